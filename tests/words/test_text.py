from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.words import LanguageProblem, Span, available, load, sentences, words_of


def cut(text: str, *, lines: bool = False) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, "en", lines=lines)]


def test_it_cuts_a_letter_at_the_ends_of_sentences() -> None:
    assert cut("I was wrong. Was I? Yes!") == ["I was wrong.", "Was I?", "Yes!"]


def test_it_leaves_titles_initials_and_trailing_dots_whole() -> None:
    assert cut("I saw Dr. Ames and J. Cole.") == ["I saw Dr. Ames and J. Cole."]
    assert cut("I was... well, wrong.") == ["I was... well, wrong."]


def test_it_keeps_quoted_speech_inside_its_sentence() -> None:
    text = "You said “Stop. Please.” and I went on. I was wrong."
    assert cut(text) == ["You said “Stop. Please.” and I went on.", "I was wrong."]


def test_it_keeps_greeting_and_signature_apart() -> None:
    text = "Dear Mia,\n\nThe lamp is fixed.\n\nLove,\nJo"
    assert cut(text) == ["Dear Mia,", "The lamp is fixed.", "Love,", "Jo"]


def test_it_goes_on_over_a_wrapped_line() -> None:
    text = "I have thought for a long while about the evening of the concert\nand what I said."
    assert len(cut(text)) == 1
    assert len(cut(text.replace("\n", "\r\n"))) == 1


def test_it_takes_every_line_of_a_chat_as_a_unit() -> None:
    text = "hey\ni was out of order on friday and i know it and it was not the drink\nsorry"
    assert len(cut(text, lines=True)) == 3


def test_it_counts_code_points() -> None:
    text = "😀 So. Yes."
    assert sentences(text) == [Span(0, 5), Span(6, 10)]


def test_it_writes_short_forms_out_with_the_offsets_of_the_original() -> None:
    text = "Dont u see I'll go"
    found = words_of(text, Span(0, len(text)))
    assert found.words == ("do", "not", "you", "see", "i", "will", "go")
    assert text[slice(*found.span(4, 5))] == "I'll"


@given(st.text(alphabet="aI .!?…\n\r\t“”\"'é😀\ud800", max_size=120))
def test_it_loses_nothing_but_white_space(text: str) -> None:
    place = 0
    for span in sentences(text):
        assert span.start < span.end
        assert not text[place : span.start].strip()
        place = span.end
    assert not text[place:].strip()


def test_it_refuses_a_language_without_a_profile() -> None:
    with pytest.raises(LanguageProblem, match="no language “xx”"):
        sentences("Hello.", "xx")


@pytest.mark.parametrize("code", available())
def test_it_reads_every_profile(code: str) -> None:
    profile = load(code)
    assert profile.name
    assert profile.direction in ("ltr", "rtl")
    assert profile.me
    assert profile.you
    assert profile.negations
