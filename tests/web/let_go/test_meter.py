"""A minute of noise: one page may hear, it keeps nothing, and calm follows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from afterword.programme import exercise
from afterword.web.rooms import step6_let_go
from afterword.web.store import facts
from tests.web.people import Person

SCRIPT = (Path(step6_let_go.__file__).parent / "static" / "rest" / "meter.js").read_text()


def policy(who: Person, url: str) -> str:
    """What a page may ask of the browser."""
    return who.get(url).headers["Permissions-Policy"]


def test_it_may_hear_on_its_own_page_and_nowhere_else(visitor: Person) -> None:
    assert "microphone=(self)" in policy(visitor, "/r/6/b/")
    for url in ("/", "/r/6/", "/r/6/a/new/", "/r/3/new/", "/help/"):
        assert "microphone=()" in policy(visitor, url)
    for power in ("camera", "geolocation", "payment", "usb"):
        assert f"{power}=()" in policy(visitor, "/r/6/b/")


def test_it_does_not_hear_while_locked(locked: Person) -> None:
    assert "microphone=()" in policy(locked, "/r/6/b/")


@pytest.mark.parametrize("who", ["visitor", "bereaved"])
def test_it_always_leads_to_the_calm(who: str, request: pytest.FixtureRequest) -> None:
    person = request.getfixturevalue(who)
    page = person.get("/r/6/b/").context["page"]
    calm = exercise("two_minutes_of_calm")

    assert page.calm == f"/x/{calm.code}/1/?after"
    assert "Now slower" in person.get(page.calm).content.decode()
    assert "location.assign(part.dataset.calm)" in SCRIPT
    assert person.get(page.pillow).status_code == 200


def test_it_says_so_without_a_microphone_or_a_script(visitor: Person) -> None:
    page = visitor.get("/r/6/b/").content.decode()

    assert "<noscript><p>The bar needs JavaScript" in page
    assert "There is no microphone here" in page


def test_it_promises_nothing(visitor: Person) -> None:
    page = visitor.get("/r/6/b/").content.decode()

    assert "did not lower anger" in page
    assert "nothing is recorded" in page


@pytest.mark.parametrize(
    "power",
    ["MediaRecorder", "fetch", "XMLHttpRequest", "sendBeacon", "WebSocket", "Storage", "Blob",
     "indexedDB", "import ", "postMessage"],
)  # fmt: skip
def test_it_can_neither_record_nor_send(power: str) -> None:
    assert power not in SCRIPT


def test_it_stops_the_microphone_when_it_ends_or_is_left() -> None:
    assert re.search(r"track\.stop\(\)", SCRIPT)
    assert 'addEventListener("pagehide", letGo)' in SCRIPT
    assert "setTimeout(over, Number(part.dataset.seconds) * 1000)" in SCRIPT


@pytest.mark.parametrize("told", ["afraid", "i_hurt_them"])
def test_it_leads_nowhere_that_is_absent_where_fear_is(visitor: Person, told: str) -> None:
    with visitor.opened():
        facts.tell(told)
    page = visitor.get("/r/6/b/").context["page"]

    for url in (page.pillow, page.calm):
        assert visitor.get(url).status_code == 200
    home = visitor.get("/r/6/").content.decode()
    for url in re.findall(r'href="(/r/[36]/[^"]*)"', home):
        assert visitor.get(url).status_code == 200, url
