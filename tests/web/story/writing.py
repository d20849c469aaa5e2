"""Writing in My story the way a browser does."""

from __future__ import annotations

from bs4 import BeautifulSoup
from django.http import HttpResponse

from afterword.programme import Exercise, exercise
from afterword.programme.patterns import patterns
from afterword.web.exercises import signs
from afterword.web.rooms.step1_understand import named
from tests.web.people import Person

PIECE_PAGE = "/r/1/e/{code}/{screen}/"


def hidden(page: HttpResponse) -> dict[str, str]:
    """The hidden values of a screen's form."""
    form = BeautifulSoup(page.content.decode(), "html.parser").select_one("form.screen")
    assert form is not None
    found = {tag["name"]: tag.get("value", "") for tag in form.select("input[type=hidden]")}
    found.pop("csrfmiddlewaretoken", None)
    return found


def press(person: Person, url: str, go: str = "next", **said: object) -> str:
    """Fill one screen in and press a button; return where it leads."""
    page = person.get(url)
    assert page.status_code == 200, (url, page.status_code)
    answer = person.post(url, {**hidden(page), **said, "go": go})
    assert answer.status_code == 303, answer.content.decode()[:400]
    return str(answer.headers["Location"])


def write(person: Person, one: Exercise, **said: object) -> str:
    """Write a piece over all its screens; return the page it leads to."""
    url = f"/r/1/e/{one.code}/1/"
    for screen in one.screens:
        names = [name for field in screen.fields for name in field.names]
        url = press(person, url, **{name: said[name] for name in names if name in said})
    return url


def moment(person: Person, name: str, when: str = "", **said: object) -> str:
    """Write a moment; return its page."""
    return write(person, exercise("one_moment"), name=name, when=when, **said)


def id_of(url: str) -> str:
    """The id in an address."""
    return next(part for part in url.split("/") if len(part) == 36)


def main_of(page: HttpResponse) -> str:
    """What stands in the page itself."""
    return page.content.decode().split('id="main"')[1]


def lived_in_here(person: Person) -> dict[str, str]:
    """Write one of everything of My story; return what its addresses are made of."""
    told = id_of(moment(person, "The talk in the car", "autumn 2019", mine="I said nothing"))
    one = next(one for one in patterns() if one.id == "talks_put_off")
    with person.opened():
        code = named.code_of(one)
        asked = named.asked(one)
    known = id_of(write(person, asked, own_example="I changed the subject"))
    obstacle = write(person, exercise("one_obstacle"), obstacle="I go silent", sign="I said it")
    assert obstacle == "/r/1/o/"
    person.post("/r/1/l/from/", {"first": "2015", "last": "2024"})
    person.post("/r/1/l/draw/", {"y2015": "good", "y2020": "thin"})
    person.post("/r/1/b/new/", {"text": "We can say no", "column": "between", "sign": "one no"})
    write(person, exercise("four_minutes"), said="It began in spring.", line="I slept well")
    with person.opened():
        item = signs.board_items()[0].id
    return {
        "moment": told,
        "piece": exercise("one_moment").code,
        "entry": told,
        "pattern": code,
        "named_id": known,
        "item": str(item),
        "sign": str(item),
    }
