from __future__ import annotations

import json
from datetime import date

import pytest

from afterword.journey.facts import FactsProblem
from afterword.journey.kinds import DOORS
from afterword.journey.questions import (
    QUESTIONS,
    answer_first,
    consequence,
    unanswered,
)
from tests.journey.telling import LONDON, Telling

NO = {question.name: "no" for question in QUESTIONS}
AFRAID = [question.name for question in QUESTIONS if question.leads_to == "afraid"]
FRIGHTENING = [question.name for question in QUESTIONS if question.leads_to == "frightening"]


def due(book: Telling, door: str) -> bool:
    return bool(unanswered(book.facts, door, book.now, LONDON))


def test_fear_of_them_is_asked_first():
    assert QUESTIONS[0].name == "afraid_of_them"
    assert [question.name for question in QUESTIONS] == AFRAID + FRIGHTENING


@pytest.mark.parametrize("name", [question.name for question in QUESTIONS])
def test_one_yes_is_enough(name):
    kept = consequence(NO | {name: "yes"}, date(2027, 5, 3))
    assert kept == {
        "quieter": ["afraid" if name in AFRAID else "frightening"],
        "since": "2027-05-03",
    }


def test_both_may_be_so_and_neither():
    both = NO | {"they_control": "yes", "asked_to_stop": "yes"}
    assert consequence(both, date(2027, 5, 3))["quieter"] == ["afraid", "frightening"]
    assert consequence(NO, date(2027, 5, 3))["quieter"] == []


@pytest.mark.parametrize(
    "answers",
    [{}, NO | {"shoe_size": "no"}, {**NO, "afraid_of_me": "perhaps"}, {"afraid_of_them": "no"}],
)
def test_a_question_left_out_is_said(answers):
    with pytest.raises(FactsProblem):
        consequence(answers, date(2027, 5, 3))


@pytest.mark.parametrize("group", [AFRAID, FRIGHTENING])
def test_what_is_kept_does_not_say_which_question_it_was(group):
    kept = set()
    for name in group:
        book = Telling()
        book.safe("reaching_out", **{name: "yes"})
        text = json.dumps(book.facts.to_json())
        assert not any(question.name in text for question in QUESTIONS)
        kept.add(text)
    assert len(kept) == 1


def test_each_door_asks_once():
    book = Telling()
    for door in ("reaching_out", "together", "step8"):
        assert due(book, door)
        book.safe(door)
        assert not due(book, door)


def test_the_own_part_asks_only_after_not_now():
    book = Telling()
    assert not due(book, "own_part")
    book.facts = answer_first(book.facts, "not_now", book.now, visit="1")
    assert due(book, "own_part")
    book.safe("own_part")
    assert not due(book, "own_part")
    assert due(book, "reaching_out")


def test_not_knowing_whether_they_are_afraid_leaves_the_question_open_at_every_door():
    book = Telling()
    for door in DOORS:
        book.safe(door, afraid_of_me="dont_know")
    assert all(due(book, door) for door in DOORS)
    assert book.locks == []
    book.safe("is_it_safe")
    assert not any(due(book, door) for door in DOORS)


@pytest.mark.parametrize(
    ("said", "kinds", "locks"),
    [
        ("no", [], []),
        ("i_am", ["afraid"], ["afraid"]),
        ("they_may_be", ["they_may_be_afraid"], []),
        ("both", ["afraid", "they_may_be_afraid"], ["afraid"]),
        ("not_now", ["fear_not_now"], []),
    ],
)
def test_the_first_line_keeps_only_what_follows(said, kinds, locks):
    book = Telling()
    book.facts = answer_first(book.facts, said, book.now, visit="1")
    assert [fact.kind for fact in book.facts.log] == kinds
    assert book.locks == locks


def test_an_unknown_answer_or_door_is_said():
    book = Telling()
    with pytest.raises(FactsProblem):
        answer_first(book.facts, "sometimes", book.now, visit="1")
    with pytest.raises(FactsProblem):
        unanswered(book.facts, "cellar", book.now, LONDON)
    with pytest.raises(FactsProblem):
        book.safe("cellar")
