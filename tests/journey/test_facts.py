from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from afterword.journey.facts import Facts, FactsProblem
from afterword.journey.kinds import KINDS
from tests.journey.telling import LONDON, MAY_3, Telling


def every_kind() -> Facts:
    """A log with every kind of fact and every field that a kind may have."""
    book = Telling()
    for name, kind in KINDS.items():
        given = kind.needs | kind.may
        said = {"words": "a line", "letter": "r1", "until": date(2027, 9, 1), "to": MAY_3.date()}
        said = {field: value for field, value in said.items() if field in given}
        if "of" in given:
            fitting = [fact.id for fact in book.facts.log if fact.kind in kind.of]
            said["of"] = fitting[0] if kind.of and fitting else 1
        if kind.of and name == "condition_came":
            said["of"] = book.facts.of_kind("asked_for_space")[0].id
        if kind.of == ("power",):
            said["of"] = book.facts.of_kind("power")[0].id
        for which in kind.which[:1]:
            said["which"] = which
        book.tell(name, **said)
    return book.facts


def test_it_comes_back_from_json_as_it_was():
    facts = every_kind()
    assert len({fact.kind for fact in facts.log}) == len(KINDS)
    assert Facts.from_json(json.loads(json.dumps(facts.to_json()))) == facts


def test_an_empty_log_comes_back_too():
    assert Facts.from_json(Facts().to_json()) == Facts()


def test_it_keeps_nothing_that_is_empty():
    book = Telling()
    book.tell("drank")
    (row,) = book.facts.to_json()["log"]
    assert sorted(row) == ["id", "kind", "on", "told", "visit"]


def _spoiled(**changes: object) -> dict[str, object]:
    book = Telling()
    book.tell("said_no")
    value = book.facts.to_json()
    value["log"][0].update(changes)
    return value


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (_spoiled(kind="smiled_at_me"), "no kind of fact"),
        (_spoiled(mood=7), "damaged"),
        (_spoiled(on="last May"), "damaged"),
        (_spoiled(kind="condition_came", of="1"), "damaged"),
        ({"version": 1, "seen": "noon", "log": []}, "damaged"),
        (_spoiled(on=None), "damaged"),
        (_spoiled(told="2027-05-03T15:00"), "time zone"),
        (_spoiled(id=2), "gap"),
        (_spoiled(which="yes"), "said_no"),
        ({"version": 2, "seen": None, "log": []}, "another version"),
        ({"version": 1, "seen": None}, "damaged"),
        ({"version": 1, "seen": None, "log": [None]}, "damaged"),
    ],
)
def test_a_log_it_cannot_read_is_one_sentence(value, says):
    with pytest.raises(FactsProblem, match=says):
        Facts.from_json(value)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("smiled_at_me", {}),
        ("said_no", {"on": date(2027, 5, 6)}),
        ("said_no", {"words": "x" * 281}),
        ("said_no", {"words": "two\nlines"}),
        ("they_wrote_first", {"which": "personal"}),
        ("they_wrote_first", {"which": "personal", "words": "  "}),
        ("power", {"which": "king"}),
        ("power_ended", {"of": 9}),
        ("power_ended", {"of": 1}),
        ("order", {}),
    ],
)
def test_a_fact_that_says_too_little_or_too_much_is_refused(kind, said):
    book = Telling()
    book.tell("drank")
    with pytest.raises(FactsProblem):
        book.tell(kind, **said)


def test_the_day_is_the_one_where_the_person_is():
    book = Telling(datetime(2027, 5, 4, 0, 30, tzinfo=LONDON))
    book.tell("drank")
    assert book.facts.log[0].on == date(2027, 5, 4)
    assert book.facts.log[0].told.tzinfo == UTC


def test_it_remembers_the_latest_time_it_has_met():
    facts = Facts().see(MAY_3)
    assert facts.seen == MAY_3
    assert facts.see(MAY_3 + timedelta(days=1)).seen == MAY_3 + timedelta(days=1)
    assert facts.see(MAY_3 - timedelta(minutes=9)) == facts


def test_a_clock_set_back_becomes_a_fact():
    facts = Facts().see(MAY_3).see(MAY_3 - timedelta(hours=1))
    assert [fact.kind for fact in facts.log] == ["clock_back"]
    assert facts.seen == MAY_3 - timedelta(hours=1)
    assert not facts.clock_is_behind(MAY_3)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(FactsProblem, match="zone"):
        Facts().see(MAY_3.replace(tzinfo=None))
