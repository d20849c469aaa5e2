"""What you told: every kind by its page, taken back, corrected in the open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup

from afterword.journey.contact import Contact
from afterword.journey.kinds import KINDS
from afterword.journey.locks import LOCKS
from afterword.web.standing import words
from afterword.web.store import facts, sealed, session
from tests.web.people import Person

OFFERED = [kind for group in words.OFFERED for kind in group.kinds]
CLOSES = {kind.partition(":")[0] for lock in LOCKS for kind in lock.closed_by} & set(OFFERED)


@pytest.fixture(autouse=True)
def noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-11-24T12:00:00+00:00", tick=False) as traveller:
        yield traveller


def tell(who: Person, kind: str, on: str = "2026-11-20", **said: str) -> int:
    fields = {"on": on, "words": "some words", **said}
    if "which" in KINDS[kind].needs:
        fields.setdefault("which", KINDS[kind].which[0])
    return who.post(f"/w/t/{words.WORDS[kind].code}/", fields).status_code


def page(who: Person, address: str = "/w/") -> str:
    soup = BeautifulSoup(who.get(address).content.decode(), "html.parser")
    assert soup.main is not None
    return " ".join(soup.main.text.split())


def state(who: Person) -> str:
    with who.opened():
        return facts.where_now().state


def another_visit(who: Person) -> None:
    """The same vault, opened anew."""
    row = who.row
    with who.opened():
        dek, epoch = session.current().dek, row.epoch
    session.end(row)
    who.cookies["aw"] = session.begin(row.vault_id, dek, epoch=epoch, kept=row.kept, label="")


def test_it_has_words_for_every_kind() -> None:
    listed = set(KINDS) - words.NOT_LISTED

    assert listed <= set(words.WORDS)
    codes = [one.code for one in words.WORDS.values()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("kind", sorted(CLOSES))
def test_it_shuts_at_once_whatever_closes(visitor: Person, kind: str) -> None:
    assert tell(visitor, kind) == 303

    assert state(visitor) == Contact.LOCKED
    assert "Reaching them is shut" in page(visitor)
    assert str(words.WORDS[kind].said) in page(visitor)


@pytest.mark.parametrize("kind", OFFERED)
def test_it_asks_one_thing_at_a_time_with_few_words(visitor: Person, kind: str) -> None:
    tell(visitor, "order")
    tell(visitor, "power")
    tell(visitor, "asked_for_space")
    answer = visitor.get(f"/w/t/{words.WORDS[kind].code}/")

    assert answer.status_code == 200
    assert len(BeautifulSoup(answer.content, "html.parser").find_all("h1")) == 1


@pytest.mark.parametrize("code", ["zz", "g7", "h1", "f1"])
def test_it_tells_nothing_that_is_not_offered(visitor: Person, code: str) -> None:
    assert visitor.get(f"/w/t/{code}/").status_code == 404


def test_it_takes_today_for_no_day_and_refuses_a_day_to_come(visitor: Person) -> None:
    assert tell(visitor, "said_no", on="2026-11-25") == 422
    assert tell(visitor, "said_no", on="nonsense") == 422
    assert tell(visitor, "said_no", on="") == 303

    with visitor.opened():
        assert facts.told()[0].on == date(2026, 11, 24)


def test_it_needs_words_only_where_a_key_needs_them(visitor: Person) -> None:
    assert tell(visitor, "said_no", words="") == 303
    assert tell(visitor, "they_wrote_first", words="") == 422
    assert tell(visitor, "they_wrote_first", words="x" * 281) == 422


def test_it_keeps_words_on_one_line(visitor: Person) -> None:
    tell(visitor, "said_no", words=" not \t any   more ")

    with visitor.opened():
        assert facts.told()[0].words == "not any more"


def test_it_shows_help_first_when_the_words_ask_for_it(visitor: Person) -> None:
    answer = visitor.post("/w/t/b1/", {"words": "I want to kill myself"}, follow=True)

    assert 'class="card crisis"' in answer.content.decode()


def test_it_takes_back_in_this_visit_and_in_no_other(keeper: Person) -> None:
    tell(keeper, "said_no")
    assert "Take it back" in page(keeper)
    keeper.post("/w/1/back/")
    assert state(keeper) == Contact.OPEN
    assert "They said no" not in page(keeper)

    tell(keeper, "said_no")
    another_visit(keeper)
    assert "Take it back" not in page(keeper)
    assert keeper.post("/w/3/back/").status_code == 422
    assert state(keeper) == Contact.LOCKED


def test_it_lets_a_correction_that_opens_wait_seven_nights_in_the_open(
    keeper: Person, noon: time_machine.Traveller
) -> None:
    tell(keeper, "blocked")
    another_visit(keeper)
    assert "after seven nights" in page(keeper, "/w/1/d/")
    keeper.post("/w/1/d/")
    assert "Takes effect on 1 December 2026, 08:00" in page(keeper)
    noon.move_to("2026-12-01T07:59:00+00:00")
    assert state(keeper) == Contact.LOCKED
    noon.move_to("2026-12-01T08:00:00+00:00")
    assert state(keeper) == Contact.OPEN
    assert "It was not so." in page(keeper)


def test_it_stops_a_correction_that_waits(keeper: Person, noon: time_machine.Traveller) -> None:
    tell(keeper, "blocked")
    another_visit(keeper)
    keeper.post("/w/1/d/")
    another_visit(keeper)
    keeper.post("/w/2/d/")
    noon.move_to("2026-12-20T08:00:00+00:00")

    assert state(keeper) == Contact.LOCKED
    assert "You left it as it was." in page(keeper)


@pytest.mark.parametrize("kind", ["order", "i_hurt_them", "power", "under_18", "afraid"])
def test_it_never_opens_by_correcting(
    keeper: Person, noon: time_machine.Traveller, kind: str
) -> None:
    tell(keeper, kind)
    another_visit(keeper)
    assert "only its own key" in page(keeper, "/w/1/")
    keeper.post("/w/1/d/")
    noon.move_to("2027-11-24T08:00:00+00:00")
    another_visit(keeper)

    assert state(keeper) == Contact.LOCKED
    assert "It opens nothing" in page(keeper)


def test_it_corrects_wording_at_once_and_shows_it(keeper: Person) -> None:
    tell(keeper, "said_no", words="go away")
    another_visit(keeper)
    keeper.post("/w/1/a/", {"words": "please go"})

    text = page(keeper)
    assert "Worded anew: please go" in text
    with keeper.opened():
        assert facts.told()[0].words == "please go"


def test_it_says_so_when_a_correction_changes_nothing(keeper: Person) -> None:
    tell(keeper, "said_no", words="go away")
    another_visit(keeper)

    assert keeper.post("/w/1/a/", {"words": "go away"}).status_code == 422


@pytest.mark.parametrize("address", ["/w/9/", "/w/9/d/", "/w/1/z/", "/w/1/c/", "/w/0/"])
def test_it_has_no_such_line(keeper: Person, address: str) -> None:
    tell(keeper, "blocked")

    assert keeper.get(address).status_code == 404


def test_it_answers_with_each_locks_own_key(keeper: Person, noon: time_machine.Traveller) -> None:
    tell(keeper, "said_no")
    tell(keeper, "they_wrote_first", on="2026-11-23", which="personal")
    assert state(keeper) == Contact.OPEN
    tell(keeper, "new_partner")
    tell(keeper, "they_wrote_first", on="2026-11-24", which="personal")
    assert state(keeper) == Contact.LOCKED
    tell(keeper, "new_partner_ended", on="2026-11-24")
    assert state(keeper) == Contact.OPEN
    tell(keeper, "power", on="2026-11-01")
    number = keeper.get("/w/").context["page"].lines[0].number
    tell(keeper, "power_ended", of=str(number), on="2026-11-24")
    assert state(keeper) == Contact.OPEN
    tell(keeper, "order", on="2026-11-01", until="2026-11-30")
    assert state(keeper) == Contact.LOCKED
    noon.move_to("2026-12-01T08:00:00+00:00")
    assert state(keeper) == Contact.OPEN


def test_it_says_that_nothing_can_be_read_and_keeps_everything_shut(visitor: Person) -> None:
    tell(visitor, "blocked")
    with visitor.opened():
        entry = next(one for one in sealed.everything() if one.shelf.room == "journey")
        assert isinstance(entry, sealed.Entry)
        sealed.save(entry.shelf, {"facts": {}}, id=entry.id, rev=entry.rev)

    assert "cannot be read any more" in page(visitor)
    assert visitor.get("/").status_code == 200
    assert tell(visitor, "blocked") == 422


def test_it_asks_four_short_things_once(visitor: Person) -> None:
    seen = []
    for _number in range(4):
        shown = visitor.get("/w/before/").context["page"]
        seen.append(shown.name)
        visitor.post("/w/before/", {"name": shown.name, "answer": "dont_know"})

    assert seen == ["no", "paper", "someone", "power"]
    assert visitor.get("/w/before/")["Location"] == "/r/3/"


def test_it_tells_what_an_answer_says(visitor: Person) -> None:
    answer = visitor.post("/w/before/", {"name": "no", "answer": "blocked"})
    assert answer["Location"] == "/w/t/b3/"
    assert visitor.get("/w/before/").context["page"].name == "no"
    visitor.post("/w/t/b3/", {})

    assert visitor.get("/w/before/").context["page"].name == "paper"


def test_it_first_asks_whether_they_are_free_to_hear_where_it_was_long_ago(db: None) -> None:
    from tests.web.people import person

    who = person("lost_touch")
    assert "free to hear from you" in who.get("/w/before/").content.decode()


@pytest.mark.parametrize(
    ("code", "fields", "now", "says"),
    [
        ("a", {"words": "gladly"}, "in_touch", "Their pace sets yours"),
        ("b", {"until": "2027-03-01"}, "closed", "Not now is an answer"),
        ("b", {}, "closed", "Not now is an answer"),
        ("c", {"words": "no"}, "locked", "That was a no."),
        ("d", {}, "closed", "Silence counts as no for now"),
    ],
)
def test_it_takes_each_answer_kindly(
    visitor: Person, code: str, fields: dict[str, str], now: str, says: str
) -> None:
    with visitor.opened():
        facts.tell("sent", which="email", until=date(2026, 12, 24))
    assert visitor.post("/w/answer/", {"answer": code})["Location"] == f"/w/answer/{code}/"
    answer = visitor.post(f"/w/answer/{code}/", {"on": "", **fields}, follow=True)

    assert says in answer.content.decode()
    assert state(visitor) == now


def test_it_asks_for_no_answer_where_nothing_was_sent(visitor: Person) -> None:
    assert visitor.get("/w/answer/")["Location"] == "/w/"
    assert visitor.get("/w/answer/a/")["Location"] == "/w/"


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example", "/\\evil", "/nope/"])
def test_it_goes_on_to_our_own_pages_only(visitor: Person, wanted: str) -> None:
    for _number in range(4):
        name = visitor.get("/w/before/", {"then": wanted}).context["page"].name
        visitor.post("/w/before/", {"name": name, "answer": "none"})

    assert visitor.get("/w/before/")["Location"] == "/r/3/"
