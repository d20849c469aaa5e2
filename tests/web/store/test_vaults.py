"""Vaults: made without a slot, kept without a copy, opened by what opens them and nothing else."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from afterword import vault
from afterword.web.store import (
    archives,
    device,
    drawer,
    pack,
    sealed,
    session,
    settings,
    vaults,
    whole,
)
from afterword.web.store.models import DrawerNote, Record, SearchPack, Segment, Slot, Vault
from tests.web.people import PASSPHRASE, Person, person
from tests.web.store.conftest import LETTERS

pytestmark = pytest.mark.postgres

ANOTHER = "violet harbour pencil thistle acorn drizzle"
TABLES = (Slot, SearchPack, DrawerNote, Segment, Record)


def rows(owner: UUID) -> list[tuple[Any, ...]]:
    found = Record.objects.filter(owner_id=owner).order_by("record_id").values_list()
    return [tuple(bytes(v) if isinstance(v, memoryview) else v for v in row) for row in found]


def texts(token: str) -> list[str]:
    row = session.find(token)
    assert row is not None
    with session.serving(row, token):
        return [entry.value["text"] for entry in sealed.readable(LETTERS)]


def opens(passphrase: str, name: str = "") -> str | None:
    try:
        return vaults.unlock(passphrase, name, "Firefox, Linux")
    except vaults.NotRightError:
        return None


def test_a_first_visit_makes_a_vault_without_a_way_in(ana: Person) -> None:
    sealed.save(LETTERS, {"text": "first words"})
    assert not Slot.objects.exists()
    assert vaults.standing() == vaults.Standing(0, None)
    session.end_all(ana.row.vault_id)
    assert opens(PASSPHRASE) is None


def test_keeping_adds_a_slot_and_copies_nothing(ana: Person) -> None:
    sealed.save(LETTERS, {"text": "first words"})
    owner = ana.row.vault_id
    before, head = rows(owner), bytes(Vault.objects.get(pk=owner).head)
    vaults.keep(PASSPHRASE)
    assert rows(owner) == before
    assert bytes(Vault.objects.get(pk=owner).head) == head
    assert [slot.kind for slot in Slot.objects.filter(owner_id=owner)] == ["pass"]
    assert ana.row.kept
    assert device.read().last_vault == str(owner)


def test_it_unlocks_what_was_kept(home: Person) -> None:
    sealed.save(LETTERS, {"text": "kept"})
    number = vaults.save_number()
    session.end(home.row)
    assert vaults.standing() == vaults.Standing(1, number)
    token = vaults.unlock(PASSPHRASE, "", "Firefox, Linux")
    assert texts(token) == ["kept"]
    row = session.find(token)
    assert row is not None
    assert row.kept


@pytest.mark.parametrize(
    "wrong", ["", "orbit", PASSPHRASE.upper(), PASSPHRASE + " ", PASSPHRASE[:-1], "\ud800", "\0"]
)
def test_it_does_not_open_with_other_words(wrong: str, locked: Person) -> None:
    assert opens(wrong) is None


def test_it_opens_with_the_same_letters_written_another_way(ana: Person) -> None:
    vaults.keep("caf\u00e9 walnut candle meadow ribbon")
    assert opens("cafe\u0301 walnut candle meadow ribbon")


def test_a_name_that_nobody_has_costs_the_same_work(
    locked: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    burned = []
    monkeypatch.setattr(vault, "burn_equal_time", burned.append)
    assert opens(PASSPHRASE, "nobody") is None
    assert burned == [PASSPHRASE]


def test_too_many_wrong_tries_must_wait(locked: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(vaults.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(vaults, "_try_passphrase", lambda slot, words: None)
    for _ in range(5):
        assert opens("wrong") is None
    waits = []
    for _ in range(8):
        with pytest.raises(vaults.WaitError) as wait:
            vaults.unlock("wrong", "", "")
        waits.append(wait.value.seconds)
        now[0] += wait.value.seconds
        assert opens("wrong") is None
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (3, 61)
    monkeypatch.undo()


def test_waiting_is_for_one_name_and_ends_with_the_right_words(
    locked: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(vaults, "_try_passphrase", lambda slot, words: None)
        for _ in range(6):
            try:
                vaults.unlock("wrong", "another", "")
            except (vaults.NotRightError, vaults.WaitError):
                continue
    assert opens(PASSPHRASE)
    assert "" not in vaults._failures


def test_it_says_when_too_many_unlock_at_once(
    locked: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vaults, "QUEUE_SECONDS", 0)
    monkeypatch.setattr(vaults, "_argon", vaults.threading.BoundedSemaphore(1))
    with vaults._queue(), pytest.raises(vaults.BusyError):
        vaults.unlock(PASSPHRASE, "", "")
    assert opens(PASSPHRASE)


def test_a_new_passphrase_ends_all_sessions_and_the_old_one(home: Person) -> None:
    sealed.save(LETTERS, {"text": "kept"})
    old, phone = home.cookies["aw"].value, vaults.unlock(PASSPHRASE, "", "phone")
    token = vaults.change_passphrase(ANOTHER, "Firefox, Linux")
    assert session.find(old) is None
    assert session.find(phone) is None
    assert texts(token) == ["kept"]
    assert opens(PASSPHRASE) is None
    assert opens(ANOTHER)
    assert Slot.objects.count() == 1


def test_it_asks_for_the_passphrase_again_before_grave_steps(home: Person) -> None:
    assert vaults.is_passphrase(PASSPHRASE)
    assert not vaults.is_passphrase(ANOTHER)


def test_the_sheet_opens_once_and_gives_a_new_passphrase(home: Person) -> None:
    sealed.save(LETTERS, {"text": "kept"})
    assert not vaults.has_sheet()
    sheet = vaults.new_sheet()
    assert vaults.has_sheet()
    old = home.cookies["aw"].value
    token, fresh = vaults.recover(sheet.lower().replace(" ", "-"), ANOTHER, "Firefox, Linux")
    assert texts(token) == ["kept"]
    assert session.find(old) is None
    assert opens(PASSPHRASE) is None
    assert opens(ANOTHER)
    with pytest.raises(vaults.NotRightError):
        vaults.recover(sheet, PASSPHRASE, "")
    assert vaults.recover(fresh, PASSPHRASE, "")


def test_a_new_sheet_makes_the_older_one_void(home: Person) -> None:
    first, second = vaults.new_sheet(), vaults.new_sheet()
    with pytest.raises(vaults.NotRightError):
        vaults.recover(first, ANOTHER, "")
    assert vaults.recover(second, ANOTHER, "")


def test_a_mistyped_sheet_is_told_from_a_wrong_one(home: Person) -> None:
    sheet = vaults.new_sheet()
    last = "0" if sheet[-1] != "0" else "1"
    with pytest.raises(vaults.SheetProblem):
        vaults.recover(sheet[:-1] + last, ANOTHER, "")
    assert opens(PASSPHRASE)


def test_two_kept_vaults_need_a_name(home: Person) -> None:
    sealed.save(LETTERS, {"text": "Ana's"})
    ben = person()
    with ben.opened():
        with pytest.raises(vaults.NameTakenError):
            vaults.keep(ANOTHER)
        assert not ben.row.kept
        vaults.keep(ANOTHER, " Ben ")
        sealed.save(LETTERS, {"text": "Ben's"})
    assert vaults.standing() == vaults.Standing(2, None)
    assert texts(opens(ANOTHER, "Ben") or "") == ["Ben's"]
    assert texts(opens(PASSPHRASE) or "") == ["Ana's"]
    assert opens(PASSPHRASE, "Ben") is None
    assert opens(ANOTHER) is None
    carol = person()
    with carol.opened(), pytest.raises(vaults.NameTakenError):
        vaults.keep(PASSPHRASE, "Ben")


def test_a_name_is_not_asked_where_there_is_one_vault(ana: Person) -> None:
    vaults.keep(PASSPHRASE, "Ana")
    assert opens(PASSPHRASE)
    assert opens(PASSPHRASE, "Ana")
    assert opens(PASSPHRASE, "Ben") is None


def test_a_slot_moved_to_another_vault_opens_nothing(home: Person) -> None:
    ben = person()
    with ben.opened():
        vaults.keep(ANOTHER, "Ben")
    mine = Slot.objects.filter(owner_id=home.row.vault_id).values("salt", "commit", "blob").get()
    Slot.objects.filter(owner_id=ben.row.vault_id).update(**mine)
    assert opens(PASSPHRASE, "Ben") is None
    assert opens(ANOTHER, "Ben") is None
    assert opens(PASSPHRASE)


@pytest.mark.parametrize(
    "change",
    [{"m": 8}, {"t": 1}, {"m": 1 << 24}, {"t": 10**6}, {"p": 2}, {"epoch": 2}, {"pepper_id": "x"},
     {"salt": b"\0" * 16}, {"salt": b""}, {"commit": b"\0" * 32}, {"blob": b"\0" * 60},
     {"blob": b""}],
)  # fmt: skip
def test_a_slot_that_was_changed_opens_nothing(change: dict[str, Any], locked: Person) -> None:
    Slot.objects.update(**change)
    assert opens(PASSPHRASE) is None


def test_the_sweep_takes_only_what_nobody_kept_and_nobody_has_open(keeper: Person) -> None:
    open_here, gone = person(), person()
    ids = keeper.row.vault_id, open_here.row.vault_id
    with gone.opened():
        sealed.save(LETTERS, {"text": "never kept"})
        lost = gone.row.vault_id
    session.end(gone.row)
    session.end(keeper.row)
    assert vaults.sweep() == 1
    assert set(Vault.objects.values_list("id", flat=True)) == set(ids)
    assert not Record.objects.filter(owner_id=lost).exists()
    assert vaults.sweep() == 0
    assert opens(PASSPHRASE)


def test_it_sweeps_once_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    now, swept = [5000.0], []
    monkeypatch.setattr(vaults, "_last_sweep", 0.0)
    monkeypatch.setattr(vaults.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(vaults, "sweep", lambda: swept.append(now[0]))
    for minutes in (0, 30, 29, 2, 59):
        now[0] += minutes * 60
        vaults.sweep_hourly()
    assert swept == [5000.0, 5000.0 + 61 * 60]


def test_deleting_leaves_no_row_of_it(home: Person) -> None:
    ben = person()
    entry = sealed.save(LETTERS, {"text": "kept"})
    vaults.new_sheet()
    archives.keep(entry.id, "messages", [b"a line of theirs"])
    pack.rebuild(worth=1)
    drawer.put_in_locked("a line at night")
    owner = home.row.vault_id
    assert all(table.objects.filter(owner_id=owner).exists() for table in TABLES)
    vaults.delete()
    assert not any(table.objects.filter(owner_id=owner).exists() for table in TABLES)
    assert not Record.objects.filter(record_id=entry.id).exists()
    assert not Vault.objects.filter(pk=owner).exists()
    assert session.find(home.cookies["aw"].value) is None
    assert (device.read().last_vault, opens(PASSPHRASE)) == ("", None)
    with ben.opened():
        assert whole.verify().whole


def test_unlocking_brings_back_the_digits_of_the_curtain(home: Person) -> None:
    settings.choose_code("123456")
    session.end(home.row)
    row = session.find(vaults.unlock(PASSPHRASE, "", ""))
    assert row is not None
    session.draw_curtain(row)
    assert session.lift_curtain(row, "123456")


def test_a_damaged_record_of_the_curtain_does_not_stop_an_unlock(home: Person) -> None:
    settings.choose_code("123456")
    Record.objects.filter(owner_id=home.row.vault_id).update(blob=b"damaged")
    assert opens(PASSPHRASE)
