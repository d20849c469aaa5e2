"""Takes a picture of every page, and lays them side by side on a few large sheets to look at.

python -m tests.browser.sheets FOLDER [WAY ...]

Four sorts of sheets, a few of each: a phone (390) and a desk (1280), light and dark; the phone also
with the face of the night. WAY names what to walk through, of `WAYS`; without one, all of it.
"""

from __future__ import annotations

import base64
import html
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import rooming, sights
from tests.browser.program import DAY, NIGHT, QUIET, Program, chromium
from tests.browser.visitor import DESKTOP, PHONE

TALLEST = 2_600  # a page that is longer is cut there
SHEET = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 12px; background: #777; font: 13px sans-serif; color: #fff;
  display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start }}
figure {{ margin: 0; width: {width}px }} img {{ width: 100%; display: block }}
</style>{figures}"""


@dataclass(frozen=True)
class Look:
    """How a page is looked at. ``per_sheet``: as many of them are readable side by side."""

    name: str
    size: dict[str, int]
    scheme: str
    width: int
    per_sheet: int


LOOKS = (
    Look("phone-light", PHONE, "light", 260, 12),
    Look("phone-dark", PHONE, "dark", 260, 12),
    Look("desk-light", DESKTOP, "light", 520, 9),
    Look("desk-dark", DESKTOP, "dark", 520, 9),
)
WAYS: dict[str, tuple[int, Callable[[Page], Iterator[str]]]] = {
    "first": (DAY, sights.first),
    "hall": (DAY, sights.hall),
    "letters": (DAY, sights.letters),
    "doors": (DAY, sights.doors),
    "standing": (DAY, sights.standing),
    "exercises": (DAY, sights.exercises),
    "mirror": (DAY, sights.mirror),
    "story": (DAY, sights.story),
    "grow": (DAY, rooming.grow),
    "rest": (DAY, rooming.rest),
    "asking": (DAY, rooming.asking),
    "endings": (DAY, rooming.endings),
    "safer": (DAY, rooming.safer),
    "frightening": (DAY, rooming.frightening),
    "last_pages": (DAY, rooming.last_pages),
    "door": (DAY, sights.door),
    "afraid": (DAY, sights.afraid),
    "grief": (DAY, sights.grief),
    "night": (NIGHT, sights.night),
}


class Pictures:
    """What was taken so far, by look."""

    def __init__(self) -> None:
        self._taken: dict[str, list[tuple[str, bytes]]] = {look.name: [] for look in LOOKS}

    def take(self, page: Page, name: str) -> None:
        """Take the page as it stands, in every look."""
        for look in LOOKS:
            page.set_viewport_size({"width": look.size["width"], "height": look.size["height"]})
            page.emulate_media(color_scheme=look.scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
            page.set_viewport_size({"width": look.size["width"], "height": height})
            shot = page.screenshot(type="jpeg", quality=70, animations="disabled")
            self._taken[look.name].append((name, shot))
        page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})

    def lay_out(self, browser: Browser, folder: Path, way: str) -> None:
        """Write the sheets of one way, and begin again."""
        for look in LOOKS:
            taken, self._taken[look.name] = self._taken[look.name], []
            for number in range(0, len(taken), look.per_sheet):
                figures = "".join(map(_figure, taken[number : number + look.per_sheet]))
                page = browser.new_page(viewport={"width": 1_600, "height": 900})
                page.set_content(SHEET.format(width=look.width, figures=figures))
                target = folder / f"{way}-{look.name}-{number // look.per_sheet + 1}.png"
                page.screenshot(path=target, full_page=True)
                page.close()


def _figure(taken: tuple[str, bytes]) -> str:
    name, shot = taken
    data = base64.b64encode(shot).decode()
    return f'<figure>{html.escape(name)}<img src="data:image/jpeg;base64,{data}"></figure>'


def make(folder: Path, ways: list[str]) -> None:
    """Walk each way in a program and a browser of its own, and write its sheets."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))
        for way in ways:
            hour, walk = WAYS[way]
            program = Program(Path(data) / way, hour)
            try:
                context = browser.new_context(base_url=program.base, viewport=PHONE)  # type: ignore[arg-type]
                page, pictures = context.new_page(), Pictures()
                for name in walk(page):
                    pictures.take(page, name)
                context.close()
            finally:
                program.stop()
            pictures.lay_out(browser, folder, way)
        browser.close()


def main(arguments: list[str]) -> int:
    """Make the sheets that the command line asks for."""
    if not arguments or set(arguments[1:]) - set(WAYS):
        sys.stderr.write(f"python -m tests.browser.sheets FOLDER [{' '.join(WAYS)}]\n")
        return 2
    make(Path(arguments[0]), arguments[1:] or list(WAYS))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
