"""Walks in My story: a few moments, the line drawn with one finger, things put on the board."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

from afterword.programme import exercise

MOMENTS = (("We met at the lake", "May 2015"), ("The move", "2019"), ("How I stopped asking", ""))
STEPS = 40


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


def moments(page: Page) -> None:
    """Write a few moments, the first of them only begun."""
    for name, when in MOMENTS:
        page.goto(f"/r/1/e/{exercise('one_moment').code}/1/")
        page.get_by_label("In a few words").fill(name)
        page.get_by_label("When").fill(when)
        press(page, "Go on")
        page.get_by_label("What I did").fill("I looked at the water.")
        press(page, "Enough for today")


def years(page: Page) -> None:
    page.goto("/r/1/l/from/")
    page.get_by_label("The first year").fill("2015")
    page.get_by_label("The last year").fill("2020")
    press(page, "Go on")


def draw(page: Page) -> None:
    """Draw from high on the left to low on the right."""
    paper = page.locator(".sketch").bounding_box()
    assert paper is not None
    left, top = paper["x"] + paper["width"] * 0.06, paper["y"] + paper["height"] * 0.3
    wide, high = paper["width"] * 0.8, paper["height"] * 0.5
    page.mouse.move(left, top)
    page.mouse.down()
    for step in range(1, STEPS + 1):
        page.mouse.move(left + wide * step / STEPS, top + high * step / STEPS)
    page.mouse.up()


def pages(page: Page) -> Iterator[str]:
    """Write a little of everything, and stop on every page of it."""
    page.goto("/r/1/l/")
    yield "the years, empty"
    moments(page)
    yield "one moment"
    years(page)
    draw(page)
    yield "the line, drawn"
    press(page, "Keep the line")
    yield "the years"
    page.goto("/r/1/p/")
    yield "patterns"
    page.get_by_role("link", name="Promises that slip").click()
    yield "one pattern"
    page.get_by_role("link", name="I know this from myself").click()
    page.get_by_role("textbox").fill("I said next month, in every month.")
    press(page, "Go on")
    press(page, "Enough for today")
    yield "a pattern of mine"
    page.goto("/r/1/b/new/")
    yield "something for the board"
    page.get_by_label("What would have to be true").fill("A no is fine")
    press(page, "Keep it")
    yield "the board"
    page.get_by_role("link", name="A no is fine").click()
    yield "one thing on it"
    page.get_by_role("link", name="It showed").click()
    yield "a sign, seen"
    for name, address in (("one year", "/r/1/l/?y=2019"), ("which years", "/r/1/l/from/")):
        page.goto(address)
        yield name
    for name, address in (
        ("in the way", "/r/1/o/"),
        ("four minutes", "/r/1/f/"),
        ("home", "/r/1/"),
    ):
        page.goto(address)
        yield name
