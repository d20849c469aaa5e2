"""One test over all pages: what must hold whatever the room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from afterword.programme.asking import cards
from afterword.web.kit.access import is_public
from afterword.web.rooms.step2_grow import plans
from afterword.web.store import facts, sealed, session
from tests.web.exercises.walking import one_walked
from tests.web.let_go.drawing import draw
from tests.web.letters.test_letters import letter
from tests.web.mirror.test_mirror import looked_at
from tests.web.people import Person
from tests.web.story.writing import lived_in_here

NOWHERE = UUID(int=7)
NOT_PAGES = {
    "alive/",
    "leave/",
    "d/curtain/",
    "r/0/later/",
    "r/3/look/",
    "r/9/again/",
    "d/lock/",
    "d/sheet/later/",
    "w/<int:number>/back/",
}
SHUT = {"r/3/<uuid:letter>/give/", "r/3/<uuid:letter>/went/"}  # until the gate opens
WHERE_FEAR_IS = "r/10/"  # there for nobody else; tests/web/safer holds its pages to the same
WORDS_BEFORE_FIELD = 60
FORBIDDEN_TITLES = re.compile(r"love|partner|relationship|break|grief|afterword", re.IGNORECASE)


def routes() -> Iterator[tuple[str, object]]:
    """Every route of the URLconf with its view, converters left in."""

    def walk(patterns: list[object], before: str) -> Iterator[tuple[str, object]]:
        for pattern in patterns:
            here = before + str(getattr(pattern, "pattern", ""))
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, here)
            elif isinstance(pattern, URLPattern):
                yield here, pattern.callback

    yield from walk(get_resolver().url_patterns, "")


ROUTES = dict(routes())
PRIVATE = sorted(route for route, view in ROUTES.items() if not is_public(view))


def address(route: str, ids: dict[str, str]) -> str:
    """A real address for a route: ids of things that exist."""

    def known(match: re.Match[str]) -> str:
        return ids.get(match[1], "1" if match[0].startswith("<int") else str(NOWHERE))

    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", known, route)


@pytest.fixture
def lived_in(keeper: Person) -> tuple[Person, dict[str, str]]:
    """A kept vault with a letter, a note, cards and a history."""
    written = keeper.post("/r/3/new/", letter()).headers["Location"]
    history = looked_at(keeper).split("/")[3]
    walked = one_walked(keeper)
    with keeper.opened():
        note = sealed.save(sealed.Shelf("hall", "note", "drawer"), {"text": "so quiet here"})
        facts.tell("they_wrote_first", on=date(2026, 3, 3), which="logistics", words="the keys")
        plan = plans.add("the kettle", date(2026, 3, 3))
    ids = {"letter": written.split("/")[3], "note": str(note.id), "history": history, "number": "1"}
    ids |= walked | {"kind": "b1", "door": "e", "way": "a", "told": "c"}
    ids |= lived_in_here(keeper) | {"plan": str(plan.id)}
    ids |= {"drawing": draw(keeper, words="a house")}
    ids |= {"topic": "looks", "card": cards()[0].code}
    for name, here in (("wrote", "t"), ("seeing", "s"), ("anyway", "a")):
        ids[name] = (
            keeper.post(f"/r/0/{here}/", {"said": "the keys"}).headers["Location"].split("/")[4]
        )
    return keeper, ids


def pages(person: Person, ids: dict[str, str]) -> Iterator[tuple[str, HttpResponse]]:
    """Every page that answers a GET with HTML."""
    for route in ROUTES:
        if route in NOT_PAGES or route.startswith(WHERE_FEAR_IS):
            continue
        answer = person.get(address(route, ids), follow=True)
        fine = {200, 401, 403} if route in SHUT else {200, 401}
        assert answer.status_code in fine, (route, answer.status_code)
        yield route, answer


def soup_of(answer: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(answer.content.decode(), "html.parser")


def words_before_field(soup: BeautifulSoup) -> int:
    main = soup.find("main")
    assert isinstance(main, Tag)
    words = 0
    for node in main.descendants:
        if isinstance(node, Tag):
            if node.name in {"input", "textarea", "select"} and node.get("type") != "hidden":
                return words
            continue
        parents = [parent.name for parent in node.parents]
        if {"details", "label", "legend", "svg", "blockquote"} & set(parents):
            continue  # folded away, the field's own words, a drawing, the person's own words
        words += len(str(node).split())
    return 0


def test_it_holds_for_every_page_in_use(lived_in: tuple[Person, dict[str, str]]) -> None:
    for route, answer in pages(*lived_in):
        check(route, answer)


def test_it_holds_for_every_page_on_the_first_evening(visitor: Person) -> None:
    for route in ROUTES:
        if route in NOT_PAGES or "<" in route:
            continue
        check(route, visitor.get("/" + route, follow=True))


def test_it_holds_for_every_page_while_locked(
    lived_in: tuple[Person, dict[str, str]],
) -> None:
    person, ids = lived_in
    session.end(person.row)
    for route, answer in pages(person, ids):
        check(route, answer)


def check(route: str, answer: HttpResponse) -> None:
    """What every page keeps: headers, order, words, nothing inline, nothing from outside."""
    soup = soup_of(answer)
    assert answer.headers["Cache-Control"] == "no-store", route
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy, route
    assert "unsafe" not in policy, route
    assert answer.headers["X-Content-Type-Options"] == "nosniff", route
    assert soup.title is not None, route
    assert not FORBIDDEN_TITLES.search(soup.title.text), route
    check_order(route, soup)
    check_nothing_inline(route, soup)
    check_light(route, soup)
    check_forms(route, soup)


def check_order(route: str, soup: BeautifulSoup) -> None:
    links = list(soup.find_all(["a", "button", "input", "textarea", "select"]))
    assert links[0]["href"] == "#main", route
    assert links[1]["href"] == "/leave/", route
    assert links[1]["rel"] == ["nofollow", "noreferrer"], route
    assert links[2]["href"] == "/help/", route
    assert len(soup.find_all("h1")) == 1, route


def check_nothing_inline(route: str, soup: BeautifulSoup) -> None:
    for tag in soup.find_all(True):
        assert "style" not in tag.attrs, (route, tag)
        assert not [name for name in tag.attrs if name.startswith("on")], (route, tag)
        for name in ("src", "href", "action", "data-check-url"):
            value = str(tag.get(name, ""))
            own = value.startswith(("/", "#", "tel:", "sms:", "?")) or not value
            assert own, (route, name, value)
            assert not value.startswith("//"), (route, value)
    assert all(script.get("src") for script in soup.find_all("script")), route
    assert not soup.find_all("style"), route


def check_light(route: str, soup: BeautifulSoup) -> None:
    main = soup.find("main")
    assert isinstance(main, Tag)
    primary = main.find_all(lambda tag: tag.get("class") == ["btn"])
    assert len(primary) <= 1, (route, [str(tag) for tag in primary])
    assert len(main.find_all(class_="notice")) <= 1, route
    assert words_before_field(soup) <= WORDS_BEFORE_FIELD, (route, words_before_field(soup))


def check_forms(route: str, soup: BeautifulSoup) -> None:
    for form in soup.find_all("form"):
        if form.get("method") == "post":
            assert form.find("input", {"name": "csrfmiddlewaretoken"}), (route, form)
        else:
            assert not form.find(["textarea"]), (route, "words never travel in an address")
    for field in soup.find_all(["textarea", "input"]):
        if field.name == "textarea" or field.get("type") in {"text", "password"}:
            assert field.get("autocomplete"), (route, field)
            assert field.get("id"), (route, field)
            assert soup.find("label", {"for": field["id"]}), (route, field)


@pytest.mark.parametrize("route", PRIVATE)
def test_it_keeps_private_addresses_behind_the_lock(locked: Person, route: str) -> None:
    for ask in (locked.get, locked.post):
        answer = ask(address(route, {}))
        assert answer.status_code == 401, route
        assert 'name="passphrase"' in answer.content.decode()


@pytest.mark.parametrize("route", PRIVATE)
def test_it_sends_a_stranger_to_the_first_page(db: None, client: Person, route: str) -> None:
    answer = client.get(address(route, {}))

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/"


def test_it_never_tells_another_vaults_id_from_none(
    lived_in: tuple[Person, dict[str, str]],
) -> None:
    from tests.web.people import person

    _owner, ids = lived_in
    stranger = person()
    for route in [route for route in PRIVATE if "<uuid" in route]:
        theirs = stranger.get(address(route, ids)).status_code
        nobodys = stranger.get(address(route, {})).status_code
        assert theirs == nobodys, route
        assert theirs in {303, 404}, route


def test_it_serves_one_address_only(client: Person) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    moved = client.get("/help/", headers={"host": "127.0.0.1:8732"}, SERVER_PORT="8732")
    assert moved.headers["Location"] == "http://localhost:8732/help/"


def test_it_refuses_what_another_site_sends(keeper: Person) -> None:
    answer = keeper.post("/r/3/new/", letter(), headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 400
