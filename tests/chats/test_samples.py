"""Every sample is read exactly, and only by its own format. Look at a golden before committing."""

from __future__ import annotations

from pathlib import Path

import pytest

from afterword.chats.command import json_row
from afterword.chats.importers import all_formats, format_name
from afterword.chats.message import Answers, Message
from afterword.chats.source import Source

SAMPLES = Path(__file__).parent / "samples"
FOUND = sorted(path for path in SAMPLES.glob("*/*") if path.is_file() and path.suffix != ".golden")


def test_there_are_samples_for_every_format() -> None:
    folders = {path.parent.name for path in FOUND}
    assert {format_name(module) for module in all_formats()} == folders


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_sample_is_claimed_by_its_own_format_alone(path: Path) -> None:
    with Source.from_paths([path]) as source:
        claiming = [format_name(module) for module in all_formats() if module.claims(source)]
    assert claiming == [path.parent.name]


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_sample_is_read_as_its_golden_says(path: Path) -> None:
    golden = Path(f"{path}.golden").read_bytes()
    (module,) = (m for m in all_formats() if format_name(m) == path.parent.name)
    with Source.from_paths([path]) as source:
        rows = list(module.read(source, None, Answers()))
    assert b"".join(json_row(row) for row in rows if isinstance(row, Message)) == golden


@pytest.mark.parametrize("module", all_formats(), ids=format_name)
def test_a_format_says_how_to_get_the_export(module) -> None:
    lines = (module.__doc__ or "").strip().splitlines()
    assert len(lines) >= 3
    assert lines[0].endswith(".")
