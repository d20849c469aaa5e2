"""What a quieter version, or grief, leaves out is in no page and behind no link."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser import exercising
from tests.browser.conftest import Place
from tests.browser.crawling import ENTRIES, crawl
from tests.browser.program import Program
from tests.browser.states import press
from tests.browser.ways import letter

PLACES = 3  # Today, My story, Letters
FREE = "Do you know whether they are free to hear from you?"
SEARCHING = re.compile(r"(?i)find them|look them up|track|their address|search for")
# Everything a page holds, folded away or not, without what only programs read.
WORDS = """() => {
    const main = document.querySelector("body").cloneNode(true);
    main.querySelectorAll("script, [data-two]").forEach((one) => one.remove());
    return main.textContent.replace(/\\s+/g, " ");
}"""
LINKS = "all => all.map(a => a.getAttribute('href'))"
GATES = r"/gate/|/r/3/new/\?for=them"
US = r"/r/4/|/r/5/|/r/7/|/r/8/"
# What is said of facts that can be told: there a sentence says what would be shut.
TELLING = re.compile(r"^/w/t/")


def afraid(page: Page) -> None:
    _ended(page, "I am")
    expect(page.get_by_role("heading", level=1)).to_have_text("This is not your fault.")


def frightening(page: Page) -> None:
    _ended(page, "No")
    page.goto("/w/q/e/")
    for answer in ("No", "No", "No", "No", "Yes", "No", "No"):
        press(page, answer)
    expect(page.get_by_role("heading", level=1)).to_have_text("Contact is shut here.")


def grief(page: Page) -> None:
    page.goto("/")
    press(page, "They died")
    expect(page.get_by_role("link", name="I need something now")).to_be_visible()
    assert "afraid" not in page.evaluate(WORDS)


def _ended(page: Page, fear: str) -> None:
    page.goto("/")
    press(page, "It ended")
    press(page, "I don’t know")
    press(page, fear)


@dataclass(frozen=True)
class Case:
    """A kind of book. ``words`` and ``links``: patterns of what none of its pages may hold."""

    begin: Callable[[Page], None]
    steps: int
    has: tuple[str, ...]
    words: str
    links: str
    shut: tuple[str, ...]


CASES = {
    "afraid": Case(
        afraid,
        4,
        ("What happened, and what was not mine", "One thing that is only mine"),
        r"own part|forgiv|their side|may send|(?<!taken )\btogether\b|apolog|the gate\b|the mirror",
        rf"{GATES}|/r/0/w/|{US}|/r/m/",
        ("/r/4/", "/r/5/", "/r/7/", "/r/8/", "/r/m/", "/r/0/w/"),
    ),
    "frightening": Case(
        frightening,
        4,
        ("What I did, and what it did", "your own part first"),
        r"forgiv|their side|may send|(?<!taken )\btogether\b|apolog|the gate\b",
        rf"{GATES}|{US}",
        ("/r/4/", "/r/5/", "/r/7/", "/r/8/"),
    ),
    "grief": Case(
        grief,
        5,
        ("Our story", "What I knew then", "Whole, not a saint", "No hurry"),
        r"may send|\btogether again|reconcil|the gate\b|the mirror|they wrote|wrote to them"
        r"|see them|their side|agreement|deal-?breaker|forgive them|get back|space from",
        rf"{GATES}|/r/0/[wtsa]/|/r/4/|/r/5/|/w/(?!books)",
        ("/r/4/", "/r/5/", "/r/0/w/", "/r/0/t/", "/r/0/s/", "/r/0/a/"),
    ),
}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    started = Program(tmp_path_factory.mktemp("absent") / "data")
    yield started
    started.stop()


@pytest.fixture
def page(place: Place, program: Program) -> Page:
    """A phone, on a first visit to a program that these tests share."""
    return place.visitor(program).page


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_it_is_in_no_page_and_behind_no_link(page: Page, case: Case) -> None:
    case.begin(page)
    page.goto("/r/0/now/write/")
    page.get_by_role("textbox").fill("It is quiet in the kitchen.")
    press(page, "Into the drawer")
    page.goto("/r/3/new/?for=them")
    expect(page.get_by_text("one day")).to_have_count(0)
    page.get_by_role("textbox").fill("I think of the harbour sometimes.")
    press(page, "Save")
    assert len(exercising.steps(page)) == case.steps
    assert page.get_by_role("navigation").get_by_role("link").count() == PLACES

    found, read = set(), ""
    for address in crawl(page, ENTRIES):
        text = page.evaluate(WORDS)
        read += text
        hrefs = page.locator("a[href]").evaluate_all(LINKS)
        found |= {f"{address} leads to {href}" for href in hrefs if re.search(case.links, href)}
        if not TELLING.match(address):
            found |= {f"{address} says “{one}”" for one in re.findall(f"(?i){case.words}", text)}

    assert not found, "\n".join(sorted(found))
    assert not [title for title in case.has if title not in read], "what is there is whole"
    for address in case.shut:
        went = page.request.get(address)
        assert went.status == 404 or not went.url.endswith(address), address


def test_it_asks_after_a_long_time_whether_they_are_free_and_assumes_no_wound(page: Page) -> None:
    page.goto("/")
    press(page, "We lost touch, long ago")
    press(page, "I don’t know")
    press(page, "No")
    assert page.get_by_role("navigation").get_by_role("link").count() == PLACES
    letter(page, "I think of the harbour sometimes. You need not answer.")
    page.goto(page.url.partition("?")[0] + "gate/")
    page.get_by_role("link", name="Seven short questions first").click()
    for _ in range(7):
        press(page, "No")
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("link", name="What is known so far").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(FREE)
    press(page, "As far as I know, they are")
    for _ in range(3):
        press(page, "No")
    expect(page.get_by_role("heading", level=1)).to_have_text("Before it goes")
    lines = page.get_by_role("main").locator("li").all_inner_texts()
    assert "Their side of it is not written down yet." in lines
    assert not [line for line in lines if "own part" in line]
    said = {f"{a} {one}" for a in crawl(page) for one in SEARCHING.findall(page.evaluate(WORDS))}
    assert not {one for one in said if not one.startswith("/s/")}
