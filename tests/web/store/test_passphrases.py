"""Passphrases for the door: offered and judged."""

from __future__ import annotations

import pytest

from afterword.web.store import passphrases


def test_it_offers_six_words_that_it_takes_itself() -> None:
    offered = {passphrases.offer() for _ in range(20)}
    assert len(offered) == 20
    assert all(len(words.split()) == 6 for words in offered)
    assert all(passphrases.problem(words) is None for words in offered)


@pytest.mark.parametrize(
    ("words", "problem"),
    [("short", "short"), ("a" * 30, "repeated"), ("qwertyuiopasdfghjkl", "run")],
)
def test_it_says_what_is_wrong(words: str, problem: str) -> None:
    assert passphrases.problem(words) == problem
