"""What is known about the two people, as the one English line the coach reads beside a letter.

Only what the person told of this book. It goes to the coach in memory and is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from afterword.journey.facts import Fact
from afterword.web.store import books, facts

LONGEST = 400
_PATHS = {
    "ended": "their relationship ended",
    "separated": "they separated or divorced",
    "lost_touch": "they lost touch long ago",
    "died": "the reader has died",
}
_SHARES = {"children": "they have children together", "home": "they share a home"}
_TOLD = {
    "said_no": "the reader said no",
    "asked_no_contact": "the reader asked for no contact",
    "blocked": "the reader blocked the writer",
    "asked_for_space": "the reader asked for space",
    "they_need_space": "the reader needs space",
    "new_partner": "the reader has a new partner",
    "they_wrote_first": "the reader wrote first",
    "sent": "the writer sent a letter",
    "wrote_anyway": "the writer wrote though it was too soon",
    "they_are_afraid": "the reader is afraid of the writer",
    "i_hurt_them": "the writer hurt the reader",
}
_ANSWERS = {
    "yes": "the reader answered yes",
    "not_now": "the reader answered not now",
    "no": "the reader answered no",
    "silence": "the reader did not answer",
}


def line() -> str:
    """Return the line for the shown book; "" where nothing is known."""
    return "; ".join(_parts())[:LONGEST]


def _parts() -> Iterator[str]:
    book = books.current()
    if book is None:
        return
    if book.path in _PATHS:
        yield _PATHS[book.path]
    yield from (_SHARES[share] for share in book.shares if share in _SHARES)
    for fact in reversed(facts.told()):  # the latest first: the line is cut at its end
        said = _said(fact)
        if said:
            yield said


def _said(fact: Fact) -> str:
    """One thing that was told. The words of a no are left out: whether it still holds is for
    `contact` to say, not for a phrase.
    """
    answered = fact.kind == "answered"
    said = _ANSWERS.get(fact.which, "") if answered else _TOLD.get(fact.kind, "")
    words = " ".join(fact.words.split())
    heard = fact.kind == "they_wrote_first" or (answered and fact.which == "yes")
    return f"{said}: “{words}”" if words and heard else said
