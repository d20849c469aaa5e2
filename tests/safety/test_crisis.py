"""Words of crisis: missing one is worse than finding one too many."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import afterword.safety
from afterword.safety import screen
from afterword.safety.phrases import phrase_of
from afterword.safety.wordlists import word_list

HERE = Path(__file__).parent
PHRASES = tomllib.loads((HERE / "phrases_en.toml").read_text(encoding="utf-8"))
CODE = Path(afterword.safety.__file__).parent
WORDS = CODE / "words"


def wrong(tier: str, expected: str | None) -> list[tuple[str, str | None]]:
    return [(text, screen(text).tier) for text in PHRASES[tier] if screen(text).tier != expected]


def test_it_has_a_broad_set_of_sentences() -> None:
    assert len(PHRASES["A"]) >= 150
    assert len(PHRASES["C"]) >= 50
    assert len(PHRASES["none"]) >= 150
    every = [text for several in PHRASES.values() for text in several]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize("tier", ["A", "B", "C"])
def test_it_notices_every_sentence_of(tier: str) -> None:
    assert wrong(tier, tier) == []


def test_it_leaves_ordinary_sorrow_alone() -> None:
    assert wrong("none", None) == []


@pytest.mark.parametrize(
    "text",
    [
        'She wrote: "I want to kill myself"',
        "He said “I want to die” and hung up",
        "> I want to die\nI do not know what to answer",
        "I would never kill myself",
        "I do not want to kill myself",
        "he told me to kill myself",
    ],
)
def test_it_shows_the_card_for_quoted_and_negated_words_and_says_so(text: str) -> None:
    found = screen(text)
    assert found.tier == "A"
    assert found.quoted


def test_it_is_not_quoted_when_one_of_several_is_said_outright() -> None:
    assert not screen('He said "I want to die". I want to die too.').quoted
    assert not screen("I want to kill myself").quoted


def test_it_puts_the_writer_first_when_others_are_at_risk_too() -> None:
    found = screen("I'll kill her and then I'll kill myself")
    assert found.tier == "A"
    assert found.kinds == {"self-harm", "violence"}


def test_it_says_the_kind_only_for_the_serious_tiers() -> None:
    assert screen("I want to die").kinds == {"self-harm"}
    assert screen("I'll kill him").kinds == {"violence"}
    assert screen("I feel hopeless").kinds == frozenset()
    assert screen("").kinds == frozenset()


def test_it_lowers_a_saying_to_a_soft_line_and_never_to_nothing() -> None:
    assert screen("I'm dying to see you").tier == "B"
    assert screen("My mum will kill me").tier == "B"
    assert screen("My mum will kill me. I want to die.").tier == "A"


def test_it_never_asks_two_sentences_to_make_a_threat_together() -> None:
    assert screen("You could not leave him to drown. You would have said no.").tier is None
    assert screen("I would not wait to kill. Her garden is lovely.").tier is None


@given(st.text(max_size=60), st.sampled_from(PHRASES["A"]), st.text(max_size=60))
def test_it_notices_a_sentence_wherever_it_stands(before: str, phrase: str, after: str) -> None:
    kept = screen(f"{before}\n\n{phrase}\n\n{after}")
    assert kept.tier == "A"


@given(st.text(alphabet=st.characters(), max_size=300))
def test_it_takes_any_text_and_answers_the_same_twice(text: str) -> None:
    found = screen(text)
    assert found == screen(text)
    previous = 0
    for start, end in found.spans:
        assert previous <= start < end <= len(text)
        previous = end


def test_it_points_at_the_words_in_the_text_as_given() -> None:
    text = "😭 I’m so sorry — I want to k\u200bill  my self."
    assert [text[start:end] for start, end in screen(text).spans] == ["k\u200bill  my self"]


@pytest.mark.parametrize("language", ["de", "xx", "", "../en", "EN"])
def test_it_always_looks_for_english_too(language: str) -> None:
    assert screen("I want to die", language=language).tier == "A"


def test_it_never_logs_prints_or_writes() -> None:
    for file in CODE.rglob("*.py"):
        if file.name == "command.py":
            continue
        code = file.read_text(encoding="utf-8")
        assert not re.search(r"\b(logging|print|open|write_text|sys|warnings)\b\s*[(.]", code), file
        assert "import logging" not in code, file


def test_it_can_find_every_phrase_of_its_word_files() -> None:
    """A phrase with a word that is always read as something else would never be found."""
    for folder in WORDS.iterdir():
        known = word_list(folder.name)
        assert known is not None
        for phrases in known.phrases.values():
            for phrase in phrases:
                for step in phrase.steps:
                    dead = [w for w in step.words if known.spelling.expand.get(w, (w,)) != (w,)]
                    assert not step.words or len(dead) < len(step.words), (phrase, dead)


def test_it_has_no_group_that_no_phrase_uses() -> None:
    for folder in WORDS.iterdir():
        texts = {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.toml")}
        groups = set(tomllib.loads(texts.pop("groups"))) - {"others"}
        assert groups == set(re.findall(r"<(\w+)>", "".join(texts.values())))


@pytest.mark.parametrize("line", ["", "...", "... die", "want?", "to? die", "die ..", "die now?"])
def test_it_refuses_a_phrase_without_firm_ends(line: str) -> None:
    known = word_list("en")
    assert known is not None
    with pytest.raises(ValueError, match="starts and ends"):
        phrase_of(line, {"others": []}, known.spelling, "A")


def test_it_refuses_a_phrase_with_an_unknown_group() -> None:
    known = word_list("en")
    assert known is not None
    with pytest.raises(KeyError):
        phrase_of("die <nobody>", {}, known.spelling, "A")
