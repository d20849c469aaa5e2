"""Which format claims a source, and what is said where none does."""

from __future__ import annotations

import pytest

from afterword.chats.importers import all_formats, claimant, format_name, how_to_get
from afterword.chats.message import Answers
from afterword.chats.source import ImportProblem, Source
from afterword.chats.together import Together

CHAT = b"14/02/2024, 09:00 - Ana: hello\n"


def test_the_format_is_found_by_looking() -> None:
    source = Source.from_bytes("chat.txt", CHAT)
    assert format_name(claimant(source)) == "whatsapp"
    assert [row.text for row in Together(source).read(None, Answers())] == ["hello"]


def test_what_nobody_reads_is_told_how_to_get_an_export() -> None:
    with pytest.raises(ImportProblem) as problem:
        claimant(Source.from_bytes("notes.pdf", b"%PDF-1.7"))
    said = str(problem.value)
    assert "“notes.pdf”" in said
    for module in all_formats():
        assert how_to_get(module) in said


def test_nothing_and_an_empty_file_are_told_apart() -> None:
    with pytest.raises(ImportProblem, match="no file in"):
        claimant(Source("folder", []))
    with pytest.raises(ImportProblem, match=r"“chat\.txt” is empty"):
        claimant(Source.from_bytes("chat.txt", b""))
