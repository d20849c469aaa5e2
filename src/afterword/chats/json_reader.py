"""Reads a JSON member a piece at a time, so that a file of any size takes a few megabytes.

A pull parser: whoever reads says at each point whether to go into the value at hand, take it whole
or pass over it. Whole values are read by the standard library's own scanner."""

from __future__ import annotations

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from typing import Any, BinaryIO

from afterword.chats.lines import encoding_of
from afterword.chats.problem import ImportProblem

BLOCK = 1 << 18
LONGEST = 4_000_000
"""Characters in one value. The longest message that any app lets through is 65,536 characters, and
the worst way of writing one takes 24 for each of them."""
DEEPEST = 200
"""Levels of nesting that are followed; the standard library gives up at about a thousand."""
TRIES = 8
"""Lists and objects per block that are tried whole before they are passed over from within."""
CUT_WORD = 12
"""A word or an escape that was cut by the end of a block fails this near to it, or nearer."""
MOST_PASSED = 300_000
"""Fields and elements that are passed over one by one, which takes about a second."""

_SPACE = re.compile(r"[ \t\r\n]*")
_BACKSLASHES = re.compile(r"\\\\|\\x([0-9A-Fa-f]{2})")
_HALF_A_PAIR = re.compile(r"[\ud800-\udfff]")


class JsonReader:
    """One JSON text, read from its beginning to its end, once.

    Every method raises ImportProblem where the text breaks off, is no JSON, or holds a value past
    LONGEST or DEEPEST. `\\xHH`, which is no JSON but is written by Telegram for control
    characters, is read as the character that is meant.
    """

    def __init__(self, stream: BinaryIO, name: str, longest: int = LONGEST) -> None:
        self._stream = stream
        self._name = name
        self._longest = longest
        first = stream.read(BLOCK)
        self._decoder = getincrementaldecoder(encoding_of(first))("replace")
        self._decode = json.JSONDecoder(strict=False).raw_decode
        self._text = self._decoder.decode(first)
        self._ended = not first
        self._at = 0
        self._value_at = 0
        self._depth = 0
        self._passed = 0
        self._tries = 0
        self._dropped = 0
        self._lines_dropped = 0

    @property
    def line(self) -> int:
        """The line, from 1, on which the value begins that was last taken whole."""
        return 1 + self._lines_dropped + self._text.count("\n", 0, self._value_at)

    def peek(self) -> str:
        """Return the first character of the value at hand, "" at the end of the text."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def fields(self) -> Iterator[str]:
        """Go into the object at hand: yield each name, the value then being at hand.

        A value that nobody takes before the next name is passed over.
        """
        if not self._enter("{", "}"):
            return
        while True:
            if self.peek() != '"':
                raise self._broken()
            name = self.value()
            if self.peek() != ":":
                raise self._broken()
            self._at += 1
            self.peek()
            place = self._dropped + self._at
            yield name
            if self._dropped + self._at == place:
                self.skip()
            if not self._another("}"):
                return

    def elements(self) -> Iterator[int]:
        """Go into the array at hand: yield a number for each element, it then being at hand.

        An element that nobody takes before the next is passed over.
        """
        if not self._enter("[", "]"):
            return
        number = 0
        while True:
            self.peek()
            place = self._dropped + self._at
            yield number
            if self._dropped + self._at == place:
                self.skip()
            if not self._another("]"):
                return
            number += 1

    def items(self) -> Iterator[Any]:
        """Go into the array at hand: yield each element whole."""
        if not self._enter("[", "]"):
            return
        while True:
            yield self.value()
            if not self._another("]"):
                return

    def pass_items(self) -> None:
        """Pass over the array at hand, each element of which could be taken whole. Quicker."""
        for _ in self.items():
            continue

    def value(self) -> Any:
        """Take the value at hand whole."""
        first = self.peek()
        if not first:
            raise self._broken()
        while True:
            try:
                value, end = self._decode(self._text, self._at)
            except json.JSONDecodeError as wrong:
                if not self._mended(wrong):
                    cut = wrong.msg.startswith("Unterminated string")
                    self._read_on(len(self._text) if cut else wrong.pos)
            except RecursionError as deep:
                raise self._too_deep() from deep
            except ValueError:  # a number of more digits than Python reads
                self._read_on(self._at)
            else:
                if end == len(self._text) and not self._ended and first not in '{["':
                    self._in_bounds()
                    self._more()  # a number may go on in the next block
                    continue
                self._value_at = self._at
                self._at = end
                return self._whole(value)

    def _whole(self, value: Any) -> Any:
        """Replace halves of surrogate pairs, which no text can be written with, by U+FFFD."""
        for escape in ("\\ud", "\\uD"):
            if self._text.find(escape, self._value_at, self._at) >= 0:
                try:
                    return _without_halves(value)
                except RecursionError as deep:
                    raise self._too_deep() from deep
        return value

    def skip(self) -> None:
        """Pass over the value at hand."""
        opens = self.peek()
        if opens not in ("{", "["):
            self.value()
            return
        if self._tries < TRIES and self._passed_whole():
            return
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._too_deep()
        for _ in self.fields() if opens == "{" else self.elements():  # nobody takes them
            self._passed += 1
            if self._passed > MOST_PASSED:
                raise ImportProblem(
                    f"“{self._name}” holds more than {MOST_PASSED:,} things that are no messages,"
                    " which no chat export does. Check that it is the export itself."
                )
        self._depth -= 1

    def _passed_whole(self) -> bool:
        """Pass over a list or an object that ends within the block; tell whether it does."""
        try:
            _, self._at = self._decode(self._text, self._at)
        except RecursionError as deep:
            raise self._too_deep() from deep
        except ValueError:
            self._tries += 1
            return False
        return True

    def _enter(self, opens: str, closes: str) -> bool:
        """Step over the opening bracket; False where the closing one follows at once."""
        if self.peek() != opens:
            raise self._broken()
        self._at += 1
        if self.peek() != closes:
            return True
        self._at += 1
        return False

    def _another(self, closes: str) -> bool:
        """Step over what stands after a value; tell whether another one follows."""
        sign = self.peek()
        if sign not in (",", closes):
            raise self._broken()
        self._at += 1
        return sign == ","

    def _read_on(self, failed_at: int) -> None:
        """Read further where the value at hand may only be cut short by the end of the block."""
        if len(self._text) - failed_at > CUT_WORD:
            raise self._broken(failed_at)
        self._in_bounds()
        if not self._more():
            raise self._broken()

    def _in_bounds(self) -> None:
        if len(self._text) - self._at > self._longest:
            raise ImportProblem(
                f"“{self._name}” holds one piece of more than {self._longest:,} characters, which"
                " no chat export has. Check that it is the export itself."
            )

    def _more(self) -> bool:
        """Read a block, at least as much again as is waiting; drop what was read before."""
        if self._ended:
            return False
        block = self._stream.read(max(BLOCK, len(self._text) - self._at))
        self._ended = not block
        self._lines_dropped += self._text.count("\n", 0, self._at)
        self._dropped += self._at
        self._text = self._text[self._at :] + self._decoder.decode(block, self._ended)
        self._at = self._value_at = self._tries = 0
        return not self._ended

    def _mended(self, wrong: json.JSONDecodeError) -> bool:
        """Write Telegram's own way of escaping as JSON; tell whether that is what was wrong."""
        if not _BACKSLASHES.match(self._text, wrong.pos):
            return False
        rest = self._text[self._at :]
        mended = _BACKSLASHES.sub(lambda m: f"\\u00{m[1]}" if m[1] else m[0], rest)
        self._text = self._text[: self._at] + mended
        return len(mended) > len(rest)

    def _broken(self, place: int | None = None) -> ImportProblem:
        place = self._at if place is None else place
        line = 1 + self._lines_dropped + self._text.count("\n", 0, place)
        return ImportProblem(
            f"“{self._name}” breaks off or is damaged at line {line:,}, so it cannot be read."
            " Export the chat again."
        )

    def _too_deep(self) -> ImportProblem:
        return ImportProblem(
            f"“{self._name}” is nested more than {DEEPEST:,} levels deep, which no chat export is."
            " Check that it is the export itself."
        )


def _without_halves(value: Any) -> Any:
    if isinstance(value, str):
        return _HALF_A_PAIR.sub("\ufffd", value)
    if isinstance(value, list):
        return [_without_halves(one) for one in value]
    if isinstance(value, dict):
        return {_without_halves(name): _without_halves(one) for name, one in value.items()}
    return value
