"""What imessage-exporter writes as text: a line with the date, one with the name, then the body.

Replies stand twice in it, indented below the message that they answer and again in their own
place; they are read in their own place. Reactions are no messages and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from afterword.chats.lines import blocks_of_lines
from afterword.chats.member import Member
from afterword.chats.message import DELETED, MEDIA, SYSTEM, TEXT, Message, Skipped

BEFORE_FIRST = "text before the first message"
IS_REPLY = "This message responded to an earlier message."
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = rf"({'|'.join(MONTHS)}) (\d{{1,2}}), (\d{{4}}) {{1,2}}(\d{{1,2}}):(\d\d):(\d\d) ([AP])M"
_HEADER = re.compile(rf"{_DATE}(?: \(Read by [^)]{{1,200}}\))?")
_ANNOUNCED = re.compile(rf"{_DATE} (?!\(Read by )(.+)")
_REPLY = re.compile(rf" {{4,}}{_DATE}")
_LATER = re.compile(r"Edited (?:[^:\n]{1,60}) later: ")
_REACTIONS = ("Tapbacks:", "Reactions:")
_REACTION = re.compile(r" *(?:.{1,60} by |Sticker from )\S.*")
_EFFECT = re.compile(
    r"Sent with (?:Confetti|Echo|Fireworks|Balloons|Heart|Lasers|Shooting Start?|Sparkles|Spotlight"
    r"|Slam|Loud|Gentle|Invisible Ink)"
)
_UNSENT = re.compile(r".{1,80} (?:deleted a message\.|unsent (?:a message|this message part).*)")
_FILE = re.compile(r"(?:~?/|\.{1,2}/|attachments/|[A-Za-z]:\\)\S.*\.\w{2,5}|Attachment missing!")


@dataclass(slots=True)
class _Open:
    """A message whose end was not seen yet."""

    at: datetime
    author: str
    lines: list[str]


def begins(lines: list[str]) -> bool:
    """Tell by a date alone on a line, with a name below it."""
    while lines and not lines[0].strip("\ufeff "):
        lines = lines[1:]
    if not lines:
        return False
    first = lines[0].lstrip("\ufeff")
    if _ANNOUNCED.fullmatch(first):
        return any(_HEADER.fullmatch(line) for line in lines[1:]) or len(lines) < 3
    return len(lines) > 1 and bool(_HEADER.fullmatch(first)) and bool(lines[1].strip())


def read(member: Member, chat: str) -> Iterator[Message | Skipped]:
    """Stream the messages of the file, announcements such as a new name of the group included."""
    current: _Open | None = None
    for number, gap, lines in _paragraphs(member):
        header = _HEADER.fullmatch(lines[0]) if len(lines) > 1 else None
        announced = _ANNOUNCED.fullmatch(lines[0]) if len(lines) == 1 else None
        at = _moment(header or announced)
        if at is None:
            if current:
                current.lines += [""] * gap + lines
            else:
                yield Skipped(number, BEFORE_FIRST)
            continue
        if current:
            yield _message(current, chat)
            current = None
        if header:
            current = _Open(at, lines[1].strip(), lines[2:])
        else:
            yield Message(at, chat, None, lines[0][announced.start(8) :], SYSTEM, False)  # type: ignore[union-attr]
    if current:
        yield _message(current, chat)


def _paragraphs(member: Member) -> Iterator[tuple[int, int, list[str]]]:
    """Yield (number of the first line, empty lines before it, lines) for what gaps part."""
    number = 0
    gap = 0
    lines: list[str] = []
    for block in blocks_of_lines(member):
        for line in block:
            number += 1
            if number == 1:
                line = line.lstrip("\ufeff")
            if line:
                lines.append(line)
                continue
            if lines:
                yield number - len(lines), gap, lines
                lines = []
                gap = 0
            gap += 1
    if lines:
        yield number - len(lines) + 1, gap, lines


def _moment(found: re.Match[str] | None) -> datetime | None:
    if found is None:
        return None
    month, day, year, hour, minute, second, half = found.groups()[:7]
    clock = int(hour) % 12 + (12 if half == "P" else 0)
    try:
        return datetime(  # noqa: DTZ001 (the file holds wall clocks)
            int(year), MONTHS.index(month) + 1, int(day), clock, int(minute), int(second)
        )
    except ValueError:
        return None


def _message(whole: _Open, chat: str) -> Message:
    lines, edited = _newest(_own(whole.lines))
    text = "\n".join(lines).strip("\n")
    kind = TEXT
    if lines and all(_FILE.fullmatch(line) for line in lines if line):
        kind = MEDIA
    elif _UNSENT.fullmatch(text):
        kind = DELETED
    return Message(whole.at, chat, whole.author, text, kind, edited)


def _own(lines: list[str]) -> list[str]:
    """Leave out replies, reactions and what the exporter says about the message."""
    own: list[str] = []
    reacting = replying = False
    for line in lines:
        replying = bool(_REPLY.match(line)) or (replying and (not line or line.startswith("    ")))
        reacting = line in _REACTIONS or (reacting and bool(_REACTION.fullmatch(line)))
        if not (replying or reacting or line == IS_REPLY or _EFFECT.fullmatch(line)):
            own.append(line)
    return own


def _newest(lines: list[str]) -> tuple[list[str], bool]:
    """Keep the last version of a message that was edited; tell whether it was."""
    first = _ANNOUNCED.fullmatch(lines[0]) if lines else None
    if first is None:
        return lines, False
    version = [lines[0][first.start(8) :]]
    edited = False
    for line in lines[1:]:
        later = _LATER.match(line)
        if later:
            edited = True
            version = [line[later.end() :]]
        else:
            version.append(line)
    return (version, True) if edited else (lines, False)
