"""Cue words."""

from __future__ import annotations

import pytest

from afterword.mirror.phrases import Phrases, cues

GROUP = Phrases.of(["i was wrong", "haha"], ["❤"])


@pytest.mark.parametrize("text", ["I was wrong", "well, I  was\nwrong.", "HAHA", "for you ❤️"])
def test_it_finds_a_phrase_in_any_case_and_spacing(text: str) -> None:
    assert GROUP.within(text)


@pytest.mark.parametrize("text", ["", "I was wronged", "hahaha", "was I wrong", "thi was wrong"])
def test_it_finds_only_whole_words(text: str) -> None:
    assert not GROUP.within(text)


def test_it_reads_a_curly_apostrophe_as_a_straight_one() -> None:
    assert cues("en").within("point", "You’re right")


def test_it_falls_back_to_english() -> None:
    assert cues("xx") == cues("en")


def test_it_finds_every_phrase_of_its_file() -> None:
    import tomllib
    from importlib import resources

    file = resources.files("afterword.mirror") / "cues" / "en.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    groups = {name: group for name, group in data.items() if "phrases" in group}
    missed = [
        phrase
        for name, group in groups.items()
        for phrase in group["phrases"]
        if not cues("en").within(name, f"oh {phrase}, really")
    ]
    assert groups
    assert not missed


def test_every_apology_taken_back_is_an_apology() -> None:
    taken_back = ["sorry but", "I apologise if that hurt", "sorry you feel that way"]
    assert all(cues("en").within("apology", text) for text in taken_back)
    assert all(cues("en").within("taken_back", text) for text in taken_back)
