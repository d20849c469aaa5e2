from __future__ import annotations

import pytest

from afterword.coach.cues import CueProblem, CueTree
from afterword.words import Span, load, words_of


def found(cue: str, text: str) -> list[str]:
    tree = CueTree(load("en"))
    tree.add("mine", [cue])
    words = words_of(text, Span(0, len(text)))
    hits = tree.hits(words.words).get("mine", [])
    return [text[slice(*words.span(*hit))] for hit in hits]


def test_it_finds_a_phrase_whatever_its_case_and_short_forms() -> None:
    assert found("you do not owe me", "YOU DON’T owe me. u dont owe me") == [
        "YOU DON’T owe me",
        "u dont owe me",
    ]


def test_it_takes_one_of_several_and_what_may_be_left_out() -> None:
    assert found("i am [so|very] (sorry|ashamed of)", "I'm so sorry") == ["I'm so sorry"]
    assert found("i am [so|very] (sorry|ashamed of)", "I am ashamed of it") == ["I am ashamed of"]


def test_it_bridges_four_words_and_no_more() -> None:
    assert found("when ... i", "when you cried last night I went")
    assert not found("when ... i", "when you cried on the stairs at night I went")


def test_it_knows_the_edges_of_a_sentence() -> None:
    assert found("^ come home", "Come home soon")
    assert not found("^ come home", "I will come home")
    assert not found("come home $", "come home soon")


def test_it_takes_the_longest_and_never_overlaps() -> None:
    assert found("please [please] [please]", "please please please please") == [
        "please please please",
        "please",
    ]


def test_it_reads_words_from_a_list_of_the_profile() -> None:
    assert found("by {day}", "tell me by Friday") == ["by Friday"]


@pytest.mark.parametrize(
    "cue", ["", "Come", "(a|b", "a)", "... a", "a ...", "[a]", "by {nobody}", "a & b"]
)
def test_it_refuses_a_cue_it_cannot_read(cue: str) -> None:
    with pytest.raises(CueProblem, match="cue"):
        found(cue, "a")
