"""Brings a page into each state that no link leads to: mistakes, locks, carried words, help first.

Every function walks on, and yields the name of the state that the page now stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import history
from tests.browser.visitor import Visitor
from tests.browser.ways import PASSPHRASE, begin, keep, letter, lock, unlock, write_in_a_bad_minute

DIGITS = "274961"
DARK = "I want to kill myself"
HEAVY = "I keep checking the phone. It is so quiet in the kitchen."
TWO_SIDED = (
    "You never listened. I am sorry for how I spoke in March; that was my part. Please answer."
)


def press(page: Page, name: str) -> None:
    """Press a button of the page, also where the browser would ask for a missing field first."""
    page.evaluate("for (const form of document.forms) form.noValidate = true")
    page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


def unkept_states(visitor: Visitor) -> Iterator[str]:
    """The first evening, before anything is kept."""
    page = visitor.page
    for address in ("/", "/help/", "/r/0/now/", "/r/0/now/write/", "/nowhere/"):
        page.goto(address)
        yield f"without a vault, {address}"
    page.goto("/")
    page.get_by_role("button", name="It ended").click()
    yield "hope"
    page.get_by_role("button", name="I don’t know").click()
    yield "one line about fear"
    page.get_by_role("button", name="No", exact=True).click()
    yield "Today with the answer to hope"
    page.goto("/r/0/now/write/")
    press(page, "Into the drawer")
    yield "nothing written"
    page.get_by_role("textbox").fill(DARK)
    press(page, "Into the drawer")
    yield "help first"
    page.goto("/d/keep/")
    yield "keep"
    page.get_by_text("I would rather choose my own").click()
    page.get_by_label("Passphrase").fill("short")
    press(page, "Keep it with mine")
    yield "a passphrase too short"
    page.goto("/")
    page.get_by_role("button", name="Hide").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hidden")
    yield "curtain before anything is kept"
    press(page, "Show it again")
    page.goto("/d/delete/")
    press(page, "Delete it all")
    yield "deleted"


def open_states(visitor: Visitor, folder: Path) -> Iterator[str]:
    """A kept vault with something in every room, and the mistakes one can make in them."""
    page = visitor.page
    begin(page)
    write_in_a_bad_minute(page, HEAVY)
    keep(page, PASSPHRASE)
    yield from _hall(page)
    yield from _letters(visitor)
    yield from _mirror(page, folder)
    yield from _door(page)


def _hall(page: Page) -> Iterator[str]:
    page.goto("/")
    press(page, "Note it")
    yield "the card without a face"
    page.locator(".faces label").nth(3).click()
    press(page, "Note it")
    page.goto("/r/0/now/reasons/change/")
    page.get_by_role("textbox").fill("She asked for quiet.\nI sleep better after it.")
    press(page, "Keep these")
    page.goto("/r/0/now/person/change/")
    page.get_by_role("textbox").nth(1).fill("no number at all")
    press(page, "Keep these")
    yield "a number without a name"
    page.goto("/r/0/now/person/change/")
    page.get_by_role("textbox").nth(0).fill("Noor")
    page.get_by_role("textbox").nth(1).fill("01632 960 001")
    press(page, "Keep these")
    yield "somebody to call"
    page.goto("/help/country/")
    page.get_by_role("combobox").select_option("GB")
    press(page, "Show the numbers")
    yield "help in one country"
    page.goto("/help/settings/")
    page.get_by_label("Where Leave goes").fill("nowhere")
    press(page, "Save")
    yield "an exit address that is none"
    page.get_by_label("Where Leave goes").fill("https://www.bbc.co.uk/weather")
    page.get_by_label("Someone could see this screen").check()
    press(page, "Save")
    yield "a wide Leave"
    page.get_by_label("Someone could see this screen").uncheck()
    press(page, "Save")


def _letters(visitor: Visitor) -> Iterator[str]:
    page = visitor.page
    page.goto("/r/3/new/")
    press(page, "Save")
    yield "an empty letter"
    page.get_by_role("textbox").fill(TWO_SIDED)
    press(page, "Look it over with me")
    yield "an unsent letter, looked over"
    letter(page, TWO_SIDED)
    press(page, "Look it over with me")
    expect(page.locator(".notes li").first).to_be_visible()
    yield "a letter with notes"
    other = visitor.tab()
    other.goto(page.url)
    other.get_by_label("Your words", exact=True).fill("From the other window.")
    with other.expect_navigation():
        press(other, "Save")
    page.bring_to_front()  # and the other stays open: to close one that still loads can stall
    page.get_by_label("Your words", exact=True).fill("From this window.")
    press(page, "Save")
    expect(page.get_by_role("heading", level=1)).to_have_text("Two versions of one text")
    yield "two versions"
    page.goto("/s/")
    page.get_by_role("textbox").fill("kitchen")
    press(page, "Look")
    yield "found"
    page.get_by_role("textbox").fill("zebra")
    press(page, "Look")
    yield "not found"


def _mirror(page: Page, folder: Path) -> Iterator[str]:
    wrong, right = folder / "notes.txt", folder / "WhatsApp Chat with Sam.txt"
    wrong.write_text("no export at all\n", encoding="utf-8")
    right.write_text(history.export(), encoding="utf-8")
    page.goto("/r/m/?now=1")
    page.get_by_label("The file of your messages").set_input_files(wrong)
    press(page, "Look at it")
    yield "a file that is no export"
    page.goto("/r/m/?now=1")
    page.get_by_label("The file of your messages").set_input_files(right)
    press(page, "Look at it")
    page.wait_for_url("**/who/")
    yield "which one is you"
    page.get_by_role("radio", name=history.ME).check()
    press(page, "Go on")
    yield "what to keep"
    page.get_by_role("radio", name="All messages too").check()
    press(page, "Go on")
    expect(page.get_by_role("heading", name="What was read")).to_be_visible()
    yield "what was read"
    own = page.url
    for name in ("1/", "outside/", "river/", "w/"):
        page.goto(own + name)
        yield f"of a history: {name}"
    page.get_by_role("main").locator("ul.lines a").first.click()
    expect(page.get_by_text("A small window")).to_be_visible()
    yield "a small window"
    page.get_by_role("link", name="Name this as a pattern").click()
    yield "a name for a pattern"


def _door(page: Page) -> Iterator[str]:
    page.goto("/d/")
    press(page, "Check that all is there")
    yield "all is there"
    page.goto("/d/sheet/")
    press(page, "Make the sheet")
    yield "the sheet"
    page.goto("/d/code/")
    page.locator("input.code").fill("12")
    press(page, "Choose")
    yield "too few digits"
    page.locator("input.code").fill(DIGITS)
    press(page, "Choose")
    for address, name in (("/d/export/", "Save the archive"), ("/d/delete/", "Delete it all")):
        page.goto(address)
        page.get_by_label("Passphrase").fill("not this one")
        press(page, name)
        yield f"{address} with a wrong passphrase"


def locked_states(visitor: Visitor) -> Iterator[str]:
    """Hidden, locked, carried and recovered."""
    page = visitor.page
    begin(page)
    write_in_a_bad_minute(page, HEAVY)
    keep(page, PASSPHRASE)
    page.get_by_role("button", name="Hide").click()
    yield "choosing the six digits"
    page.locator("input.code").fill(DIGITS)
    press(page, "Choose and hide")
    yield "hidden"
    page.locator("input.code").fill("000000")
    press(page, "Show it again")
    yield "hidden, wrong digits"
    page.locator("input.code").fill(DIGITS)
    press(page, "Show it again")
    page.goto("/r/3/new/")
    page.get_by_role("textbox").fill(HEAVY)
    other = visitor.tab()
    lock(other)
    page.bring_to_front()
    press(page, "Save")
    yield "locked with words that come along"
    unlock(page, "not this one")
    yield "locked, wrong passphrase"
    page.goto("/d/recover/")
    yield "the sheet is asked for"
    page.get_by_role("textbox").first.fill("ABCD EFGH")
    press(page, "Open")
    yield "a sheet with too few letters"
    for address in ("/d/gone/", "/r/0/now/", "/r/0/now/write/", "/r/0/now/person/", "/?new=1"):
        page.goto(address)
        yield f"locked, {address}"
    write_in_a_bad_minute(page, DARK)
    yield "locked, help first"
