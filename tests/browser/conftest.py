"""A real Chromium in front of the real program, and a watch over everything it says or asks for.

AFTERWORD_CHAT_SAMPLES   a folder of real message exports; without it an invented one is brought
AFTERWORD_COACH_DRAFTS   a file of real drafts, one JSON object a line; without it one of ours
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.browser.program import DAY, Program, chromium
from tests.browser.visitor import Visitor
from tests.browser.walk import Walk
from tests.browser.weather import Weather


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    # Not for the whole run: while it lives, Django thinks it is called from an event loop.
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def weather(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Weather]:
    outside = Weather(tmp_path_factory.mktemp("weather"))
    yield outside
    outside.stop()


@pytest.fixture(scope="module")
def browser(playwright: Playwright, weather: Weather) -> Iterator[Browser]:
    opened = playwright.chromium.launch(executable_path=chromium(), args=list(weather.flags))
    yield opened
    opened.close()


expect.set_options(timeout=10_000)  # two busy cores are slow, and no test waits without need


class Place:
    """Starts programs and browsers for one test, and asks of them at its end that all was quiet."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser = browser
        self._folder = folder
        self._programs: list[Program] = []
        self._visitors: list[Visitor] = []

    def program(self, hour: int = DAY) -> Program:
        """Start a program at this hour of its day."""
        started = Program(self._folder / f"data-{len(self._programs)}", hour)
        self._programs.append(started)
        return started

    def visitor(self, program: Program | None = None, **options: Any) -> Visitor:
        """Open a browser on a program, a new one where none is given."""
        opened = Visitor(self._browser, program or self.program(), **options)
        self._visitors.append(opened)
        return opened

    def close(self) -> list[str]:
        """Close everything and return what went wrong."""
        for visitor in self._visitors:
            visitor.context.close()
        for program in self._programs:
            program.stop()
        return [problem for visitor in self._visitors for problem in visitor.problems]


@pytest.fixture
def place(browser: Browser, weather: Weather, tmp_path: Path) -> Iterator[Place]:
    weather.visits.clear()
    held = Place(browser, tmp_path)
    yield held
    problems = held.close()
    outside = {visit for visit in weather.visits if visit != "https://www.bbc.co.uk/weather"}
    assert not problems
    assert not outside


@pytest.fixture
def visitor(place: Place) -> Visitor:
    """A phone, on a first visit by day."""
    return place.visitor()


@pytest.fixture
def walk(visitor: Visitor, tmp_path: Path) -> Walk:
    """The same phone, and whatever its person carries from page to page."""
    return Walk(visitor, tmp_path)
