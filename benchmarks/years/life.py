"""Ten years of one book, written through the store as the rooms write them, each on its day."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any
from uuid import UUID

from benchmarks import filled

YEARS = 10
DAYS = 365 * YEARS
CARDS = DAYS
NOTES, LETTERS, ANSWERS, SUNDAYS = 700, 500, 1_280, 52 * YEARS
MOMENTS, DRAWINGS, THINGS, NAMED, BOARD, LINES = 200, 40, 300, 60, 60, 300
WAVES = 1_500  # points of a drawing
ENTRIES = NOTES + LETTERS + ANSWERS + SUNDAYS

Ids = dict[str, str]


def lived() -> Ids:
    """Fill the open book; return what stands for each converter of an address."""
    texts = filled.texts(600)
    return {
        **_days(texts),
        **_letters(texts),
        **_answers(texts),
        **_story(texts),
        **_small(texts),
        **_drawings(),
        "int:number": "1",
        "int:screen": "1",
        "slug:kind": "b1",
        "slug:door": "e",
        "slug:way": "a",
        "slug:told": "c",
    }


def afraid() -> Ids:
    """Fill the open book of someone who is afraid with a dated record."""
    from afterword.web.rooms.safer import entries
    from afterword.web.store import facts

    facts.tell("afraid")
    texts = filled.texts(300)
    for day in _spread(LINES):
        with _as_of(day):
            entries.add({"words": next(texts), "on": day.date().isoformat(), "place": "kitchen"})
    return {"uuid:line": str(entries.every()[-1].id)}


def _spread(number: int) -> Iterator[datetime]:
    """Yield so many moments, evenly over the ten years, the last of them an hour ago."""
    from django.utils import timezone

    last = timezone.now() - timedelta(hours=1)
    for left in range(number - 1, -1, -1):
        yield last - timedelta(days=left * DAYS / number)


def _as_of(day: datetime) -> Any:
    from afterword.web.store import moment

    return moment.as_of(day)


def _days(texts: Iterator[str]) -> Ids:
    from afterword.web.store import books, checkins, drawer, sealed

    book = _book()
    for number, day in enumerate(_spread(CARDS)):
        with _as_of(day):
            checkins.keep(checkins.CheckIn(day.date(), 1 + number % 5, "sleep", number % 11))
    for day in _spread(NOTES):
        with _as_of(day):
            drawer.put_in(next(texts)[:300])
    sundays = sealed.Shelf("hall", "sunday", "sunday-page", book)
    for day in _spread(SUNDAYS):
        on = (day + timedelta(days=6 - day.weekday())).date().isoformat()
        with _as_of(day):
            words = {"week": next(texts), "line": next(texts)[:80]}
            told = {"sunday": on, "line_day": on, "line_of": str(sealed.NO_BOOK)}
            page = sealed.save(sundays, {**told, **words})
    assert books.current() is not None
    note = sealed.readable(drawer.NOTES, newest=1)[0]
    return {"uuid:note": str(note.id), "uuid:page": str(page.id)}


def _letters(texts: Iterator[str]) -> Ids:
    from afterword.web.store import letters, sealed

    about = {"channel": "letter", "kind": "reconnect", "contact": "unknown"}
    for number, day in enumerate(_spread(LETTERS)):
        purpose = "send" if number % 2 else "unsent"
        with _as_of(day):
            one = sealed.save(
                letters.shelf(_book()), {"text": next(texts), "purpose": purpose, **about}
            )
    return {"uuid:letter": str(one.id)}


def _answers(texts: Iterator[str]) -> Ids:
    from afterword.web.exercises import available

    there = cycle(available.exercises_now())
    for day in _spread(ANSWERS):
        one = next(there)
        with _as_of(day):
            entry = _answer(one, texts)
    return {"slug:code": one.code, "uuid:answer": str(entry.id)}


def _answer(one: Any, texts: Iterator[str], **said: object) -> Any:
    from afterword.web.exercises import kept
    from afterword.web.store import sealed

    values = {
        **{f.id: next(texts) for f in one.fields if f.kind == "long"},
        **{f.id: next(texts)[:60] for f in one.fields if f.kind == "text"},
        **{f.id: 4 for f in one.fields if f.kind in {"rating", "slider"}},
        **said,
    }
    value = {"id": one.id, "version": one.version, "values": values}
    return sealed.save(kept.shelf_of(one), value)


def _story(texts: Iterator[str]) -> Ids:
    from afterword.programme import exercise
    from afterword.programme.patterns import patterns
    from afterword.web.exercises import signs
    from afterword.web.rooms.step1_understand import named
    from afterword.web.store import sealed

    one = exercise("one_moment")
    for number, day in enumerate(_spread(MOMENTS)):
        with _as_of(day):
            told = _answer(
                one, texts, name=f"What happened, {number}", when=f"June {2016 + number // 20}"
            )
    kinds = cycle(patterns())
    for day in _spread(NAMED):
        pattern = next(kinds)
        with _as_of(day):
            known = _answer(named.asked(pattern), texts)
    columns = cycle(signs.COLUMNS)
    for day in _spread(BOARD):
        value = {"text": next(texts)[:80], "column": next(columns), "sign": next(texts)[:80]}
        with _as_of(day):
            item = sealed.save(signs.board_shelf(), value)
    return {
        "uuid:moment": str(told.id),
        "uuid:entry": str(told.id),
        "slug:piece": one.code,
        "slug:pattern": named.code_of(pattern),
        "uuid:named_id": str(known.id),
        "uuid:item": str(item.id),
        "uuid:sign": str(item.id),
    }


def _small(texts: Iterator[str]) -> Ids:
    from afterword.programme import asking
    from afterword.web.rooms.step2_grow import plans
    from afterword.web.rooms.step7_expectations import answers

    for number, day in enumerate(_spread(THINGS)):
        with _as_of(day):
            plan = plans.add(next(texts)[:60], day.date())
            if number % 5:
                plans.done(plan, day.date(), number % 11, None)
    cards = asking.cards()
    for card in cards[1:]:
        said = {"then": next(texts)[:60], "now": next(texts)[:60], "unknown": True}
        answers.keep(card, said, 0)
    return {
        "uuid:plan": str(plans.every()[0].id),
        "slug:card": cards[0].code,
        "slug:topic": cards[0].topic,
    }


def _drawings() -> Ids:
    from afterword.web.kit.charts import strokes
    from afterword.web.rooms.step6_let_go import drawings

    for number, day in enumerate(_spread(DRAWINGS)):
        drawn = []
        for first in range(0, WAVES, 50):
            stroke = [first // 50 % strokes.COLOURS]
            for n in range(first, first + 50):
                down = round(600 + 500 * math.sin((n + number) / 30))
                stroke += [n * 7 % strokes.WIDTH, down, 1 + n % strokes.HARDEST]
            drawn.append(stroke)
        with _as_of(day):
            one = drawings.keep(drawn, "", id=None, rev=0)
    return {"uuid:drawing": str(one.id)}


def _book() -> UUID:
    from afterword.web.store import books

    book = books.current()
    assert book is not None
    return book.id
