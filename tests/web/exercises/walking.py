"""Walking through an exercise the way a browser does: whatever its fields are, filled in."""

from __future__ import annotations

from bs4 import BeautifulSoup, SoupStrainer
from django.http import HttpResponse

from afterword.journey.contact import Contact
from afterword.journey.paths import exercises_allowed, rooms
from afterword.journey.questions import QUESTIONS
from afterword.programme import Exercise, Field, exercise, exercises
from tests.web.people import Person

SCREEN = SoupStrainer("form", class_="screen")
LOUD = "plumsmoke and thunder"  # goes into every field that is destroyed


def address(one: Exercise, screen: int | str = "") -> str:
    """The page of an exercise, or of one of its screens."""
    return f"/x/{one.code}/" + (f"{screen}/" if screen else "")


def answer(field: Field, said: str) -> dict[str, object]:
    """What a browser would send for one field."""
    keys = [key for key, _ in field.options]
    whole: dict[str, object] = {
        "text": said,
        "long": f"{said}\r\nand more",
        "choice": keys[:1],
        "several": keys[:2],
        "slider": "4",
        "rating": "7" if field.when == "before" else "5",
        "date": "2026-12-24",
        "lines": f"{said}\nanother line",
        "destroyed": LOUD,
    }
    if field.kind in whole:
        return {field.id: whole[field.kind]}
    return {name: said for name in field.names if not name.endswith(".unknown")}


def hidden(page: HttpResponse) -> dict[str, str]:
    """The draft that a page has in front of it."""
    soup = BeautifulSoup(page.content.decode(), "html.parser", parse_only=SCREEN)
    fields = soup.select("input[type=hidden]")
    return {tag["name"]: tag["value"] for tag in fields if tag["name"] in {"id", "rev"}}


def opened(person: Person, one: Exercise, screen: int) -> HttpResponse:
    """Open a screen; where the questions about fear come first, answer each with no."""
    page = person.get(address(one, screen))
    if page.status_code != 302:
        return page
    asks = page.headers["Location"].split("?")[0]
    for question in QUESTIONS:
        person.post(asks, {"name": question.name, "answer": "no"})
    return person.get(address(one, screen))


def press(
    person: Person, one: Exercise, screen: int, go: str = "next", said: str = "the kettle"
) -> HttpResponse:
    """Open a screen, fill it in, press a button."""
    page = opened(person, one, screen)
    assert page.status_code == 200, (one.id, screen)
    sent: dict[str, object] = dict(hidden(page))
    for field in one.screen(screen).fields:
        sent |= answer(field, said)
    return person.post(address(one, screen), {**sent, "go": go})


def walk(person: Person, one: Exercise, said: str = "the kettle") -> HttpResponse:
    """Walk through all screens; return the last answer."""
    answers = [press(person, one, number, said=said) for number in range(1, len(one.screens) + 1)]
    assert {got.status_code for got in answers} == {303}, one.id
    return answers[-1]


def one_walked(person: Person) -> dict[str, str]:
    """Finish one exercise; return what its addresses are made of."""
    one = exercise("one_thing_only_mine")
    walk(person, one)
    page = person.get(address(one, "done")).context["page"]
    return {"code": one.code, "screen": "1", "answer": str(page.answer)}


def here(path: str, quieter: tuple[str, ...] = ()) -> tuple[Exercise, ...]:
    """What exists for a new book of which nothing is known but its path."""
    there = rooms(path, quieter, Contact.WAIT)
    return exercises_allowed(exercises(), path, quieter, there)


def kinds_of(kind: str) -> list[Exercise]:
    """Exercises with a field of one kind."""
    return [one for one in exercises() if any(field.kind == kind for field in one.fields)]
