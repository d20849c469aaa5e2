"""One good line: found among one's own, never made."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from afterword.web.rooms.hall import good_lines
from afterword.web.rooms.hall.own_words import Written
from afterword.web.store import drawer, sealed
from tests.web.hall.sundays import SUNDAY, begun, html, pages, send
from tests.web.people import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def someone(keeper: Person, afternoon: time_machine.Traveller) -> Person:
    """Ana on a Sunday, with a note of Tuesday in the drawer."""
    begun(keeper)
    afternoon.move_to(SUNDAY)
    return keeper


def test_it_offers_own_sentences_of_this_week_and_none_that_would_hurt(
    someone: Person, afternoon: time_machine.Traveller
) -> None:
    afternoon.move_to("2026-11-15T12:00:00+00:00")
    with someone.opened():
        drawer.put_in("This was two weeks before.")
    afternoon.move_to(SUNDAY)
    page = html(someone, "/r/0/sunday/line/")
    assert "I walked along the canal." in page
    assert "I could hum again, a little." in page
    assert "Please answer me, I am begging you." not in page
    assert "two weeks before" not in page


def test_it_offers_letters_of_this_book_only(someone: Person) -> None:
    letter = {"purpose": "unsent", "channel": "letter", "kind": "closing", "contact": "unknown"}
    someone.post("/r/3/new/", {"text": "Dear Sam,\nThe heron is back at the weir.", **letter})
    with someone.opened():
        other = sealed.Shelf("step3_reach_out", "letter", "letters", sealed.NO_BOOK)
        sealed.save(other, {"text": "This is about somebody else.", "purpose": "unsent"})
    page = html(someone, "/r/0/sunday/line/")
    assert "The heron is back at the weir." in page
    assert "Dear Sam," not in page
    assert "somebody else" not in page


def test_it_takes_no_line_that_was_not_found(someone: Person) -> None:
    answer = someone.post("/r/0/sunday/line/", {"line": "You are doing so well."})
    assert answer.status_code == 422
    assert "That line is no longer there." in answer.content.decode()
    assert pages(someone) == []


def test_it_keeps_a_chosen_line_though_its_note_is_burned(someone: Person) -> None:
    send(someone, "line", line="I walked along the canal.")
    with someone.opened():
        (note,) = sealed.readable(drawer.NOTES)
    someone.post(f"/r/0/notes/{note.id}/burn/")
    page = html(someone, "/r/0/sunday/line/")
    assert 'value="I walked along the canal." checked' in page
    send(someone, "line", line="I walked along the canal.", rev="1")
    assert pages(someone)[0]["line"] == "I walked along the canal."


def test_it_says_so_where_there_is_nothing_to_choose_from(
    keeper: Person, afternoon: time_machine.Traveller
) -> None:
    afternoon.move_to(SUNDAY)
    page = html(keeper, "/r/0/sunday/line/")
    assert "Nothing is missing; go on." in page
    assert "<fieldset" not in page


def written(text: str, day: int, number: int = 0) -> Written:
    return Written("note", "", sealed.UUID(int=number), date(2026, 11, day), text)


def test_it_chooses_five_at_most_and_two_of_one_text_at_most() -> None:
    long = " ".join(f"The tree number {name} is bare." for name in ("one", "two", "three"))
    texts = [written(long, 24, 1)]
    texts += [written(f"Today the road was {how}.", 25 + n, 2 + n) for n, how in enumerate(("wet",
              "dry", "icy", "long"))]  # fmt: skip
    chosen = good_lines.choose(texts)
    assert len(chosen) == good_lines.MOST
    assert sum(line.id.int == 1 for line in chosen) == 1
    assert [line.day for line in chosen] == sorted(line.day for line in chosen)
    assert len(good_lines.choose([written(long, 24)])) == good_lines.MOST_OF_ONE


def test_it_puts_a_line_that_owns_something_before_others() -> None:
    texts = [written(f"It rained on day {n} again.", 25, n) for n in range(1, 7)]
    texts.append(written("I stopped listening in the spring, and that was my choice.", 23, 9))
    assert any(line.id.int == 9 for line in good_lines.choose(texts))


@pytest.mark.parametrize(
    "text",
    ["I want to kill myself. The plums were ripe today.", "", "Why did you never come back?"],
)
def test_it_offers_nothing_from_words_of_danger_nor_a_bare_question(text: str) -> None:
    assert good_lines.choose([written(text, 24)]) == []
