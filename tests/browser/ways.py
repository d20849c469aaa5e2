"""Ways through the house that several tests walk. Each step names what a person sees."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

CANARY = "The heron at Lake Ostrava stood where we used to sit, and I said nothing."
WEATHER = re.compile(r"^https://www\.bbc\.co\.uk/weather")
PASSPHRASE = "walnut orbit candle meadow ribbon lantern"


def begin(page: Page) -> None:
    """Answer the three first questions."""
    page.goto("/")
    page.get_by_role("button", name="It ended").click()
    page.get_by_role("button", name="I don’t know").click()
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_role("link", name="I need something now")).to_be_visible()


def write_in_a_bad_minute(page: Page, words: str) -> None:
    """Put words into the drawer."""
    page.goto("/r/0/now/")
    page.get_by_role("link", name="Write it here").click()
    page.get_by_role("textbox").fill(words)
    page.get_by_role("button", name="Into the drawer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("in the drawer")


def keep(page: Page, passphrase: str = "") -> str:
    """Keep it with the words offered, or with one's own; put the sheet off. Return the words."""
    page.goto("/d/keep/")
    if passphrase:
        page.get_by_text("I would rather choose my own").click()
        page.get_by_label("Passphrase").fill(passphrase)
        page.get_by_role("button", name="Keep it with mine").click()
    else:
        passphrase = " ".join(page.locator(".passphrase").inner_text().split())
        page.get_by_role("button", name="I have them on paper. Keep it").click()
    page.get_by_role("button", name="Later. Remind me once, in three days").click()
    return passphrase


def unlock(page: Page, passphrase: str) -> None:
    """Open the lock page that is shown."""
    page.get_by_label("Passphrase").fill(passphrase)
    page.get_by_role("button", name="Open").click()


def lock(page: Page) -> None:
    """Lock this browser."""
    page.goto("/d/")
    page.get_by_role("button", name="Lock", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")


def letter(page: Page, words: str) -> None:
    """Begin a letter that may be sent one day, and save it."""
    page.goto("/r/3/new/?for=them")
    page.get_by_label("Your words", exact=True).fill(words)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved, sealed.")).to_be_visible()
