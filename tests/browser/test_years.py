"""The line of the years under a real finger, without a script, and every page of My story read."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser import audits
from tests.browser.conftest import Place
from tests.browser.storying import draw, moments, pages, press, years
from tests.browser.visitor import Visitor
from tests.browser.ways import begin


def test_it_takes_the_line_of_one_finger(visitor: Visitor) -> None:
    page = visitor.page
    begin(page)
    moments(page)
    years(page)
    spots = page.locator(".sketch .spot")
    expect(spots).to_have_count(2)
    before = [spot.get_attribute("cy") for spot in spots.all()]

    draw(page)

    assert [spot.get_attribute("cy") for spot in spots.all()] != before
    page.get_by_text("A plain choice for each year").click()
    expect(page.locator("input[name=y2015]:checked")).to_have_value("good")
    expect(page.locator("input[name=y2020]:checked")).to_have_value("hard")
    press(page, "Keep the line")
    expect(page.locator(".just-drawn .narrow .line")).to_have_count(1)
    page.get_by_text("The same as a table", exact=True).click()
    expect(page.get_by_role("row", name="2015 good We met at the lake")).to_be_visible()
    expect(page.get_by_role("row", name="2020 hard")).to_be_visible()


def test_it_lets_a_year_be_bent_and_all_of_it_begun_again(visitor: Visitor) -> None:
    page = visitor.page
    begin(page)
    years(page)
    draw(page)
    page.get_by_text("A plain choice for each year").click()
    page.locator("input[name=y2016][value=hard]").check()
    assert page.locator("input[name=points]").input_value().split(",")[4:8] == ["14"] * 4

    page.get_by_role("button", name="Start over").click()

    expect(page.locator(".year-choices input:checked")).to_have_count(0)
    assert page.locator("input[name=points]").input_value() == "," * 23


def test_it_asks_plainly_without_a_script(place: Place) -> None:
    page = place.visitor(java_script_enabled=False).page
    begin(page)
    years(page)
    expect(page.locator(".sketch")).to_be_hidden()
    page.locator("input[name=y2015][value=good]").check()
    press(page, "Keep the line")

    expect(page.locator(".narrow .line")).to_have_count(1)


def test_it_can_be_read_and_reached_by_everyone(visitor: Visitor) -> None:
    begin(visitor.page)
    wrong = {name: audits.everything(visitor.page) for name in pages(visitor.page)}

    assert {name: found for name, found in wrong.items() if found} == {}
