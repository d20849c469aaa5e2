"""The invented book of `afterword demo`: lived in, whole on every page, and kept nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup, SoupStrainer
from django.conf import settings
from django.utils import timezone

from afterword import coach, programme
from afterword.journey.contact import Contact
from afterword.programme import as_posted, validate
from afterword.safety import screen
from afterword.web.demo import filling, story, years
from afterword.web.demo.calendar import Calendar
from afterword.web.exercises import kept as answers
from afterword.web.rooms.mirror.histories import histories
from afterword.web.rooms.step3_reach_out.forms import CHANNELS, KINDS, PURPOSES
from afterword.web.store import (
    books,
    checkins,
    drawer,
    facts,
    letters,
    moment,
    sealed,
    session,
    vaults,
)
from afterword.web.store.models import Vault
from tests.web.people import Person

INES, ARTHUR = story.BOOKS
EACH = pytest.mark.parametrize("book", story.BOOKS)
WEDNESDAY = datetime(2026, 11, 25, 14, 0, tzinfo=timezone.get_current_timezone())
ANSWERED = [
    (book, number)
    for book in story.BOOKS
    for number in range(len(story.read("en", book).exercises))
]
ANCHORS = SoupStrainer("a", href=True)
SOURCE = Path(story.__file__).parents[2]


def written(book: str) -> Iterator[tuple[str, session.Row]]:
    """An invented book in a vault of its own: its cookie and its session."""
    client = Person()
    with time_machine.travel(WEDNESDAY, tick=True):
        client.cookies["aw"] = vaults.create("Firefox, Linux")
        with client.opened():
            filling.fill(timezone.localtime(), "en", book)
        row = client.row
    yield client.cookies["aw"].value, row
    Vault.objects.filter(pk=row.vault_id).delete()


@pytest.fixture(scope="module")
def invented(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[str, session.Row]]:
    """The first invented book, written once for all tests here."""
    with django_db_blocker.unblock():
        yield from written(INES)


@pytest.fixture(scope="module")
def the_widowers(
    django_db_setup: None, django_db_blocker: Any
) -> Iterator[tuple[str, session.Row]]:
    """The second one."""
    with django_db_blocker.unblock():
        yield from written(ARTHUR)


@contextmanager
def opened(invented: tuple[str, session.Row]) -> Iterator[Person]:
    """A browser in which an invented book is open, on a Wednesday after lunch."""
    cookie, row = invented
    with time_machine.travel(WEDNESDAY + timedelta(minutes=5), tick=True):
        session._rows[row.sid] = deepcopy(row)
        client = Person()
        client.cookies["aw"] = cookie
        yield client


@pytest.fixture
def ines(invented: tuple[str, session.Row], db: None) -> Iterator[Person]:
    with opened(invented) as client:
        yield client


@pytest.fixture
def arthur(the_widowers: tuple[str, session.Row], db: None) -> Iterator[Person]:
    with opened(the_widowers) as client:
        yield client


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def all_words(book: str) -> list[str]:
    told = story.read("en", book)
    written = [told.book, told.days, told.words, told.years, *told.exercises]
    return [*texts(written), *told.messages.splitlines()]


@pytest.mark.parametrize(("whose", "least"), [("ines", 180), ("arthur", 100)])
def test_it_opens_every_record_and_none_is_still_to_come(
    whose: str, least: int, request: pytest.FixtureRequest
) -> None:
    person: Person = request.getfixturevalue(whose)
    with person.opened():
        found = list(sealed.everything())
        log = facts.current().log
    entries = [one for one in found if isinstance(one, sealed.Entry)]
    assert len(found) == len(entries) > least
    assert max(entry.saved for entry in entries) <= timezone.now()
    assert all(entry.created <= entry.saved for entry in entries)
    assert all(fact.on <= timezone.localdate() for fact in log)


@EACH
@pytest.mark.parametrize("weekday", range(7))
def test_it_can_be_opened_on_any_day_and_just_after_midnight(weekday: int, book: str) -> None:
    today = date(2026, 11, 23) + timedelta(days=weekday)
    calendar = Calendar(today, timezone.get_current_timezone())
    just_now = datetime(today.year, today.month, today.day, 0, 5, tzinfo=calendar.zone)
    told = story.read("en", book)
    written = [*told.words["note"], *told.words["letter"], *told.exercises]
    written += told.book.get("told", [])
    for kind in ("pattern", "board", "card", "thing", "day"):
        written += told.years.get(kind, [])
    moments = [calendar.moment(one["at"]) for one in written]
    moments += [calendar.moment(one["done"]) for one in told.years["thing"] if "done" in one]
    assert max(moments) < just_now
    assert max(moments) > just_now - timedelta(days=2), "it looks as if nobody had been here lately"


def test_it_has_months_of_cards_with_gaps(ines: Person) -> None:
    with ines.opened():
        cards = checkins.newest(400)
    days = [card.day for card in cards]
    assert days == sorted(set(days))
    assert (days[-1] - days[0]).days > 200
    assert 90 < len(cards) < 140
    assert {card.face for card in cards} == {1, 2, 3, 4, 5}
    assert days[-1] < timezone.localdate()


def test_it_stands_in_touch_after_one_letter_and_a_yes(ines: Person) -> None:
    with ines.opened():
        assert facts.where_now().state is Contact.IN_TOUCH
        assert facts.quieter_now() == frozenset()
        assert {"us", "together"} <= facts.rooms_now()
        sent = next(fact for fact in facts.told() if fact.kind == "sent")
        book = books.current()
        assert book is not None
        letter = next(one for one in letters.for_sending(book.id) if str(one.id) == sent.letter)
    assert letter.value["sent_on"] == sent.on.isoformat()


@pytest.mark.parametrize("contact", ["open", "in-touch"])
def test_it_sent_a_letter_that_the_coach_lets_go(contact: str) -> None:
    letter = next(one for one in story.read("en").words["letter"] if one["name"] == "the letter")
    text = letter["text"].strip()
    report = coach.check(text, channel="letter", kind="reconnect", contact=contact)
    assert report.verdict == "send"
    assert not report.notes
    assert not report.missing


def test_it_writes_letters_as_the_form_would() -> None:
    for letter in (one for book in story.BOOKS for one in story.read("en", book).words["letter"]):
        assert letter["purpose"] in dict(PURPOSES)
        assert letter["channel"] in dict(CHANNELS)
        assert letter["kind"] in dict(KINDS)


@pytest.mark.parametrize(("book", "number"), ANSWERED)
def test_it_answers_an_exercise_as_a_person_could(book: str, number: int) -> None:
    one = story.read("en", book).exercises[number]
    assert story.read("en", book).book["path"] in programme.exercise(one["id"], "en").paths
    exercise = programme.exercise(one["id"], "en")
    calendar = Calendar(timezone.localdate(), timezone.get_current_timezone())
    values = calendar.told(
        {k: v.strip() if isinstance(v, str) else v for k, v in one["values"].items()}
    )
    read: dict[str, object] = {}
    for screen_number in range(1, len(exercise.screens) + 1):
        posted = as_posted(exercise, screen_number, values)
        given, problems = validate(exercise, screen_number, posted)
        assert not problems
        read |= given
    assert read == values
    assert one.get("draft_at", 1) <= len(exercise.screens)


def test_it_was_looked_at_by_the_real_mirror(ines: Person) -> None:
    with ines.opened():
        (history,) = histories()
    results = {result["name"]: result for result in history.value["results"]}
    assert history.value["unparsed"] == 0
    assert history.value["messages"] > 300
    assert results["repair"]["figures"]["eased"] >= 3
    assert sum(result["kind"] != "too-few" for result in results.values()) >= 6
    assert set(history.value["now"]) <= set(results)


@EACH
def test_it_keeps_lines_that_were_really_written(book: str) -> None:
    told = story.read("en", book)
    written = {one["name"]: one["text"] for one in (*told.words["note"], *told.words["letter"])}
    quoted = [one for one in told.days["sunday"] if "line" in one]
    assert quoted
    for one in quoted:
        assert one["line"] in written[one["line_of"]]


@EACH
def test_it_holds_no_words_that_would_call_for_help_first(book: str) -> None:
    found = {text: screen(text).tier for text in all_words(book)}
    assert {text for text, tier in found.items() if tier} == set()


SAID_BY_INES = {
    "/?day=1": "Something is in the drawer from last night",
    "/r/1/": "Your own days",
    "/r/1/l/": "The corridor, and cake for the aunts",
    "/r/1/p/": "Going behind a wall",
    "/r/1/b/": "Whether he wants to know me again",
    "/r/2/a/": "Hum on the tram",
    "/r/2/b/": "Hum on the tram",
    "/r/3/": "Dear Tom,",
    "/r/m/": "Tom",
    "/r/0/notes/": "He put our walk off",
    "/r/0/sunday/": "His opening is near",
    "/r/0/then/": "I do not know what people do with Sundays",
    "/r/0/now/reasons/": "Nothing I wrote after midnight",
    "/r/0/now/person/": "Klara",
    "/m/": "done on",
    "/w/": "Yes. Slowly.",
}
SAID_BY_ARTHUR = {
    "/?day=1": "the heron count at Lock Nine",
    "/r/0/days/": "our wedding, between what are now the ovens",
    "/r/1/": "Our story",
    "/r/1/l/": "The parrot",
    "/r/2/a/": "Walk to the lower gate before breakfast",
    "/r/3/": "Dear Maire,",
    "/r/0/notes/": "Three pinches. Why did you never say?",
    "/r/0/sunday/": "People have stopped ringing",
    "/r/0/now/person/": "Mr Baptiste",
    "/r/7/": "Whole, not a saint",
    "/r/9/": "A book of us",
    "/m/": "done on",
}


@pytest.mark.parametrize(("whose", "said"), [("ines", SAID_BY_INES), ("arthur", SAID_BY_ARTHUR)])
def test_it_fills_the_pages(
    whose: str, said: dict[str, str], settings: Any, request: pytest.FixtureRequest
) -> None:
    person: Person = request.getfixturevalue(whose)
    settings.DEMO = True
    for address, says in said.items():
        page = person.get(address)
        assert page.status_code == 200, address
        assert says in BeautifulSoup(page.content, "html.parser").get_text(" "), address


def test_it_has_a_widower_of_whom_nothing_is_asked_but_what_he_likes(
    arthur: Person, settings: Any
) -> None:
    settings.DEMO = True
    with arthur.opened():
        assert not facts.told()
        assert answers.draft(programme.exercise("what_they_used_to_say", "en")) is not None
    today = BeautifulSoup(arthur.get("/?day=1").content, "html.parser").get_text(" ")
    assert "What they used to say" in today
    assert "reach" not in today.casefold()


@pytest.mark.parametrize("month", range(1, 13))
def test_it_draws_no_line_into_days_still_to_come(month: int) -> None:
    today = date(2027, month, 28)
    for book in story.BOOKS:
        heights = story.read("en", book).years["line"]["years"]
        line = years.drawn(heights, Calendar(today, timezone.get_current_timezone()))
        come = [point is not None for point in line.points[-4:]]
        assert come == [quarter <= (month - 1) // 3 for quarter in range(4)]
        assert all(point is not None for point in line.points[:-4])
        assert line.points[:-4:4] == tuple(heights[:-1])


def test_it_opens_each_thing_that_is_listed(ines: Person) -> None:
    """Follow what the filled pages list: every letter, note, Sunday page, answer and finding."""
    seen: set[str] = set()
    waiting = ["/r/1/", "/r/3/", "/r/m/", "/r/0/notes/", "/r/0/sunday/", "/m/"]
    inside = re.compile(r"^/(r/(0/(notes|sunday|waiting)|3|m)/[0-9a-f-]{36}|x/)[^?]*$")
    while waiting:
        address = waiting.pop()
        page = ines.get(address)
        assert page.status_code == 200, address
        found = BeautifulSoup(page.content, "html.parser", parse_only=ANCHORS)
        links = {link["href"] for link in found("a")}
        new = {link for link in links if inside.match(link)} - seen
        new = {link for link in new if "/burn/" not in link and "/go/" not in link}
        seen |= new
        waiting += sorted(new)
    assert len(seen) > 60


def test_it_offers_what_was_left_half_way_once_last_night_is_looked_at(
    ines: Person, settings: Any
) -> None:
    settings.DEMO = True
    with ines.opened():
        assert answers.draft(programme.exercise("one_topic", "en")) is not None
        last_night = max(sealed.readable(drawer.NOTES), key=lambda note: note.created)
    ines.post(f"/r/0/notes/{last_night.id}/")
    today = ines.get("/?day=1").content.decode()
    assert "One thing we did not agree on" in today


def test_it_uses_earlier_moments_nowhere_else() -> None:
    used = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if re.search(r"\bas_of\(", path.read_text(encoding="utf-8"))
    }
    assert {name for name in used if not name.startswith("web/demo/")} == {"web/store/moment.py"}


def test_it_refuses_a_moment_still_to_come() -> None:
    with pytest.raises(ValueError, match="20"), moment.as_of(timezone.now() + timedelta(minutes=1)):
        pass


def test_it_opens_for_whoever_comes_first_and_says_what_it_is(db: None, settings: Any) -> None:
    settings.DEMO = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE]
    settings.MIDDLEWARE.insert(
        settings.MIDDLEWARE.index("afterword.web.kit.middleware.Sealed") + 1,
        "afterword.web.demo.opening.Opening",
    )
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"].append("afterword.web.demo.opening.line")
    settings.TEMPLATES = templates
    client = Person()
    assert "What happened?" in client.get("/?new=1").content.decode()
    first = client.get("/", follow=True)
    today = BeautifulSoup(first.content, "html.parser").get_text(" ")
    assert "This book is invented, and nothing is kept." in today
    assert "Keep this" not in today
    assert "invented" not in client.get("/r/1/").content.decode()
    token = client.cookies["aw"].value
    client.get("/")
    assert client.cookies["aw"].value == token, "it opened a second book"
    assert "/?book=2" in first.content.decode()
    assert client.get("/?book=2").status_code == 303
    second = client.get("/?day=1").content.decode()
    assert "the heron count" in second
    assert "/?book=1" in second
    assert session.find(token) is None, "both are open"
    assert client.get("/?book=9").status_code == 200
    assert "the heron count" in client.get("/?day=1").content.decode()


def test_it_is_not_there_without_the_word() -> None:
    assert not settings.DEMO
    assert not [name for name in settings.MIDDLEWARE if ".demo." in name]
    assert settings.VAULT_COOKIE_NAME == "aw"
