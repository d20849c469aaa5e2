"""A minute of noise in a real browser: it hears or says that it cannot, and calm follows."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser.conftest import Place
from tests.browser.program import QUIET, chromium
from tests.browser.visitor import Visitor
from tests.browser.ways import begin

HEARS = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")


def test_it_says_so_where_it_may_not_hear(visitor: Visitor) -> None:
    begin(visitor.page)
    visitor.page.goto("/r/6/b/")
    visitor.page.get_by_role("button", name="Begin").click()

    expect(visitor.page.locator("[data-state]")).to_contain_text("A pillow needs none.")
    expect(visitor.page.get_by_role("button", name="Begin")).to_be_hidden()
    expect(visitor.page.get_by_role("link", name="Straight to the calm")).to_be_visible()


@pytest.fixture
def hearing(playwright: Playwright, tmp_path: Any) -> Any:
    """A browser with a microphone that beeps."""
    opened = playwright.chromium.launch(executable_path=chromium(), args=[*QUIET, *HEARS])
    place = Place(opened, tmp_path)
    yield place.visitor(permissions=["microphone"])
    problems = place.close()
    opened.close()
    assert not problems


@pytest.mark.parametrize("ends", ["pressed", "by itself"])
def test_it_shows_how_loud_it_is_and_calm_follows(hearing: Visitor, ends: str) -> None:
    page = hearing.page
    if ends == "by itself":
        page.clock.install()
    begin(page)
    page.goto("/r/6/b/")
    posts: list[str] = []
    hearing.context.on("request", lambda one: posts.append(one.url) if one.post_data else None)
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("[data-state]")).to_contain_text("It stops by itself")
    expect(page.locator(".loud-bar")).to_be_visible()

    if ends == "by itself":
        page.clock.run_for(60_500)
        page.clock.run_for(2_000)
    else:
        page.get_by_role("button", name="Enough").click()

    expect(page).to_have_url(re.compile(r"/x/\w+/1/\?after$"))
    expect(page.get_by_role("main")).to_contain_text("Now slower")
    assert posts == []
