"""Small things to do, one file a language: which fit a day, and a few of them to choose from."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from afterword.programme.problem import ContentProblem
from afterword.programme.tables import Table, parsed

FOLDER = Path(__file__).parent / "small_things"
FIRST_LANGUAGE = "en"
ENERGIES = ("bed", "low", "some")
COMPANIES = ("alone", "with")
PLACES = ("in", "out")

_NEEDED = ("text", "energy")
_MAY = ("money", "company", "place", "grief")


@dataclass(frozen=True, slots=True)
class Thing:
    """One small thing.

    Attributes:
        energy: of ENERGIES; "bed" can be done from bed.
        money: whether it costs something.
        company, place: of COMPANIES and PLACES; "" fits both.
        grief: whether it is offered where someone died.
    """

    text: str
    energy: str
    money: bool = False
    company: str = ""
    place: str = ""
    grief: bool = True


@cache
def small_things(language: str = FIRST_LANGUAGE, folder: Path = FOLDER) -> tuple[Thing, ...]:
    """Read all of a language; English where a language has none. Raises ContentProblem."""
    path = folder / f"{language}.toml"
    if not path.exists():
        path = folder / f"{FIRST_LANGUAGE}.toml"
    text = path.read_text(encoding="utf-8")
    rows = parsed(text, path.name).get("thing", [])
    if not isinstance(rows, list) or not rows:
        raise ContentProblem(path.name, 0, "holds [[thing]] tables.")
    return tuple(_thing(row, text, path.name) for row in rows)


def fitting(
    things: Iterable[Thing],
    *,
    energy: str = "some",
    free: bool = False,
    company: str = "",
    place: str = "",
    grief: bool = False,
) -> list[Thing]:
    """Keep what fits: no more energy than there is, no money where there is none, and so on."""
    most = ENERGIES.index(energy)
    return [
        one
        for one in things
        if ENERGIES.index(one.energy) <= most
        and not (free and one.money)
        and company in ("", one.company or company)
        and place in ("", one.place or place)
        and (one.grief or not grief)
    ]


def few(things: Sequence[Thing], day: date, turn: int, most: int = 4) -> list[Thing]:
    """Give a few, others each day and each turn; after all of them had theirs it begins again."""
    if not things:
        return []
    mixed = random.Random(day.toordinal()).sample(things, len(things))  # noqa: S311 - no secret
    pages = -(-len(mixed) // most)
    first = turn % pages * most
    return mixed[first : first + most]


def _thing(row: object, text: str, file: str) -> Thing:
    if not isinstance(row, dict):
        raise ContentProblem(file, 0, "each [[thing]] is a table.")
    table = Table(row, file=file, text=text, first_line=1)
    table.only((*_NEEDED, *_MAY), _NEEDED)
    return Thing(
        text=table.words("text"),
        energy=table.one_of("energy", ENERGIES),
        money=row.get("money", False) is True,
        company=table.one_of("company", COMPANIES) if "company" in row else "",
        place=table.one_of("place", PLACES) if "place" in row else "",
        grief=row.get("grief", True) is True,
    )
