"""Finding words: turning a record away unread is never a word missed."""

from __future__ import annotations

import json
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.web.store import finding, pack

LETTERS = st.text(alphabet='aAbBsSßẞİıKKſé"\\\n\t\u2019\u0130\0\x1f\ud83d', max_size=12)


@settings(max_examples=300, deadline=None)
@given(LETTERS, LETTERS)
def test_a_record_that_holds_the_words_is_never_turned_away(text: str, words: str) -> None:
    wanted = finding.needles(words)
    value = {"data": {"text": text}}
    try:
        written = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        written = json.dumps(value, separators=(",", ":")).encode()
    if wanted.are_in(text):
        assert wanted.may_be_in(written)


@settings(max_examples=300, deadline=None)
@given(LETTERS, LETTERS, LETTERS)
def test_what_is_shown_as_found_is_the_word(before: str, word: str, after: str) -> None:
    folded = word.casefold()
    if not folded.split() or folded.split()[0] != folded:
        return
    text = before + word + after
    shown_before, found, shown_after = finding.around(text, folded)
    assert folded in found.casefold()
    assert found in text
    assert len(found) <= len(folded)
    assert shown_before in text
    assert shown_after in text


def test_it_knows_every_letter_that_folds_into_plain_ones() -> None:
    letters = (chr(code) for code in range(0x80, sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    folding = [letter for letter in letters if any(c < "\x80" for c in letter.casefold())]
    assert {letter.encode()[:2] for letter in folding} == set(finding.FOLD_INTO_PLAIN)


def test_it_cuts_the_words_around_to_a_line() -> None:
    before, found, after = finding.around("x" * 500 + "needle" + "y" * 500, "needle")
    assert (before, found, after) == ("x" * 90, "needle", "y" * 90)


def test_the_text_of_a_value_is_every_string_in_it_but_no_key() -> None:
    value = {"a": "one", "b": ["two", {"c": "three", "d": 4, "e": None, "f": True}], "g": ""}
    assert pack.text_of(value) == "one\ntwo\nthree"
