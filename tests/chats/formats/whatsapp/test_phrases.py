"""The phrase files: whole, and quick to look up."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from afterword.chats.formats import whatsapp
from afterword.chats.formats.whatsapp.phrases import LISTS, LONGEST_PHRASE, phrases

FILES = sorted(Path(whatsapp.__file__).with_name("phrases").glob("*.toml"))
NAMES = {*LISTS, "edited", "notice", "marked_notice", "system_names", "morning", "afternoon"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_language_has_every_list_and_no_other(path: Path) -> None:
    assert set(tomllib.loads(path.read_text("utf-8"))) == NAMES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_phrase_that_is_looked_for_everywhere_is_fixed_at_one_end(path: Path) -> None:
    lists = tomllib.loads(path.read_text("utf-8"))
    everywhere = [phrase for name in (*LISTS, "notice") for phrase in lists[name]]
    assert [phrase for phrase in everywhere if phrase[0] == phrase[-1] == "*"] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_whatsapp_writes_is_not_taken_for_a_persons_words(path: Path) -> None:
    lists = tomllib.loads(path.read_text("utf-8"))
    for name, kind in LISTS.items():
        for phrase in lists[name]:
            assert phrases().kind(phrase.replace("*", "abc"), "Ana", False, False) == kind
    for phrase in lists["notice"]:
        assert phrases().kind(phrase.replace("*", "abc"), "Ana", False, False) == "system"


@pytest.mark.parametrize(
    "words", ["ok", "I left", "you removed it", "voice call?", "no image", "<3", "null and void"]
)
def test_a_persons_words_stay_theirs(words: str) -> None:
    assert phrases().kind(words, "Ana", False, False) == "text"


def test_a_whole_phrase_is_short_enough_to_be_looked_up() -> None:
    assert max(map(len, phrases().exact)) <= LONGEST_PHRASE
