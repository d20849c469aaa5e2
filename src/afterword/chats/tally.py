"""Counts messages as they stream past: who is in a chat, and from when to when it goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from operator import attrgetter, itemgetter

from afterword.chats.message import ChatInfo, Message

_AT, _CHAT, _AUTHOR = map(itemgetter, (0, 1, 2))


class Tally:
    """What a ChatInfo says, for chats that are read rather than looked at."""

    def __init__(self) -> None:
        self._people: dict[str, Counter[str | None]] = {}
        self._first: dict[str, datetime] = {}
        self._last: dict[str, datetime] = {}

    def add(self, messages: Sequence[Message]) -> None:
        """Take in some messages."""
        chats = dict.fromkeys(map(_CHAT, messages))
        for chat in chats:
            own = messages if len(chats) == 1 else [m for m in messages if m.chat == chat]
            self._people.setdefault(chat, Counter()).update(map(_AUTHOR, own))
            ats = list(map(_AT, own))
            if chat in self._first:
                ats += (self._first[chat], self._last[chat])
            mixed = len(set(map(attrgetter("tzinfo"), ats))) > 1
            self._first[chat] = min(ats, key=_plain) if mixed else min(ats)
            self._last[chat] = max(ats, key=_plain) if mixed else max(ats)

    def chats(self, questions: Mapping[str, Sequence[str]]) -> list[ChatInfo]:
        """Say what was counted, in the order in which the chats began. `me` is left open."""
        return [
            ChatInfo(
                name=chat,
                people=tuple((who, n) for who, n in people.most_common() if who is not None),
                first=self._first[chat],
                last=self._last[chat],
                me=(),
                questions=tuple(questions.get(chat, ())),
            )
            for chat, people in self._people.items()
        ]


def _plain(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
