"""Sessions: three shares, the curtain, the lock, and words that wait in memory."""

from __future__ import annotations

import os
from types import SimpleNamespace

import pytest

from afterword import vault
from afterword.web.store import device, session, settings, vaults
from tests.web.people import Person, person
from tests.web.store.conftest import Clock

MINUTE = 60
HOUR = 60 * MINUTE


def cookie(somebody: Person) -> str:
    return somebody.cookies["aw"].value


def test_it_finds_the_session_of_a_token_only(visitor: Person) -> None:
    token = cookie(visitor)
    assert session.find(token) is visitor.row
    unknown = "00" * 32
    for wrong in (None, "", "zz", token[:-2], token + "00", unknown, visitor.row.sid.hex()):
        assert session.find(wrong) is None


def test_the_row_does_not_hold_the_token_or_the_key(visitor: Person) -> None:
    token = bytes.fromhex(cookie(visitor))
    with visitor.opened():
        dek = session.current().dek
    row = visitor.row
    held = repr([getattr(row, name) for name in row.__slots__]).encode()
    for secret in (token, dek, session._RAM_SHARE):
        assert secret not in row.wrapped
        assert repr(secret).encode() not in held
        assert secret.hex().encode() not in held


def test_it_opens_for_one_request_and_closes_after_it(visitor: Person) -> None:
    assert not session.is_open()
    with visitor.opened():
        assert session.is_open()
        assert session.current().row is visitor.row
    assert not session.is_open()
    with pytest.raises(session.NotOpenError):
        session.current()


def test_it_closes_when_the_request_fails(visitor: Person) -> None:
    with pytest.raises(ZeroDivisionError), visitor.opened():
        _ = 1 / 0
    assert not session.is_open()


def test_it_locks_when_the_program_starts_again(
    visitor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, token = visitor.row, cookie(visitor)
    monkeypatch.setattr(session, "_RAM_SHARE", os.urandom(32))
    with pytest.raises(vault.WrongSecret), session.serving(row, token):
        pass
    session._rows.clear()
    assert session.find(token) is None


def test_one_session_does_not_open_with_the_token_of_another(visitor: Person) -> None:
    other = person()
    with pytest.raises(vault.WrongSecret), session.serving(visitor.row, cookie(other)):
        pass


def test_idle_draws_the_curtain_and_an_hour_behind_it_locks(keeper: Person, clock: Clock) -> None:
    token = cookie(keeper)
    clock.passes(10 * MINUTE - 5)
    assert keeper.row.curtained is None
    clock.passes(6)
    assert keeper.row.curtained is not None
    clock.passes(HOUR - 5)
    assert session.find(token) is not None
    clock.passes(5)
    assert session.find(token) is None


def test_idle_time_is_the_one_that_was_chosen(keeper: Person, clock: Clock) -> None:
    device.change(idle_minutes=5)
    clock.passes(5 * MINUTE + 1)
    assert keeper.row.curtained is not None


def test_nobody_looking_for_long_is_the_lock_at_once(keeper: Person, clock: Clock) -> None:
    clock.passes(HOUR + 10 * MINUTE + 1)
    assert session.find(cookie(keeper)) is None


def test_what_a_person_does_keeps_it_open_for_twelve_hours(keeper: Person, clock: Clock) -> None:
    for _ in range(12 * 12 - 1):
        clock.passes(5 * MINUTE)
        session.touch(keeper.row)
    clock.passes(5 * MINUTE + 1)
    assert session.find(cookie(keeper)) is None


def test_a_computer_that_slept_locks(keeper: Person, clock: Clock) -> None:
    clock.sleeps(59)
    assert keeper.row.curtained is None
    clock.sleeps(2)
    assert session.find(cookie(keeper)) is None


def test_sleep_draws_the_curtain_of_a_vault_that_nobody_kept(visitor: Person, clock: Clock) -> None:
    clock.sleeps(5 * MINUTE)
    assert visitor.row.curtained is not None
    assert session.lift_curtain(visitor.row, "")
    assert visitor.row.curtained is None


def test_six_digits_lift_the_curtain(home: Person) -> None:
    settings.choose_code("123456")
    session.draw_curtain(home.row)
    assert not session.lift_curtain(home.row, "123457")
    assert session.tries_left(home.row) == 4
    assert session.lift_curtain(home.row, "123456")
    assert home.row.curtained is None
    assert session.tries_left(home.row) == 5


def test_the_fifth_wrong_code_locks(home: Person) -> None:
    settings.choose_code("123456")
    row = home.row
    session.draw_curtain(row)
    for left in (4, 3, 2, 1, 0):
        assert not session.lift_curtain(row, "000000")
        assert session.tries_left(row) == left
    assert session.find(cookie(home)) is None


def test_a_kept_vault_without_a_code_does_not_lift(home: Person) -> None:
    session.draw_curtain(home.row)
    assert not session.lift_curtain(home.row, "")
    assert home.row.curtained is not None


def test_drawing_the_curtain_twice_does_not_turn_its_clock_back(
    keeper: Person, clock: Clock
) -> None:
    session.draw_curtain(keeper.row)
    clock.passes(HOUR - 5)
    session.draw_curtain(keeper.row)
    clock.passes(6)
    assert session.find(cookie(keeper)) is None


def test_the_code_holds_for_one_session_only_in_its_own_form(home: Person) -> None:
    settings.choose_code("123456")
    other = vaults.unlock(home.passphrase, "", "Safari, iPhone")
    second = session.find(other)
    assert second is not None
    assert second.code is not None
    assert second.code != home.row.code


def test_it_ends_all_sessions_of_one_vault_only(keeper: Person) -> None:
    phone = vaults.unlock(keeper.passphrase, "", "Safari, iPhone")
    ben = person()
    assert [row.label for row in session.rows_of(keeper.row.vault_id)] == [
        "Firefox, Linux",
        "Safari, iPhone",
    ]
    session.end_all(keeper.row.vault_id)
    assert session.find(cookie(keeper)) is None
    assert session.find(phone) is None
    assert ben.row


def test_a_draft_comes_back_once_on_its_own_page(ana: Person) -> None:
    session.keep_draft(ana.row, "/r/3/new/", {"text": ["dear"]})
    assert session.take_draft("/r/0/now/write/") is None
    assert session.take_draft("/r/3/new/") == {"text": ["dear"]}
    assert session.take_draft("/r/3/new/") is None


def test_a_lock_forgets_drafts_and_uploads(keeper: Person) -> None:
    row = keeper.row
    session.keep_draft(row, "/", {"text": ["dear"]})
    let_go: list[str] = []
    row.uploads["mirror"] = SimpleNamespace(let_go=lambda: let_go.append("mirror"))
    session.end(row)
    assert (row.drafts, row.uploads, let_go) == ({}, {}, ["mirror"])
    assert session.take_draft("/") is None


def test_it_knows_which_vaults_are_open_somewhere(visitor: Person, clock: Clock) -> None:
    ben = person()
    assert session.live_vaults() == {visitor.row.vault_id, ben.row.vault_id}
    ids = visitor.row.vault_id, ben.row.vault_id
    for _ in range(2):
        clock.passes(HOUR)
        session.touch(session.rows_of(ids[1])[0])
    assert session.live_vaults() == {ids[1]}
