"""What was taken along comes back through the door."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from afterword.web.store import session
from tests.web.door.test_lock import letter
from tests.web.people import PASSPHRASE, Person, person


def test_it_comes_back_into_another_vault(keeper: Person) -> None:
    keeper.post("/r/3/new/", letter("the river was high"))
    taken = keeper.post("/d/export/", {"passphrase": PASSPHRASE}).content
    session.end(keeper.row)

    other = person()
    file = SimpleUploadedFile("notes.zip", taken)
    page = other.post("/d/back/", {"file": file}, follow=True).content.decode()
    assert "came in" in page
    assert "</mark> was high" in other.post("/s/", {"words": "river"}).content.decode()
    again = SimpleUploadedFile("notes.zip", taken)
    page = other.post("/d/back/", {"file": again}, follow=True).content.decode()
    assert "0 pages came in" in page
    assert "here already" in page


def test_it_says_what_is_wrong(visitor: Person) -> None:
    file = SimpleUploadedFile("notes.zip", b"something else")
    answer = visitor.post("/d/back/", {"file": file})
    assert answer.status_code == 422
    assert "not such an archive" in answer.content.decode()
    assert visitor.post("/d/back/", {}).status_code == 422
    assert visitor.get("/d/back/?came=<b>&stayed=x").status_code == 200
