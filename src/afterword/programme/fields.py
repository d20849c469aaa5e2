"""The kinds of field an exercise may ask with, and the reader of one field.

In a file a field is a TOML table; its name is the field's id, `kind` says what it is, `label` what
it asks. Each kind has further keys, listed in `KINDS`. Every field may stay empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from afterword.programme.tables import Table

SCALE = range(11)  # sliders and ratings: 0 to 10
MOST_LINES = 12
MOST_SECONDS = 600

_ID = re.compile(r"[a-z][a-z0-9_]{0,30}")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What a kind of field needs in its file, and what the names of its inputs end in.

    Attributes:
        needs: keys beside `kind` and `label` that must be there.
        parts: "" for one input named by the field's id, else endings as in “looks.then”.
    """

    needs: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset({"hint"})
    parts: tuple[str, ...] = ("",)


def _needs(*keys: str) -> frozenset[str]:
    return frozenset(keys)


KINDS: Mapping[str, Kind] = {
    "text": Kind(),
    "long": Kind(),
    "choice": Kind(needs=_needs("options")),
    "several": Kind(needs=_needs("options")),
    "slider": Kind(needs=_needs("low", "high")),
    "rating": Kind(needs=_needs("low", "high", "when", "of")),
    "date": Kind(),
    "then-now": Kind(parts=(".then", ".now", ".unknown")),
    "if-then": Kind(parts=(".if", ".then")),
    "lines": Kind(needs=_needs("most")),
    "pause": Kind(needs=_needs("seconds"), may=_needs("hint", "breathe"), parts=()),
    "destroyed": Kind(),
}


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question of a screen.

    Attributes:
        id: under which its answer is kept; never changes.
        kind: one of `KINDS`.
        label: what it asks, or for a pause what to do.
        hint: one line below the label.
        options: (key, words) of choice and several, in order; only the key is kept.
        low, high: the words at the ends of a slider or rating, 0 and 10.
        when, of: a rating is taken "before" and "after", of the same thing, such as "anger".
        most: how many lines at the most.
        seconds: how long a pause is; `breathe` asks for the light that grows and shrinks.
    """

    id: str
    kind: str
    label: str
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    low: str = ""
    high: str = ""
    when: str = ""
    of: str = ""
    most: int = 0
    seconds: int = 0
    breathe: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its inputs in a form: none for a pause, three for then-now."""
        return tuple(f"{self.id}{part}" for part in KINDS[self.kind].parts)

    @property
    def kept(self) -> bool:
        """Whether anything of it is kept. Destroyed text and pauses leave nothing."""
        return self.kind not in {"pause", "destroyed"}

    @property
    def words(self) -> str:
        """Everything a person reads of it."""
        said = [self.label, self.hint, self.low, self.high, *(text for _, text in self.options)]
        return " ".join(text for text in said if text)


def read_field(name: str, data: object, *, file: str, text: str, first_line: int) -> Field:
    """Make a field of its table. Raises ContentProblem, naming the line and the mistake."""
    values = data if isinstance(data, dict) else {}
    table = Table(values, file=file, text=text, first_line=first_line, where=f"field “{name}”")
    if not isinstance(data, dict):
        raise table.problem(name, "is a table, such as [what_i_did].")
    if not _ID.fullmatch(name):
        raise table.problem(name, "is named in small letters, digits and underscores.")
    if "kind" not in values:
        raise table.problem(name, "“kind” is missing.")
    kind = KINDS.get(str(values["kind"]))
    if kind is None:
        raise table.problem("kind", f"“kind” is one of: {', '.join(KINDS)}.")
    needed = {"kind", "label"} | kind.needs
    table.only(needed | kind.may, needed)
    return Field(
        id=name,
        kind=table.words("kind"),
        label=table.words("label"),
        hint=table.words("hint"),
        options=_options(table),
        low=table.words("low"),
        high=table.words("high"),
        when=table.one_of("when", ("before", "after")),
        of=table.words("of"),
        most=table.number("most", 1, MOST_LINES),
        seconds=table.number("seconds", 5, MOST_SECONDS),
        breathe=table.yes("breathe"),
    )


def _options(table: Table) -> tuple[tuple[str, str], ...]:
    given = table.table("options")
    if "options" in table.data and not 2 <= len(given) <= MOST_LINES:
        raise table.problem("options", f"“options” are 2 to {MOST_LINES}.")
    inner = Table(given, file=table.file, text=table.text, first_line=table.first_line)
    for key in given:
        if not _ID.fullmatch(key):
            raise table.problem(key, f"option “{key}” is named in small letters and underscores.")
    return tuple((key, inner.words(key)) for key in given)
