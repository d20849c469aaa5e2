"""Walks in the rooms of one's own: small things, letting go, cards, endings, and where fear is."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

from afterword.programme import exercise
from tests.browser import exercising
from tests.browser.ways import begin

LINES = ("I take the long way home.", "Ring Noor on Thursday, after the bins.")


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


def follow(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("link", name=name).first.click()


def _screens(page: Page, name: str) -> Iterator[str]:
    """Walk through one exercise, and stop on every screen and where it ends."""
    address = f"/x/{exercise(name).code}/"
    exercising.begin_at(page, address)
    number = 0
    while exercising.A_SCREEN.search(page.url):
        number += 1
        yield f"{name}, {number}"
        exercising.answer(page)
        with page.expect_navigation():
            page.locator("button[name=go][value=next]").click()
    yield f"{name}, done"


def _first_way(page: Page, fear: str) -> None:
    page.goto("/")
    press(page, "It ended")
    press(page, "I don’t know")
    press(page, fear)


def grow(page: Page) -> Iterator[str]:
    """Small things: chosen, planned, done; and the weeks."""
    begin(page)
    for name, address in (
        ("step 2", "/r/2/"),
        ("small things, none", "/r/2/a/"),
        ("the weeks, none", "/r/2/b/"),
        ("one of my own", "/r/2/a/own/"),
    ):
        page.goto(address)
        yield name
    page.get_by_role("textbox").fill("The kettle, and the loud record")
    press(page, "Plan it")
    yield "planned"
    follow(page, "It is done")
    yield "how was it?"
    page.get_by_role("main").locator("label").filter(has_text="7").first.click()
    press(page, "Note it")
    page.goto("/r/2/a/own/")
    page.get_by_role("textbox").fill(LINES[1])
    press(page, "Plan it")
    page.goto("/r/2/a/")
    page.locator("details.fold").first.click()
    yield "small things, some"
    yield from _screens(page, "people_i_want_to_see")


def rest(page: Page) -> Iterator[str]:
    """Letting go: drawings, the minute of noise, what worked."""
    begin(page)
    for name, address in (
        ("step 6", "/r/6/"),
        ("drawings, none", "/r/6/a/"),
        ("a page to draw on", "/r/6/a/new/"),
    ):
        page.goto(address)
        yield name
    page.locator("details.fold").first.evaluate("fold => fold.open = true")
    page.get_by_role("textbox").fill("A grey line, and under it a boat.")
    press(page, "Keep it")
    yield "a drawing in words"
    for name, address in (
        ("drawings", "/r/6/a/"),
        ("a minute of noise", "/r/6/b/"),
        ("what worked, nothing", "/r/6/c/"),
    ):
        page.goto(address)
        yield name
    yield from _screens(page, "two_minutes_of_calm")
    page.goto("/r/6/c/")
    yield "what worked"
    yield from _screens(page, "let_it_come")


def asking(page: Page) -> Iterator[str]:
    """Cards about the other, and the questions that stay."""
    begin(page)
    for name, address in (
        ("step 7", "/r/7/"),
        ("cards", "/r/7/a/"),
        ("a card", "/r/7/a/looks/next/"),
    ):
        page.goto(address)
        yield name
    page.get_by_role("textbox").first.fill("A red coat, also in June")
    page.get_by_role("main").locator("input[type=checkbox]").check()
    press(page, "Turn it over")
    yield "turned over"
    page.goto("/r/7/b/")
    yield "questions for some day"
    yield from _screens(page, "asked_not_compared")


def endings(page: Page) -> Iterator[str]:
    """Last pages, the printed book, closing and opening again, deleting."""
    begin(page)
    for name, address in (("a good end", "/r/9/"), ("nothing to print", "/r/9/print/")):
        page.goto(address)
        yield name
    yield from _screens(page, "the_book_closed")
    for name, address in (
        ("a good end, written", "/r/9/"),
        ("a printed book", "/r/9/print/"),
        ("delete this book", "/r/9/delete/"),
        ("close the book", "/r/9/close/"),
    ):
        page.goto(address)
        yield name
    press(page, "Close it")
    yield "Today, closed"
    page.goto("/r/9/")
    yield "a good end, closed"
    press(page, "Open it again")
    yield "Today, open again"


def safer(page: Page) -> Iterator[str]:
    """For someone who is afraid: what is safer today, and a record."""
    _first_way(page, "I am")
    for name, address in (
        ("Today", "/"),
        ("safer today", "/r/10/"),
        ("a record, empty", "/r/10/a/"),
        ("a line for it", "/r/10/a/new/"),
    ):
        page.goto(address)
        yield name
    page.get_by_label("What happened").fill("He stood in the door for an hour. I went to Noor.")
    page.locator("details.fold").first.evaluate("fold => fold.open = true")
    page.get_by_label("Where").fill("kitchen")
    page.get_by_label("Seen or heard by").fill("the neighbour")
    yield "a line, written"
    press(page, "Keep it")
    yield "a record"
    follow(page, "Delete")
    yield "delete a line?"
    for name in ("people_and_a_word", "if_i_go", "this_phone"):
        yield from _screens(page, name)


def frightening(page: Page) -> Iterator[str]:
    """For someone of whom another is afraid: what to do instead."""
    _first_way(page, "No")
    page.goto("/w/q/e/")
    for answer in ("No", "No", "No", "No", "Yes", "No", "No"):
        press(page, answer)
    yield "what follows"
    for name, address in (("Today", "/"), ("what I do instead", "/r/10/"), ("the map", "/m/")):
        page.goto(address)
        yield name
    for name in ("the_next_ten_minutes", "before_it_happens", "sentences_that_excuse"):
        yield from _screens(page, name)


def last_pages(page: Page) -> Iterator[str]:
    """The end of a book of someone who grieves."""
    page.goto("/")
    press(page, "They died")
    for name, address in (("a book of us", "/r/9/"), ("on the shelf?", "/r/9/close/")):
        page.goto(address)
        yield name
    yield from _screens(page, "a_book_of_us")
