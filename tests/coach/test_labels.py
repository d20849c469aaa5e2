from __future__ import annotations

import pytest

from afterword.coach import check
from afterword.coach.label import about
from afterword.coach.rule import HARMS, LABELS, OVER_OWNERSHIP, WISH, RuleProblem


@pytest.mark.parametrize("name", LABELS)
def test_it_says_of_every_label_what_it_means_both_ways_and_how_to_disagree(name: str) -> None:
    label = about(name, "en")
    for said in (label.meaning, label.disagree, label.message, label.why):
        assert said.endswith(".")
        assert "!" not in said
    assert len(label.passed) >= (1 if name == WISH else 2)
    assert label.marked
    assert label.kind == (
        "harm" if name in HARMS else OVER_OWNERSHIP if name == OVER_OWNERSHIP else "help"
    )
    for said, reason in label.passed:
        assert reason
        assert name not in {finding.label for finding in check(said).findings}


def test_it_knows_no_other_label() -> None:
    with pytest.raises(RuleProblem, match=r"labels/en/love\.toml"):
        about("love", "en")
