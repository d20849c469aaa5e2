"""The six digits of the curtain: sealed, and in every open session of the vault."""

from __future__ import annotations

import pytest

from afterword.web.store import session, settings, vaults
from afterword.web.store.models import Record
from tests.web.people import PASSPHRASE, Person

pytestmark = pytest.mark.postgres


def test_new_digits_hold_in_every_open_session(home: Person) -> None:
    phone = session.find(vaults.unlock(PASSPHRASE, "", "phone"))
    assert phone is not None
    for code in ("123456", "654321"):
        settings.choose_code(code)
        for row in (home.row, phone):
            session.draw_curtain(row)
            assert session.lift_curtain(row, code)
    session.draw_curtain(phone)
    assert not session.lift_curtain(phone, "123456")


def test_the_digits_are_sealed(home: Person) -> None:
    settings.choose_code("123456")
    assert all(b"123456" not in bytes(row.blob) for row in Record.objects.all())


def test_nothing_is_restored_where_none_were_chosen(home: Person) -> None:
    settings.restore_code()
    assert home.row.code is None
