"""How much was written, month by month, and in which phases."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest

from afterword.mirror import Conversation, Pair, River, TooFew, river_of
from tests.mirror.histories import ME, THEM, Chat, answer, everyday


def written(lines: list[int], days: int, seed: int = 3) -> Chat:
    """Talks of about so many lines a day, each amount for `days` days."""
    rnd = random.Random(seed)
    chat = Chat()
    start = chat.at
    for day in range(days * len(lines)):
        chat.at = start + timedelta(days=day)
        for number in range(rnd.randrange(2 * lines[day // days] + 1)):
            chat.say((ME, THEM)[number % 2], "hello")
    return chat


def river(chat: Chat) -> River:
    return river_of(Conversation.of(chat.messages, ME))


@pytest.mark.parametrize("lines", [[14, 5], [5, 14], [20, 8, 20]])
def test_it_finds_where_the_amount_changed_for_good(lines: list[int]) -> None:
    chat = written(lines, 120)
    boundaries = river(chat).boundaries
    first = chat.messages[0].at
    days = [(boundary - first).days for boundary in boundaries]
    assert days == pytest.approx([120 * (n + 1) for n in range(len(lines) - 1)], abs=12)


def test_it_hardly_ever_finds_a_phase_where_nothing_changed() -> None:
    found = [len(river(written([9], 240, seed)).phases) for seed in range(8)]
    assert sum(phases > 1 for phases in found) <= 1


def test_it_takes_no_holiday_for_a_phase() -> None:
    chat = written([9], 240)
    away = range(100, 114)
    first = chat.messages[0].at
    chat.messages = [m for m in chat.messages if (m.at - first).days not in away]
    assert len(river(chat).phases) == 1


def test_it_counts_every_month_and_the_empty_ones_too() -> None:
    chat = Chat(datetime.fromisoformat("2021-11-28T09:00"))
    chat.say(ME, "hello")
    chat.wait(24 * 70)
    chat.say(THEM, "hello you")
    months = river(chat).months
    assert [(month.label, month.mine, month.theirs) for month in months] == [
        ("November 2021", 1, 0),
        ("December 2021", 0, 0),
        ("January 2022", 0, 0),
        ("February 2022", 0, 1),
    ]


def test_it_gives_each_month_its_phase_and_loses_no_line() -> None:
    chat = written([14, 5], 120)
    found = river(chat)
    assert {month.phase for month in found.months} == {0, 1}
    assert sum(month.mine + month.theirs for month in found.months) == len(chat.messages)
    assert sum(phase.mine + phase.theirs for phase in found.phases) == len(chat.messages)


def test_it_has_no_river_where_nobody_wrote() -> None:
    chat = Chat()
    chat.say(ME, "hello")
    chat.messages = [chat.messages[0]._replace(kind="system", author=None), *chat.messages]
    assert len(river(chat).months) == 1


def test_it_says_the_phases_with_their_first_lines_as_evidence() -> None:
    chat = written([14, 5], 120)
    found = answer(chat, "volume")
    assert isinstance(found, Pair)
    assert found.river is not None
    assert "2 phases" in found.said
    assert [chat.messages[one].at.date() for one in found.evidence] == [
        phase.began.date() for phase in found.river.phases
    ]


def test_it_needs_a_hundred_lines() -> None:
    assert isinstance(answer(everyday(10, [0.5]), "volume"), TooFew)


def test_it_counts_the_last_day_of_1969_like_any_other() -> None:
    chat = Chat()
    chat.at = datetime(1969, 12, 31, 20)  # noqa: DTZ001 - the clock on a wall
    chat.say(ME, "hello")
    assert sum(month.mine for month in river(chat).months) == 1
