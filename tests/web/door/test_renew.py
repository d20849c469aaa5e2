"""Someone saw it open: the page that seals everything anew."""

from __future__ import annotations

import pytest

from afterword.web.store import rotation, vaults
from afterword.web.store.models import Record, Slot, Vault
from tests.web.door.test_lock import letter
from tests.web.people import PASSPHRASE, Person

NEW = "violet anchor pillow harvest candle moss"


def fields(now: str = PASSPHRASE, new: str = NEW) -> dict[str, str]:
    return {"now-passphrase": now, "passphrase": new, "offered": NEW}


def test_it_seals_everything_anew_and_offers_a_sheet(keeper: Person) -> None:
    keeper.post("/r/3/new/", letter("the river was high"))
    other = Person()
    other.cookies["aw"] = vaults.unlock(PASSPHRASE, "", "another browser")

    landed = keeper.post("/d/seen/", fields())
    assert landed.headers["Location"] == "/d/sheet/"
    assert other.get("/d/").status_code == 401
    assert "</mark> was high" in keeper.post("/s/", {"words": "river"}).content.decode()
    assert "there and unchanged" in keeper.post("/d/").content.decode()
    assert keeper.get("/d/sheet/").status_code == 200
    assert Vault.objects.get().epoch == 2

    keeper.post("/d/lock/")
    assert keeper.post("/d/unlock/", {"passphrase": PASSPHRASE}).status_code == 401
    assert keeper.post("/d/unlock/", {"passphrase": NEW}).status_code == 303


def test_it_asks_for_the_present_passphrase(keeper: Person) -> None:
    answer = keeper.post("/d/seen/", fields(now="not this one, sorry"))
    assert answer.status_code == 422
    assert keeper.post("/d/seen/", fields(new="short")).status_code == 422
    assert Vault.objects.get().epoch == 1
    assert [slot.epoch for slot in Slot.objects.all()] == [1]


def test_it_says_so_where_a_page_does_not_open(keeper: Person) -> None:
    keeper.post("/r/3/new/", letter("the river was high"))
    Record.objects.order_by("-seq").first().delete()
    answer = keeper.post("/d/seen/", fields())
    assert answer.status_code == 422
    assert "a backup may help" in answer.content.decode()
    assert Vault.objects.get().epoch == 1


def test_what_is_not_kept_has_no_key_to_change(visitor: Person) -> None:
    assert visitor.get("/d/seen/").headers["Location"] == "/d/keep/"


def test_every_page_works_meanwhile(keeper: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    written = keeper.post("/r/3/new/", letter("the river was high")).headers["Location"]
    another_window = Person()
    another_window.cookies = keeper.cookies
    answers: list[int] = []

    def look_and_write() -> None:
        pages = ("/", "/r/3/", written, "/d/", "/d/export/")
        answers.extend(another_window.get(page).status_code for page in pages)
        if len(answers) == len(pages):
            answers.append(another_window.post("/r/3/new/", letter("meanwhile")).status_code)

    monkeypatch.setattr(rotation, "AT_ONCE", 2)
    monkeypatch.setattr(rotation, "committed", look_and_write)
    assert keeper.post("/d/seen/", fields()).status_code == 303
    assert set(answers) == {200, 303}
    assert len(answers) > 6
    assert "there and unchanged" in keeper.post("/d/").content.decode()
    assert "meanwhile" in keeper.get("/r/3/").content.decode()
