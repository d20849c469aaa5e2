"""Fear is asked first, at its doors, and behind one link. What follows is kept; no answer is."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import time_machine

from afterword.journey.questions import QUESTIONS
from afterword.web.store import device, facts, sealed, session
from tests.web.mirror.test_mirror import looked_at
from tests.web.people import Person, person

NAMES = [one.name for one in QUESTIONS]


@pytest.fixture(autouse=True)
def evening() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-11-24T19:00:00+00:00", tick=False) as traveller:
        yield traveller


def answered(who: Person, door: str = "e", **answers: str) -> str:
    """Walk the seven questions; "no" where nothing else is said. Return the page after them."""
    for name in NAMES:
        who.post(f"/w/q/{door}/", {"name": name, "answer": answers.get(name, "no")})
    return who.get(f"/w/q/{door}/after/").content.decode()


def everything(who: Person) -> str:
    """All that is kept, as JSON."""
    with who.opened():
        return json.dumps([
            entry.value for entry in sealed.everything() if isinstance(entry, sealed.Entry)
        ])  # fmt: skip


def idles(who: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """The idle time passes; the machine was awake."""
    later, awake = session._now() + device.read().idle_minutes * 60 + 1, who.row.awake
    monkeypatch.setattr(session, "_now", lambda: later)
    monkeypatch.setattr(session, "_slept", lambda: awake)


def quieter(who: Person) -> frozenset[str]:
    with who.opened():
        return facts.quieter_now()


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("no", set()),
        ("not_now", set()),
        ("i_am", {"afraid"}),
        ("they_may_be", set()),
        ("both", {"afraid"}),
    ],
)
def test_it_asks_one_line_after_hope_and_keeps_what_follows(
    visitor: Person, said: str, now: set[str]
) -> None:
    assert visitor.post("/r/0/hope/", {"hope": "let_go"})["Location"] == "/w/first/"
    page = visitor.get("/w/first/").content.decode()
    assert page.index("Your answer is not kept") < page.index('value="no"')
    visitor.post("/w/first/", {"answer": said})

    assert quieter(visitor) == now
    assert f'"{said}"' not in everything(visitor)


def test_it_asks_the_one_line_once(visitor: Person) -> None:
    assert "/w/first/" in visitor.get("/?day=1").content.decode()
    visitor.post("/w/first/", {"answer": "no"})

    assert "/w/first/" not in visitor.get("/?day=1").content.decode()
    assert visitor.get("/w/first/")["Location"] == "/"


def test_it_is_never_asked_in_grief_and_the_link_stays(bereaved: Person) -> None:
    assert bereaved.get("/w/first/")["Location"] == "/"
    assert "/w/first/" not in bereaved.get("/?day=1").content.decode()
    assert bereaved.get("/w/q/e/").status_code == 200


def test_it_says_before_the_first_question_that_no_answer_is_kept(visitor: Person) -> None:
    page = visitor.get("/w/q/b/").content.decode()

    assert page.index("never an answer") < page.index('value="yes"')
    assert "Are you ever afraid of them" in page


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("answer", ["yes", "dont_know"])
def test_it_keeps_the_consequence_and_no_answer(visitor: Person, name: str, answer: str) -> None:
    answered(visitor, **{name: answer})

    kept = everything(visitor)
    assert not [one for one in NAMES if one in kept]
    assert '"dont_know"' not in kept.replace('"hope": "dont_know"', "")
    assert '"yes"' not in kept
    leads = {one.name: one.leads_to for one in QUESTIONS}
    assert quieter(visitor) == ({leads[name]} if answer == "yes" else set())
    assert not session._rows[visitor.row.sid].asked


def test_it_keeps_nothing_of_questions_that_were_left(visitor: Person) -> None:
    visitor.post("/w/q/e/", {"name": NAMES[0], "answer": "yes"})
    assert visitor.post("/w/q/e/", {"stop": "1"})["Location"] == "/"

    assert quieter(visitor) == set()
    assert not visitor.row.asked
    assert "Are you ever afraid of them" in visitor.get("/w/q/e/").content.decode()


def test_it_forgets_answers_on_their_way_at_the_lock(keeper: Person) -> None:
    keeper.post("/w/q/e/", {"name": NAMES[0], "answer": "yes"})
    row = keeper.row
    session.end(row)

    assert not row.asked


def test_it_takes_one_answer_back(visitor: Person) -> None:
    visitor.post("/w/q/e/", {"name": NAMES[0], "answer": "yes"})
    visitor.post("/w/q/e/", {"back": "1"})

    assert visitor.get("/w/q/e/").context["page"].name == NAMES[0]


def test_it_counts_an_answer_sent_twice_once(visitor: Person) -> None:
    for _time in range(2):
        visitor.post("/w/q/e/", {"name": NAMES[0], "answer": "no"})

    assert visitor.get("/w/q/e/").context["page"].name == NAMES[1]


def test_it_has_no_such_door(visitor: Person) -> None:
    assert visitor.get("/w/q/z/").status_code == 404
    assert visitor.get("/w/q/z/after/").status_code == 404


def test_it_goes_on_to_where_one_was_going(visitor: Person) -> None:
    visitor.get("/w/q/b/?then=/r/3/")
    page = answered(visitor, "b")

    assert 'class="btn" href="/r/3/"' in page


# --- what follows ---


def test_it_believes_whoever_is_afraid(visitor: Person) -> None:
    page = answered(visitor, afraid_of_them="yes")

    assert "This is not your fault." in page
    assert "Leave this page now" in page
    assert 'data-lock-url="/d/lock/"' in page


def test_it_neither_shames_nor_excuses_whoever_frightens(visitor: Person) -> None:
    page = answered(visitor, i_watched_or_forced="yes")

    assert "can frighten or hurt someone" in page
    assert "not your fault" not in page


def test_it_shows_both_sets_of_lines_when_both_are_so(visitor: Person) -> None:
    page = answered(visitor, afraid_of_them="yes", afraid_of_me="yes")

    assert "This is not your fault." in page
    assert "can frighten the other, too" in page


def test_it_leaves_open_what_nobody_knows(visitor: Person) -> None:
    page = answered(visitor, "b", afraid_of_me="dont_know")

    assert "It may stay open." in page
    with visitor.opened():
        assert facts.unanswered_now("reaching_out")


def test_it_locks_when_idle_and_someone_is_afraid(
    keeper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(keeper, afraid_of_them="yes")
    keeper.get("/w/")
    idles(keeper, monkeypatch)

    assert 'name="passphrase"' in keeper.get("/w/").content.decode()


def test_it_hides_when_idle_and_nobody_is_afraid(
    keeper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.get("/w/")
    idles(keeper, monkeypatch)
    keeper.get("/w/")

    assert keeper.row.curtained is not None


def test_it_opens_by_a_new_answer_on_another_day_and_not_before(
    visitor: Person, evening: time_machine.Traveller
) -> None:
    answered(visitor, afraid_of_them="yes")
    answered(visitor)
    assert quieter(visitor) == {"afraid"}
    evening.move_to("2026-11-25T19:00:00+00:00")
    assert quieter(visitor) == {"afraid"}
    answered(visitor)

    assert quieter(visitor) == set()


def test_it_never_opens_by_a_message_from_them(
    visitor: Person, evening: time_machine.Traveller
) -> None:
    answered(visitor, afraid_of_them="yes")
    evening.move_to("2026-11-27T19:00:00+00:00")
    visitor.post("/w/t/b8/", {"on": "2026-11-26", "which": "personal", "words": "I miss you"})

    assert quieter(visitor) == {"afraid"}


# --- what is absent is absent ---

LIVING = ("ended", "separated", "lost_touch", "unsaid")
OUTREACH = ("may send", "?for=them", "/gate/", "/give/")


def links(who: Person) -> str:
    """Everything Today, My story, Letters and the map link to or say."""
    pages = ("/?day=1", "/r/1/", "/r/3/", "/m/", "/r/3/new/?for=them", "/r/0/w/", "/r/6/", "/r/7/")
    answers = [who.get(page, follow=True) for page in pages]
    return "".join(one.content.decode() for one in answers if one.status_code == 200)


@pytest.mark.parametrize("path", LIVING)
@pytest.mark.parametrize("told", ["afraid", "i_hurt_them"])
def test_it_has_no_outreach_anywhere_in_a_quieter_version(db: None, path: str, told: str) -> None:
    who = person(path)
    with who.opened():
        facts.tell(told)

    page = links(who)
    assert not [words for words in OUTREACH if words in page]


@pytest.mark.parametrize("path", LIVING)
def test_it_says_nothing_of_writing_to_them_to_whoever_is_afraid(db: None, path: str) -> None:
    who = person(path)
    with who.opened():
        facts.tell("afraid")

    today = who.get("/?day=1").content.decode()
    assert "I want to write to them" not in today
    assert "I want to put it into words" in today
    assert who.get("/r/0/w/").status_code == 404


@pytest.mark.parametrize("told", ["", "afraid", "i_hurt_them"])
def test_it_has_nothing_of_coming_back_in_grief(db: None, told: str) -> None:
    who = person("died", "unsaid")
    if told:
        with who.opened():
            facts.tell(told)

    page = links(who)
    assert not [words for words in OUTREACH if words in page]
    for here in ("/r/0/t/", "/r/0/s/", "/r/0/a/", "/r/0/w/"):
        assert who.get(here).status_code == 404
    for words in ("They wrote to me", "I am going to see them", "I wrote to them anyway"):
        assert words not in page


@pytest.mark.parametrize("path", ["ended", "separated", "lost_touch"])
def test_it_offers_a_letter_for_sending_where_nothing_forbids_it(db: None, path: str) -> None:
    assert "?for=them" in links(person(path))


def test_it_has_no_letter_for_sending_where_nothing_was_said(db: None) -> None:
    page = links(person("unsaid"))

    assert not [words for words in OUTREACH if words in page]


# --- the mirror ---


def test_it_has_no_mirror_for_whoever_is_afraid(visitor: Person) -> None:
    history = looked_at(visitor)
    with visitor.opened():
        facts.tell("afraid")

    assert "/r/m/" not in links(visitor)
    assert visitor.get("/r/m/")["Location"] == "/r/1/"
    assert visitor.get(history)["Location"] == "/r/1/"
    assert visitor.get(f"{history}1/").status_code == 404


@pytest.mark.parametrize("told", ["i_hurt_them", "said_no", "blocked", "new_partner"])
def test_it_shows_own_lines_only_where_contact_is_shut(visitor: Person, told: str) -> None:
    history = looked_at(visitor)
    whole = visitor.get(history).context["page"].titles
    with visitor.opened():
        facts.tell(told)
    left = visitor.get(history).context["page"].titles

    assert 0 < len(left) < len(whole)
    for number, _title in set(whole) - set(left):
        assert visitor.get(f"{history}{number}/").status_code == 404
    for number, _title in left:
        page = visitor.get(f"{history}{number}/").context["page"]
        assert (page.chart, page.counts) == (None, [])


@pytest.mark.parametrize("week", range(5))
def test_it_asks_whoever_is_afraid_for_no_longing(
    visitor: Person, evening: time_machine.Traveller, week: int
) -> None:
    with visitor.opened():
        facts.tell("afraid")
    evening.shift(week * 7 * 86400)

    assert visitor.get("/?day=1").context["page"].slider.name not in {"longing", "urge"}
