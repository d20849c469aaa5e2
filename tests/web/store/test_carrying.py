"""A vault travels in one sealed file: whole or not at all, and never over another by itself."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from afterword.web.store import (
    carrying,
    drawer,
    messages,
    pack,
    sealed,
    sealed_file,
    session,
    vaults,
    whole,
)
from afterword.web.store.models import DrawerNote, Record, SearchPack, Segment, Slot, Vault
from tests.web.people import PASSPHRASE, Person, person
from tests.web.store.conftest import LETTERS
from tests.web.store.test_messages import packed

pytestmark = pytest.mark.postgres
TABLES = (Vault, Slot, Record, Segment, SearchPack, DrawerNote)


def taken(home: Person) -> io.BytesIO:
    target = io.BytesIO()
    carrying.write(home.row.vault_id, target)
    return target


def everything() -> list[list[tuple[object, ...]]]:
    """All rows of all tables, as they lie."""
    found = []
    for table in TABLES:
        rows = [
            tuple(bytes(v) if isinstance(v, memoryview) else v for v in row)
            for row in table.objects.values_list(*(f.attname for f in table._meta.local_fields))
        ]
        found.append(sorted(rows, key=repr))
    return found


def forget() -> None:
    """As on a computer that has never seen the vault."""
    session._rows.clear()
    for table in reversed(TABLES):
        table.objects.all().delete()


@pytest.fixture
def filled(home: Person) -> Person:
    """A kept vault with letters, a history, a sheet, a search pack and a note in the drawer."""
    for number in range(20):
        sealed.save(LETTERS, {"text": f"letter {number}"})
    messages.keep(UUID(int=77), packed())
    pack.rebuild(worth=1)
    drawer.put_in_locked("not tonight")
    return home


def changed(content: bytes, at: int, to: bytes) -> io.BytesIO:
    """A file with other bytes in it and a digest that fits: someone's work, no accident."""
    body = content[: -(5 + 32)]
    body = body[:at] + to + body[at + len(to) :]
    return io.BytesIO(body + content[-37:-32] + hashlib.sha256(body).digest())


def test_it_brings_every_row_as_it_lay(filled: Person) -> None:
    sheet = vaults.new_sheet()
    before, file = everything(), taken(filled)
    forget()
    assert carrying.bring(file) == before[0][0][0]
    assert everything() == before
    token = vaults.unlock(PASSPHRASE, "", "another computer")
    row = session.find(token)
    assert row is not None
    with session.serving(row, token):
        assert whole.verify().whole
        assert len(sealed.readable(LETTERS)) == 20
    assert vaults.recover(sheet, PASSPHRASE, "another computer")[0]


def test_nothing_in_it_can_be_read(filled: Person) -> None:
    content = taken(filled).getvalue()
    for words in (b"letter", b"soup tonight", b"not tonight", PASSPHRASE.encode()):
        assert words not in content


def test_its_name_says_nothing() -> None:
    assert carrying.file_name(date(2026, 3, 4)) == "notes-2026-03-04.sealed"


def test_it_refuses_a_file_that_was_cut_or_changed_anywhere(filled: Person) -> None:
    content = taken(filled).getvalue()
    forget()
    empty = everything()
    step = max(1, len(content) // 150)
    for at in range(0, len(content), step):
        flipped = content[:at] + bytes((content[at] ^ 1,)) + content[at + 1 :]
        for bad in (content[:at], flipped, content + b"\0"):
            with pytest.raises(sealed_file.FileError) as problem:
                carrying.bring(io.BytesIO(bad))
            assert problem.value.reason in {"damaged", "other", "newer"}
    assert everything() == empty
    carrying.bring(io.BytesIO(content))


def test_it_takes_all_or_nothing_where_a_digest_was_made_to_fit(filled: Person) -> None:
    content = taken(filled).getvalue()
    forget()
    empty = everything()
    refused = 0
    for at in range(12, len(content) - 37, max(1, len(content) // 400)):
        try:
            carrying.bring(changed(content, at, bytes((content[at] ^ 0x55,))))
        except sealed_file.FileError:
            refused += 1
            assert everything() == empty
        else:  # a changed blob is seen by whoever opens it
            forget()
    assert refused


def test_it_tells_a_newer_file_and_any_other_one(filled: Person) -> None:
    content = taken(filled).getvalue()
    for bad, reason in (
        (changed(content, 8, (2).to_bytes(4, "big")), "newer"),
        (io.BytesIO(b"PK\x03\x04" + bytes(100)), "other"),
        (io.BytesIO(), "other"),
    ):
        with pytest.raises(sealed_file.FileError) as problem:
            carrying.bring(bad)
        assert problem.value.reason == reason


def test_it_refuses_what_is_too_large(filled: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    file = taken(filled)
    monkeypatch.setattr(sealed_file, "LARGEST", len(file.getvalue()) - 1)
    for act in (lambda: carrying.bring(file), lambda: taken(filled)):
        with pytest.raises(sealed_file.FileError) as problem:
            act()
        assert problem.value.reason == "large"


def test_it_needs_a_way_in(filled: Person) -> None:
    Slot.objects.all().delete()
    file = taken(filled)
    forget()
    with pytest.raises(sealed_file.FileError):
        carrying.bring(file)
    assert Vault.objects.count() == 0


def test_it_never_overwrites_by_itself(filled: Person) -> None:
    file = taken(filled)
    before = everything()
    with pytest.raises(sealed_file.FileError) as problem:
        carrying.bring(file)
    assert problem.value.reason == "here"
    assert everything() == before


def test_two_vaults_need_two_names(filled: Person) -> None:
    file = taken(filled)
    forget()
    other = person()
    with other.opened():
        vaults.keep("another few plain words here", "")
    with pytest.raises(vaults.NameTakenError):
        carrying.bring(file)
    carrying.bring(file, "ana")
    assert vaults.unlock(PASSPHRASE, "ana", "here")
    assert vaults.unlock("another few plain words here", "", "here")


def older_state(filled: Person, file: io.BytesIO) -> None:
    """Put the database back to what a file holds, as it is on the other computer."""
    forget()
    carrying.bring(file)


def test_the_newer_takes_the_place_of_the_older_when_asked(filled: Person) -> None:
    old = taken(filled)
    sealed.save(LETTERS, {"text": "written on the other computer"})
    new = taken(filled)
    older_state(filled, old)
    ways_in = list(Slot.objects.values_list("commit"))

    with pytest.raises(vaults.NotRightError):
        carrying.replace(new, "not this one, sorry")
    carrying.replace(new, PASSPHRASE)

    assert list(Slot.objects.values_list("commit")) == ways_in
    token = vaults.unlock(PASSPHRASE, "", "here")
    row = session.find(token)
    assert row is not None
    with session.serving(row, token):
        assert whole.verify().whole
        assert "written on the other computer" in [
            entry.value["text"] for entry in sealed.readable(LETTERS)
        ]


def test_an_older_or_equal_one_never_does(filled: Person) -> None:
    old = taken(filled)
    sealed.save(LETTERS, {"text": "newer"})
    before = everything()
    for file in (old, taken(filled)):
        with pytest.raises(sealed_file.FileError) as problem:
            carrying.replace(file, PASSPHRASE)
        assert problem.value.reason == "older"
    assert everything() == before


def worse_record(content: bytes) -> int:
    blob = bytes(Record.objects.order_by("seq")[3].blob)
    return content.index(blob) + len(blob) - 4


def worse_segment(content: bytes) -> int:
    blob = bytes(Segment.objects.order_by("number")[0].blob)
    return content.index(blob) + len(blob) - 4


@pytest.mark.parametrize("place", [worse_record, worse_segment])
def test_it_replaces_nothing_with_what_does_not_open(
    filled: Person, place: Callable[[bytes], int]
) -> None:
    old = taken(filled)
    sealed.save(LETTERS, {"text": "newer"})
    content = taken(filled).getvalue()
    bad = changed(content, place(content), b"\0\0")
    older_state(filled, old)
    before = everything()
    with pytest.raises(sealed_file.FileError) as problem:
        carrying.replace(bad, PASSPHRASE)
    assert problem.value.reason == "damaged"
    assert everything() == before


def test_it_replaces_nothing_by_a_vault_under_another_key(filled: Person) -> None:
    old = taken(filled)
    sealed.save(LETTERS, {"text": "newer"})
    content = taken(filled).getvalue()
    head = bytes(Vault.objects.get().head)
    older_state(filled, old)
    with pytest.raises(sealed_file.FileError) as problem:
        carrying.replace(changed(content, content.index(head) + 40, b"\0\0"), PASSPHRASE)
    assert problem.value.reason == "key"
