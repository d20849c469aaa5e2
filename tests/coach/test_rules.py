"""Every rule file is its own test: it marks exactly what `flags` says, and nothing in `passes`."""

from __future__ import annotations

import re

import pytest

from afterword.coach.draft import prepare
from afterword.coach.engine import noticed, tree_of
from afterword.coach.rule import HARMS, HELPS, RULES, Rule, RuleProblem, load_rules, rule_from
from afterword.words import available, load

EVERY = [rule for code in available() for rule in load_rules(code)]
CURES = re.compile(r"^(use|avoid|remove|replace|do|dont|no|prefer|write|say)_")


def marked(rule: Rule, text: str) -> str:
    """The text with ⟦ ⟧ round every stretch the rule finds."""
    tree = tree_of(load_rules(rule.language))  # of all rules, as when a letter is read
    draft = prepare(text, load(rule.language), tree, "letter", "reconnect")
    for finding in sorted(noticed(draft, [rule]), key=lambda one: one.span, reverse=True):
        start, end = finding.span
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return text


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: f"{rule.language}/{rule.id}")
def test_it_marks_what_its_file_says_and_nothing_else(rule: Rule) -> None:
    for flag in rule.flags:
        assert marked(rule, re.sub("[⟦⟧]", "", flag)) == flag
    for passed in rule.passes:
        assert marked(rule, passed) == passed


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: f"{rule.language}/{rule.id}")
def test_it_names_the_pattern_and_speaks_shortly(rule: Rule) -> None:
    assert not CURES.match(rule.id)
    for said in (rule.message, rule.why, rule.question):
        assert "!" not in said
        assert len(said) <= 160


def test_it_covers_every_label_with_at_least_forty_rules() -> None:
    rules = load_rules("en")
    assert {rule.label for rule in rules} >= {*HARMS, *HELPS, "wish", "over-ownership"}
    assert len(rules) >= 40
    assert len(list((RULES / "en").iterdir())) == len(rules)


GOOD = {
    "label": "plea",
    "source": "own",
    "message": "m",
    "why": "w",
    "question": "q",
    "cues": ["please"],
    "flags": ["⟦Please⟧."],
    "passes": ["No."],
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"colour": "red"}, "unknown key “colour”"),
        ({"label": "rude"}, "not a label"),
        ({"question": ""}, "asks a question"),
        ({"scope": ["weather"]}, "not a scope"),
        ({"flags": ["Please."]}, "⟦span⟧"),
        ({"passes": []}, "at least one"),
        ({"detector": "repeated"}, "either cues or a detector"),
    ],
)
def test_it_refuses_a_file_with_a_mistake(change: dict[str, object], said: str) -> None:
    with pytest.raises(RuleProblem, match=said):
        rule_from("begging", "en", {**GOOD, **change})


def test_it_refuses_a_missing_key_and_a_missing_detector() -> None:
    without = {key: value for key, value in GOOD.items() if key != "why"}
    with pytest.raises(RuleProblem, match="“why” is missing"):
        rule_from("begging", "en", without)
    other = {key: value for key, value in GOOD.items() if key != "cues"}
    with pytest.raises(RuleProblem, match="no detector “guess”"):
        rule_from("begging", "en", {**other, "detector": "guess"})


def test_it_refuses_word_lists_the_detector_does_not_ask_for() -> None:
    other = {key: value for key, value in GOOD.items() if key != "cues"}
    rule = rule_from("begging", "en", {**other, "detector": "repeated", "words": {"x": ["a"]}})
    with pytest.raises(RuleProblem, match="must hold said"):
        tree_of((rule,))
