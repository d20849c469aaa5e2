"""The lines of a text member, decoded a block at a time, however long or broken they are."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from afterword.chats.member import Member
from afterword.chats.problem import ImportProblem

BLOCK = 1 << 15
"""Bytes. What a block is cut into fits into the memory beside the processor; larger is slower."""
LONGEST = 1 << 20
"""Characters in one line. The longest message that any of the apps lets through is 65,536."""


def encoding_of(head: bytes) -> str:
    """Name the encoding by its first bytes: UTF-16 with its mark, else UTF-8 with or without."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"


def blocks_of_text(member: Member, longest: int = LONGEST) -> Iterator[str]:
    """Yield whole lines, many at a time, joined by line feeds; bytes that are no text are U+FFFD.

    Only a line feed, or carriage return and line feed, ends a line: other separators occur inside
    messages. Raises ImportProblem for a line of more than `longest` characters.
    """
    decoder = codecs.getincrementaldecoder(encoding_of(member.head(2)))("replace")
    rest = ""
    with member.open() as stream:
        while block := stream.read(BLOCK):
            text = rest + decoder.decode(block)
            if "\r\n" in text:
                text = text.replace("\r\n", "\n")
            lines, ended, rest = text.rpartition("\n")
            if len(rest) > longest:
                raise ImportProblem(_too_long(member.name, longest))
            if ended:
                yield lines
    rest += decoder.decode(b"", True)
    if rest:
        yield rest.removesuffix("\r")


def blocks_of_lines(member: Member, longest: int = LONGEST) -> Iterator[list[str]]:
    """Yield lists of lines without their ends, as blocks_of_text has them."""
    for text in blocks_of_text(member, longest):
        yield text.split("\n")


def first_lines(head: bytes, count: int) -> list[str]:
    """Return up to `count` whole lines of a member's first bytes."""
    text = head.decode(encoding_of(head), "replace")
    return [line.removesuffix("\r") for line in text.split("\n", count)[:count]]


def _too_long(name: str, longest: int) -> str:
    return (
        f"“{name}” has a line of more than {longest:,} characters, which no chat export has."
        " Check that it is the export itself."
    )
