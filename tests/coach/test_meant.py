from __future__ import annotations

from afterword.coach import check
from afterword.coach.meant import MARK, mark_for, mark_of, without

BLAME = "You always leave when it gets hard."
TEXT = f"I was wrong about the lamp. {BLAME} You never listened."


def test_it_says_no_more_of_a_sentence_that_is_meant() -> None:
    report = without(check(TEXT), {mark_of(BLAME)})
    assert [TEXT[slice(*finding.span)] for finding in report.notes] == ["You never listened"]
    assert report.verdict == "revise"
    both = without(check(TEXT), {mark_of(BLAME), mark_of("you  never listened.")})
    assert (both.notes, both.verdict) == ((), "send")
    assert both.helps


def test_it_forgets_a_mark_when_the_sentence_changes() -> None:
    changed = TEXT.replace("gets hard", "got hard")
    assert len(without(check(changed), {mark_of(BLAME)}).notes) == 2


def test_it_never_hides_danger_nor_what_holds_a_letter() -> None:
    for text in ("I want to kill myself tonight.", "It would be a pity if HR saw this."):
        report = without(check(text), {mark_of(text)})
        assert report.verdict == "hold"
        assert report.notes
        assert not any(mark_for(report, note) for note in report.notes)


def test_it_makes_marks_that_hold_no_word() -> None:
    assert MARK.fullmatch(mark_of(BLAME))
    assert mark_of(BLAME) == mark_of(BLAME.upper())
    assert mark_of("\ud800") != mark_of("?")
