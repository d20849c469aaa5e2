"""One history between two people, reduced to what the measures need."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from afterword.chats.message import Message

ME = 0
THEM = 1
CALL = 2
NOBODY = 3
STRANGER = 4

UNKNOWN = "?"
_EPOCH = datetime.fromtimestamp(0, tz=UTC).replace(tzinfo=None)


class MirrorProblem(Exception):  # noqa: N818 (the project's word for a sentence to a person)
    """Why a history cannot be measured, as one sentence for the person."""


@dataclass(frozen=True)
class Conversation:
    """Messages of one chat as parallel arrays; index i is the position of message i as given.

    `at` holds seconds of local wall-clock time since 1970, `who` one of ME, THEM, CALL (a call
    that carries no name) and NOBODY (a system line), `texts` the words ("" for anything but text).
    `lines` lists the positions that count as contact: everything but NOBODY.
    """

    at: array[int]
    who: bytearray
    texts: list[str]
    lines: array[int]

    @classmethod
    def of(
        cls,
        messages: Iterable[Message],
        me: str,
        others: Collection[str] | None = None,
        *,
        zone: str | None = None,
    ) -> Conversation:
        """Read the messages, in the order of time, as a conversation between `me` and one other.

        `others` are the names that together are the other person (someone who changed their name,
        or two exports); without it there may be only one. `zone` is the IANA name of the zone in
        which instants are shown; without it each keeps the clock it came with. Raises
        MirrorProblem when `me` wrote nothing or when more than two people wrote.
        """
        clock = ZoneInfo(zone) if zone else None
        at = array("q")
        who = bytearray()
        texts: list[str] = []
        seats = _Seats(me, others)
        for message in messages:
            at.append(_wall_seconds(message.at, clock))
            who.append(seats.of(message.author, message.kind))
            texts.append(message.text if message.kind == "text" else "")
        seats.check()
        # Someone whose name is lost is the other person only when nobody else can be.
        who = who.translate(seats.final_table())
        lines = array("q", (i for i, seat in enumerate(who) if seat != NOBODY))
        return cls(at, who, texts, lines)

    def when(self, position: int) -> datetime:
        """Return the local wall-clock time of a message, without a zone."""
        return wall_clock(self.at[position])

    def gap(self, earlier: int, later: int) -> int:
        """Return the seconds from one message to a later one; a clock set back counts as none."""
        return max(0, self.at[later] - self.at[earlier])


class _Seats:
    """Gives each author a seat: me, them, a call, nobody."""

    def __init__(self, me: str, others: Collection[str] | None) -> None:
        self._me = me
        self._others = None if others is None else frozenset(others)
        self._known: dict[str, int] = {}

    def of(self, author: str | None, kind: str) -> int:
        if author is None:
            return CALL if kind == "call" else NOBODY
        seat = self._known.get(author)
        if seat is None:
            seat = self._known[author] = self._new_seat(author)
        return seat

    def _new_seat(self, author: str) -> int:
        if author == self._me:
            return ME
        if author == UNKNOWN:
            return STRANGER
        return THEM

    def check(self) -> None:
        names = [name for name, seat in self._known.items() if seat == THEM]
        if not self._known:
            raise MirrorProblem("There is no message by a person in this history.")
        if self._me not in self._known:
            raise MirrorProblem(
                f"Nobody in this history is called “{self._me}”. It holds: {listed(self._known)}."
            )
        if self._others is None:
            strangers = names[1:]
        else:
            strangers = [name for name in names if name not in self._others]
        if strangers:
            raise MirrorProblem(
                f"{len(names) + 1} people write in this chat. "
                "The mirror only looks at a history between two."
            )

    def final_table(self) -> bytes:
        table = bytearray(range(256))
        table[STRANGER] = NOBODY if THEM in self._known.values() else THEM
        return bytes(table)


def wall_clock(seconds: int) -> datetime:
    """Turn wall-clock seconds since 1970 into a datetime without a zone."""
    return datetime.fromtimestamp(seconds, tz=UTC).replace(tzinfo=None)


def listed(names: Iterable[str], most: int = 12) -> str:
    """Join names for a sentence: each in quotation marks, at most `most`, then how many more."""
    every = list(names)
    shown = ", ".join(f"“{name}”" for name in every[:most])
    left = len(every) - most
    return f"{shown} and {left} more" if left > 0 else shown


def _wall_seconds(at: datetime, clock: ZoneInfo | None) -> int:
    if at.tzinfo is not None:
        at = (at.astimezone(clock) if clock else at).replace(tzinfo=None)
    moment = at - _EPOCH
    return moment.days * 86400 + moment.seconds
