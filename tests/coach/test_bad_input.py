"""Whatever is given to it, it answers, or says in a sentence why not, and soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.coach import CHANNELS, LONGEST, CoachProblem, check

SOON = 1.0
ONE = "I was wrong."


@pytest.mark.parametrize(
    "text",
    [
        "." * 60_000,
        '"' * 60_000,
        "?!\u2026" * 20_000,
        "\x00" * 1000,
        "\ud800\udfff" * 5000 + ONE,
        "\U0001f600" * 10_000,
        "I" + "\u0301" * 50_000,
        "\u202e" + ONE * 200,
        "'a " * 8_000,
        "“" * 20_000,
    ],
    ids=[
        "dots",
        "quotes",
        "ends",
        "noughts",
        "halves",
        "faces",
        "accents",
        "turned",
        "marks",
        "open",
    ],
)
def test_it_answers_soon_whatever_a_text_is_made_of(text: str) -> None:
    start = time.process_time()
    report = check(text)
    assert report.sentences[-1].span.end <= len(text)
    assert time.process_time() - start < SOON


@pytest.mark.parametrize("piece", ["a\n", ". ", "a ", "x.\n"])
def test_it_refuses_a_text_in_endless_pieces_with_a_sentence(piece: str) -> None:
    with pytest.raises(CoachProblem, match="too many pieces"):
        check(piece * (LONGEST // len(piece)))


ODD = st.text(
    st.one_of(st.characters(), st.sampled_from("\ud800 .!?…\n\r\t'’\"“”⟦\u200d\u0301\u202eÅ你א"))
)
SAID = st.sampled_from(["I was wrong", "you always leave", "sorry if", "please", "“", "by Friday"])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(ODD, SAID), min_size=1, max_size=12), st.sampled_from(CHANNELS))
def test_it_never_fails_and_points_only_into_the_text(parts: list[str], channel: str) -> None:
    text = " ".join(parts)
    try:
        report = check(text, channel=channel)
    except CoachProblem:
        assert not text.strip()
        return
    assert all(
        0 <= start < end <= len(text) for start, end in (one.span for one in report.findings)
    )
    ends = [0, *(edge for one in report.sentences for edge in one.span)]
    assert ends == sorted(ends)
    assert report.to_json() == check(text, channel=channel).to_json()
