"""One person on the way through the house, and the steps that more than one test takes."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.visitor import Visitor

LOOK = "**/r/3/look/"  # where the editor asks while someone writes
PAINTED_MS = 150


class Walk:
    """One person on the way, with what they carry from page to page."""

    def __init__(self, visitor: Visitor, downloads: Path) -> None:
        self.visitor = visitor
        self.page: Page = visitor.page
        self.downloads = downloads
        self.passphrase = ""
        self.letter = ""

    def heading(self, words: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(words)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()


def bring(walk: Walk, export: Path, me: str) -> None:
    """Bring an export and answer whatever it leaves open."""
    page = walk.page
    page.get_by_role("navigation").get_by_role("link", name="My story").click()
    page.get_by_role("main").get_by_role("link", name="messages between you").click()
    if page.get_by_role("link", name="I would like to look now").count():
        walk.follow("I would like to look now")
    page.get_by_label("The file of your messages").set_input_files(export)
    walk.press("Look at it")
    for _ in range(4):
        _wait_for_reading(page)
        if page.get_by_role("heading", name="What was read").count():
            break
        if not page.get_by_role("heading", name="Before anything is shown").count():
            is_name = page.get_by_role("radio", name=me, exact=True).count()
            name = me if is_name else "Day, month, year"
            page.get_by_role("radio", name=name, exact=True).check()
        walk.press("Go on")
    walk.heading("What was read")
    expect(page.get_by_text("The messages themselves are not.")).to_be_visible()


def _wait_for_reading(page: Page) -> None:
    """Look again until it is read; with JavaScript the page goes on by itself."""
    while page.url.endswith("/reading/"):
        page.wait_for_timeout(300)
        over = page.locator("#read button:visible")
        if over.count():
            over.click()
        elif page.url.endswith("/reading/"):
            page.goto("/r/m/reading/")


def letter(walk: Walk, words: str, *, both: bool = True) -> None:
    """Write a draft; the notes come by themselves, good ones first and three others at most."""
    page = walk.page
    page.get_by_role("navigation").get_by_role("link", name="Letters").click()
    walk.follow("A letter I may send one day")
    area = page.get_by_label("Your words", exact=True)
    with page.expect_response(LOOK):
        area.fill(words[:-1])
    area.press("Control+End")
    with page.expect_response(LOOK):
        area.press_sequentially(words[-1])
    page.wait_for_timeout(PAINTED_MS)
    notes = page.locator(".notes-area > .notes > li:has(q):not(.rest)")
    expect(page.locator(".notes li.look q").first).to_be_visible()
    kinds = [kind or "" for kind in (note.get_attribute("class") for note in notes.all())]
    assert kinds == sorted(kinds, key=["good", "look"].index), "good things come first"
    assert 1 <= kinds.count("look") <= 3
    assert kinds.count("good") >= 1 or not both
    painted = page.locator(".editor .back mark")
    expect(painted.first).to_be_attached()
    assert set(painted.evaluate_all("marks => marks.map(m => m.className)")) <= {"good", "look"}
    marked = {" ".join(words.split()) for words in painted.all_text_contents()}
    quoted = {" ".join(words.split()) for words in notes.locator("q").all_text_contents()}
    assert marked <= quoted, "an underline lies under the words that its note quotes"
    assert page.locator(".editor .back").inner_text().split() == words.split()
    walk.press("Save")
    expect(page.get_by_text("Saved, sealed.")).to_be_visible()
    expect(area).to_have_value(words)
    walk.letter = page.url.partition("?")[0]
