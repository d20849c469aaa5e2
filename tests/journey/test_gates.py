from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from afterword.journey.contact import Contact
from afterword.journey.facts import FactsProblem
from tests.journey.telling import LONDON, MAY_3, Telling

DAY = MAY_3.date()


def codes(reasons: tuple) -> list[str]:
    return [reason.code for reason in reasons]


def ready() -> Telling:
    book = Telling()
    book.all_but_the_night()
    return book


def local(moment: datetime | None) -> str:
    return moment.astimezone(LONDON).strftime("%d %H:%M") if moment else ""


def test_from_the_first_day_it_says_what_is_missing():
    book = Telling()
    book.safe()
    verdict = book.gate()
    assert not verdict.open
    assert verdict.state is Contact.WAIT
    assert codes(verdict.wait) == ["ready_for_no", "their_side", "own_part"]
    assert verdict.opens_on is None
    assert verdict.fifteen_minutes
    assert not verdict.may_choose


def test_whoever_lost_touch_is_not_asked_for_their_part():
    book = Telling()
    book.safe()
    assert "own_part" not in codes(book.gate("lost_touch").wait)


def test_a_letter_rests_one_night_and_then_it_is_open():
    book = ready()
    assert local(book.gate().opens_on) == "04 08:00"
    book.clock(date(2027, 5, 4), 7, 59)
    assert not book.gate().open
    book.clock(date(2027, 5, 4), 8, 0)
    verdict = book.gate()
    assert verdict.open
    assert verdict.state is Contact.OPEN
    assert (verdict.wait, verdict.may_choose, verdict.fifteen_minutes) == ((), False, False)


def test_three_nights_are_an_offer():
    book = Telling()
    book.safe()
    book.tell("wish_to_write", which="three_nights")
    assert local(book.gate().opens_on) == "06 08:00"


def test_after_the_night_the_person_chooses():
    book = Telling()
    book.safe()
    book.tell("wish_to_write")
    book.tell("read_and_choose")
    assert not book.gate().open
    book.clock(date(2027, 5, 4), 9)
    assert book.gate().may_choose
    assert not book.gate().open
    book.tell("read_and_choose")
    verdict = book.gate()
    assert verdict.open
    assert len(verdict.wait) == 3
    assert not verdict.may_choose


def test_a_choice_is_for_now_and_not_for_next_week():
    book = Telling()
    book.safe()
    book.tell("wish_to_write")
    book.clock(date(2027, 5, 4), 9)
    book.tell("read_and_choose")
    book.clock(date(2027, 5, 5), 9, 1)
    assert not book.gate().open
    assert book.gate().may_choose


@pytest.mark.parametrize("kind", ["drank", "row"])
def test_a_choice_does_not_cover_what_comes_after_it(kind):
    book = Telling()
    book.safe()
    book.tell("wish_to_write")
    book.clock(date(2027, 5, 4), 18)
    book.tell("read_and_choose")
    assert book.gate().open
    book.tell(kind)
    assert not book.gate().open
    assert book.gate().may_choose
    book.tell("read_and_choose")
    assert book.gate().open


def test_a_crisis_card_begins_the_night_again_even_after_the_choice():
    book = ready()
    book.clock(date(2027, 5, 4), 9)
    book.tell("read_and_choose")
    assert book.gate().open
    book.tell("crisis_card")
    verdict = book.gate()
    assert not verdict.open
    assert not verdict.may_choose
    assert codes(verdict.wait) == ["crisis_card"]
    assert local(verdict.opens_on) == "05 08:00"
    book.clock(date(2027, 5, 5), 8)
    assert book.gate().open


def test_at_night_the_hour_is_a_line_and_the_choice_of_the_day_is_not_enough():
    book = ready()
    book.clock(date(2027, 5, 4), 21)
    book.tell("read_and_choose")
    book.clock(date(2027, 5, 4), 23)
    assert codes(book.gate().wait) == ["hour"]
    assert not book.gate().open
    book.tell("read_and_choose")
    assert book.gate().open


@pytest.mark.parametrize(("days", "there"), [(0, True), (2, True), (3, False)])
@pytest.mark.parametrize("kind", ["row", "it_ended"])
def test_a_row_or_the_ending_is_fresh_for_three_days(kind, days, there):
    book = ready()
    book.tell(kind, on=DAY - timedelta(days=days))
    assert (kind in codes(book.gate().wait)) is there


def test_a_drink_is_a_line_until_the_morning():
    book = ready()
    book.tell("drank")
    assert codes(book.gate().wait) == ["drank"]
    book.clock(date(2027, 5, 4), 8)
    assert book.gate().wait == ()


def test_there_are_five_lines_at_most_and_the_nearest_first():
    book = Telling()
    book.safe()
    for kind in ("crisis_card", "drank", "row", "it_ended"):
        book.tell(kind)
    book.clock(DAY, 23)
    assert codes(book.gate().wait) == ["crisis_card", "drank", "row", "it_ended", "hour"]


def test_not_yet_ready_for_a_no_keeps_the_line_with_its_day():
    book = ready()
    book.tell("ready_for_no", which="not_yet")
    (line,) = book.gate().wait
    assert (line.code, line.on) == ("ready_for_no", DAY)


def test_a_wish_of_long_ago_does_not_open_tonight():
    book = ready()
    book.clock(date(2027, 5, 11), 8, 1)
    assert not book.gate().open
    assert book.gate().opens_on is None


def test_a_wish_from_before_their_no_is_spent_when_they_write_again():
    book = ready()
    book.tell("said_no")
    book.wait(days=2)
    book.tell("they_wrote_first", which="personal", words="hello")
    verdict = book.gate()
    assert not verdict.open
    assert verdict.opens_on is None
    assert codes(verdict.wait) == ["ready_for_no"]


def test_stop_gives_the_day_and_the_words_behind_it():
    book = ready()
    book.tell("asked_no_contact", on=DAY - timedelta(days=2), words="please do not write")
    book.tell("order", which="everything", until=date(2027, 12, 31))
    verdict = book.gate()
    assert verdict.state is Contact.LOCKED
    assert codes(verdict.stop) == ["no", "order"]
    assert verdict.stop[0].on == DAY - timedelta(days=2)
    assert verdict.stop[0].given == {
        "kind": "asked_no_contact",
        "told": "2027-05-03",
        "words": "please do not write",
    }
    assert verdict.stop[1].given["until"] == "2027-12-31"
    assert (verdict.wait, verdict.may_choose, verdict.fifteen_minutes) == ((), False, False)


def test_while_a_letter_waits_there_is_no_second_one():
    book = ready()
    book.wait(days=1)
    book.tell("wrote_anyway", which="text")
    (reason,) = book.gate().stop
    assert (reason.code, reason.given["until"]) == ("sent", "2027-06-03")


def test_closed_until_autumn_says_until_when_and_then_lets_one_line_through():
    book = ready()
    book.tell("answered", which="not_now", until=date(2027, 9, 1), words="ask me in autumn")
    (reason,) = book.gate().stop
    assert (reason.code, reason.given["until"]) == ("not_now", "2027-09-01")
    book.clock(date(2027, 9, 1), 10)
    book.tell("ready_for_no", which="yes")
    book.tell("wish_to_write")
    assert book.gate().one_line
    book.wait(days=1)
    assert book.gate().open


@pytest.mark.parametrize("path", ["died", "unsaid"])
def test_some_paths_have_no_reaching_out(path):
    book = ready()
    book.wait(days=1)
    assert book.gate().open
    verdict = book.gate(path)
    assert not verdict.open
    assert codes(verdict.stop) == ["path"]


def test_the_questions_come_first_and_no_choice_passes_them():
    book = ready()
    book.tell("they_may_be_afraid")
    book.wait(days=1)
    book.tell("read_and_choose")
    verdict = book.gate()
    assert not verdict.open
    assert codes(verdict.asks) == ["safety"]


def test_in_touch_there_is_no_queue_and_no_cooling():
    book = Telling()
    book.safe()
    book.tell("answered", which="yes")
    book.tell("drank")
    book.clock(DAY, 23)
    verdict = book.gate()
    assert verdict.open
    assert verdict.state is Contact.IN_TOUCH
    assert (verdict.wait, verdict.stop) == ((), ())


def test_an_answer_to_what_they_wrote_rests_an_hour():
    book = Telling()
    book.safe()
    assert codes(book.gate(purpose="reply").stop) == ["nothing_to_answer"]
    book.tell("they_wrote_first", which="personal", words="How are you?")
    book.tell("wish_to_write")
    book.wait(minutes=59)
    assert not book.gate(purpose="reply").open
    book.wait(minutes=1)
    assert book.gate(purpose="reply").open
    assert not book.gate().open


def test_a_time_without_a_zone_is_refused():
    book = ready()
    book.now = book.now.replace(tzinfo=None)
    with pytest.raises(FactsProblem):
        book.gate()
