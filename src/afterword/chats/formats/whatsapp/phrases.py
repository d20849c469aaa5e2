"""What WhatsApp writes by itself, told from what a person wrote. One file per language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from afterword.chats.message import CALL, DELETED, MEDIA, SYSTEM, TEXT

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

LONGEST_NOTICE = 600
"""Characters; what WhatsApp writes by itself is shorter, with names and all."""
LONGEST_PHRASE = 80
"""Characters; a test holds every phrase without a star to it."""

ANY_FILE = re.compile(
    r"(?:IMG|VID|PTT|AUD|STK|DOC)-\d{8}-WA\d+\.\w{2,5} \([^()]+\)|<[^:<>]+: \d{8}-[^<>]+>"
)
"""A file by the name that WhatsApp gives it, whatever the language of the words around it."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of every language at once, sorted by how fast they can be looked up."""

    exact: dict[str, str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    first_two: frozenset[str]
    last_one: frozenset[str]
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
        if (body[:2] in self.first_two and body.startswith(self.starts)) or (
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
    return Phrases(
        exact={phrase.casefold(): kind for phrase, kind in typed if "*" not in phrase},
        starts=starts,
        ends=ends,
        first_two=frozenset(start[:2] for start in starts),
        last_one=frozenset(end[-1] for end in ends),
        slow=tuple((_pattern(phrase), kind) for phrase, kind in starred),
        by_me=frozenset(phrase.casefold() for phrase in lists["deleted_by_me"]),
        edited=tuple(lists["edited"]),
        marked=tuple(_pattern(phrase) for phrase in lists["notice"] + lists["marked_notice"]),
        names=frozenset(lists["system_names"]),
        morning=tuple(lists["morning"]),
        afternoon=tuple(lists["afternoon"]),
    )


def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, phrase.split("*"))) + r"\.?")
