"""Everything essential works in a browser that runs no scripts."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import disk, history
from tests.browser.conftest import Place
from tests.browser.visitor import Visitor
from tests.browser.walk import Walk, bring
from tests.browser.ways import (
    CANARY,
    PASSPHRASE,
    WEATHER,
    begin,
    keep,
    lock,
    unlock,
    write_in_a_bad_minute,
)

DRAFT = (
    "I stopped listening in the spring; that was my part. You always made me wait. Please answer."
)


@pytest.fixture
def visitor(place: Place) -> Visitor:
    """A phone that runs no scripts."""
    return place.visitor(java_script_enabled=False)


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return visitor.page


def test_it_runs_no_script_in_these_tests(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Shift")
    expect(page.locator("#leave-status")).to_have_text("")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.get_by_role("heading", name="Somewhere to put tonight.")).to_be_visible()


def test_it_helps_before_anything_is_set_up(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="I need something now").click()
    expect(page.get_by_text("breathe out while you count to six")).to_be_attached()
    page.get_by_role("link", name="Help", exact=True).first.click()
    page.get_by_role("combobox").select_option("GB")
    page.get_by_role("button", name="Show the numbers").click()
    expect(page.locator("a[href='tel:999']").first).to_be_visible()


def test_it_keeps_locks_opens_and_leaves(visitor: Visitor, page: Page) -> None:
    begin(page)
    write_in_a_bad_minute(page, CANARY)
    offered = keep(page)
    lock(page)
    write_in_a_bad_minute(page, "Written while it was locked.")
    page.goto("/r/0/notes/")
    unlock(page, offered)
    expect(page.get_by_role("main")).to_contain_text("Written while it was locked.")
    page.get_by_role("link", name="Leave", exact=True).click()
    page.wait_for_url(WEATHER)
    page.go_back()
    assert CANARY[:40] not in page.content()
    page.goto("/r/0/notes/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")


def test_it_hides_and_shows_again(page: Page) -> None:
    begin(page)
    write_in_a_bad_minute(page, CANARY)
    keep(page, PASSPHRASE)
    page.get_by_role("button", name="Hide").click()
    page.locator("input.code").fill("274961")
    page.get_by_role("button", name="Choose and hide").click()
    page.goto("/r/0/notes/")
    assert CANARY[:40] not in page.content()
    page.locator("input.code").fill("274961")
    page.get_by_role("button", name="Show it again").click()
    expect(page.get_by_role("main")).to_contain_text(CANARY[:40])


def test_it_looks_a_letter_over_when_asked(page: Page) -> None:
    begin(page)
    page.goto("/r/3/new/?for=them")
    page.get_by_label("Your words", exact=True).fill(DRAFT)
    page.get_by_role("button", name="Look it over with me").click()
    expect(page.get_by_label("Your words", exact=True)).to_have_value(DRAFT)
    expect(page.locator(".notes li.look q").first).to_be_visible()
    assert page.locator(".notes-area > .notes > li.look:has(q):not(.rest)").count() <= 3


def test_it_carries_a_letter_through_the_lock(visitor: Visitor, page: Page) -> None:
    begin(page)
    write_in_a_bad_minute(page, CANARY)
    keep(page, PASSPHRASE)
    page.goto("/r/3/new/")
    page.get_by_label("Your words", exact=True).fill(DRAFT)
    lock(visitor.tab())
    page.get_by_role("button", name="Save", exact=True).click()
    unlock(page, PASSPHRASE)
    expect(page.get_by_label("Your words", exact=True)).to_have_value(DRAFT)


def test_it_reads_a_history(visitor: Visitor, page: Page, tmp_path: Path) -> None:
    export = tmp_path / "WhatsApp Chat with Sam.txt"
    export.write_text(history.export(), encoding="utf-8")
    begin(page)
    bring(Walk(visitor, tmp_path), export, history.ME)
    page.get_by_role("link", name="Begin with a time you repaired it").click()
    expect(page.locator("blockquote").first).to_contain_text(history.REPAIR)
    page.get_by_role("link", name="One more").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("A time you repaired it")


def test_it_takes_everything_along_and_deletes_it(visitor: Visitor, page: Page) -> None:
    begin(page)
    write_in_a_bad_minute(page, CANARY)
    keep(page, PASSPHRASE)
    page.goto("/d/export/")
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save the archive").click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        assert CANARY in archive.read("notes.html").decode()
    page.goto("/d/delete/")
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Delete it all").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is gone")
    assert not disk.rows(visitor.program.data / "afterword.sqlite3")
    page.get_by_role("link", name="To the first page").click()
    expect(page.get_by_role("heading", name="Somewhere to put tonight.")).to_be_visible()
