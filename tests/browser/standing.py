"""The gate, the doors of everyday and what was told, in states that no link leads to."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page


def _press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


def _follow(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("link", name=name).click()


def standing_states(page: Page) -> Iterator[str]:
    """A letter up to its night, each door to its end, an answer, and the version for the afraid."""
    yield from _gate(page)
    yield from _doors(page)
    page.goto("/w/answer/")
    yield "what did they answer"
    _press(page, "Not now")
    yield "a not now"
    _press(page, "Note it")
    yield "not now is an answer"
    page.goto("/w/")
    yield "what was told"
    yield from _afraid(page)


def _gate(page: Page) -> Iterator[str]:
    page.goto("/r/3/new/?for=them")
    page.get_by_label("Your words", exact=True).fill("I stopped listening. That was mine.")
    _press(page, "Save")
    _follow(page, "What it waits for")
    gate = page.url
    yield "the gate, fear first"
    _follow(page, "Seven short questions first")
    yield "the first question about fear"
    for _number in range(7):
        _press(page, "No")
    yield "noted"
    page.goto(f"{gate.removesuffix('gate/')}give/")
    yield "not handed over"
    page.goto("/w/before/")
    yield "what is known so far"
    for _number in range(4):
        _press(page, "I don’t know")
    page.goto(gate)
    _follow(page, "Could you hear a no?")
    yield "could you hear a no"
    _press(page, "Not yet")
    yield "the gate, one night"
    _follow(page, "The fifteen-minute version")
    yield "fifteen minutes"
    page.goto(gate)
    _press(page, "I want to send it. One night first")
    yield "it rests"


def _doors(page: Page) -> Iterator[str]:
    for here, screens in (("t", 5), ("s", 4), ("a", 4)):
        page.goto(f"/r/0/{here}/")
        for number in range(1, screens + 1):
            yield f"door {here}, {number}"
            _press(page, "Skip this" if number > 1 else "Go on")
        yield f"door {here}, what now"
    page.goto("/r/0/w/")
    yield "I want to write"


def _afraid(page: Page) -> Iterator[str]:
    page.goto("/w/t/c1/")
    page.get_by_text("It forbids all contact").click()
    _press(page, "Note it")
    page.goto("/w/q/e/")
    for answer in ("Yes", "No", "No", "No", "Yes", "No", "No"):
        _press(page, answer)
    yield "not your fault"
    for address in ("/?day=1", "/w/", "/r/0/s/", "/r/0/w/", "/r/3/", "/w/books/"):
        page.goto(address)
        yield f"afraid, {address}"
