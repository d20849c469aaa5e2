"""The gate of a letter: no way out but through it, and none at all where something is shut."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup

from afterword.web.standing.views import before
from afterword.web.store import asked, books, facts, letters, sealed
from tests.web.letters.test_letters import letter
from tests.web.people import Person, person

EVENING = "2026-11-24T19:00:00+00:00"
MORNING = "2026-11-25T09:00:00+00:00"
NIGHT = "2026-11-25T23:30:00+00:00"
GOOD = "Dear Sam,\nI stopped listening in spring. That was mine. You need not answer.\n"
QUESTIONS = 7
# what closes, told with
SHUTS: dict[str, dict[str, Any]] = {
    "said_no": {},
    "asked_no_contact": {"words": "please leave me be"},
    "blocked": {},
    "asked_for_space": {},
    "they_need_space": {},
    "order": {"which": "everything"},
    "bail": {"which": "all_but_logistics"},
    "police_warning": {"which": "everything"},
    "afraid": {},
    "they_are_afraid": {},
    "i_hurt_them": {},
    "new_partner": {},
    "power": {"which": "student"},
    "under_18": {},
}


@pytest.fixture(autouse=True)
def evening() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(EVENING, tick=False) as traveller:
        yield traveller


def written(who: Person, text: str = GOOD, **fields: str) -> str:
    return who.post("/r/3/new/", letter(text, **fields)).headers["Location"].split("?")[0]


def read(who: Person, address: str) -> str:
    soup = BeautifulSoup(who.get(address, follow=True).content.decode(), "html.parser")
    assert soup.main is not None
    return " ".join(soup.main.text.split())


def answered_all(who: Person) -> None:
    """What is kept of the questions about fear, and of the four short ones: nothing in the way."""
    with who.opened():
        facts.tell("safety_asked", which="reaching_out")
        for one in before.QUESTIONS:
            asked.note(one.name)


def ready(who: Person, address: str) -> None:
    who.post(f"{address}15/1/", {"text": "They come home late."})
    who.post(f"{address}15/2/", {"text": "I read their messages."})
    who.post(f"{address}no/", {"answer": "yes"})


def opened(who: Person, evening: time_machine.Traveller) -> str:
    """A letter whose gate is open, the next morning."""
    address = written(who)
    answered_all(who)
    ready(who, address)
    who.post(f"{address}gate/", {"wish": "one_night"})
    evening.move_to(MORNING)
    return address


def purposes(who: Person) -> list[str]:
    with who.opened():
        return [
            entry.value["purpose"]
            for entry in sealed.everything()
            if isinstance(entry, sealed.Entry) and entry.shelf.kind == "letter"
        ]


# --- through the gate ---


def test_it_asks_about_fear_first_then_what_is_known_then_whether_a_no_could_be_heard(
    visitor: Person,
) -> None:
    address = written(visitor)
    steps = [visitor.get(f"{address}gate/").context["page"].step]
    for _number in range(QUESTIONS):
        name = visitor.get("/w/q/b/").context["page"].name
        visitor.post("/w/q/b/", {"name": name, "answer": "no"})
    steps.append(visitor.get(f"{address}gate/").context["page"].step)
    for _number in range(4):
        name = visitor.get("/w/before/").context["page"].name
        visitor.post("/w/before/", {"name": name, "answer": "none"})
    steps.append(visitor.get(f"{address}gate/").context["page"].step)
    visitor.post(f"{address}no/", {"answer": "not_yet"})
    steps.append(visitor.get(f"{address}gate/").context["page"].step)

    assert steps == ["fear", "before", "no", "wish"]


def test_it_says_what_is_missing_in_five_lines_at_most_each_with_its_day(visitor: Person) -> None:
    address = written(visitor)
    answered_all(visitor)
    with visitor.opened():
        for kind in ("drank", "row", "it_ended", "crisis_card"):
            facts.tell(kind)
    visitor.post(f"{address}no/", {"answer": "not_yet"})

    lines = [one.text for one in visitor.get(f"{address}gate/").context["page"].reasons]
    assert len(lines) == 5
    assert all("24 November 2026" in line for line in lines[:4])


def test_it_opens_after_one_night_and_hands_over_the_text(
    visitor: Person, evening: time_machine.Traveller
) -> None:
    address = opened(visitor, evening)

    assert "gate is open" in read(visitor, f"{address}gate/")
    assert "stopped listening" in read(visitor, f"{address}last/")
    given = visitor.get(f"{address}give/")
    assert given.status_code == 200
    assert "stopped listening in spring" in given.content.decode()


def test_it_is_not_open_before_the_night_is_over(
    visitor: Person, evening: time_machine.Traveller
) -> None:
    address = opened(visitor, evening)
    for moment in ("2026-11-24T23:00:00+00:00", "2026-11-25T07:59:00+00:00"):
        evening.move_to(moment)
        assert visitor.get(f"{address}give/").status_code == 403
        assert visitor.get(f"{address}went/").status_code == 403


def test_it_waits_three_nights_where_those_were_chosen(
    visitor: Person, evening: time_machine.Traveller
) -> None:
    address = written(visitor)
    answered_all(visitor)
    ready(visitor, address)
    visitor.post(f"{address}gate/", {"wish": "three_nights"})
    evening.move_to("2026-11-26T09:00:00+00:00")
    assert visitor.get(f"{address}give/").status_code == 403
    evening.move_to("2026-11-27T09:00:00+00:00")
    assert visitor.get(f"{address}give/").status_code == 200


def test_it_lets_go_after_the_night_when_the_person_chooses(
    visitor: Person, evening: time_machine.Traveller
) -> None:
    address = written(visitor)
    answered_all(visitor)
    visitor.post(f"{address}no/", {"answer": "not_yet"})
    visitor.post(f"{address}gate/", {"choose": "1"})  # not offered yet: nothing happens
    visitor.post(f"{address}gate/", {"wish": "one_night"})
    evening.move_to(MORNING)
    assert visitor.get(f"{address}give/").status_code == 403

    assert "I choose to write now" in read(visitor, f"{address}gate/")
    visitor.post(f"{address}gate/", {"choose": "1"})
    assert visitor.get(f"{address}give/").status_code == 200
    evening.move_to(NIGHT)
    assert visitor.get(f"{address}give/").status_code == 403


def test_it_rests_one_more_night_after_words_of_crisis(
    visitor: Person, evening: time_machine.Traveller
) -> None:
    address = opened(visitor, evening)
    visitor.post("/r/0/now/write/", {"text": "I want to kill myself"})

    assert visitor.get(f"{address}give/").status_code == 403
    assert "page with help came up" in read(visitor, f"{address}gate/")


def test_it_never_hands_over_a_letter_that_threatens_self_harm(
    visitor: Person, evening: time_machine.Traveller
) -> None:
    address = opened(visitor, evening)
    leverage = "If you do not come back I will kill myself tonight."
    saved = visitor.post(address, letter(leverage), follow=True)
    assert 'class="card crisis"' in saved.content.decode()
    evening.move_to("2026-11-26T09:00:00+00:00")
    visitor.post(f"{address}gate/", {"choose": "1"})

    assert visitor.get(f"{address}give/").status_code == 403


# --- shut ---


@pytest.mark.parametrize("kind", SHUTS)
def test_it_makes_every_letter_for_sending_an_unsent_one_whatever_shuts(
    visitor: Person, evening: time_machine.Traveller, kind: str
) -> None:
    address = opened(visitor, evening)
    with visitor.opened():
        facts.tell(kind, **SHUTS[kind])

    assert purposes(visitor) == ["unsent"]
    assert visitor.get(f"{address}give/").status_code == 403
    assert visitor.get(f"{address}went/").status_code == 403
    assert visitor.get(f"{address}gate/").status_code == 404
    page = visitor.get(address).content.decode()
    assert "stopped listening in spring" in page
    assert "word for word" in page
    assert "/give/" not in page


@pytest.mark.parametrize("kind", SHUTS)
def test_it_keeps_nothing_for_sending_while_shut_whatever_is_posted(
    visitor: Person, kind: str
) -> None:
    before = written(visitor)
    with visitor.opened():
        facts.tell(kind, **SHUTS[kind])
    assert "may send" not in visitor.get("/r/3/").content.decode()
    assert "may send" not in visitor.get("/r/3/new/?for=them").content.decode()
    written(visitor)
    visitor.post(before, letter(GOOD, rev="2"))

    assert set(purposes(visitor)) == {"unsent"}


def test_it_closes_by_silence_without_anybody_telling_it(
    visitor: Person, evening: time_machine.Traveller
) -> None:
    address = opened(visitor, evening)
    visitor.post(f"{address}went/", {"which": "letter", "until": "2026-12-20"})
    evening.move_to("2026-12-21T09:00:00+00:00")
    visitor.get("/r/3/")

    assert purposes(visitor) == ["unsent"]


@pytest.mark.parametrize("days", [1, 400, 4000])
def test_it_opens_nothing_by_waiting(
    visitor: Person, evening: time_machine.Traveller, days: int
) -> None:
    address = opened(visitor, evening)
    with visitor.opened():
        facts.tell("said_no")
    evening.shift(days * 86400)

    assert visitor.get(f"{address}give/").status_code == 403
    with visitor.opened():
        assert facts.where_now().state == "locked"


def test_it_never_lets_an_unsent_letter_become_one_for_sending(visitor: Person) -> None:
    address = written(visitor, purpose="unsent")
    visitor.post(address, letter(GOOD, rev="1", purpose="send"))

    assert purposes(visitor) == ["unsent"]
    for page in ("give/", "went/"):
        assert visitor.get(address + page).status_code == 403
    for page in ("gate/", "no/", "15/1/", "last/"):
        assert visitor.get(address + page).status_code == 404


@pytest.mark.parametrize("path", ["died", "unsaid"])
def test_it_has_no_letter_for_sending_on_a_path_without(db: None, path: str) -> None:
    who = person(path)
    written(who)

    assert purposes(who) == ["unsent"]


def test_it_leaves_a_letter_as_it_is_in_a_book_about_someone_else(visitor: Person) -> None:
    written(visitor)
    with visitor.opened():
        books.begin("ended")
        facts.tell("said_no")

    assert purposes(visitor) == ["send"]


# --- after ---


def test_it_notes_how_a_letter_went_and_until_when_it_waits(
    visitor: Person, evening: time_machine.Traveller
) -> None:
    address = opened(visitor, evening)
    visitor.post(f"{address}went/", {"which": "email", "until": "2026-12-20"})

    with visitor.opened():
        at = facts.where_now()
        assert (at.state, at.until) == ("sent", date(2026, 12, 20))
    assert "It is their turn" in read(visitor, "/w/")
    assert visitor.get(f"{address}give/").status_code == 403


@pytest.mark.parametrize("until", ["2026-11-25", "2020-01-01", "2030-01-01", "", "nonsense"])
def test_it_waits_until_a_day_to_come_within_a_year(
    visitor: Person, evening: time_machine.Traveller, until: str
) -> None:
    address = opened(visitor, evening)
    answer = visitor.post(f"{address}went/", {"which": "email", "until": until})

    assert answer.status_code == 422


def test_it_lets_an_answer_rest_an_hour_and_then_they_are_in_touch(
    visitor: Person, evening: time_machine.Traveller
) -> None:
    answered_all(visitor)
    with visitor.opened():
        facts.tell("they_wrote_first", which="personal", words="I found your scarf")
    address = written(visitor, kind="reply")
    visitor.post(f"{address}no/", {"answer": "yes"})
    visitor.post(f"{address}gate/", {"wish": "one_night"})
    assert visitor.get(f"{address}give/").status_code == 403
    evening.shift(3700)
    assert visitor.get(f"{address}give/").status_code == 200
    visitor.post(f"{address}went/", {"which": "text", "until": "2026-12-01"})

    with visitor.opened():
        assert facts.where_now().state == "in_touch"


def test_it_takes_the_fifteen_minutes_one_by_one_and_keeps_the_words(visitor: Person) -> None:
    address = written(visitor)
    answered_all(visitor)
    assert "ordinary days" in read(visitor, f"{address}15/0/")
    assert visitor.post(f"{address}15/1/", {"text": " "}).status_code == 422
    ready(visitor, address)

    with visitor.opened():
        kinds = {fact.kind for fact in facts.told()}
        kept = [one.value for one in sealed.everything() if one.shelf.kind == "five-minutes"]
    assert {"their_side", "own_part", "ready_for_no"} <= kinds
    assert {"text": "They come home late."} in kept


def test_it_asks_about_fear_before_the_own_part_when_that_was_put_off(visitor: Person) -> None:
    address = written(visitor)
    visitor.post("/w/first/", {"answer": "not_now"})

    answer = visitor.get(f"{address}15/2/")
    assert answer.headers["Location"].startswith("/w/q/a/")


def test_it_derives_what_the_coach_is_told(visitor: Person) -> None:
    from afterword.web.rooms.step3_reach_out import kept

    with visitor.opened():
        assert kept.contact() == "unknown"
        for name in ("no", "paper", "someone", "power"):
            asked.note(name)
        assert kept.contact() == "open"
        facts.tell("asked_for_space")
        assert kept.contact() == "closed"
        facts.tell("said_no")
        assert kept.contact() == "locked"


def test_it_sees_a_lock_that_begins_in_another_window_while_a_letter_is_saved(
    visitor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sealed.save

    def shut_meanwhile(shelf: sealed.Shelf, value: dict[str, Any], **keys: Any) -> sealed.Entry:
        entry = real(shelf, value, **keys)
        if value.get("purpose") == letters.SEND:
            monkeypatch.setattr(sealed, "save", real)
            facts.tell("said_no")
        return entry

    monkeypatch.setattr(sealed, "save", shut_meanwhile)
    written(visitor)

    assert purposes(visitor) == ["unsent"]
