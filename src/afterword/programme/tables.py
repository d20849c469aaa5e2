"""TOML with every mistake as one ContentProblem that names the line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping

from afterword.programme.problem import ContentProblem

_WHERE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
LONGEST = 64_000  # characters in one file; ours have about 2,000
LONGEST_LINE = 1_000  # a key of ten thousand dots would take the parser many seconds


def parsed(text: str, file: str, first_line: int = 1) -> dict[str, object]:
    """Read TOML that begins at `first_line` of a file. Raises ContentProblem."""
    for number, written in enumerate(text.split("\n"), first_line):
        if len(written) > LONGEST_LINE:
            raise ContentProblem(file, number, f"is longer than {LONGEST_LINE:,} characters.")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ContentProblem(file, first_line, "is nested far too deep.") from None
    except ValueError as error:
        found = _WHERE.search(str(error))
        last = text.count("\n") + 1
        line = first_line - 1 + (int(found[1] or last) if found else 1)
        said = _WHERE.sub("", str(error))
        raise ContentProblem(file, line, f"not readable as TOML ({said}).") from None


def line_of(key: str, text: str, first_line: int = 1) -> int:
    """Find the line on which a key or table is set; the first line when it is nowhere."""
    if not key:
        return first_line
    pattern = re.compile(rf"^\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*[=\].]")
    for number, line in enumerate(text.splitlines(), first_line):
        if pattern.match(line):
            return number
    return first_line


class Table:
    """One table of a file, read key by key, each with the kind of value that is expected.

    Every reader raises ContentProblem with the line of the key. `where` begins each sentence, such
    as “field “did””, and is empty for the head of a file.
    """

    def __init__(
        self, data: Mapping[str, object], *, file: str, text: str, first_line: int, where: str = ""
    ) -> None:
        self.data = data
        self.file = file
        self.text = text
        self.first_line = first_line
        self._where = f"{where}: " if where else ""

    def problem(self, key: str, what: str) -> ContentProblem:
        """Make the problem of one key."""
        line = line_of(key, self.text, self.first_line)
        return ContentProblem(self.file, line, f"{self._where}{what}")

    def only(self, allowed: Collection[str], required: Collection[str]) -> None:
        """Refuse a key that is not known, and the lack of one that is needed."""
        for key in self.data:
            if key not in allowed:
                raise self.problem(key, f"unknown key “{key}”.")
        for key in sorted(required):
            if key not in self.data:
                raise self.problem("", f"“{key}” is missing.")

    def words(self, key: str, default: str = "") -> str:
        """Give a text of one line, without space around it."""
        value = self.data.get(key, default)
        if not isinstance(value, str) or (key in self.data and not value.strip()):
            raise self.problem(key, f"“{key}” is a text.")
        if any(ord(character) < ord(" ") for character in value.strip()):
            raise self.problem(key, f"“{key}” is one line.")
        return value.strip()

    def number(self, key: str, least: int, most: int, default: int = 0) -> int:
        """Give a whole number within bounds, both included."""
        value = self.data.get(key, default)
        if key not in self.data:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.problem(key, f"“{key}” is a whole number from {least} to {most}.")
        return value

    def yes(self, key: str) -> bool:
        """Give true or false; false when it is not said."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.problem(key, f"“{key}” is true or false.")
        return value

    def list(self, key: str, among: Collection[str] | None = None) -> tuple[str, ...]:
        """Give a list of different texts, each one of `among` where that is given."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.problem(key, f"“{key}” is a list of texts.")
        if len(set(value)) != len(value):
            raise self.problem(key, f"“{key}” names something twice.")
        for item in value:
            if among is not None and item not in among:
                raise self.problem(key, f"“{item}” is none of: {', '.join(among)}.")
        return tuple(value)

    def one_of(self, key: str, among: Collection[str], default: str = "") -> str:
        """Give a text that is one of a few."""
        value = self.data.get(key, default)
        if key in self.data and value not in among:
            raise self.problem(key, f"“{key}” is one of: {', '.join(among)}.")
        return str(value)

    def table(self, key: str) -> Mapping[str, object]:
        """Give a table inside this one; empty when it is not there."""
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            raise self.problem(key, f"“{key}” is a table.")
        return value
