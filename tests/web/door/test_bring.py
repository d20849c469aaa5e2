"""A sealed file leaves through the door of one computer and comes in at that of another."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from afterword.web.store import session
from afterword.web.store.models import DrawerNote, Record, SearchPack, Segment, Slot, Vault
from tests.web.door.test_lock import letter
from tests.web.people import PASSPHRASE, Person

NOT_IT = "not this one, sorry"


def sealed_file(keeper: Person) -> bytes:
    answer = keeper.post("/d/export/", {"passphrase": PASSPHRASE, "sealed": "1"})
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="notes-')
    assert answer.headers["Content-Disposition"].endswith('.sealed"')
    return b"".join(answer.streaming_content)


def chosen(content: bytes, **more: str) -> dict[str, object]:
    return {"file": SimpleUploadedFile("notes-2026-03-04.sealed", content), **more}


def another_computer() -> Person:
    session._rows.clear()
    for table in (Slot, SearchPack, DrawerNote, Segment, Record, Vault):
        table.objects.all().delete()
    return Person()


@pytest.fixture
def file(keeper: Person) -> bytes:
    keeper.post("/r/3/new/", letter("the river was high"))
    return sealed_file(keeper)


def test_it_opens_on_another_computer_with_the_passphrase(file: bytes) -> None:
    there = another_computer()
    assert "/d/bring/" in there.get("/").content.decode()

    landed = there.post("/d/bring/", chosen(file), follow=True).content.decode()
    assert "It is here now" in landed
    assert there.post("/d/unlock/", {"passphrase": NOT_IT}).status_code == 401
    there.post("/d/unlock/", {"passphrase": PASSPHRASE})
    assert "there and unchanged" in there.post("/d/").content.decode()
    assert "</mark> was high" in there.post("/s/", {"words": "river"}).content.decode()


def test_it_asks_for_the_passphrase_before_it_hands_out_the_file(keeper: Person) -> None:
    answer = keeper.post("/d/export/", {"passphrase": NOT_IT, "sealed": "1"})
    assert answer.status_code == 422
    assert answer.headers["Content-Type"].startswith("text/html")


def test_it_hands_out_no_sealed_file_that_nobody_could_open(visitor: Person) -> None:
    assert b"Save it sealed" not in visitor.get("/d/export/").content
    answer = visitor.post("/d/export/", {"sealed": "1"})
    assert answer.headers["Content-Type"] == "application/zip"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda file: file[:-5], "not whole"),
        (lambda file: file[:900] + b"\0\0\0" + file[903:], "not whole"),
        (lambda file: file[:8] + b"\0\0\0\7" + file[12:], "A newer version"),
        (lambda file: b"PK" + file, "not a sealed file"),
        (lambda file: b"", "empty"),
    ],
)
def test_it_says_what_is_wrong_with_a_file(file: bytes, change, sentence: str) -> None:  # type: ignore[no-untyped-def]
    there = another_computer()
    answer = there.post("/d/bring/", chosen(change(file)))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Vault.objects.count() == 0


def test_it_asks_for_the_file(db: None, client: Person) -> None:
    answer = client.post("/d/bring/", {})
    assert answer.status_code == 422
    assert "Choose the file first" in answer.content.decode()


def test_it_never_comes_over_what_is_here(locked: Person) -> None:
    locked.post("/d/unlock/", {"passphrase": PASSPHRASE})
    old = sealed_file(locked)
    locked.post("/r/3/new/", letter("written later"))
    new = sealed_file(locked)
    locked.post("/d/lock/")

    for file in (old, new):
        answer = locked.post("/d/bring/", chosen(file))
        assert answer.status_code == 422
        assert "nothing to bring" in answer.content.decode()


def test_the_newer_takes_its_place_when_that_is_asked_for(keeper: Person) -> None:
    old = sealed_file(keeper)
    keeper.post("/r/3/new/", letter("the river was high"))
    new = sealed_file(keeper)
    there = another_computer()
    there.post("/d/bring/", chosen(old))

    offered = there.post("/d/bring/", chosen(new)).content.decode()
    assert "Put the newer one here" in offered
    wrong = there.post("/d/bring/newer/", chosen(new, passphrase=NOT_IT))
    assert wrong.status_code == 422
    assert "That does not open it" in wrong.content.decode()
    there.post("/d/bring/newer/", chosen(new, passphrase=PASSPHRASE))
    again = there.post("/d/bring/newer/", chosen(new, passphrase=PASSPHRASE))
    assert "as new as this file" in again.content.decode()

    there.post("/d/unlock/", {"passphrase": PASSPHRASE})
    assert "there and unchanged" in there.post("/d/").content.decode()
    assert "</mark> was high" in there.post("/s/", {"words": "river"}).content.decode()


def test_it_wants_the_door_locked_first(visitor: Person) -> None:
    file = b"AFSEALED" + bytes(100)
    assert "Lock it first" in visitor.post("/d/bring/", chosen(file)).content.decode()
    assert visitor.post("/d/bring/newer/", chosen(file)).status_code == 303
    assert Vault.objects.count() == 1


def test_a_second_one_needs_a_name(file: bytes) -> None:
    there = another_computer()
    there.post("/", {"path": "ended"})
    there.post("/d/keep/", {"passphrase": "another few plain words here", "name": ""})
    there.post("/d/lock/")

    taken = there.post("/d/bring/", chosen(file))
    assert "This name is taken here" in taken.content.decode()
    there.post("/d/bring/", chosen(file, name="ana"))
    there.post("/d/unlock/", {"passphrase": PASSPHRASE, "name": "ana"})
    assert "</mark> was high" in there.post("/s/", {"words": "river"}).content.decode()
