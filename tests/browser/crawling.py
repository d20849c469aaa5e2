"""Follows every link of the house, from Today on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Page

ENTRIES = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
# An entry of one's own, an exercise, a pattern, a thing to tell: each by the same few templates.
KINDS = re.compile(rf"{ENTRIES.pattern}|(?<=/[xpea]/)[0-9a-f]{{6}}|(?<=/w/t/)[a-h]\d")
CLOSES = {"/leave/"}


def crawl(page: Page, same: re.Pattern[str] = KINDS) -> Iterator[str]:
    """Go to every page that a link leads to; one of each where only ``same`` differs."""
    waiting, seen = ["/"], {"/"}
    while waiting:
        address = waiting.pop(0)
        page.goto(address)
        yield address
        links = page.locator("a[href^='/']").evaluate_all("all => all.map(a => a.href)")
        for link in links:
            parts = urlsplit(link)
            own = parts.path + (f"?{parts.query}" if parts.query else "")
            kind = same.sub("ID", own)
            if kind not in seen and parts.path not in CLOSES:
                seen.add(kind)
                waiting.append(own)
