"""Takes the pictures of README.md from the invented book of `afterword demo`, in a real Chromium.

python generate/pictures.py           takes them all anew, into docs/pictures/ (run by hand)
python generate/pictures.py --check   takes none; fails when README.md and docs/pictures/ differ,
                                      or a picture is too heavy to load on a slow line
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

HOUSE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOUSE))  # the tests know how to start the program and walk through it

if TYPE_CHECKING:
    from playwright.sync_api import Page

PICTURES = HOUSE / "docs" / "pictures"
MOST_BYTES = 120_000
SCHEMES = ("light", "dark")


def scenes(page: Page) -> Iterator[str]:
    """Walk through the invented book; stop and name each page of which a picture is wanted."""
    from playwright.sync_api import expect

    page.goto("/?new=1")
    yield "first"
    page.goto("/")
    yield "today"
    page.goto("/r/1/")
    yield "story"
    page.goto("/r/3/")
    page.get_by_role("link", name="there is one subject").click()
    page.get_by_role("button", name="Look it over with me").click()
    expect(page.locator(".editor .back mark").first).to_be_attached()
    yield "letter"
    page.goto("/r/m/?now=1")
    page.get_by_role("link", name="Tom").click()
    page.get_by_role("link", name="Begin with a time you repaired it").click()
    yield "mirror"
    page.goto("/help/country/")
    page.get_by_role("combobox").select_option("GB")
    page.get_by_role("button", name="Show the numbers").click()
    page.goto("/help/")
    yield "help"


def take() -> None:
    """Take every picture, on a phone and on a desk, light and dark."""
    from playwright.sync_api import sync_playwright

    from tests.browser.program import QUIET, Program, chromium
    from tests.browser.visitor import DESKTOP, PHONE

    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        program = Program(folder / "data", demo=True)
        try:
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))
            page = browser.new_page(base_url=program.base, reduced_motion="reduce")
            for scene in scenes(page):
                for kind, size in (("phone", PHONE), ("desk", DESKTOP)):
                    page.set_viewport_size({"width": size["width"], "height": size["height"]})
                    _both(page, f"{scene}-{kind}")
            browser.close()
        finally:
            program.stop()


def _both(page: Page, name: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.screenshot(path=PICTURES / f"{name}-dark.png", animations="disabled")
    page.emulate_media(color_scheme="light")
    page.screenshot(path=PICTURES / f"{name}-light.png", animations="disabled")


def wrong() -> list[str]:
    """Return what does not fit between README.md and the pictures that lie there."""
    readme = (HOUSE / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"docs/pictures/([\w-]+\.png)", readme))
    there = {path.name: path.stat().st_size for path in PICTURES.glob("*.png")}
    return [
        *(f"README.md shows {name}, which is not there" for name in sorted(named - set(there))),
        *(f"{name} is shown nowhere" for name in sorted(set(there) - named)),
        *(f"{name} has {size} bytes" for name, size in there.items() if size > MOST_BYTES),
    ]


def main(check: bool) -> int:
    """Take the pictures, or with `check` only compare."""
    if not check:
        take()
    problems = wrong()
    for problem in problems:
        print(f"{problem}: python generate/pictures.py")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
