"""Export and deletion."""

from __future__ import annotations

import io
import json
import zipfile

from afterword.web.store.models import DrawerNote, Record, SearchPack, Slot, Vault
from tests.web.door.test_lock import letter
from tests.web.people import PASSPHRASE, Person


def test_it_takes_everything_along_in_two_forms(keeper: Person) -> None:
    keeper.post("/r/3/new/", letter("Dear Sam,\nthe <river> was high."))

    answer = keeper.post("/d/export/", {"passphrase": PASSPHRASE})

    assert answer.headers["Content-Disposition"].startswith('attachment; filename="notes-')
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        page = archive.read("notes.html").decode()
        data = json.loads(archive.read("notes.json"))
    assert "the &lt;river&gt; was high." in page
    texts = [record["value"].get("text") for record in data["records"]]
    assert "Dear Sam,\nthe <river> was high." in texts
    assert data["format"] == "afterword-export"


def test_it_asks_for_the_passphrase_before_it_hands_anything_out(keeper: Person) -> None:
    answer = keeper.post("/d/export/", {"passphrase": "not this one, sorry"})

    assert answer.status_code == 422
    assert answer.headers["Content-Type"].startswith("text/html")


def test_it_deletes_every_row(keeper: Person) -> None:
    keeper.post("/d/sheet/")
    keeper.post("/r/3/new/", letter("gone soon"))
    assert Record.objects.count() > 0

    refused = keeper.post("/d/delete/", {"passphrase": "not this one, sorry"})
    assert refused.status_code == 422
    answer = keeper.post("/d/delete/", {"passphrase": PASSPHRASE})

    assert "It is gone" in answer.content.decode()
    for table in (Vault, Slot, Record, DrawerNote, SearchPack):
        assert table.objects.count() == 0
    assert keeper.get("/").status_code == 200


def test_it_deletes_an_unkept_vault_without_a_passphrase(visitor: Person) -> None:
    visitor.post("/d/delete/")

    assert Vault.objects.count() == 0


def test_it_checks_that_all_is_there(keeper: Person) -> None:
    keeper.post("/r/3/new/", letter("one"))
    assert "there and unchanged" in keeper.post("/d/").content.decode()

    Record.objects.order_by("-seq").first().delete()
    assert "does not match" in keeper.post("/d/").content.decode()
