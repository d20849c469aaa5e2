"""The paper in a real browser: finger or mouse, keys, undo, a draft in the background, the fire."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visitor import Visitor
from tests.browser.ways import begin

NEW = "/r/6/a/new/"


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """An empty paper."""
    begin(visitor.page)
    visitor.page.goto(NEW)
    return visitor.page


def strokes(page: Page) -> list[list[int]]:
    """What would be sent."""
    found: list[list[int]] = json.loads(page.locator("[name=strokes]").input_value() or "[]")
    return found


def line(page: Page, *places: tuple[float, float], colour: int = 0) -> None:
    """Draw through some places, each as a share of the paper."""
    page.locator(f"[name=pen][value='{colour}']").check(force=True)
    box = page.locator("canvas").bounding_box()
    assert box is not None
    points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in places]
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=8)
    page.mouse.up()


def test_it_draws_takes_back_and_clears(page: Page) -> None:
    line(page, (0.2, 0.2), (0.8, 0.2))
    line(page, (0.5, 0.1), (0.5, 0.9), colour=3)

    first, second = strokes(page)
    assert (first[0], second[0]) == (0, 3)
    assert abs(first[1] - 200) < 10
    assert abs(second[-2] - 1_125) < 15
    press_here(page, "Undo")
    assert strokes(page) == [first]
    press_here(page, "Clear the page")
    assert strokes(page) == []
    press_here(page, "Undo")
    assert strokes(page) == [first]


def test_it_draws_with_the_keys_alone(page: Page) -> None:
    page.locator("canvas").focus()
    for key in ("ArrowRight", " ", "ArrowDown", "ArrowDown", "Shift+ArrowLeft", " ", "ArrowUp"):
        page.keyboard.press(key if key != " " else "Space")

    (stroke,) = strokes(page)
    assert stroke[1::3] == [520, 520, 520, 440]
    assert stroke[2::3] == [625, 645, 665, 665]
    expect(page.locator("[data-said]")).to_have_text("The pen is up.")
    press(page, "Keep it")
    expect(page.get_by_role("img", name="Your drawing")).to_be_visible()


def test_it_keeps_a_draft_and_in_the_end_one_drawing(visitor: Visitor) -> None:
    visitor.page.clock.install()
    begin(visitor.page)
    visitor.page.goto(NEW)
    line(visitor.page, (0.2, 0.2), (0.8, 0.8))
    with visitor.page.expect_response(re.compile("/r/6/a/new/")):
        visitor.page.clock.run_for(11_000)
    expect(visitor.page.locator("[name=rev]")).to_have_value("1")
    line(visitor.page, (0.8, 0.2), (0.2, 0.8), colour=1)
    press(visitor.page, "Keep it")

    follow(visitor.page, "All drawings")
    expect(visitor.page.locator(".sketches li")).to_have_count(1)
    expect(visitor.page.locator(".sketches path")).to_have_count(2)


def test_it_burns_and_nothing_is_left(page: Page) -> None:
    line(page, (0.2, 0.2), (0.8, 0.8))
    press(page, "Keep it")
    here = page.url
    follow(page, "Burn it")
    press(page, "Burn it")

    expect(page.get_by_role("heading", name="It is gone.")).to_be_visible()
    assert page.goto(here).status == 404  # type: ignore[union-attr]


def press(page: Page, name: str) -> None:
    """Press a button that leads somewhere."""
    with page.expect_navigation():
        press_here(page, name)


def follow(page: Page, name: str) -> None:
    """Follow a link of the page itself."""
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("link", name=name).first.click()


def press_here(page: Page, name: str) -> None:
    """Press a button that leads nowhere."""
    page.get_by_role("main").get_by_role("button", name=name).click()
