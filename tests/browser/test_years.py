"""The line of the years under a real finger, without a script, and every page of My story read."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from afterword.programme import exercise
from tests.browser import audits
from tests.browser.conftest import Place
from tests.browser.visitor import Visitor
from tests.browser.ways import begin

MOMENTS = (("We met at the lake", "May 2015"), ("The move", "2019"), ("How I stopped asking", ""))
STEPS = 40


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


def moments(page: Page) -> None:
    """Write a few moments, the first of them only begun."""
    for name, when in MOMENTS:
        page.goto(f"/r/1/e/{exercise('one_moment').code}/1/")
        page.get_by_label("In a few words").fill(name)
        page.get_by_label("When").fill(when)
        press(page, "Go on")
        page.get_by_label("What I did").fill("I looked at the water.")
        press(page, "Enough for today")


def years(page: Page) -> None:
    page.goto("/r/1/l/from/")
    page.get_by_label("The first year").fill("2015")
    page.get_by_label("The last year").fill("2020")
    press(page, "Go on")


def draw(page: Page) -> None:
    """Draw from high on the left to low on the right."""
    paper = page.locator(".sketch").bounding_box()
    assert paper is not None
    left, top = paper["x"] + paper["width"] * 0.06, paper["y"] + paper["height"] * 0.3
    wide, high = paper["width"] * 0.8, paper["height"] * 0.5
    page.mouse.move(left, top)
    page.mouse.down()
    for step in range(1, STEPS + 1):
        page.mouse.move(left + wide * step / STEPS, top + high * step / STEPS)
    page.mouse.up()


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
    page = visitor.page
    begin(page)
    moments(page)
    moment = page.url
    years(page)
    draw(page)
    press(page, "Keep the line")
    page.goto("/r/1/b/new/")
    page.get_by_label("What would have to be true").fill("A no is fine")
    press(page, "Keep it")
    page.get_by_role("link", name="A no is fine").click()
    sign = page.url
    page.goto("/r/1/p/")
    page.get_by_role("link", name="Promises that slip").click()
    wrong = {}
    for address in (
        "/r/1/",
        "/r/1/l/",
        "/r/1/l/?y=2019",
        "/r/1/l/from/",
        "/r/1/l/draw/",
        moment,
        "/r/1/p/",
        page.url,
        "/r/1/o/",
        "/r/1/b/",
        "/r/1/b/new/",
        f"{sign}?showed=1",
        "/r/1/f/",
    ):
        page.goto(address)
        wrong[address] = audits.everything(page)
    assert {address: found for address, found in wrong.items() if found} == {}
