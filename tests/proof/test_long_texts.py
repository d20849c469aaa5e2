"""No text, however long or cunning, keeps its reader waiting for ever.

The seconds are those of the processor, and far above what is needed: they find what hangs.
What each program really takes is measured in ``benchmarks/``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from afterword.coach import check, model
from afterword.coach.cues import CueTree
from afterword.mirror import measure_all
from afterword.safety import screen
from afterword.words import Span, load, words_of
from checks._files import HOUSE
from tests.mirror.histories import ME, everyday

LETTER = HOUSE / "tests" / "coach" / "letters" / "owned_and_open.md"


def seconds_for(read: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started


@contextmanager
def ends_within(seconds: float) -> Iterator[None]:
    started = time.process_time()
    yield
    assert time.process_time() - started < seconds


def test_the_coach_reads_a_million_bytes_in_two_seconds() -> None:
    text = (LETTER.read_text("utf-8") * 2_000)[:990_000]
    with model.only(model.RULES):
        assert any(seconds_for(check, text) < 2 for _ in range(3))


@pytest.mark.parametrize(
    "piece", ["i ", "I'm sorry i, but ", "If you don't answer, ", "a", '"', "\n", "“I. ", "'a "]
)
def test_the_coach_is_not_slowed_by_a_text_made_to_slow_it(piece: str) -> None:
    with model.only(model.RULES), ends_within(1):
        check("x " + piece * (60_000 // len(piece)))


@pytest.mark.parametrize(
    "text", ["\ud800", "😀" * 3000, "x" * 19_000, "你好。" * 900, "\x00 \x7f."]
)
def test_the_smaller_reader_answers_in_time_whatever_it_is_given(text: str) -> None:
    with model.only(model.PLAIN), ends_within(2):
        check(text)


def test_a_cue_is_not_slowed_by_a_text_made_to_slow_it() -> None:
    tree = CueTree(load("en"))
    tree.add("mine", ["a ... [a] ... (a|a a) ... a ... b"])
    text = "a " * 50_000
    with ends_within(2):
        tree.hits(words_of(text, Span(0, len(text))).words)


@pytest.mark.parametrize(
    "text", ["I miss you and the house is quiet. ", "i would not ", "kill ", "i ", '"', "a*"]
)
def test_words_of_crisis_are_found_in_time_in_a_long_text(text: str) -> None:
    long = (text * (100_000 // len(text) + 1))[:100_000]
    with ends_within(2):
        screen(long)


def test_the_mirror_measures_a_hundred_thousand_messages() -> None:
    year = everyday(400, [0.7]).messages
    messages = [
        message._replace(at=message.at + timedelta(days=420 * number))
        for number in range(42)
        for message in year
    ]
    assert len(messages) > 100_000
    results = {result.name: result for result in measure_all(messages, ME)}
    assert "you wrote first more often" in results["reaching_out"].said
