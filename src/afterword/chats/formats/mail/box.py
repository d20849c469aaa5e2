"""The letters in a mailbox, one at a time, each no longer than what its words need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message as Letter
from email.parser import BytesParser
from typing import BinaryIO

from afterword.chats.member import Member
from afterword.chats.problem import ImportProblem

KEPT = 4 << 20
"""Bytes of one letter, pictures cut short."""
PICTURE_LINES = 2_000
"""Lines in a row that are kept of what looks like a picture; as words these are 110,000 letters."""
LONGEST_HEAD = 256 << 10
MOST_PARTS = 200
"""Bundles of parts in one letter; each takes the parser one level deeper."""
LONGEST_LINE = 16 << 20
PIECE = 1 << 16
ENOUGH_NAMES = 2
_FROM = re.compile(rb"From (?:\S.{0,200}? )?\w{3},? +\w{3} +\d{1,2} +\d\d:\d\d")
_FROM_WHOLE = re.compile(
    _FROM.pattern + rb":\d\d(?: +[+-]\d{4}| +[A-Z]{3,4})? +\d{4}(?: +[+-]\d{4})?\s*$"
)
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_PICTURE = re.compile(rb"[A-Za-z0-9+/=]{60,}\r?\n")
_QUOTED_FROM = re.compile(rb">+From ")
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):(?:[ \t]|\r?$)")
_NAMES = frozenset({
    b"from", b"to", b"date", b"subject", b"message-id", b"received", b"delivered-to", b"cc",
    b"return-path", b"mime-version", b"x-gm-thrid", b"x-gmail-labels", b"content-type", b"sender",
    b"reply-to", b"in-reply-to", b"references", b"dkim-signature", b"content-transfer-encoding",
})  # fmt: skip
_FILED = re.compile(
    r"\w{3},? +(\w{3}) +(\d{1,2}) +(\d\d:\d\d:\d\d)"
    r"(?: +([+-]\d{4})| +[A-Z]{3,4})? +(\d{4})(?: +([+-]\d{4}))?"
)


@dataclass(frozen=True, slots=True)
class Letters:
    """One letter, the line on which it begins, and the date in the line above it, "" for none.

    `whole` is False for parts in parts in parts, of which only the head was read.
    """

    letter: Letter
    line: int
    filed: str
    whole: bool


def begins_as_mbox(head: bytes) -> bool:
    """Tell by a line that files a letter, and the names of headers below it."""
    start = head.lstrip(b"\xef\xbb\xbf\r\n")
    line, _, rest = start.partition(b"\n")
    return line.startswith(b"From ") and _header_names(rest) >= 1


def begins_as_letter(head: bytes, suffix: str) -> bool:
    """Tell by the names of headers in the first lines."""
    if suffix == ".emlx":
        head = head.partition(b"\n")[2]
    needed = ENOUGH_NAMES if suffix in (".eml", ".emlx") else ENOUGH_NAMES + 1
    return _header_names(head.lstrip(b"\xef\xbb\xbf\r\n")) >= needed


def _header_names(head: bytes) -> int:
    """Count the different names that every letter has, up to the first line that is no header."""
    found: set[bytes] = set()
    for line in head.split(b"\n"):
        if not line.strip():
            break
        name = _HEADER.match(line)
        if name:
            found.add(name[1].lower())
        elif line[:1] not in (b" ", b"\t"):
            break
    return len(found & _NAMES)


def letters(member: Member, *, heads: bool = False) -> Iterator[Letters]:
    """Yield the letters of a mailbox, or the one letter of a file; `heads`: without their bodies.

    Raises ImportProblem for a line of more than LONGEST_LINE bytes.
    """
    parser = BytesParser()
    with member.open() as stream:
        for line, filed, data in _raw(stream, member):
            head_end = _END_OF_HEAD.search(data)
            end = head_end.end() if head_end else len(data)
            if end > LONGEST_HEAD:
                data = data[:LONGEST_HEAD] + b"\n\n" + data[end:]
            whole = data.count(b"boundary=") <= MOST_PARTS
            letter = parser.parsebytes(data, headersonly=heads or not whole)
            yield Letters(letter, line, _filed(filed), whole)


def _raw(stream: BinaryIO, member: Member) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield (line, the line above it, bytes) for each letter."""
    kept: list[bytes] = []
    size = 0
    start = 1
    above = b""
    after_gap = True
    in_picture = 0
    as_box = begins_as_mbox(member.head(PIECE))
    for number, line in enumerate(_lines(stream, member), 1):
        if as_box and line.startswith(b"From ") and (not kept or _files(line, after_gap)):
            if size:
                yield start, above, b"".join(kept)
            kept, size, start, above = [], 0, number, line
            after_gap = False
            continue
        after_gap = line in (b"\n", b"\r\n")
        if after_gap and not size and not above:
            continue
        if as_box and _QUOTED_FROM.match(line):
            line = line[1:]
        in_picture = in_picture + 1 if _PICTURE.fullmatch(line) else 0
        if size < KEPT and in_picture < PICTURE_LINES:
            kept.append(line)
            size += len(line)
    if size:
        yield start, above, b"".join(_without_apple(kept, member.name))


def _files(line: bytes, after_gap: bool) -> bool:
    """Tell a line that files a letter from one in it that begins with the same word."""
    return bool(_FROM.match(line) if after_gap else _FROM_WHOLE.match(line))


def _without_apple(lines: list[bytes], name: str) -> list[bytes]:
    """Take away what Apple Mail puts around a letter: its length above, a list below."""
    if not name.lower().endswith(".emlx") or not lines or not lines[0].strip().isdigit():
        return lines
    length = int(lines[0])
    return [b"".join(lines[1:])[:length]]


def _lines(stream: BinaryIO, member: Member) -> Iterator[bytes]:
    """Yield lines, those longer than PIECE in pieces."""
    length = 0
    while piece := stream.readline(PIECE):
        length = 0 if piece.endswith(b"\n") else length + len(piece)
        if length > LONGEST_LINE:
            raise ImportProblem(
                f"“{member.name}” has a line of more than {LONGEST_LINE >> 20} MB, which no mailbox"
                " has. Check that it is the export itself."
            )
        yield piece


def _filed(line: bytes) -> str:
    """Write the date of a line that files a letter as a header would have it."""
    found = _FILED.search(line.decode("ascii", "replace"))
    if not found:
        return ""
    month, day, clock, early, year, late = found.groups()
    return f"{day} {month} {year} {clock} {early or late or '+0000'}"
