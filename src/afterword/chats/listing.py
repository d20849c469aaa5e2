"""What can be said of the chats in an export, told from its rows alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime

from afterword.chats.message import ChatInfo, Message, Skipped

ME = "Me"
"""The author of own messages, where the export gives their writer no name."""
UNKNOWN = "?"
"""The author of a message whose sender the export does not name."""


class _Chat:
    """What was counted of one chat so far."""

    def __init__(self) -> None:
        self.people: Counter[str] = Counter()
        self.first: datetime | None = None
        self.last: datetime | None = None
        self._first: datetime | None = None
        self._last: datetime | None = None

    def add(self, row: Message) -> None:
        if row.author is not None:
            self.people[row.author] += 1
        moment = _comparable(row.at)
        if self._first is None or moment < self._first:
            self.first = row.at
            self._first = moment
        if self._last is None or moment > self._last:
            self.last = row.at
            self._last = moment


def listed(rows: Iterable[Message | Skipped], me: Iterable[str] = ()) -> list[ChatInfo]:
    """Count the rows chat by chat, in the order in which the chats begin.

    `me` are names known to be the person's own, likeliest first; `Me` is always one of them. Where
    a chat has none of these, anyone in it may be the person.
    """
    chats: dict[str, _Chat] = {}
    for row in rows:
        if isinstance(row, Message):
            chat = chats.get(row.chat)
            if chat is None:
                chat = chats[row.chat] = _Chat()
            chat.add(row)
    own = (ME, *me)
    return [_info(name, chat, own) for name, chat in chats.items()]


def _info(name: str, chat: _Chat, own: tuple[str, ...]) -> ChatInfo:
    people = tuple(chat.people.most_common())
    likely = [person for person in dict.fromkeys(own) if person in chat.people]
    others = [person for person, _ in people if person not in likely and person != UNKNOWN]
    others.sort(key=lambda person: person == name)
    return ChatInfo(name, people, chat.first, chat.last, tuple(likely or others), ())


def _comparable(moment: datetime) -> datetime:
    """Set instants beside wall clocks, which one export may hold both of."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
