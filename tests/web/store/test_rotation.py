"""A new key: everything moves to it or nothing does, and only the new passphrase opens it."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from uuid import UUID

import pytest

from afterword import vault
from afterword.web.store import (
    carrying,
    drawer,
    inspection,
    messages,
    rotation,
    sealed,
    sealed_file,
    session,
    takeout,
    vaults,
    whole,
)
from afterword.web.store.models import Record, Resealed, Rotation, Segment, Slot, Vault
from tests.web.people import PASSPHRASE, Person
from tests.web.store.conftest import LETTERS, NOTES
from tests.web.store.test_messages import packed

pytestmark = pytest.mark.postgres
NEW = "violet anchor pillow harvest candle moss"
HISTORY = UUID(int=77)


class StopHere(BaseException):
    """As when the program is killed."""


@pytest.fixture
def filled(home: Person, monkeypatch: pytest.MonkeyPatch) -> Person:
    """A kept vault of a few dozen records, a history in segments and a sheet; in small steps."""
    monkeypatch.setattr(messages, "IN_A_SEGMENT", 2)
    monkeypatch.setattr(rotation, "AT_ONCE", 5)
    monkeypatch.setattr(rotation, "SEGMENTS_AT_ONCE", 2)
    for number in range(20):
        sealed.save(LETTERS if number % 2 else NOTES, {"text": f"letter {number}"})
    messages.keep(HISTORY, packed())
    return home


def words() -> str:
    """Everything the vault says, as of one moment."""
    taken = takeout.take()
    taken = takeout.Takeout(datetime(2026, 3, 4, tzinfo=UTC), taken.entries, taken.unreadable)
    return takeout.as_json(taken) + "".join(lines for _name, lines in takeout.message_files(taken))


def opened_words(token: str) -> str:
    row = session.find(token)
    assert row is not None
    with session.serving(row, token):
        assert whole.verify().whole
        return words()


def test_everything_is_under_the_new_key(filled: Person) -> None:
    before, sheet, old = words(), vaults.new_sheet(), session.current().keyring
    blobs = {bytes(blob) for blob in Record.objects.values_list("blob", flat=True)}
    buckets = {bytes(bucket) for bucket in Record.objects.values_list("bucket", flat=True)}

    token = vaults.renew(NEW, "here")

    assert opened_words(token) == before
    assert not session.is_open()
    assert Vault.objects.get().epoch == 2
    assert not Rotation.objects.exists()
    assert not Resealed.objects.exists()
    assert not blobs & {bytes(blob) for blob in Record.objects.values_list("blob", flat=True)}
    assert not buckets & {bytes(one) for one in Record.objects.values_list("bucket", flat=True)}
    assert [slot.epoch for slot in Slot.objects.all()] == [2]
    with pytest.raises(vaults.NotRightError):
        vaults.unlock(PASSPHRASE, "", "here")
    with pytest.raises(vaults.NotRightError):
        vaults.recover(sheet, PASSPHRASE, "here")
    with pytest.raises(vault.VaultError):
        old.open_private(bytes(Vault.objects.get().private_key))
    assert opened_words(vaults.unlock(NEW, "", "here")) == before
    assert inspection.outside().problems == []


def test_it_ends_every_other_session_at_once(
    filled: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = vaults.unlock(PASSPHRASE, "", "elsewhere")
    ended: list[bool] = []
    monkeypatch.setattr(rotation, "go_on", lambda _dek: ended.append(session.find(other) is None))
    vaults.renew(NEW, "here")
    assert ended[0]


def test_notes_that_wait_in_the_drawer_are_not_lost(filled: Person) -> None:
    drawer.put_in_locked("not tonight")
    token = vaults.renew(NEW, "here")
    assert "not tonight" in opened_words(token)
    drawer.put_in_locked("nor now")
    assert "nor now" in opened_words(vaults.unlock(NEW, "", "here"))


@pytest.mark.parametrize("step", range(1, 11))
def test_stopped_after_any_step_it_goes_on_at_the_next_unlock(
    filled: Person, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    before = words()
    steps = iter(range(1, 100))

    def stop() -> None:
        if next(steps) == step:
            raise StopHere

    with monkeypatch.context() as patch:
        patch.setattr(rotation, "committed", stop)
        try:
            vaults.renew(NEW, "here")
        except StopHere:
            assert Vault.objects.get().epoch == 1
            assert carried_away() == "unfinished"
            found = inspection.outside()
            assert (found.unfinished, found.problems) == (1, [])
            owner = Vault.objects.get().id
            assert inspection.inside(owner, NEW).whole
        else:
            assert step > 8
    session._rows.clear()
    with pytest.raises(vaults.NotRightError):
        vaults.unlock(PASSPHRASE, "", "here")
    assert opened_words(vaults.unlock(NEW, "", "here")) == before
    assert Vault.objects.get().epoch == 2
    assert not Rotation.objects.exists()
    assert not Resealed.objects.exists()


def carried_away() -> str:
    with pytest.raises(sealed_file.FileError) as problem:
        carrying.write(Vault.objects.get().id, io.BytesIO())
    return problem.value.reason


def test_what_is_saved_and_deleted_meanwhile_comes_along(
    filled: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = sealed.readable(LETTERS)[0]
    gone = sealed.readable(NOTES)[0]
    steps = iter(range(100))

    def another_window() -> None:
        if next(steps) == 6:
            sealed.save(LETTERS, {"text": "changed meanwhile"}, id=entry.id, rev=entry.rev)
            sealed.save(LETTERS, {"text": "written meanwhile"})
            sealed.delete(NOTES, gone.id)
            messages.delete(HISTORY)

    monkeypatch.setattr(rotation, "committed", another_window)
    said = opened_words(vaults.renew(NEW, "here"))
    assert "changed meanwhile" in said
    assert "written meanwhile" in said
    assert str(gone.id) not in said
    assert str(HISTORY) not in said
    assert Segment.objects.count() == 0


def damaged(owner: UUID) -> None:
    record = Record.objects.filter(owner_id=owner).order_by("seq")[6]
    blob = bytes(record.blob)
    changed = blob[:-1] + bytes([blob[-1] ^ 1])
    Record.objects.filter(record_id=record.record_id).update(blob=changed)


def taken_away(owner: UUID) -> None:
    Record.objects.filter(owner_id=owner).order_by("seq")[6].delete()


def lost_segment(owner: UUID) -> None:
    Segment.objects.filter(owner_id=owner, number=1).delete()


@pytest.mark.parametrize("harm", [damaged, taken_away, lost_segment])
def test_it_does_not_begin_where_something_is_wrong(filled: Person, harm: object) -> None:
    harm(filled.row.vault_id)  # type: ignore[operator]
    with pytest.raises(rotation.NotWholeError):
        vaults.renew(NEW, "here")
    assert Vault.objects.get().epoch == 1
    assert not Rotation.objects.exists()
    assert session.find(filled.cookies["aw"].value) is not None
    assert vaults.unlock(PASSPHRASE, "", "here")


@pytest.mark.parametrize("harm", [damaged, taken_away, lost_segment])
def test_harmed_meanwhile_it_stays_under_the_old_key_and_can_be_opened(
    filled: Person, monkeypatch: pytest.MonkeyPatch, harm: object
) -> None:
    owner = filled.row.vault_id
    once = iter([harm])
    monkeypatch.setattr(rotation, "committed", lambda: next(once, lambda _id: None)(owner))
    for token in (vaults.renew(NEW, "here"), vaults.unlock(NEW, "", "here")):
        row = session.find(token)
        assert row is not None
        assert row.epoch == Vault.objects.get().epoch == 1
        with session.serving(row, token):
            assert len(sealed.readable(LETTERS)) >= 9
            sealed.save(LETTERS, {"text": "still here"})
            assert not whole.verify().whole
