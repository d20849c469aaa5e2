"""Puts several exports of one chat together: what is in two of them is kept once.

An app exports only so many messages, so a long history comes in pieces that overlap. A message is
the same in two exports when minute, author and words are; as often as one export holds it, it is
kept, so that "ok" said twice in a minute stays twice. One minute, because some phones write seconds
and some do not. Where a message was edited or deleted between two exports, or one of them holds a
file that the other left out, the fuller one of the two is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from afterword.chats.message import DELETED, MEDIA, SYSTEM, Message, Skipped
from afterword.chats.notes import Merged, Notes

Row = Message | Skipped
LONG_TEXT = 20
"""Characters. A text this long that stands once in each of two exports marks the same moment."""
ENOUGH_MARKS = 5
MOST_SHIFT = timedelta(hours=26)
QUARTER = 15 * 60
NONE = timedelta(0)


def merged(exports: Sequence[Iterable[Row]], notes: Notes) -> Iterator[Row]:
    """Stream the rows of several exports, chat by chat, each message once.

    Holds them all. Lines that could not be read come first. What was merged is put into `notes`.
    """
    chats: dict[str, list[list[Message]]] = {}
    for rows in exports:
        own: dict[str, list[Message]] = defaultdict(list)
        for row in rows:
            if isinstance(row, Skipped):
                yield row
            else:
                own[row.chat].append(row)
        for chat, messages in own.items():
            chats.setdefault(chat, []).append(messages)
    for chat, pieces in chats.items():
        yield from _one_chat(chat, pieces, notes)


def _one_chat(chat: str, pieces: list[list[Message]], notes: Notes) -> list[Message]:
    pieces.sort(key=lambda messages: _plain(messages[0].at))
    whole = pieces[0]
    same = 0
    moved = False
    for piece in pieces[1:]:
        shift = _shift(whole, piece)
        if shift:
            moved = True
            piece = [message._replace(at=message.at - shift) for message in piece]
        whole, shared = _two(whole, piece)
        same += shared
    if len(pieces) > 1:
        notes.merged.append(Merged(chat, len(pieces), same, moved))
    return whole


def _two(whole: list[Message], piece: list[Message]) -> tuple[list[Message], int]:
    """Put a later export into an earlier one; return the messages and how many were in both."""
    twins = _twins(whole, piece)
    if not twins:
        both = whole + piece
        both.sort(key=lambda message: _plain(message.at))
        return both, 0
    result = list(whole)
    behind: dict[int, list[Message]] = defaultdict(list)
    times = [_plain(message.at) for message in whole]
    place = bisect_right(times, _plain(piece[0].at)) - 1
    for number, message in enumerate(piece):
        twin = twins.get(number)
        if twin is None:
            behind[place].append(message)
        else:
            result[twin] = _fuller(whole[twin], message)
            place = twin
    joined = behind.pop(-1, [])
    for number, message in enumerate(result):
        joined.append(message)
        joined += behind.get(number, ())
    return joined, len(twins)


def _twins(whole: list[Message], piece: list[Message]) -> dict[int, int]:
    """Pair places in `piece` with places in `whole` that hold the same message."""
    begins = _plain(piece[0].at) - timedelta(days=1)
    overlap = [number for number, message in enumerate(whole) if _plain(message.at) >= begins]
    twins: dict[int, int] = {}
    _pair(whole, piece, overlap, twins, exact=True)
    _pair(whole, piece, overlap, twins, exact=False)
    return twins


def _pair(
    whole: list[Message],
    piece: list[Message],
    overlap: list[int],
    twins: dict[int, int],
    *,
    exact: bool,
) -> None:
    taken = set(twins.values())
    waiting: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number in reversed(overlap):
        if number not in taken:
            waiting[_key(whole[number], exact)].append(number)
    for number, message in enumerate(piece):
        places = None if number in twins else waiting.get(_key(message, exact))
        if places and (exact or _changed(whole[places[-1]], message)):
            twins[number] = places.pop()


def _key(message: Message, exact: bool) -> tuple[object, ...]:
    minute = _plain(message.at).replace(second=0, microsecond=0)
    return (minute, message.author, message.text) if exact else (minute, message.author)


def _changed(one: Message, other: Message) -> bool:
    """Tell whether two messages of one moment can be one: edited, deleted, or without its file."""
    if SYSTEM in (one.kind, other.kind):
        return False
    if one.edited != other.edited or (one.kind == DELETED) != (other.kind == DELETED):
        return True
    return one.kind == other.kind == MEDIA


def _fuller(one: Message, other: Message) -> Message:
    """Choose between two states of one message: words before none, the later state before that."""
    if one.kind == DELETED:
        chosen = other
    elif other.kind == DELETED:
        chosen = one
    elif one.kind == MEDIA == other.kind:
        chosen = max(one, other, key=lambda message: len(message.text))
    else:
        chosen = one if one.edited and not other.edited else other
    exact = max(one, other, key=lambda message: (message.at.second, message.at.microsecond))
    return chosen._replace(at=exact.at)


def _shift(whole: list[Message], piece: list[Message]) -> timedelta:
    """Work out how far the clock of an export is ahead of another's; nothing for instants."""
    if whole[0].at.tzinfo or piece[0].at.tzinfo:
        return NONE
    before = _once(whole)
    shifts = Counter(
        _quarters(at - before[said]) for said, at in _once(piece).items() if said in before
    )
    if not shifts:
        return NONE
    shift, marks = shifts.most_common(1)[0]
    if marks < ENOUGH_MARKS or marks * 2 < sum(shifts.values()) or abs(shift) > MOST_SHIFT:
        return NONE
    return shift


def _once(messages: list[Message]) -> dict[tuple[str | None, str], datetime]:
    """Find the long texts that stand in an export once."""
    found: dict[tuple[str | None, str], datetime] = {}
    twice = set()
    for message in messages:
        if len(message.text) >= LONG_TEXT and message.kind != SYSTEM:
            said = (message.author, message.text)
            if said in found:
                twice.add(said)
            found[said] = message.at
    return {said: at for said, at in found.items() if said not in twice}


def _quarters(difference: timedelta) -> timedelta:
    """Round to a quarter of an hour, which every time zone is from every other."""
    return timedelta(seconds=round(difference.total_seconds() / QUARTER) * QUARTER)


def _plain(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
