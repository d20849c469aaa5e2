"""The watch over every page is awake, and the pages' own policy stops what it should."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.visitor import Visitor
from tests.browser.weather import Weather

INLINE = """() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    return window.ran === true;
}"""
OUTSIDE = "() => fetch('https://example.org/').then(() => true, () => false)"
PICTURE = """() => new Promise((resolve) => {
    const picture = new Image();
    picture.onload = () => resolve(true);
    picture.onerror = () => resolve(false);
    picture.src = "https://example.org/pixel.png";
})"""


def test_it_runs_no_script_that_stands_in_a_page(visitor: Visitor) -> None:
    visitor.page.goto("/")
    assert not visitor.page.evaluate(INLINE)
    assert any("Content Security Policy" in problem for problem in visitor.problems)
    visitor.problems.clear()


def test_it_lets_no_page_ask_for_anything_outside(visitor: Visitor, weather: Weather) -> None:
    visitor.page.goto("/")
    for attempt in (OUTSIDE, PICTURE):
        assert not visitor.page.evaluate(attempt)
        assert any("Content Security Policy" in problem for problem in visitor.problems)
        visitor.problems.clear()
    assert weather.visits == []


def test_it_notices_a_script_that_fails(visitor: Visitor) -> None:
    visitor.page.goto("/")
    visitor.page.evaluate("setTimeout(() => { throw new Error('planted') })")
    visitor.page.wait_for_timeout(100)
    assert any("planted" in problem for problem in visitor.problems)
    visitor.problems.clear()


def test_it_would_see_a_visit_outside(visitor: Visitor, weather: Weather) -> None:
    visitor.page.goto("https://example.org/")
    expect(visitor.page.get_by_role("heading")).to_have_text("Dry")
    assert weather.visits == ["https://example.org/"]
    assert visitor.problems == ["asked for https://example.org/"]
    visitor.problems.clear()
    weather.visits.clear()
