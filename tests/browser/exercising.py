"""Walks through exercises as a person does: whatever a screen asks, shortly answered."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

SHORT = "The kettle, and the light in the hall."
AHEAD = "2027-03-01"
MOST_SCREENS = 5
A_SCREEN = re.compile(r"/x/[0-9a-f]{6}/\d/")
# One of each group of radio buttons, and the first box to tick.
CHOOSE = """() => {
    const main = document.getElementById("main");
    const known = new Set();
    for (const input of main.querySelectorAll("input[type=radio], input[type=checkbox]")) {
        const group = input.type === "radio" ? input.name : "boxes";
        const open = !known.has(group) && !/unknown/.test(input.name);
        known.add(group);
        if (open && !input.checked) input.click();
    }
}"""
KINDS = """() => [...document.querySelectorAll("form.screen .asked .field, form.screen .pause")]
    .map((field) => [...new Set([field.className, ...[...field.querySelectorAll("input, textarea")]
        .map((input) => input.type)])].join(" "))"""


def kinds(page: Page) -> set[str]:
    """Name the sorts of fields that the screen asks with."""
    return set(page.evaluate(KINDS))


def steps(page: Page) -> list[str]:
    """Return the headings of the map, in order."""
    page.goto("/m/")
    return page.locator(".way h2").all_inner_texts()


def addresses(page: Page) -> list[str]:
    """Return the address of every exercise that the map lists, step by step."""
    page.goto("/m/")
    links = page.locator(".way .exercises a")
    return [link.get_attribute("href") or "" for link in links.all()]


def first_of_each_step(page: Page) -> list[str]:
    """Return the first exercise that the map lists under each step."""
    page.goto("/m/")
    lists = page.locator(".way > li").all()
    return [one.locator(".exercises a").first.get_attribute("href") or "" for one in lists]


def answer(page: Page, words: str = SHORT) -> None:
    """Fill in whatever the screen asks."""
    page.evaluate(CHOOSE)
    fields = page.get_by_role("main").locator("textarea, input[type=text]")
    for field in fields.all():
        field.fill(words)
    for day in page.get_by_role("main").locator("input[type=date]").all():
        day.fill(day.input_value() or AHEAD)


def begin_at(page: Page, address: str) -> None:
    """Open the first screen; where the questions about fear come first, answer each with no."""
    page.goto(f"{address}1/")
    while "/w/q/" in page.url:
        last = page.get_by_role("link", name="Go on")
        pressed = last if last.count() else page.get_by_role("button", name="No", exact=True)
        with page.expect_navigation():
            pressed.click()


def finish(page: Page, address: str) -> int:
    """Walk through one exercise to its end; return the number of its screens."""
    begin_at(page, address)
    for number in range(1, MOST_SCREENS + 1):
        answer(page)
        with page.expect_navigation():
            page.locator("button[name=go][value=next]").click()
        if not A_SCREEN.search(page.url):
            expect(page.get_by_role("link", name="Back to Today")).to_be_visible()
            return number
    raise AssertionError(f"{address} has more than {MOST_SCREENS} screens")


def enough(page: Page, address: str) -> None:
    """Answer the first screen of an exercise, and leave it at that."""
    begin_at(page, address)
    answer(page)
    page.get_by_role("button", name="Enough for today").click()
    expect(page.get_by_role("status").filter(has_text="Enough for today")).to_be_visible()
