"""Ways past the pages, for pictures: each walks on, and yields the name of where it stands."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser import exercising, history, storying
from tests.browser.states import DARK
from tests.browser.ways import PASSPHRASE, begin, keep, letter, write_in_a_bad_minute

DRAFT = (
    "Dear Sam,\n\nI stopped listening in the spring, and I read your messages once. That was my "
    "choice and no one else's. You always made me wait. You do not need to write back."
)
NOTE = "I keep turning round in the kitchen to tell you things."


def press(page: Page, name: str) -> None:
    """Press a button of the page, and wait for the page it leads to."""
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


def follow(page: Page, name: str) -> None:
    """Follow a link of the page."""
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def _go_on(page: Page) -> None:
    with page.expect_navigation():
        page.locator("button[name=go][value=next]").click()


def _each(page: Page, *addresses: str) -> Iterator[str]:
    for address in addresses:
        page.goto(address)
        yield urlsplit(address).path


def first(page: Page) -> Iterator[str]:
    """The first evening."""
    yield from _each(page, "/", "/help/", "/r/0/now/")
    page.goto("/")
    press(page, "It ended")
    yield "hope"
    press(page, "I don’t know")
    yield "one line about fear"
    press(page, "No")
    yield "Today, first"
    page.goto("/r/0/now/write/")
    yield "write"
    page.get_by_role("textbox").fill(NOTE)
    press(page, "Into the drawer")
    yield "in the drawer"
    page.goto("/")
    yield "Today, worth keeping"
    page.goto("/d/keep/")
    yield "keep"
    press(page, "I have them on paper. Keep it")
    yield "a second way in"
    press(page, "Make the sheet")
    yield "the sheet"
    page.goto("/nowhere/")
    yield "no such page"


def hall(page: Page) -> Iterator[str]:
    """Today's own pages, a Sunday, and the drawer."""
    begin(page)
    write_in_a_bad_minute(page, NOTE)
    keep(page, PASSPHRASE)
    page.goto("/")
    page.locator(".faces label").nth(3).click()
    press(page, "Note it")
    yield "Today"
    yield from _each(page, "/r/0/now/", "/r/0/now/sleep/", "/r/0/now/urge/", "/r/0/notes/")
    with page.expect_navigation():
        page.get_by_role("main").locator("ul.lines a").first.click()
    yield "a note"
    follow(page, "Burn it")
    yield "burn it?"
    yield from _each(page, "/r/0/now/reasons/", "/r/0/now/reasons/change/")
    yield from _each(page, "/r/0/now/person/", "/r/0/now/person/change/", "/r/0/sunday/")
    follow(page, "Begin")
    for number in range(4):
        exercising.answer(page, f"A quiet week, and bread on Thursday. {number}")
        yield f"Sunday, {number + 1}"
        _go_on(page)
    yield "Sunday, done"
    yield from _each(page, "/r/0/then/", "/s/", "/help/country/", "/help/safety/")
    yield from _each(page, "/help/friend/", "/help/friend/change/", "/help/settings/")
    page.goto("/r/0/now/write/")
    page.get_by_role("textbox").fill(DARK)
    press(page, "Into the drawer")
    yield "help first"


def letters(page: Page) -> Iterator[str]:
    """A letter for sending, from its first line through the gate."""
    begin(page)
    yield from _each(page, "/r/3/", "/r/3/new/")
    letter(page, DRAFT)
    own = page.url.partition("?")[0]
    press(page, "Look it over with me")
    expect(page.locator(".notes li").first).to_be_visible()
    yield "a letter with notes"
    yield from _each(page, f"{own}theirs/", f"{own}theirs/said/", f"{own}gate/")
    follow(page, "Seven short questions first")
    yield "a question about fear"
    for _ in range(7):
        press(page, "No")
    yield "noted"
    follow(page, "Go on")
    yield "the gate, then"
    follow(page, "What is known so far")
    yield "what is known"
    for _ in range(4):
        press(page, "I don’t know")
    yield "the gate, waiting"
    yield from _each(page, f"{own}no/", f"{own}15/1/", f"{own}15/2/")
    page.goto(f"{own}no/")
    press(page, "Yes. It would hurt, and I would leave it")
    yield "the gate, a wish"
    press(page, "I want to send it. One night first")
    yield "the gate, a night"
    yield from _each(page, f"{own}give/", f"{own}burn/", "/r/3/")


def doors(page: Page) -> Iterator[str]:
    """The doors of everyday, from their first question to what now."""
    begin(page)
    yield from _each(page, "/r/0/w/")
    for here, name in (("t", "they wrote"), ("s", "seeing them"), ("a", "wrote anyway")):
        page.goto(f"/r/0/{here}/?go=1")
        for number in range(1, 6):
            if page.get_by_role("button", name="Go on").count():
                exercising.answer(page)
                yield f"{name}, {number}"
                press(page, "Go on")
        yield f"{name}, done"
    yield from _each(page, "/r/0/w/", "/r/0/s/", "/w/answer/")


def standing(page: Page) -> Iterator[str]:
    """What was told, and other books."""
    begin(page)
    yield from _each(page, "/w/", "/w/t/", "/w/t/b1/")
    exercising.answer(page, "Please leave me be.")
    press(page, "Note it")
    yield "told"
    yield from _each(page, "/w/t/c1/", "/w/1/", "/w/1/a/", "/r/3/", "/r/0/w/")
    yield from _each(page, "/w/books/", "/w/books/name/", "/w/books/new/")


def exercises(page: Page) -> Iterator[str]:
    """The map, the steps, and every screen of the first exercise of each."""
    begin(page)
    yield from _each(page, "/m/", "/steps/")
    yield from _each(page, *(f"/r/{number}/" for number in range(1, 9)))
    for address in exercising.first_of_each_step(page):
        yield from _each(page, address)
        exercising.begin_at(page, address)
        number = 0
        while exercising.A_SCREEN.search(page.url):
            number += 1
            yield f"{address}{number}/"
            exercising.answer(page)
            _go_on(page)
        yield f"{address}, done"
    follow(page, "Read it")
    yield "what was written"


def mirror(page: Page) -> Iterator[str]:
    """Bringing messages, and what they show."""
    begin(page)
    yield from _each(page, "/r/m/", "/r/m/how/", "/r/m/?now=1")
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "WhatsApp Chat with Sam.txt"
        export.write_text(history.export(), encoding="utf-8")
        page.get_by_label("The file of your messages").set_input_files(export)
        press(page, "Look at it")
        page.wait_for_url("**/who/")
        yield "which one is you"
        page.get_by_role("radio", name=history.ME).check()
        press(page, "Go on")
        yield "what to keep"
        page.get_by_role("radio", name="All messages too").check()
        press(page, "Go on")
        page.get_by_role("heading", name="What was read").wait_for()
    yield "what was read"
    own = page.url.partition("?")[0]
    also = ("1/", "2/", "3/", "1/name/", "outside/", "river/", "w/", "w/4/", "delete/")
    yield from _each(page, *(f"{own}{name}" for name in also))


def door(page: Page) -> Iterator[str]:
    """Keys, copies, and what is shown while hidden or locked."""
    begin(page)
    write_in_a_bad_minute(page, NOTE)
    keep(page, PASSPHRASE)
    yield from _each(page, "/d/", "/d/sessions/", "/d/pass/", "/d/export/", "/d/delete/")
    with page.expect_navigation():
        page.get_by_role("button", name="Hide").click()
    yield "six digits"
    page.locator("input.code").fill("274961")
    press(page, "Choose and hide")
    yield "hidden"
    page.locator("input.code").fill("274961")
    press(page, "Show it again")
    page.goto("/d/")
    press(page, "Lock")
    yield "locked"
    yield from _each(page, "/d/recover/", "/d/gone/", "/r/0/now/", "/r/0/now/write/")


def story(page: Page) -> Iterator[str]:
    """My story: the years and everything that belongs to them."""
    begin(page)
    yield from storying.pages(page)


def afraid(page: Page) -> Iterator[str]:
    """For someone who is afraid."""
    page.goto("/")
    press(page, "It ended")
    press(page, "I don’t know")
    press(page, "I am")
    yield "not your fault"
    yield from _each(page, "/", "/m/", "/r/1/", "/r/1/l/", "/r/3/", "/w/", "/r/0/t/", "/r/0/s/")


def grief(page: Page) -> Iterator[str]:
    """For someone whose person died."""
    page.goto("/")
    press(page, "They died")
    yield "Today"
    yield from _each(
        page, "/m/", "/r/1/", "/r/1/l/", "/r/3/", "/r/3/new/", "/r/0/now/", "/r/0/now/write/"
    )
    page.get_by_role("textbox").fill(NOTE)
    press(page, "Into the drawer")
    yield "said"


def night(page: Page) -> Iterator[str]:
    """The face of the night."""
    page.goto("/")
    yield "first page"
    press(page, "It ended")
    yield "hope"
    press(page, "I don’t know")
    yield "fear"
    press(page, "No")
    yield "tonight"
    page.goto("/r/0/now/write/")
    yield "write"
    page.get_by_role("textbox").fill(NOTE)
    press(page, "Into the drawer")
    yield "in the drawer"
    yield from _each(page, "/", "/?day=1", "/r/0/now/", "/r/0/now/sleep/", "/r/0/now/person/")
    yield from _each(page, "/r/0/w/", "/r/0/notes/", "/m/", "/help/")
    keep(page, PASSPHRASE)
    page.goto("/d/")
    press(page, "Lock")
    yield "locked"
    yield from _each(page, "/r/0/now/", "/r/0/now/write/")
