"""A month in one book, day by day with a moved clock: after a break-up, in grief, in fear."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser import exercising
from tests.browser.conftest import Place
from tests.browser.states import press
from tests.browser.test_absent import afraid, grief
from tests.browser.ways import PASSPHRASE, begin, keep, unlock

NOON = datetime.datetime.combine(datetime.datetime.now(datetime.UTC).date(), datetime.time(13))
FIRST = "The hall light is still on, and I let it."
SUNDAY = "It rained. I cooked rice and ate all of it."
RECORD = "He stood in the door for an hour."


@dataclass(frozen=True)
class Life:
    """One book: how it begins, the last pages it ends with, what else lives in it."""

    begin: Callable[[Page], None]
    last_pages: str
    steps: int
    also: Callable[[Page], None]


def small_things(page: Page) -> None:
    page.goto("/r/2/a/")
    page.locator("button.choice").first.click()
    page.get_by_role("link", name="It is done").click()
    page.locator("input[name=pleasure][value='6']").check()
    press(page, "Note it")
    expect(page.get_by_text("pleasant 6 of 10")).to_be_visible()


def a_record(page: Page) -> None:
    page.goto("/r/10/")
    page.get_by_role("link", name="A dated record").click()
    page.get_by_role("link", name="Write a line").click()
    page.get_by_label("What happened", exact=True).fill(RECORD)
    press(page, "Keep it")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Take it along as plain text").click()
    assert taken.value.suggested_filename.startswith("notes-")
    assert RECORD in taken.value.path().read_text(encoding="utf-8")


LIVES = {
    "ended": Life(begin, "The book closed", 8, small_things),
    "grief": Life(grief, "A book of us", 5, small_things),
    "afraid": Life(afraid, "The book closed", 4, a_record),
}


@pytest.mark.parametrize("name", LIVES)
def test_it_is_lived_in_for_a_month(place: Place, name: str) -> None:
    life = LIVES[name]
    visitor = place.visitor()
    page, program = visitor.page, visitor.program

    def on_day(number: int) -> None:
        page.goto("about:blank")  # nothing of the page asks while the program is away
        program.again(NOON + datetime.timedelta(days=number))
        page.goto("/")
        unlock(page, PASSPHRASE)
        page.goto("/?day=1")
        note_the_day(page)

    life.begin(page)
    page.goto("/r/0/now/write/")
    page.get_by_role("textbox").fill(FIRST)
    press(page, "Into the drawer")
    keep(page, PASSPHRASE)
    on_day(1)
    page.goto("/r/0/notes/")
    expect(page.get_by_role("main")).to_contain_text(FIRST)
    life.also(page)
    on_day(7)
    a_sunday(page)
    on_day(16)
    one_of_each(page, life.steps)
    on_day(30)
    looking_back(page)
    the_end(page, life.last_pages)


def note_the_day(page: Page) -> None:
    page.locator(".faces label").nth(2).click()
    press(page, "Note it")
    expect(page.locator(".noted")).to_be_visible()


def a_sunday(page: Page) -> None:
    page.goto("/r/0/sunday/")
    page.get_by_role("link", name="Begin").click()
    page.get_by_role("textbox").fill(SUNDAY)
    press(page, "Go on")
    for _ in range(3):
        press(page, "Skip")
    expect(page.get_by_role("main")).to_contain_text(SUNDAY)


def one_of_each(page: Page, steps: int) -> None:
    """Finish the first exercise of every step there is, and leave one in the middle."""
    chosen = exercising.first_of_each_step(page)
    assert len(chosen) == steps
    for address in chosen[1:]:
        exercising.finish(page, address)
    exercising.enough(page, chosen[0])
    page.goto("/m/")
    expect(page.get_by_text("begun")).to_have_count(1)


def looking_back(page: Page) -> None:
    page.goto("/r/2/b/")
    expect(page.locator("figure.chart svg")).to_be_visible()
    page.goto("/s/")
    page.get_by_role("textbox").fill("hall light")
    press(page, "Look")
    expect(page.get_by_role("main")).to_contain_text("hall light")


def the_end(page: Page, last_pages: str) -> None:
    """The last pages, the printed book, closed, opened again: no word is lost on the way."""
    page.goto("/r/9/")
    page.get_by_role("link", name=last_pages).click()
    exercising.finish(page, page.url)
    page.goto("/r/9/print/")
    page.get_by_label("On the cover").fill("A month")
    with page.expect_download() as made:
        press(page, "Make the book")
    assert made.value.path().read_bytes().startswith(b"%PDF")
    page.goto("/r/9/close/")
    page.get_by_role("main").locator("form .btn").first.click()
    expect(page.get_by_role("heading", name="This book is closed")).to_be_visible()
    page.get_by_role("link", name="Look into it").click()
    press(page, "Open it again")
    expect(page.get_by_role("heading", name="This book is closed")).to_have_count(0)
    page.goto("/r/0/notes/")
    expect(page.get_by_role("main")).to_contain_text(FIRST)
