"""A pseudo-language finds every string that does not go through gettext.

Text that is data and not interface says so: the person's own words stand in ``dir="auto"`` or
``.own-words``, English data (rules, help lines, findings) in an element with its own ``lang``.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import Comment, Doctype
from django.utils import translation

from tests.web.people import Person
from tests.web.test_every_page import NOT_PAGES, ROUTES, lived_in, pages, soup_of

__all__ = ["lived_in"]
ATTRIBUTES = ("aria-label", "alt", "title", "placeholder", "data-two", "data-one", "data-loading")
LETTERS = re.compile(r"[^\W\d_]{2,}")


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every translated string stands between two marks."""
    real: Any = translation._trans
    monkeypatch.setattr(real, "gettext", lambda text: f"⟦{text}⟧")
    monkeypatch.setattr(real, "ngettext", lambda one, many, n: f"⟦{one if n == 1 else many}⟧")
    monkeypatch.setattr(real, "pgettext", lambda context, text: f"⟦{text}⟧")


def is_data(node: NavigableString) -> bool:
    """Whether a text is data by its markup."""
    for parent in node.parents:
        if parent.name in {"script", "style", "title", "textarea", "html"}:
            return parent.name != "html"
        if parent.get("dir") == "auto" or "own-words" in parent.get("class", []):
            return True
        if parent.get("lang") or parent.get("translate") == "no":
            return True
    return False


def untranslated(soup: BeautifulSoup) -> list[str]:
    """Texts and attributes with letters outside the marks."""
    body = soup.body
    assert isinstance(body, Tag)
    found: list[str] = []
    depth = 0
    for node in body.descendants:
        if isinstance(node, Tag):
            for name in ATTRIBUTES:
                value = str(node.get(name, ""))
                if LETTERS.search(re.sub(r"⟦[^⟧]*⟧", "", value)):
                    found.append(value)
            continue
        if isinstance(node, (Comment, Doctype)) or not isinstance(node, NavigableString):
            continue
        outside, depth = _outside(str(node), depth)
        if LETTERS.search(outside) and not is_data(node):
            found.append(outside.strip())
    return found


def _outside(text: str, depth: int) -> tuple[str, int]:
    kept = []
    for sign in text:
        depth += (sign == "⟦") - (sign == "⟧")
        if depth == 0 and sign != "⟧":
            kept.append(sign)
    return "".join(kept), depth


def test_it_translates_every_page_in_use(
    pseudo: None, lived_in: tuple[Person, dict[str, str]]
) -> None:
    missed = {route: untranslated(soup_of(answer)) for route, answer in pages(*lived_in)}

    assert {route: texts for route, texts in missed.items() if texts} == {}


def test_it_translates_every_page_on_the_first_evening(pseudo: None, visitor: Person) -> None:
    missed = {}
    for route in ROUTES:
        if route not in NOT_PAGES and "<" not in route:
            missed[route] = untranslated(soup_of(visitor.get("/" + route, follow=True)))

    assert {route: texts for route, texts in missed.items() if texts} == {}


def test_it_finds_a_string_that_is_not_translated() -> None:
    soup = BeautifulSoup("<body><p>⟦fine⟧</p><p>plain</p></body>", "html.parser")

    assert untranslated(soup) == ["plain"]
