"""A history between two people."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from afterword.chats.message import Message
from afterword.mirror import Conversation, MirrorProblem, TooFew, measure_all
from afterword.mirror.conversation import CALL, NOBODY
from afterword.mirror.conversation import ME as MINE
from afterword.mirror.conversation import THEM as THEIRS
from tests.mirror.histories import ME, THEM, Chat, everyday


def test_it_seats_me_them_calls_and_nobody() -> None:
    chat = Chat()
    chat.say(None, "Messages are encrypted", kind="system")
    chat.say(ME, "hello")
    chat.say(THEM, "photo", kind="media")
    chat.say(None, "Voice call", kind="call")
    conversation = Conversation.of(chat.messages, ME)
    assert list(conversation.who) == [NOBODY, MINE, THEIRS, CALL]
    assert list(conversation.lines) == [1, 2, 3]
    assert conversation.texts == ["", "hello", "", ""]


def test_it_refuses_a_group_kindly() -> None:
    chat = Chat()
    for name in (ME, THEM, "Kim"):
        chat.say(name, "hello")
    with pytest.raises(MirrorProblem, match="3 people write in this chat"):
        measure_all(chat.messages, ME)


def test_it_takes_two_names_of_one_person_as_one() -> None:
    chat = Chat()
    for name in (ME, THEM, "+44 7700 900123"):
        chat.say(name, "hello")
    conversation = Conversation.of(chat.messages, ME, {THEM, "+44 7700 900123"})
    assert list(conversation.who) == [MINE, THEIRS, THEIRS]


def test_it_names_who_is_there_when_me_is_not() -> None:
    with pytest.raises(MirrorProblem, match="“Robin Vale”, “Sam Ortiz”"):
        measure_all(everyday(1, [1.0]).messages, "Robbin")


def test_it_says_that_an_empty_history_is_empty() -> None:
    with pytest.raises(MirrorProblem, match="no message by a person"):
        measure_all([], ME)


def test_it_takes_an_unknown_sender_for_the_other_only_when_alone() -> None:
    chat = Chat()
    chat.say(ME, "hello")
    chat.say("?", "hello")
    assert list(Conversation.of(chat.messages, ME).who) == [MINE, THEIRS]
    chat.say(THEM, "hello")
    assert list(Conversation.of(chat.messages, ME).who) == [MINE, NOBODY, THEIRS]


def test_it_says_too_few_of_everything_for_one_line() -> None:
    chat = Chat()
    chat.say(ME, "hello")
    results = measure_all(chat.messages, ME)
    assert results
    assert all(isinstance(result, TooFew) for result in results)


def test_it_reads_a_history_in_which_only_one_wrote() -> None:
    chat = Chat()
    for _ in range(200):
        chat.say(ME, "sorry, are you there?")
        chat.say(ME, "you never answer")
        chat.say(ME, "please")
        chat.wait(20)
    names = {result.name: result for result in measure_all(chat.messages, ME)}
    assert isinstance(names["repair"], TooFew)
    assert names["reaching_out"].said.startswith(
        "After a pause of 6 hours or more, you wrote first 199"
    )


def test_it_takes_no_harm_from_a_clock_set_back() -> None:
    back = timezone(timedelta(hours=1))
    summer = timezone(timedelta(hours=2))
    rows = [
        Message(datetime(2021, 10, 31, 2, 50, tzinfo=summer), "c", ME, "a", "text", False),
        Message(datetime(2021, 10, 31, 2, 10, tzinfo=back), "c", THEM, "b", "text", False),
    ]
    conversation = Conversation.of(rows, ME)
    assert conversation.gap(0, 1) == 0
    assert conversation.when(1) == datetime.fromisoformat("2021-10-31T02:10")
