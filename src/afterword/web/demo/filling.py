"""Fills the open vault with an invented book, the way a person would have over some months.

Everything goes through the functions that the pages themselves use, as of the day it is told for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from afterword import programme
from afterword.journey.facts import Facts
from afterword.web.demo import cards, looking, years
from afterword.web.demo.calendar import Calendar
from afterword.web.demo.story import BOOKS, Story, read
from afterword.web.exercises import kept as answers
from afterword.web.kit import people
from afterword.web.rooms.hall import kept, morning, sundays, waiting
from afterword.web.rooms.hall.weeks import Week
from afterword.web.store import asked, books, drawer, facts, letters, sealed
from afterword.web.store.moment import as_of

AN_URGE = timedelta(minutes=25)
NEXT_MORNING = timedelta(hours=9)
SUNDAY_EVENING = "Sun 19:10"


@dataclass(frozen=True, slots=True)
class Filling:
    """One story on its way into one vault. ``named``: what was saved under a name so far."""

    story: Story
    calendar: Calendar
    named: dict[str, sealed.Entry] = field(default_factory=dict)


def fill(now: datetime, language: str, book: str = BOOKS[0]) -> None:
    """Fill the open, empty vault; ``now`` is the reader's local time, with its zone."""
    zone = now.tzinfo
    if zone is None:
        raise ValueError(now)
    filling = Filling(read(language, book), Calendar(now.date(), zone))
    with transaction.atomic():
        _begin(filling)
        cards.fill(filling.story.days, filling.calendar)
        _urges(filling)
        _notes(filling)
        _letters(filling)
        _notes_to_open(filling)
        _exercises(filling, language)
        _sundays(filling)
        years.fill(filling.story.years, filling.calendar)
        if filling.story.messages:
            looking.fill(filling.story, filling.calendar)
        _facts(filling)


def _begin(filling: Filling) -> None:
    book, calendar = filling.story.book, filling.calendar
    with as_of(calendar.moment(book["begins"])):
        books.begin(book["path"], book["hope"])
        books.change(name=book["name"])
        asked.note(asked.FIRST)
    with as_of(calendar.moment(book["people_at"])):
        people.keep((people.Person(*pair) for pair in book["people"]), readable=False)
    if "reasons" in book:
        with as_of(calendar.moment(book["reasons_at"])):
            kept.keep_reasons(book["reasons"])


def _urges(filling: Filling) -> None:
    for one in filling.story.days.get("urge", []):
        before = filling.calendar.moment(one["at"])
        with as_of(before):
            kept.keep_urge(one["before"], None)
        after = before + AN_URGE
        with as_of(after):
            kept.keep_urge(one["after"], kept.open_urge(after))


def _notes(filling: Filling) -> None:
    for one in filling.story.words["note"]:
        at = filling.calendar.moment(one["at"])
        with as_of(at):
            note = drawer.put_in(_text(one))
        filling.named[one["name"]] = note
        by_daylight = {"left": morning.leave, "read": morning.read}.get(one.get("then", ""))
        if by_daylight is not None:
            next_day = at + NEXT_MORNING
            with as_of(next_day):
                by_daylight(note, next_day.date())


def _letters(filling: Filling) -> None:
    book = books.current()
    if book is None:
        raise sealed.MissingError
    for one in filling.story.words["letter"]:
        value = {"text": _text(one), **{key: one[key] for key in ("purpose", "channel", "kind")}}
        if "sent_on" in one:
            value["sent_on"] = filling.calendar.day(one["sent_on"]).isoformat()
        with as_of(filling.calendar.moment(one["at"])):
            letter = sealed.save(letters.shelf(book.id), value)
        filling.named[one["name"]] = letter


def _notes_to_open(filling: Filling) -> None:
    calendar = filling.calendar
    for one in filling.story.words.get("waiting", []):
        with as_of(calendar.moment(one["at"])):
            note = waiting.put(_text(one), calendar.day(one["opens"]))
        if "opened" in one:
            opened = calendar.moment(one["opened"])
            with as_of(opened):
                waiting.open_now(note, opened.date())


def _exercises(filling: Filling, language: str) -> None:
    for one in filling.story.exercises:
        exercise = programme.exercise(one["id"], language)
        values = filling.calendar.told(one["values"])
        value = {"id": exercise.id, "version": exercise.version, "values": _stripped(values)}
        if "draft_at" in one:
            value["at"] = one["draft_at"]
        with as_of(filling.calendar.moment(one["at"])):
            sealed.save(answers.shelf_of(exercise), value)


def _sundays(filling: Filling) -> None:
    for one in filling.story.days["sunday"]:
        evening = filling.calendar.moment(f"{one['weeks']}w {SUNDAY_EVENING}")
        words = {"week": _text(one, "week"), "plan": one["plan"]}
        if "line" in one:
            source = filling.named[one["line_of"]]
            day = source.saved.astimezone(filling.calendar.zone).date()
            words |= {"line": one["line"], "line_day": day.isoformat(), "line_of": str(source.id)}
        with as_of(evening):
            sundays.keep(Week(evening.date() - timedelta(days=6), evening.date()), words, 0)


def _facts(filling: Filling) -> None:
    """Tell the whole log at once: each fact with the moment at which it would have been told."""
    log, numbers = Facts(), dict[str, int]()
    for one in filling.story.book.get("told", []):
        log = log.tell(
            one["kind"], filling.calendar.moment(one["at"]), **_said(filling, one, numbers)
        )
        if "name" in one:
            numbers[one["name"]] = len(log.log)
    if log.log:
        facts.change(lambda _nothing_yet: log)


def _said(filling: Filling, one: dict[str, Any], numbers: dict[str, int]) -> dict[str, Any]:
    said: dict[str, Any] = {key: one[key] for key in ("which", "words") if key in one}
    said |= {key: filling.calendar.day(one[key]) for key in ("on", "until") if key in one}
    if "about" in one:
        said["of"] = numbers[one["about"]]
    if "letter" in one:
        said["letter"] = str(filling.named[one["letter"]].id)
    return {"visit": one["at"], **said}


def _text(one: dict[str, Any], key: str = "text") -> str:
    return str(one[key]).strip()


def _stripped(values: dict[str, Any]) -> dict[str, Any]:
    return {key: one.strip() if isinstance(one, str) else one for key, one in values.items()}
