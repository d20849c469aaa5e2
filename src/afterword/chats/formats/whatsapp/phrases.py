"""What WhatsApp writes by itself, told from what a person wrote. One file per language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from afterword.chats.message import CALL, DELETED, MEDIA, SYSTEM, TEXT

MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""Invisible signs for the direction of writing, and the byte order mark."""
STARTS = "0123456789[٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹" + MARKS
"""What a header can begin with."""

LISTS = {
    "media": MEDIA,
    "place": MEDIA,
    "written": TEXT,
    "deleted": DELETED,
    "deleted_by_me": DELETED,
    "call": CALL,
}
NO_WORDS = "null"
"""What stands for a message that the export does not hold, such as one that opens once."""

FILE_ENDS = ")>"
"""How what stands in place of a file may end, in any language."""

LONGEST_NOTICE = 600
"""Characters; what WhatsApp writes by itself is shorter, with names and all."""
LONGEST_PHRASE = 80
"""Characters; a test holds every phrase without a star to it."""

ANY_FILE = re.compile(
    r"(?:IMG|VID|PTT|AUD|STK|DOC)-\d{8}-WA\d+\.\w{2,5} \([^()]+\)|<[^:<>]+: \d{8}-[^<>]+>"
)
"""A file by the name that WhatsApp gives it, whatever the language of the words around it."""


BEGINNING = re.compile(rf"\n[{re.escape(STARTS)}]")
"""A line that may begin with a header."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of every language at once, sorted by how fast they can be looked up."""

    exact: dict[str, str]
    exact_ends: frozenset[str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    first_three: frozenset[str]
    last_one: frozenset[str]
    file_ends: frozenset[str]
    closer_look: frozenset[str]
    slow: tuple[tuple[re.Pattern[str], str], ...]
    by_me: frozenset[str]
    edited: tuple[str, ...]
    marked: tuple[re.Pattern[str], ...]
    names: frozenset[str]
    morning: tuple[str, ...]
    afternoon: tuple[str, ...]

    def kind(self, body: str, name: str, marked: bool, generated: bool) -> str:
        """Tell what the first line of a body is.

        `marked`: U+200E stood before it. `generated`: it stood before the whole line, as on
        iPhones before everything that is no plain text.
        """
        if not body or body == NO_WORDS:
            return MEDIA
        if len(body) <= LONGEST_PHRASE:
            known = self.exact.get(body.removesuffix(".").casefold())
            if known:
                return known
        if (body[:3] in self.first_three and body.startswith(self.starts)) or (
            body[-1] in self.last_one and body.endswith(self.ends)
        ):
            for pattern, kind in self.slow:
                if len(body) <= LONGEST_NOTICE and pattern.fullmatch(body):
                    return kind
        if (marked or name in self.names) and self.is_notice(body):
            return SYSTEM
        if marked and generated:
            return MEDIA
        return MEDIA if body[-1] in ")>" and ANY_FILE.fullmatch(body) else TEXT

    def perhaps_not_plain(self, bodies: Sequence[str]) -> list[int]:
        """Return the places of all bodies that are not surely words by a person.

        Quick, since it looks at a million of them: first at their ends, which are rarely those of a
        phrase. No body may be empty or begin with a mark.
        """
        starts, last, ends, files = (
            self.first_three,
            self.closer_look,
            self.exact_ends,
            self.file_ends,
        )
        return [
            place
            for place, body in enumerate(bodies)
            if (
                body[-1] in last
                and (body[-3:] in ends or body[-1] in files)
                and self._ends_as_phrase(body)
            )
            or (body[:3] in starts and body.startswith(self.starts))
            or ("\n" in body and self._is_perhaps_more(body))
        ]

    def _ends_as_phrase(self, body: str) -> bool:
        end = body[-1]
        if end == ">" or (end in self.last_one and body.endswith(self.ends)):
            return True
        if body[-3:] in self.exact_ends:
            return body == NO_WORDS or body.removesuffix(".").casefold() in self.exact
        return end == ")" and ANY_FILE.match(body) is not None

    def _is_perhaps_more(self, body: str) -> bool:
        """Tell whether lines of words hold a header, or begin with what is not plain."""
        first = body.partition("\n")[0]
        return BEGINNING.search(body) is not None or bool(self.perhaps_not_plain((first,)))

    def is_notice(self, line: str) -> bool:
        """Tell whether a line is one that only WhatsApp writes."""
        return len(line) <= LONGEST_NOTICE and any(
            pattern.fullmatch(line) for pattern in self.marked
        )

    def wrote_as_me(self, body: str) -> bool:
        """Tell whether a body proves that its author made the export ("You deleted ...")."""
        return body.removesuffix(".").casefold() in self.by_me


@cache
def phrases() -> Phrases:
    """Read the phrase files; once."""
    lists: dict[str, list[str]] = {}
    for path in sorted(Path(__file__).with_name("phrases").glob("*.toml")):
        for name, words in tomllib.loads(path.read_text("utf-8")).items():
            lists.setdefault(name, []).extend(words)
    typed = [(phrase, kind) for name, kind in LISTS.items() for phrase in lists[name]]
    typed += [(phrase, SYSTEM) for phrase in lists["notice"]]
    starred = [(phrase, kind) for phrase, kind in typed if "*" in phrase]
    starts = tuple({phrase.partition("*")[0] for phrase, _ in starred} - {""})
    ends = tuple({phrase.rpartition("*")[2] for phrase, _ in starred if phrase[0] == "*"})
    exact = {phrase.casefold(): kind for phrase, kind in typed if "*" not in phrase}
    exact_ends = frozenset(_ends([*exact, NO_WORDS]))
    return Phrases(
        exact=exact,
        exact_ends=exact_ends,
        starts=starts,
        ends=ends,
        first_three=frozenset(start[:3] for start in starts),
        last_one=frozenset(end[-1] for end in ends),
        file_ends=frozenset(FILE_ENDS).union(end[-1] for end in ends),
        closer_look=frozenset(FILE_ENDS).union(end[-1] for end in exact_ends.union(ends)),
        slow=tuple((_pattern(phrase), kind) for phrase, kind in starred),
        by_me=frozenset(phrase.casefold() for phrase in lists["deleted_by_me"]),
        edited=tuple(lists["edited"]),
        marked=tuple(_pattern(phrase) for phrase in lists["notice"] + lists["marked_notice"]),
        names=frozenset(lists["system_names"]),
        morning=tuple(lists["morning"]),
        afternoon=tuple(lists["afternoon"]),
    )


def _ends(phrases: Iterable[str]) -> Iterator[str]:
    """Yield the last three letters of each phrase, in small and capital, with a full stop too."""
    for phrase in phrases:
        for end in (phrase[-3:], phrase[-2:] + "."):
            yield from map("".join, product(*((sign.lower(), sign.upper()) for sign in end)))


def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, phrase.split("*"))) + r"\.?")
