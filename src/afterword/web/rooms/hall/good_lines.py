"""Up to five sentences of one's own from this week, to choose one from. Found, never made.

The coach's rules say which sentences would hurt a reader and which do good; here the first are
passed over and the second come first, without a word about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from afterword import coach
from afterword.coach import model
from afterword.coach.report import Finding
from afterword.safety import screen
from afterword.web.rooms.hall.own_words import LONGEST_LINE, Written, as_line
from afterword.words import Span

MOST = 5
MOST_OF_ONE = 2
MOST_TEXTS = 8  # of a week, the newest; each is read whole, which takes its time
SHORTEST, LONGEST = 4, 36  # words
GOOD = {"validates", "owns", "learned", "warmth"}  # of the coach's labels
FIRM = 0.5  # how sure the coach must be before a line is passed over or put first


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, the day it was written, and the entry it stands in."""

    text: str
    day: date
    id: UUID
    good: bool


def choose(texts: Iterable[Written]) -> list[Line]:
    """Return up to five lines, at most two of one text; among equals the newest first."""
    newest = sorted(texts, key=lambda text: text.day, reverse=True)[:MOST_TEXTS]
    found = [line for text in newest for line in _lines(text)]
    found.sort(key=lambda line: line.day, reverse=True)
    found.sort(key=lambda line: not line.good)  # stable: the days stay in their order
    chosen: list[Line] = []
    for line in found:
        of_this = sum(other.id == line.id for other in chosen)
        known = any(other.text.casefold() == line.text.casefold() for other in chosen)
        if of_this < MOST_OF_ONE and not known:
            chosen.append(line)
    return sorted(chosen[:MOST], key=lambda line: line.day)


def _lines(written: Written) -> Iterator[Line]:
    """Yield the sentences of a text that may be met again; none where there was danger in it."""
    if not written.text.strip() or screen(written.text).tier in {"A", "C"}:
        return
    with model.only(model.RULES):  # quick and sure is enough here
        report = coach.check(written.text, kind="closing")
    for sentence in report.sentences:
        text = as_line(report.text[sentence.span.start : sentence.span.end])
        if _may_be_met(text) and not _touched(report.notes, sentence.span):
            helps = tuple(one for one in report.helps if one.label in GOOD)
            good = _touched(helps, sentence.span)
            yield Line(text, written.day, written.id, good)


def _may_be_met(text: str) -> bool:
    count = len(text.split())
    right_length = SHORTEST <= count <= LONGEST and len(text) <= LONGEST_LINE
    is_said = not text.endswith(("?", ",", ":"))
    return right_length and is_said and screen(text).tier is None


def _touched(findings: tuple[Finding, ...], span: Span) -> bool:
    firm = (one.span for one in findings if one.confidence >= FIRM)
    return any(one.start < span.end and span.start < one.end for one in firm)
