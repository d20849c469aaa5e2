"""A newcomer's first use, whole: from the first page to the last, on a phone."""

from __future__ import annotations

import json
import time
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import disk, history
from tests.browser.conftest import Place
from tests.browser.program import NIGHT
from tests.browser.walk import Walk, bring, letter
from tests.browser.ways import CANARY, WEATHER, unlock

MOST_TAPS = 2
MOST_SECONDS = 20
LATER_WORDS = "I would say: I heard only the clock, not you."
CARRIED = "A postscript written in the first tab while the second one locked."
DIGITS = "274961"
DRAFT = (
    "Dear Sam,\n"
    "I stopped listening in the spring, and I read your messages once. That was my choice and no "
    "one else's. I am sorry if you felt alone. You always made me wait. Please come back, I need "
    "you. You do not need to write back.\n" + CANARY
)


def first_useful_act(walk: Walk) -> None:
    page = walk.page
    started, taps = time.monotonic(), 0
    page.goto("/")
    for name in ("I need something now", "Write it here"):
        walk.follow(name)
        taps += 1
        if taps == 1:
            expect(page.locator(".breath")).to_be_visible()
    expect(page.get_by_role("textbox")).to_be_focused()
    assert taps <= MOST_TAPS
    assert time.monotonic() - started < MOST_SECONDS


def first_questions(walk: Walk) -> None:
    walk.page.goto("/")
    walk.heading("Somewhere to put tonight.")
    walk.press("It ended")
    walk.heading("What do you hope for?")
    walk.press("I don’t know")
    walk.heading("Is either of you ever afraid of the other?")
    walk.press("No")
    expect(walk.page.locator(".hope")).to_be_visible()
    expect(walk.page.get_by_text("Nothing is kept yet")).to_be_visible()


def bad_minute(walk: Walk) -> None:
    walk.follow("I need something now")
    walk.heading("Breathe")
    walk.follow("Write it here")
    walk.page.get_by_role("textbox").fill(CANARY)
    walk.press("Into the drawer")
    walk.heading("It is in the drawer, not with them.")


def keep_this(walk: Walk) -> None:
    page = walk.page
    walk.follow("Keep this")
    walk.heading("Keep this?")
    walk.passphrase = " ".join(page.locator(".passphrase").inner_text().split())
    assert len(walk.passphrase.split()) == 6
    walk.press("I have them on paper. Keep it")
    walk.heading("A second way in")
    walk.press("Make the sheet")
    walk.heading("Your sheet")
    assert len(page.locator("main > .sheet").inner_text().split()) == 9
    walk.follow("I have it")


def ten_seconds(walk: Walk) -> None:
    page = walk.page
    page.locator(".faces label").nth(2).click()
    page.get_by_role("slider").fill("6")
    walk.press("Note it")
    expect(page.get_by_text("Noted for today")).to_be_visible()


def mirror(walk: Walk, export: Path) -> None:
    page = walk.page
    bring(walk, export, history.ME)
    walk.follow("Begin with a time you repaired it")
    walk.heading("A time you repaired it")
    expect(page.locator("blockquote").first).to_contain_text(history.REPAIR)
    for line in (line for author, line in history.QUARREL if author == history.THEM):
        assert line not in page.content(), "their lines are left in peace"
    page.get_by_label("What I would say now").fill(LATER_WORDS)
    walk.press("Keep my words")
    expect(page.get_by_text("Saved, sealed.")).to_be_visible()
    expect(page.get_by_label("What I would say now")).to_have_value(LATER_WORDS)
    walk.follow("Enough for today")


def search(walk: Walk) -> None:
    page = walk.page
    page.goto("/s/")
    page.get_by_role("textbox").fill("Ostrava")
    walk.press("Look")
    found = page.get_by_role("main").locator("ul.lines a")
    expect(found).to_have_count(2)
    expect(found.first.locator("mark")).to_have_text("Ostrava")


def curtain(walk: Walk) -> None:
    page = walk.page
    walk.press("Hide")
    walk.heading("Six digits for the curtain")
    page.locator("input.code").fill(DIGITS)
    walk.press("Choose and hide")
    walk.heading("Hidden")
    page.goto("/r/0/notes/")
    walk.heading("Hidden")
    assert CANARY not in page.content()
    page.locator("input.code").fill("000000")
    walk.press("Show it again")
    expect(page.get_by_role("alert")).to_contain_text("4 tries are left")
    page.locator("input.code").fill(DIGITS)
    walk.press("Show it again")
    page.goto("/r/0/notes/")
    expect(page.get_by_role("main")).to_contain_text(CANARY[:40])


def locked_meanwhile(walk: Walk) -> None:
    """Lock in another tab: a private address asks, and a form sent meanwhile loses no word."""
    page = walk.page
    page.goto(walk.letter)
    other = walk.visitor.tab()
    other.goto("/d/")
    other.get_by_role("button", name="Lock", exact=True).click()
    other.goto("/r/0/notes/")
    expect(other.get_by_role("heading", level=1)).to_have_text("Locked")
    assert CANARY not in other.content()
    page.bring_to_front()
    area = page.get_by_label("Your words", exact=True)
    area.fill(f"{DRAFT}\n{CARRIED}")
    walk.press("Save")
    walk.heading("Locked")
    expect(page.get_by_text("What you just wrote is safe")).to_be_visible()
    unlock(page, "not these words at all")
    expect(page.get_by_role("alert")).to_be_visible()
    unlock(page, walk.passphrase)
    expect(area).to_have_value(f"{DRAFT}\n{CARRIED}")
    walk.press("Save")
    expect(page.get_by_text("Saved, sealed.")).to_be_visible()


def take_along(walk: Walk) -> None:
    page = walk.page
    page.goto("/d/export/")
    page.get_by_label("Passphrase").fill(walk.passphrase)
    with page.expect_download() as waiting:
        walk.press("Save the archive")
    target = walk.downloads / waiting.value.suggested_filename
    waiting.value.save_as(target)
    with zipfile.ZipFile(target) as archive:
        assert set(archive.namelist()) == {"notes.html", "notes.json"}
        readable = archive.read("notes.html").decode()
        records = json.loads(archive.read("notes.json"))["records"]
    assert CARRIED in readable
    assert CANARY in readable
    assert f"{DRAFT}\n{CARRIED}" in [record["value"].get("text") for record in records]


def leave_and_come_back(walk: Walk) -> None:
    page = walk.page
    page.goto(walk.letter)
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(WEATHER)
    page.go_back()
    assert CARRIED not in page.content()
    page.goto(walk.letter)
    walk.heading("Locked")
    unlock(page, walk.passphrase)
    expect(page.get_by_label("Your words", exact=True)).to_have_value(f"{DRAFT}\n{CARRIED}")


def delete_everything(walk: Walk) -> None:
    page, data = walk.page, walk.visitor.program.data
    database = data / "afterword.sqlite3"
    assert not disk.places_of(CANARY, data), "sealed while it is kept"
    assert disk.rows(database)
    page.goto("/d/delete/")
    page.get_by_label("Passphrase").fill(walk.passphrase)
    walk.press("Delete it all")
    walk.heading("It is gone")
    walk.follow("To the first page")
    walk.heading("Somewhere to put tonight.")
    for sentence in (CANARY, CARRIED, LATER_WORDS, history.REPAIR, walk.passphrase):
        assert not disk.places_of(sentence, data)
    assert not disk.rows(database)
    assert CANARY not in walk.visitor.program.said()


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An invented history of two people."""
    target = tmp_path / "WhatsApp Chat with Sam.txt"
    target.write_text(history.export(), encoding="utf-8")
    return target


def test_it_carries_a_newcomer_from_the_first_page_to_the_last(walk: Walk, export: Path) -> None:
    first_useful_act(walk)
    first_questions(walk)
    bad_minute(walk)
    keep_this(walk)
    ten_seconds(walk)
    mirror(walk, export)
    letter(walk, DRAFT)
    search(walk)
    curtain(walk)
    locked_meanwhile(walk)
    take_along(walk)
    leave_and_come_back(walk)
    delete_everything(walk)


def test_it_finds_a_sentence_that_lies_open_on_the_disk(tmp_path: Path) -> None:
    for number, (name, code) in enumerate(disk.codings(CANARY).items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "pages").write_bytes(b"before" + code + b"after")
        assert any(hit.endswith(name) for hit in disk.places_of(CANARY, folder))


def test_it_keeps_to_three_things_at_night(place: Place) -> None:
    visitor = place.visitor(place.program(NIGHT))
    page = visitor.page
    page.goto("/")
    page.get_by_role("button", name="It ended").click()
    page.get_by_role("button", name="I don’t know").click()
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.locator(".night-three a")).to_have_text(
        ["I want to write to them", "I can’t sleep", "I need someone"]
    )
    page.get_by_role("link", name="I can’t sleep").click()
    expect(page.locator(".breath")).to_be_visible()
