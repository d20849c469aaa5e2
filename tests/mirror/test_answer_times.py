"""How long an answer took."""

from __future__ import annotations

import random

from afterword.mirror import OwnBesideTheirs, Result, TooFew
from tests.mirror.histories import ME, THEM, Chat, answer


def answer_times(chat: Chat, me: str = ME) -> Result:
    return answer(chat, "answer_times", me)


def answering(talks: int, mine: float, theirs: float) -> Chat:
    rnd = random.Random(5)
    chat = Chat()
    for _ in range(talks):
        for _ in range(4):
            chat.say(ME, "hello", minutes=mine * rnd.uniform(0.5, 1.5))
            chat.say(THEM, "hello you", minutes=theirs * rnd.uniform(0.5, 1.5))
        chat.wait(20)
    return chat


def test_it_says_the_middle_time_of_each_in_minutes() -> None:
    found = answer_times(answering(60, 3, 30))
    assert isinstance(found, OwnBesideTheirs)
    assert 150 < found.figures["my_median_seconds"] < 210
    assert 1500 < found.figures["their_median_seconds"] < 2100
    assert "you answered sooner" in found.said
    assert found.unit.startswith("minutes")


def test_it_counts_neither_a_second_line_nor_one_after_a_pause() -> None:
    chat = answering(60, 3, 3)
    before = answer_times(chat)
    chat.say(THEM, "and another thing", minutes=200)
    chat.wait(30)
    chat.say(ME, "good morning")
    after = answer_times(chat)
    assert isinstance(before, OwnBesideTheirs)
    assert isinstance(after, OwnBesideTheirs)
    assert before.figures == after.figures


def test_it_says_nothing_of_a_change_that_both_shared() -> None:
    chat = answering(60, 2, 2)
    later = answering(60, 20, 20)
    shift = chat.at - later.messages[0].at
    chat.messages += [m._replace(at=m.at + shift) for m in later.messages]
    found = answer_times(chat)
    assert "did not drift apart or together" in found.said


def test_it_sets_both_beside_each_other_for_the_same_periods() -> None:
    found = answer_times(answering(120, 3, 30))
    assert isinstance(found, OwnBesideTheirs)
    labels = [level.label for level in found.my_levels]
    assert labels == [level.label for level in found.their_levels]
    assert len(labels) > 1


def test_it_needs_sixty_answers_of_each() -> None:
    found = answer_times(answering(12, 3, 3))
    assert isinstance(found, TooFew)
    assert "too few to say" in found.said
