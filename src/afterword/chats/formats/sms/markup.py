"""The entries of a backup file, one at a time: XML as the app writes it, which is not quite XML.

An emoji is two references to half a character each, which XML forbids; so are references to control
characters. Both are put right before the parser sees them. A picture is millions of letters in one
attribute, which nothing here needs; it is cut short on the way.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

from afterword.chats.lines import encoding_of
from afterword.chats.member import Member
from afterword.chats.problem import ImportProblem

BLOCK = 1 << 18
LONGEST_ENTRY = 2 << 20
"""Characters between two opening brackets, with pictures cut short."""
DEEPEST = 16
ENTRIES = ("sms", "mms", "call")
REPLACEMENT = "\ufffd"
_KEPT = 64
"""Letters that are left of a picture."""
_HELD_BACK = 4096
_REFERENCE = r"&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});"
_REFERENCES = re.compile(rf"{_REFERENCE}(?:{_REFERENCE})*+")
_NUMBER = re.compile(r"&#(?:([0-9]+)|[xX]([0-9a-fA-F]+));")
_UNFINISHED = re.compile(rf"(?:{_REFERENCE})*(?:&#?[0-9a-zA-Z]{{0,8}})?$")
_FORBIDDEN = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\ufffe\uffff]")
_CONTROLS = bytes(code for code in range(0x20) if code not in (0x9, 0xA, 0xD))
_PICTURE = re.compile(r"""( data=["'])([A-Za-z0-9+/=\r\n]{65536,})""")
_PICTURE_AT_END = re.compile(r""" data=(["'])[A-Za-z0-9+/=\r\n]*$""")
_LONG_PICTURE = 65_536


@dataclass(slots=True)
class Entry:
    """One text message, multimedia message or call: its attributes, parts and addresses."""

    tag: str
    line: int
    values: dict[str, str]
    parts: list[dict[str, str]] = field(default_factory=list)
    addresses: list[dict[str, str]] = field(default_factory=list)


class BrokenXml(Exception):  # noqa: N818 (caught one module away, never seen by a person)
    """The file is no XML from `line` on."""

    def __init__(self, line: int) -> None:
        super().__init__(f"broken at line {line}")
        self.line = line


def entries(member: Member) -> Iterator[Entry]:
    """Yield what is in a backup, in the order of the file.

    Raises BrokenXml where it breaks off or is damaged, ImportProblem where it declares entities,
    nests deeper than any backup or holds an entry of more than LONGEST_ENTRY characters.
    """
    reader = _Reader(member.name)
    with member.open() as stream:
        for text in _repaired(stream, member):
            broken = reader.feed(text)
            yield from reader.taken()
            if broken:
                raise BrokenXml(broken)


class _Reader:
    """Gathers entries from the events of the parser."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._done: list[Entry] = []
        self._open: Entry | None = None
        self._depth = 0
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.EntityDeclHandler = self._refuse_entity
        self._parser = parser

    def feed(self, text: str) -> int | None:
        """Take a piece of the file, "" at its end; return the line where it is no XML, or None."""
        try:
            self._parser.Parse(text, not text)
        except expat.ExpatError as broken:
            return broken.lineno
        return None

    def taken(self) -> list[Entry]:
        """Return the entries that are whole by now."""
        done = self._done
        self._done = []
        return done

    def _start(self, tag: str, values: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ImportProblem(
                f"“{self._name}” is nested more than {DEEPEST} deep. No backup is like that:"
                " check that it is the right file."
            )
        if tag in ENTRIES:
            self._open = Entry(tag, self._parser.CurrentLineNumber, values)
        elif self._open is not None and tag == "part":
            self._open.parts.append(values)
        elif self._open is not None and tag == "addr":
            self._open.addresses.append(values)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if self._open is not None and tag == self._open.tag:
            self._done.append(self._open)
            self._open = None

    def _refuse_entity(self, *_: object) -> None:
        raise ImportProblem(
            f"“{self._name}” declares entities, which no backup does and which can be used to fill"
            " a computer's memory. It was not read."
        )


def _repaired(stream: BinaryIO, member: Member) -> Iterator[str]:
    """Yield the file in pieces that the parser takes, "" last."""
    decoder = codecs.getincrementaldecoder(encoding_of(member.head(2)))("replace")
    rest = ""
    skipping = ""
    unopened = 0
    while True:
        block = stream.read(BLOCK)
        text = rest + decoder.decode(block, not block)
        if skipping:
            end = text.find(skipping)
            if end < 0 and block:
                rest = ""
                continue
            text = text[max(end, 0) :]
            skipping = ""
        text = _PICTURE.sub(_shortened, text)
        text, rest, skipping = _cut(text) if block else (text, "", "")
        text = _REFERENCES.sub(_characters, text)
        if (
            len(block.translate(None, _CONTROLS)) < len(block)
            or "\ufffe" in text
            or "\uffff" in text
        ):
            text = _FORBIDDEN.sub(REPLACEMENT, text)
        last = text.rfind("<")
        unopened = unopened + len(text) if last < 0 else len(text) - last
        if unopened > LONGEST_ENTRY:
            raise ImportProblem(
                f"“{member.name}” has an entry of more than {LONGEST_ENTRY >> 20} MB without its"
                " pictures. No backup is like that: check that it is the right file."
            )
        if text or not block:
            yield text
        if not block:
            if text:
                yield ""
            return


def _shortened(found: re.Match[str]) -> str:
    return found[1] + found[2][:_KEPT]


def _cut(text: str) -> tuple[str, str, str]:
    """Part what can be read from what may go on; last, the quote up to which all is picture."""
    start = text.rfind(" data=")
    picture = _PICTURE_AT_END.match(text, start) if start >= 0 else None
    if picture and len(picture[0]) > _LONG_PICTURE:
        return text[: start + _KEPT], "", picture[1]
    if picture:
        return text[:start], text[start:], ""
    if "&" in text[-24:]:
        found = _UNFINISHED.search(text, max(0, len(text) - _HELD_BACK))
        start = found.start() if found else len(text)
        return text[:start], text[start:], ""
    return text, "", ""


def _characters(found: re.Match[str]) -> str:
    """Put half characters together; leave every reference that XML allows as it is."""
    parts: list[str] = []
    high = 0
    for number in _NUMBER.finditer(found[0]):
        code = int(number[1]) if number[1] else int(number[2], 16)
        if high and 0xDC00 <= code < 0xE000:
            parts[-1] = chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00)
            high = 0
            continue
        high = code if 0xD800 <= code < 0xDC00 else 0
        parts.append(number[0] if _allowed(code) else REPLACEMENT)
    return "".join(parts)


def _allowed(code: int) -> bool:
    if code < 0x20:
        return code in (0x9, 0xA, 0xD)
    return not (0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF)
