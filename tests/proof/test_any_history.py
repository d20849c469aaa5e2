"""Whatever a history holds, the mirror answers, in every format, or says why it cannot."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.chats.message import KINDS, Message
from afterword.mirror import Conversation, MirrorProblem, see
from afterword.mirror.page import as_html
from afterword.mirror.report import (
    History,
    as_json,
    as_text,
    river_as_object,
    windows_as_object,
)
from tests.mirror.histories import ME, THEM

WORDS = st.sampled_from(
    [
        "sorry",
        "you never",
        "answer me",
        "whatever",
        "I love you",
        "we’re",
        "ok 😘",
        "",
        "\x00",
        "'' '",
    ]
)
MOMENTS = st.one_of(
    st.datetimes(),
    st.datetimes(timezones=st.just(UTC), min_value=datetime(1971, 1, 1)),  # noqa: DTZ001
    st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2020, 3, 1)),  # noqa: DTZ001
)
MESSAGES = st.builds(
    Message,
    MOMENTS,
    st.just("Sam"),
    st.sampled_from([ME, THEM, "?", None]),
    st.one_of(WORDS, st.lists(WORDS, max_size=6).map(" ".join), st.text(max_size=20)),
    st.sampled_from(KINDS),
    st.booleans(),
)
HISTORY = History("a", 1, 0, (), False, ((ME, 1),), None, None, ME)


@given(st.lists(MESSAGES, max_size=60))
def test_it_answers_or_says_why_it_cannot(messages: list[Message]) -> None:
    try:
        conversation = Conversation.of(messages, ME)
    except MirrorProblem:
        return
    seen = see(conversation)
    for write in (as_text, as_json, as_html):
        assert write(HISTORY, list(seen.results))
    assert sum(month.mine for month in seen.river.months) == conversation.who.count(0)
    assert river_as_object(seen.river)["months"]
    assert len(windows_as_object(seen.windows)) == len(seen.windows)


@pytest.mark.parametrize("text", ["'" * 9, "’", "\ud800", "x" * 50_000, "you never " * 5_000])
def test_it_reads_a_line_made_to_trouble_it(text: str) -> None:
    at = datetime.fromisoformat("2021-03-01T09:00")
    rows = [Message(at, "Sam", (ME, THEM)[n % 2], text, "text", False) for n in range(30)]
    assert see(Conversation.of(rows, ME)).results
