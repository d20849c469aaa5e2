"""One screen of each sort that an exercise can show, with its mistakes and its end."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.browser import exercising


def exercise_states(page: Page) -> Iterator[str]:
    """Walk every exercise; stop where a screen asks for a mix of fields not seen before."""
    seen: set[str] = set()
    for address in exercising.addresses(page):
        exercising.begin_at(page, address)
        number = 1
        while exercising.A_SCREEN.search(page.url):
            kinds = exercising.kinds(page)
            if not kinds <= seen:
                seen |= kinds
                yield f"{address}{number}/ with {', '.join(sorted(kinds))}"
            exercising.answer(page)
            with page.expect_navigation():
                page.locator("button[name=go][value=next]").click()
            number += 1
        if page.get_by_role("heading", name="Your own two numbers").count() and "two" not in seen:
            seen.add("two")
            yield f"{address}, done, two numbers"
    yield f"{page.url}, done"
    with page.expect_navigation():
        page.get_by_role("link", name="Read it").click()
    yield "what was written"
    with page.expect_navigation():
        page.get_by_role("link", name="Burn it").click()
    yield "burn it?"
    exercising.enough(page, exercising.addresses(page)[0])
    yield "enough for today"
    page.goto("/m/")
    yield "the map, walked"
