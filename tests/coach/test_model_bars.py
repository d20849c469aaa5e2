from __future__ import annotations

import json

from afterword.coach import linear, model
from afterword.coach.bars import FIRST_HARM, LABELS, Bars, confidence, evidence, standing

PLEA = LABELS.index("plea")
OWNS = LABELS.index("owns")
BARS = Bars((0.0,) * 19, 1.0, 2.0, (1.0,) * 19, (0.0,) * 19)


def row(harm: float, **scores: float) -> list[float]:
    return [scores.get(label, -5.0) for label in LABELS] + [harm]


def test_it_looks_at_the_two_strongest_sentences() -> None:
    assert evidence([row(-3.0), row(1.0), row(3.0)]) == 2.0
    assert evidence([row(-3.0)]) == -3.0


def test_it_hears_no_harm_in_a_draft_that_does_not_open() -> None:
    draft = [row(0.5, plea=3.0, owns=3.0), row(-4.0)]
    assert standing(draft, BARS, ruled_harm=False, grief=False) == [[OWNS], []]


def test_it_opens_a_draft_in_which_a_rule_found_a_harm() -> None:
    draft = [row(0.5, plea=3.0), row(-4.0)]
    assert standing(draft, BARS, ruled_harm=True, grief=False) == [[PLEA], []]


def test_it_never_hears_a_harm_in_grief() -> None:
    draft = [row(9.0, plea=9.0, owns=9.0)]
    assert standing(draft, BARS, ruled_harm=True, grief=True) == [[OWNS]]


def test_it_names_the_nearest_harm_when_one_is_plain_but_none_stands() -> None:
    draft = [row(2.5, plea=-0.1), row(1.5, plea=-0.1)]
    assert standing(draft, BARS, ruled_harm=False, grief=False) == [[PLEA], []]


def test_it_is_never_wholly_sure() -> None:
    assert confidence(500.0, PLEA, BARS) == 0.99
    assert confidence(-500.0, PLEA, BARS) == 0.0
    assert confidence(0.0, FIRST_HARM, BARS) == 0.5


def test_it_has_nothing_to_say_of_no_sentences() -> None:
    assert standing([], BARS, ruled_harm=False, grief=False) == []


def test_it_is_surer_of_a_higher_score_with_the_weights_that_came_along() -> None:
    about = json.loads((model.WEIGHTS / "encoder.json").read_text(encoding="utf-8"))["bars"]
    plain = linear.load()
    assert plain is not None
    for slopes in (about["slopes"], plain.bars.slopes):
        assert len(slopes) == len(LABELS)
        assert min(slopes) > 0
