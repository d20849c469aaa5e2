"""The doors of everyday: one question a screen, skippable, sealed; facts told, nothing pushed."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup

from afterword.web.rooms.hall.doors import DOORS
from afterword.web.store import facts, sealed
from afterword.web.store.models import Record
from tests.web.people import Person, person

HERE = {"they_wrote": "/r/0/t/", "seeing_them": "/r/0/s/", "wrote_anyway": "/r/0/a/"}
THEIRS = "Hi. I found your blue scarf.\nHope you are well."


def text(who: Person, address: str) -> str:
    soup = BeautifulSoup(who.get(address).content.decode(), "html.parser")
    assert soup.main is not None
    return " ".join(soup.main.text.split())


def walked(who: Person, name: str, answers: dict[str, str]) -> str:
    """Walk a door to its end; what is not answered is skipped. Return the last address."""
    here = HERE[name]
    for question in DOORS[name].questions:
        names = {question.name, question.day}
        sent = {key: value for key, value in answers.items() if key in names}
        answer = who.post(here, sent or {"skip": "1"})
        assert answer.status_code == 303, (question.name, answer.status_code)
        here = answer["Location"]
    return here


def told(who: Person) -> list[tuple[str, str, date]]:
    with who.opened():
        return [(fact.kind, fact.which, fact.on) for fact in facts.told()]


def test_it_offers_its_doors_on_today(visitor: Person) -> None:
    page = visitor.get("/").content.decode()

    for words in (
        "I want to write to them",
        "They wrote to me",
        "I am going to see them",
        "I wrote to them anyway",
    ):
        assert words in page


@pytest.mark.parametrize("name", HERE)
def test_it_can_be_skipped_all_the_way(visitor: Person, name: str) -> None:
    end = walked(visitor, name, {})

    assert visitor.get(end).status_code == 200


@pytest.mark.parametrize("name", HERE)
def test_it_asks_at_most_five_things_and_shows_where_one_is(visitor: Person, name: str) -> None:
    assert len(DOORS[name].questions) <= 5
    assert f"1 of {len(DOORS[name].questions)}" in text(visitor, HERE[name])


def test_it_keeps_words_sealed_and_shows_them_at_the_end(visitor: Person) -> None:
    end = walked(visitor, "they_wrote", {"said": THEIRS, "else": "Perhaps only the scarf."})

    assert "Perhaps only the scarf." in text(visitor, end)
    assert b"blue scarf" not in b"".join(bytes(one.blob) for one in Record.objects.all())


def test_it_keeps_words_of_a_screen_when_one_goes_back(visitor: Person) -> None:
    second = visitor.post(HERE["they_wrote"], {"said": THEIRS})["Location"]
    first = second.replace("/2/", "/1/")

    assert "blue scarf" in visitor.get(first).content.decode()


def test_it_keeps_both_versions_when_another_window_answered(visitor: Person) -> None:
    first = visitor.post(HERE["they_wrote"], {"said": "one"})["Location"].replace("/2/", "/1/")
    visitor.post(first, {"said": "from the other window", "rev": "1"})
    answer = visitor.post(first, {"said": "from this one", "rev": "1"})

    assert answer.status_code == 409
    assert "from the other window" in answer.content.decode()


@pytest.mark.parametrize("name", HERE)
def test_it_shows_help_first_when_the_words_ask_for_it(visitor: Person, name: str) -> None:
    words = DOORS[name].questions[0].name if name != "wrote_anyway" else "said"
    here = HERE[name]
    if name == "wrote_anyway":
        here = visitor.post(here, {"skip": "1"})["Location"]
    answer = visitor.post(here, {words: "I want to kill myself"}, follow=True)

    assert 'class="card crisis"' in answer.content.decode()


# --- they wrote ---


@pytest.mark.parametrize(
    ("about", "kind"),
    [
        ("personal", "they_wrote_first"),
        ("logistics", "they_wrote_first"),
        ("no", "asked_no_contact"),
        ("space", "asked_for_space"),
    ],
)
def test_it_tells_what_came(visitor: Person, about: str, kind: str) -> None:
    walked(visitor, "they_wrote", {"said": THEIRS, "about": about, "on": "2026-11-23"})

    assert [(one[0], one[2]) for one in told(visitor)] == [(kind, date(2026, 11, 23))]
    with visitor.opened():
        assert facts.told()[0].words == "Hi. I found your blue scarf. Hope you are well."


@pytest.mark.parametrize("answers", [{"about": "dont_know", "said": THEIRS}, {"about": "personal"}])
def test_it_tells_nothing_of_what_is_not_known(visitor: Person, answers: dict[str, str]) -> None:
    walked(visitor, "they_wrote", answers)

    assert told(visitor) == []


def test_it_tells_a_thing_once_and_anew_when_the_answer_changes(visitor: Person) -> None:
    end = walked(visitor, "they_wrote", {"said": THEIRS, "about": "personal"})
    visitor.post(f"{end}2/", {"about": "personal", "on": "2026-11-24"})
    assert len(told(visitor)) == 1
    visitor.post(f"{end}2/", {"about": "no", "on": "2026-11-24"})

    assert [one[0] for one in told(visitor)] == ["asked_no_contact"]


def test_it_never_counts_practical_matters_as_a_word_for_oneself(visitor: Person) -> None:
    with visitor.opened():
        facts.tell("said_no", on=date(2026, 11, 1))
    walked(visitor, "they_wrote", {"said": "Tuesday at four?", "about": "logistics"})

    with visitor.opened():
        assert facts.where_now().state == "locked"


def test_it_opens_their_no_by_their_own_word_and_offers_an_answer(visitor: Person) -> None:
    with visitor.opened():
        facts.tell("said_no", on=date(2026, 11, 1))
    end = walked(visitor, "they_wrote", {"said": THEIRS, "about": "personal"})

    assert "They wrote of their own accord." in text(visitor, end)
    assert "kind=reply" in visitor.get(end).content.decode()
    reply = visitor.get("/r/3/new/?for=them&kind=reply").content.decode()
    assert 'value="send"' in reply
    assert '<option value="reply" selected>' in reply


def test_it_opens_no_order_by_their_word(visitor: Person) -> None:
    with visitor.opened():
        facts.tell("order", which="everything", on=date(2026, 11, 1))
    end = walked(visitor, "they_wrote", {"said": THEIRS, "about": "personal"})

    assert "it opens nothing" in text(visitor, end)
    assert "kind=reply" not in visitor.get(end).content.decode()
    practical = walked(visitor, "they_wrote", {"said": "Tuesday?", "about": "logistics"})
    assert "goes through a lawyer" in text(visitor, practical)


def test_it_needs_no_answer_to_a_wish_to_be_left(visitor: Person) -> None:
    end = walked(visitor, "they_wrote", {"said": "Please stop.", "about": "no"})

    assert "leaving it is the answer" in text(visitor, end)


def test_it_speaks_of_safety_first_to_whoever_is_afraid(visitor: Person) -> None:
    with visitor.opened():
        facts.tell("afraid")
    end = walked(visitor, "they_wrote", {"said": "Where are you", "about": "personal"})

    assert "You need not answer." in text(visitor, end)
    assert "kind=reply" not in visitor.get(end).content.decode()


def test_it_refuses_days_that_cannot_be(visitor: Person) -> None:
    second = visitor.post(HERE["they_wrote"], {"said": THEIRS})["Location"]
    assert visitor.post(second, {"about": "personal", "on": "2026-11-25"}).status_code == 422
    fifth = second.replace("/2/", "/5/")
    assert visitor.post(fifth, {"answer": "by", "by": "2026-11-24"}).status_code == 422


# --- seeing them ---


def test_it_shows_the_sentences_to_take_along(visitor: Person) -> None:
    end = walked(
        visitor,
        "seeing_them",
        {"sentences": "Thank you.\nI am well.", "wont": "You owe me.", "call": "Noor"},
    )

    page = text(visitor, end)
    assert "Take this along" in page
    assert "You owe me." in page
    assert "Noor" in page


@pytest.mark.parametrize("kind", ["said_no", "blocked", "asked_for_space", "i_hurt_them"])
def test_it_asks_whether_it_is_arranged_where_they_asked_for_distance(
    visitor: Person, kind: str
) -> None:
    with visitor.opened():
        facts.tell(kind)
    page = text(visitor, "/r/0/s/")

    assert "Is it arranged?" in page
    assert "as if by chance" in page
    assert "1 of 4" in text(visitor, "/r/0/s/?go=1")


def test_it_plans_a_meeting_with_others_for_whoever_is_afraid(visitor: Person) -> None:
    with visitor.opened():
        facts.tell("afraid")

    assert "someone who knows about this" in text(visitor, "/r/0/s/")


# --- I wrote anyway ---


def test_it_notes_that_something_went_and_waits_thirty_days(visitor: Person) -> None:
    end = walked(visitor, "wrote_anyway", {"channel": "email", "on": "2026-11-23"})

    assert told(visitor) == [("wrote_anyway", "email", date(2026, 11, 23))]
    with visitor.opened():
        assert facts.where_now().until == date(2026, 12, 23)
    page = text(visitor, end)
    assert "No second message explains the first" in page
    assert "23 December 2026" in page


def test_it_waits_until_the_day_that_was_chosen(visitor: Person) -> None:
    walked(visitor, "wrote_anyway", {"channel": "text", "until": "2027-01-10"})

    assert len(told(visitor)) == 1
    with visitor.opened():
        assert facts.where_now().until == date(2027, 1, 10)


@pytest.mark.parametrize(
    ("kind", "fields", "says"),
    [
        ("said_no", {}, "no sorry, no reason"),
        ("order", {"which": "everything"}, "Tell your lawyer"),
        ("afraid", {}, "it is not your fault"),
    ],
)
def test_it_does_not_reproach(
    visitor: Person, kind: str, fields: dict[str, str], says: str
) -> None:
    with visitor.opened():
        facts.tell(kind, on=date(2026, 11, 1), **fields)
    end = walked(visitor, "wrote_anyway", {"channel": "text"})

    page = text(visitor, end)
    assert says in page
    assert "should" not in page
    with visitor.opened():
        assert facts.where_now().state == "locked"


# --- I want to write ---


def test_it_leads_to_the_drawer_first(visitor: Person) -> None:
    page = visitor.get("/r/0/w/").content.decode()

    assert page.index("/r/0/now/write/") < page.index("?for=them")
    assert "questions about fear" in text(visitor, "/r/0/w/")


def test_it_says_why_nothing_goes_out(visitor: Person) -> None:
    with visitor.opened():
        facts.tell("said_no", on=date(2026, 11, 1))
    page = visitor.get("/r/0/w/").content.decode()

    assert "They said no on 1 November 2026." in page
    assert "?for=them" not in page


def test_it_has_one_door_in_grief(db: None) -> None:
    who = person("died", "unsaid")
    page = who.get("/").content.decode()

    assert "I want to talk to them" in page
    for here in HERE.values():
        assert here not in page
        assert who.get(here).status_code == 404


def test_it_is_dim_at_night(visitor: Person, afternoon: time_machine.Traveller) -> None:
    afternoon.move_to("2026-11-24T23:30:00+00:00")

    assert 'class="night ' in visitor.get("/r/0/t/").content.decode()


def test_it_keeps_each_book_to_itself(visitor: Person) -> None:
    end = walked(visitor, "seeing_them", {"call": "Noor"})
    visitor.post("/w/books/new/", {"about": "else", "path": "ended"})

    assert visitor.get(end)["Location"] == "/r/0/s/"
    with visitor.opened():
        kept = [one for one in sealed.everything() if one.shelf.kind == "door"]
    assert len(kept) == 1
