from __future__ import annotations

from afterword import coach
from afterword.coach import draft
from afterword.coach.memory import Remembered, digest


def test_it_makes_a_value_once_while_it_is_remembered() -> None:
    made: list[int] = []
    kept: Remembered[int] = Remembered(2)
    for _turn in range(3):
        assert kept.get(digest("a"), lambda: made.append(1) or 7) == 7
    assert made == [1]


def test_it_keeps_the_last_ones_and_no_more() -> None:
    kept: Remembered[str] = Remembered(2)
    for name in ("a", "b", "a", "c"):
        kept.get(digest(name), lambda name=name: name)
    assert len(kept) == 2
    assert kept.get(digest("a"), lambda: "anew") == "a"
    assert kept.get(digest("b"), lambda: "anew") == "anew"


def test_it_tells_parts_apart_and_holds_no_word_in_a_key() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert b"ab" not in digest("ab")
    assert digest("\ud800") != digest("?")


def test_it_forgets_every_word_when_asked() -> None:
    coach.check("The lamp in the hall is fixed.")
    assert len(draft._HEARD) > 0
    coach.forget()
    assert len(draft._HEARD) == 0


def test_it_says_the_same_of_a_draft_read_anew_and_of_one_changed_by_a_sentence() -> None:
    before = "I was wrong. “You always leave.” The lamp is fixed. You always leave."
    changed = before.replace("The lamp is fixed.", "I'm sorry if it hurt.")
    coach.check(before)
    warm = coach.check(changed).to_json()
    coach.forget()
    assert coach.check(changed).to_json() == warm
