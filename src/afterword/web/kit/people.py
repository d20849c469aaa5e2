"""Own people: up to three names and numbers to call, sealed; readable while locked if wished."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import DatabaseError

from afterword.web.store import device, sealed, session

SHELF = sealed.Shelf("hall", "people", "own-people")
MOST = 3


@dataclass(frozen=True, slots=True)
class Person:
    """Someone to call: a name, the number as the person wrote it, and the digits to dial."""

    name: str
    number: str

    @property
    def dial(self) -> str:
        """The number for a ``tel:`` link: digits, and a leading plus where there is one."""
        plus = "+" if self.number.strip().startswith("+") else ""
        return plus + "".join(mark for mark in self.number if mark in "0123456789*#")


@dataclass(frozen=True, slots=True)
class People:
    """What is kept in the open vault: the people, and whether they stay readable while locked."""

    all: tuple[Person, ...]
    readable: bool


def sealed_people() -> People:
    """Return the people of the open vault.

    Raises:
        session.NotOpenError: no vault is open.
    """
    entry = sealed.one(SHELF)
    if entry is None:
        return People((), False)
    pairs = entry.value["people"]
    return People(tuple(Person(*pair) for pair in pairs), bool(entry.value["readable"]))


def at_hand() -> tuple[Person, ...]:
    """Return who can be shown now: the open vault's people, else those ticked as readable.

    Never fails: where the database does not answer, the readable ones are shown.
    """
    plain = tuple(Person(*pair) for pair in device.read().people)
    if not session.is_open():
        return plain
    try:
        own = sealed_people().all
    except DatabaseError:
        return plain
    return own or plain


def keep(people: Iterable[Person], *, readable: bool) -> None:
    """Seal the people; write them in plain for this device only where ``readable`` says so."""
    chosen = tuple(people)[:MOST]
    before = sealed_people()
    pairs = [[one.name, one.number] for one in chosen]
    sealed.put(SHELF, {"people": pairs, "readable": readable})
    if readable:
        device.change(people=tuple((one.name, one.number) for one in chosen))
    elif before.readable:
        device.change(people=())
