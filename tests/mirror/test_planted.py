"""Every measure recovers what was planted for it, from either side, and nothing once dealt anew."""

from __future__ import annotations

import pytest

from afterword.mirror import Own, OwnBesideTheirs, Pair, TooFew, measure_all
from tests.mirror.histories import ME, THEM
from tests.mirror.planted import START, WARM, dealt_anew, history, results


def said(name: str, me: str = ME) -> str:
    return results(me)[name].said


def test_it_recovers_the_repair_and_that_it_was_met() -> None:
    found = results()["repair"]
    assert isinstance(found, Own)
    assert found.stands_out
    assert found.figures["quarrels"] >= 30
    assert found.figures["eased"] >= 30


def test_it_recovers_who_wrote_first_and_that_it_moved() -> None:
    assert "you wrote first more often" in said("reaching_out")
    assert "they wrote first more often" in said("reaching_out", THEM)
    assert "It moved" in said("reaching_out")
    assert "It moved" in said("reaching_out", THEM)


def test_it_recovers_that_answers_drifted_apart() -> None:
    mine, theirs = results()["answer_times"], results(THEM)["answer_times"]
    assert isinstance(mine, OwnBesideTheirs)
    assert "distance between your two times moved" in mine.said
    assert "distance between your two times moved" in theirs.said
    last = mine.my_levels[-1].value, mine.their_levels[-1].value
    assert last[0] is not None
    assert last[1] is not None
    assert last[1] > 10 * last[0]


def test_it_recovers_who_broke_the_long_silences() -> None:
    mine, theirs = results()["silences"], results(THEM)["silences"]
    assert isinstance(mine, Pair)
    assert isinstance(theirs, Pair)
    assert mine.figures["silences"] >= 3
    assert mine.figures["mine"] == mine.figures["silences"]
    assert theirs.figures["mine"] == 0


def test_it_recovers_that_quarrels_came_with_the_second_part() -> None:
    found = results()["quarrels"]
    assert "It moved" in found.said
    assert isinstance(found, Pair)
    positions = history().messages
    assert all((positions[one].at - START).days >= WARM for one in found.evidence)


def test_it_recovers_that_i_began_hard() -> None:
    mine, theirs = results()["start_up"], results(THEM)["start_up"]
    assert isinstance(mine, Pair)
    assert mine.figures["mine_at_once"] == mine.figures["quarrels"]
    assert "more often it was yours" in mine.said
    assert "more often it was theirs" in theirs.said


def test_it_recovers_pressing_and_drawing_back_in_both_directions() -> None:
    mine, theirs = results()["demand_withdraw"], results(THEM)["demand_withdraw"]
    assert "When you pressed, they drew back more often" in mine.said
    assert "When they pressed, you drew back more often" in theirs.said


def test_it_recovers_whose_words_were_soft() -> None:
    assert said("soft_and_hard").endswith("more often from you.")
    assert said("soft_and_hard", THEM).endswith("more often from them.")


def test_it_recovers_what_my_hard_lines_did() -> None:
    found = results()["own_turns"]
    assert isinstance(found, Own)
    assert found.figures["blame"] + found.figures["pressure"] > 30


def test_it_recovers_that_my_warm_words_faded() -> None:
    found = results()["warmth"]
    assert isinstance(found, OwnBesideTheirs)
    assert "It moved" in found.said
    values = [level.value for level in found.my_levels if level.value is not None]
    assert values[0] > 5 * values[-1]


def test_it_recovers_that_we_gave_way_to_i() -> None:
    found = results()["persons"]
    assert found.said.partition("this moved:")[2].startswith(" “I” from")
    assert "“we” from" in found.said


def test_it_recovers_that_the_small_words_drifted_apart() -> None:
    found = results()["style"]
    assert isinstance(found, Pair)
    assert "It moved" in found.said


def test_it_recovers_the_phase_that_was_planted() -> None:
    found = results()["volume"]
    assert isinstance(found, Pair)
    assert found.river is not None
    (boundary,) = found.river.boundaries
    assert abs((boundary - START).days - WARM) <= 7


def test_it_answers_every_question_of_the_planted_history() -> None:
    assert not [name for name, result in results().items() if isinstance(result, TooFew)]


@pytest.mark.parametrize("seed", range(4))
def test_it_finds_nothing_once_lines_and_times_are_dealt_anew(seed: int) -> None:
    found = measure_all(dealt_anew(history().messages, seed), ME)
    assert [one.name for one in found if getattr(one, "stands_out", False)] == []
    names = {one.name: one for one in found}
    for name in ("repair", "quarrels", "start_up", "soft_and_hard", "own_turns"):
        assert isinstance(names[name], TooFew)
