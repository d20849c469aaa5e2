"""A Sunday with something in the drawer, and ways through its page."""

from __future__ import annotations

from urllib.parse import urlsplit

from afterword.web.store import drawer, sealed
from tests.web.hall.reading import read
from tests.web.people import Person

SUNDAY = "2026-11-29T16:00:00+00:00"
NOTE = "I walked along the canal. Please answer me, I am begging you. I could hum again, a little."


def html(person: Person, address: str = "/") -> str:
    return person.get(address, follow=True).content.decode()


def send(person: Person, part: str, go: str = "next", **words: str) -> str:
    answer = person.post(f"/r/0/sunday/{part}/", {**words, "go": go})
    assert answer.status_code == 303, answer.content.decode()
    return urlsplit(answer["Location"]).path


def pages(person: Person) -> list[dict[str, object]]:
    with person.opened():
        found = [shelf for shelf in sealed.shelves() if shelf.kind == "sunday"]
        return [entry.value for shelf in found for entry in sealed.readable(shelf)]


def laid_away(person: Person, opens: str = "2026-12-24") -> str:
    """Lay a note away until a day; return its address."""
    send(person, "later", text="Put the kettle on first.", opens=opens)
    links = read(person.get("/r/0/sunday/").content).links
    (address,) = [one for one in links if one.startswith("/r/0/waiting/")]
    return address


def begun(keeper: Person) -> Person:
    """Put this week's note into the drawer."""
    with keeper.opened():
        drawer.put_in(NOTE)
    return keeper
