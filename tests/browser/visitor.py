"""One browser of one person, watched: what it says in its console and what it asks for."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.program import Program

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
# Chromium names every answer of this kind; ours are sentences on a page, and on purpose.
MEANT = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")


class Visitor:
    """One browser of one person. ``problems`` holds what no page may ever do."""

    def __init__(self, browser: Browser, program: Program, **options: Any) -> None:
        self.base = program.base
        self.program = program
        self.problems: list[str] = []
        self.context: BrowserContext = browser.new_context(
            base_url=program.base, ignore_https_errors=True, **{"viewport": PHONE, **options}
        )
        self.context.set_default_timeout(10_000)
        self.context.on("request", self._asked)
        self.context.on("console", lambda message: self._said(message.type, message.text))
        self.context.on("weberror", lambda error: self.problems.append(f"script: {error.error}"))
        self.page = self.context.new_page()

    def _asked(self, request: Any) -> None:
        ours = request.url.startswith((self.base + "/", "data:", "blob:"))
        if not ours and not request.url.startswith("https://www.bbc.co.uk/weather"):
            self.problems.append(f"asked for {request.url}")

    def _said(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and not MEANT.match(text):
            self.problems.append(f"console: {text}")

    def tab(self) -> Page:
        """Open another tab of the same browser."""
        return self.context.new_page()
