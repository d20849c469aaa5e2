"""The same people in every test of the web."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.test import Client

from afterword.web.store import books, session, vaults

PASSPHRASE = "orbit walnut candle meadow ribbon lantern"


class Person(Client):
    """A browser with a vault. ``opened()`` gives tests the store the way a request has it."""

    passphrase = PASSPHRASE

    def __init__(self, **options: Any) -> None:
        super().__init__(headers={"host": "localhost"}, **options)

    @property
    def row(self) -> session.Row:
        row = session.find(self.cookies["aw"].value)
        assert row is not None, "the vault is locked"
        return row

    @contextmanager
    def opened(self) -> Iterator[None]:
        with session.serving(self.row, self.cookies["aw"].value):
            yield


def person(path: str = "ended", hope: str = "dont_know") -> Person:
    """A visitor with an open vault that is not kept, and a book."""
    client = Person()
    client.cookies["aw"] = vaults.create("Firefox, Linux")
    with client.opened():
        books.begin(path, hope)
    return client
