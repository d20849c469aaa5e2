"""The long silences."""

from __future__ import annotations

import random

from afterword.mirror import Pair, Result, TooFew
from tests.mirror.histories import ME, THEM, Chat, answer, everyday


def silences(chat: Chat) -> Result:
    return answer(chat, "silences")


def silent_at_times(breakers: list[str]) -> tuple[Chat, list[int]]:
    """So many ordinary days that the silences are exactly the longest hundredth of the pauses."""
    rnd = random.Random(3)
    chat = everyday(100 * len(breakers) + 20, [0.5], lines=3)
    broken: list[int] = []
    for breaker in breakers:
        chat.wait(24 * (8 + len(broken)))
        broken.append(len(chat.messages))
        chat.talk(breaker, rnd, 3)
        chat.wait(20)
        chat.talk(THEM, rnd, 3)
    return chat, broken


def test_it_finds_the_silences_and_who_broke_them() -> None:
    chat, broken = silent_at_times([ME] * 10 + [THEM] * 2)
    found = silences(chat)
    assert isinstance(found, Pair)
    assert found.evidence == tuple(broken)
    assert [one.mine for one in found.occasions] == [True] * 10 + [False] * 2
    assert found.figures["mine"] == 10
    assert found.figures["theirs"] == 2


def test_it_tells_one_side_breaking_them_all_from_chance() -> None:
    plain, _ = silent_at_times([ME] * 14)
    mixed, _ = silent_at_times([ME, THEM] * 7)
    assert "more than chance would easily give" in silences(plain).said
    assert "Neither of you clearly more often" in silences(mixed).said


def test_it_calls_three_too_few_for_a_pattern() -> None:
    chat, _ = silent_at_times([ME] * 3)
    assert "too few to call it a pattern" in silences(chat).said


def test_it_says_so_when_there_was_one() -> None:
    chat, _ = silent_at_times([THEM])
    assert "they broke it" in silences(chat).said


def test_it_needs_a_hundred_pauses() -> None:
    found = silences(everyday(90, [0.5]))
    assert isinstance(found, TooFew)
    assert "at least 100" in found.said


def test_it_takes_a_call_for_contact_that_nobody_is_named_for() -> None:
    chat, broken = silent_at_times([ME])
    position = broken[0]
    call = chat.messages[position]._replace(author=None, kind="call")
    chat.messages[position] = call
    found = silences(chat)
    assert isinstance(found, Pair)
    assert found.occasions[0].mine is None
    assert "neither of you by name" in found.said


def test_it_does_not_take_a_system_line_for_contact() -> None:
    chat, broken = silent_at_times([ME])
    at = chat.messages[broken[0]].at
    chat.messages.insert(
        broken[0],
        chat.messages[0]._replace(at=at, author=None, kind="system", text="code changed"),
    )
    found = silences(chat)
    assert isinstance(found, Pair)
    assert found.evidence == (broken[0] + 1,)


def test_it_finds_no_silence_where_every_pause_was_alike() -> None:
    chat = Chat()
    for _ in range(150):
        chat.say(ME, "hello", minutes=0)
        chat.say(THEM, "hello you", minutes=0)
        chat.say(ME, "how are you?", minutes=0)
        chat.wait(24)
    assert isinstance(silences(chat), TooFew)
