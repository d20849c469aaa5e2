"""Every page, in every state, can be read, reached with keys alone, and pressed with a thumb."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from tests.browser import audits
from tests.browser.conftest import Place
from tests.browser.crawling import crawl
from tests.browser.program import NIGHT
from tests.browser.screens import exercise_states
from tests.browser.states import locked_states, open_states, unkept_states
from tests.browser.visitor import Visitor
from tests.browser.ways import begin

BROKEN = """<!doctype html><html><head><title>Notes</title></head><body>
<main><a href="/x" style="font-size:8px;position:fixed;left:0;bottom:0">go</a>
<img src="data:,"><input><p style="color:#aaa;background:#fff;width:900px">pale and wide</p>
<button style="position:absolute;left:-900px">far</button>
</main></body></html>"""


def look(visitor: Visitor, states: Iterator[str], least: int) -> None:
    """Audit the page at each state; fail with everything that was found."""
    wrong, count = [], 0
    for state in states:
        count += 1
        wrong += [f"{state}: {found}" for found in audits.everything(visitor.page)]
    assert not wrong, "\n".join(wrong)
    assert count >= least


def test_it_is_readable_and_reachable_before_anything_is_kept(visitor: Visitor) -> None:
    look(visitor, unkept_states(visitor), 10)


def test_it_is_readable_and_reachable_on_every_page(visitor: Visitor, tmp_path: Path) -> None:
    look(visitor, chain(open_states(visitor, tmp_path), crawl(visitor.page)), 45)


def test_it_is_readable_and_reachable_on_every_sort_of_screen(visitor: Visitor) -> None:
    begin(visitor.page)
    look(visitor, exercise_states(visitor.page), 12)


def test_it_is_readable_and_reachable_while_locked(visitor: Visitor) -> None:
    look(visitor, locked_states(visitor), 10)


def test_it_is_readable_and_reachable_at_night(place: Place) -> None:
    visitor = place.visitor(place.program(NIGHT))
    addresses = ["/", "/r/0/now/", "/r/0/now/sleep/", "/r/0/now/write/", "/r/0/now/person/", "/"]
    addresses += ["/?day=1", "/m/", "/help/", "/r/3/", "/r/3/new/?for=them", "/w/t/", "/d/"]

    def states() -> Iterator[str]:
        page = visitor.page
        for address in addresses:
            page.goto(address)
            yield f"night {address}"
            if page.get_by_role("button", name="It ended").count():
                page.get_by_role("button", name="It ended").click()
                yield "night, hope"
                page.get_by_role("button", name="I don’t know").click()
                page.get_by_role("button", name="No", exact=True).click()
                yield "night, after the questions"

    look(visitor, states(), len(addresses) + 2)


def test_it_would_notice_a_broken_page(visitor: Visitor) -> None:
    visitor.page.set_content(BROKEN)
    found = "\n".join(audits.everything(visitor.page))
    for part in ("image-alt", "label", "color-contrast", "html-has-lang", "wider than 320"):
        assert part in found
    for part in ('a "go" is', "Tab begins with", 'focus cannot be seen on button "far"'):
        assert part in found
    visitor.problems.clear()
