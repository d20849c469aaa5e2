"""What the guide asks for, read from guide.toml, and what answers it here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from afterword.programme.exercises import Exercise
from afterword.programme.problem import ContentProblem
from afterword.programme.tables import Table, parsed

GUIDE = Path(__file__).parent / "guide.toml"
LONGEST = 120  # characters of one line

_ID = re.compile(r"([0-9])\.([1-9][0-9]?)([a-z]?)")
_ISSUE = re.compile(r"(?:0[3-9]|10)")
_KEYS = ("id", "text", "page", "test", "open", "differs", "why")


@dataclass(frozen=True, kw_only=True)
class Demand:
    """One thing the guide asks for.

    Attributes:
        id: such as "6.7", or "6.7a" for a part of it; never changes.
        text: one line of our own words.
        page: the template that answers it, such as "hall/hope.html"; "" while it is open.
        test: the file that holds the page to it; "" while it is open.
        open: the number of the issue that closes it, such as "04"; "" when it is answered.
        differs: what we do otherwise, and `why`; both "" where we follow the guide.
    """

    id: str
    text: str
    page: str = ""
    test: str = ""
    open: str = ""
    differs: str = ""
    why: str = ""

    @property
    def step(self) -> int:
        """The step it belongs to, 1 to 8; 0 for the beginning and 9 for the end of the guide."""
        return int(self.id[0])

    @property
    def whole(self) -> str:
        """The id without the letter of a sub-point."""
        return self.id.rstrip("abcdefghijklmnopqrstuvwxyz")


@cache
def demands(path: Path = GUIDE) -> tuple[Demand, ...]:
    """Read every demand, in the order of the guide. Raises ContentProblem."""
    return read_guide(path.read_text(encoding="utf-8"), path.name)


def read_guide(text: str, file: str = "guide.toml") -> tuple[Demand, ...]:
    """Make the demands of the text of a guide file. Raises ContentProblem, naming the line."""
    data = parsed(text, file)
    rows = data.get("demand", [])
    if set(data) != {"demand"} or not isinstance(rows, list):
        raise ContentProblem(file, 0, "holds nothing but [[demand]] tables.")
    starts = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[demand]]"]
    if len(starts) != len(rows):
        raise ContentProblem(file, 0, "each demand begins with a line “[[demand]]”.")
    lines = text.splitlines()
    found = tuple(
        _demand(row, "\n".join(lines[line - 1 :]), line, file)
        for row, line in zip(rows, starts, strict=True)
    )
    _check_order(found, starts, file)
    return found


def answered_by(demand: Demand, exercises: Iterable[Exercise]) -> tuple[Exercise, ...]:
    """List the exercises that answer a demand, wholly or in part, in the order given."""
    return tuple(one for one in exercises if demand.id in one.demands)


def _demand(row: object, text: str, line: int, file: str) -> Demand:
    if not isinstance(row, dict):
        raise ContentProblem(file, line, "a demand is a table.")
    table = Table(row, file=file, text=text, first_line=line)
    table.only(_KEYS, ("id", "text"))
    demand = Demand(**{key: table.words(key) for key in _KEYS})
    if not _ID.fullmatch(demand.id):
        raise table.problem("id", f"“{demand.id}” is no id, such as 6.7 or 6.7a.")
    for key in ("text", "differs", "why"):
        if len(table.words(key)) > LONGEST:
            raise table.problem(key, f"“{key}” is one line, up to {LONGEST} characters.")
    if bool(demand.page) != bool(demand.test) or bool(demand.page) == bool(demand.open):
        what = f"{demand.id} is either answered (“page” and “test”) or “open”."
        raise table.problem("open", what)
    if demand.open and not _ISSUE.fullmatch(demand.open):
        raise table.problem("open", "“open” is the number of an issue, 03 to 10.")
    if bool(demand.differs) != bool(demand.why):
        raise table.problem("differs", "“differs” and “why” belong together.")
    return demand


def _order(identity: str) -> tuple[int, int, str]:
    found = _ID.fullmatch(identity)
    assert found is not None  # noqa: S101 - _demand has refused any other
    return int(found[1]), int(found[2]), found[3]


def _check_order(found: tuple[Demand, ...], starts: list[int], file: str) -> None:
    """Hold the ids to the guide's order, each once, a sub-point after what it belongs to."""
    ids = {demand.id for demand in found}
    for before, demand, line in zip(found, found[1:], starts[1:], strict=False):
        if _order(before.id) >= _order(demand.id):
            raise ContentProblem(file, line, f"{demand.id} does not come after {before.id}.")
    for demand, line in zip(found, starts, strict=True):
        if demand.whole not in ids:
            raise ContentProblem(file, line, f"{demand.id} is part of no demand.")
