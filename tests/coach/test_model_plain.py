from __future__ import annotations

from dataclasses import replace

import pytest

from afterword.coach import check, linear, model
from afterword.coach.bars import LABELS
from afterword.coach.draft import prepare
from afterword.coach.engine import tree_of
from afterword.coach.label import load_labels
from afterword.coach.prose import as_prose
from afterword.coach.report import Finding
from afterword.coach.rule import HARMS, load_rules
from afterword.coach.verdict import verdict
from afterword.words import Span, load

GOOD = (
    "Hi Dana,\n\nI've been thinking about the spring and I owe you a plain word. I read your diary "
    "in March, and then I told you I hadn't. That was my doing and nobody else's. You were right "
    "to stop trusting me after that. I've been seeing someone about why I check on people, and I "
    "hand my phone to nobody's drawer now. You don't need to answer this.\n\nTake care,\nRuth"
)
HARMFUL = (
    "You know your mother agrees with me that you're throwing this away. I've not slept since you "
    "left, and the children cry for you every night, so I hope you're happy. If you could just "
    "come on Sunday we can forget the whole thing and go back to how it was. I saw you had your "
    "light on until two again. Funny how you find time for him."
)


@pytest.fixture(autouse=True)
def _plain() -> object:
    with model.only(model.PLAIN):
        yield


def test_it_says_who_read_the_letter() -> None:
    assert check(GOOD).reader == "plain"
    with model.only(model.RULES):
        assert check(GOOD).reader == "rules"


def test_it_says_in_a_terminal_when_the_smaller_reader_read_alone() -> None:
    assert "smaller reader" in as_prose(check(GOOD))
    assert "smaller reader" not in as_prose(replace(check(GOOD), reader="encoder"))


def test_it_puts_the_gravest_note_first_and_the_surer_one_before_a_guess() -> None:
    notes = (
        Finding("plea", "harm", Span(0, 4), "m", "w", "q", "plain", 0.5),
        Finding("plea", "harm", Span(5, 9), "m", "w", "q", "begging_words", 0.9),
        Finding("over-ownership", "over-ownership", Span(10, 14), "m", "w", "q"),
        Finding("threat", "harm", Span(20, 24), "m", "w", "q", "plain", 0.4),
        Finding("violence", "safety", Span(30, 34), "m", "w", "q"),
    )
    report = replace(check(GOOD), findings=notes)
    assert [note.span.start for note in report.gravest] == [30, 20, 5, 0, 10]


def test_it_leaves_a_letter_in_another_language_to_the_rules_and_says_so() -> None:
    letter = (
        "Lieber Jonas, ich habe lange nachgedacht und es tut mir leid, dass ich damals gelogen "
        "habe. Du musst nicht antworten. In was für ein Haus bist du gezogen?"
    )
    report = check(letter)
    assert report.reader == "rules"
    assert "rules alone" in as_prose(report)
    assert check("Hola, lo siento.").reader == "plain"


def test_it_finds_no_harm_in_a_letter_that_owns_and_leaves_the_door_open() -> None:
    report = check(GOOD, kind="apology")
    assert report.verdict == "send"
    labels = {finding.label for finding in report.helps}
    assert labels >= {"names", "owns", "open-door"}


def test_it_hears_harms_no_rule_has_words_for() -> None:
    with model.only(model.RULES):
        ruled = {finding.label for finding in check(HARMFUL).notes}
    heard = {finding.label for finding in check(HARMFUL).notes}
    assert heard > ruled
    assert check(HARMFUL).verdict != "send"


def test_it_finds_no_harm_in_words_to_the_dead() -> None:
    report = check(HARMFUL, kind="grief")
    assert not [finding for finding in report.findings if finding.kind == "harm"]


def test_it_is_quiet_about_arrangements() -> None:
    report = check("Pick-up is at five on Friday. Her inhaler is in the bag.", kind="coparent")
    assert not report.notes


def test_it_gives_no_credit_for_a_freedom_that_a_rule_sees_taken_back() -> None:
    report = check("You don't need to reply. Tell me by Friday, yes or no.")
    assert "open-door" not in {finding.label for finding in report.findings}


def test_it_has_careful_words_for_every_label() -> None:
    labels = load_labels("en")
    assert tuple(labels) == LABELS
    for label in labels.values():
        assert label.message.endswith(".")
        assert label.source
        assert bool(label.question) == (label.name in HARMS)


def test_it_sums_what_a_plain_loop_sums() -> None:
    weights = linear.load()
    assert weights is not None
    count = len(weights.labels)
    buckets = set(range(0, 50_000, 97))
    slow = [
        sum(weights.rows[bucket * count + place] - 128 for bucket in buckets)
        for place in range(count)
    ]
    assert linear._sums(buckets, weights) == slow


def test_it_leaves_other_languages_and_endless_texts_to_the_rules() -> None:
    assert model.read(["Hallo."], "letter", "reply", "", "de") is None
    assert model.read(["word " * 5000], "letter", "reply", "", "en") is None
    assert check("And we met you. " * 1400).reader == "rules"


def test_it_holds_no_draft_on_a_mere_guess() -> None:
    draft = prepare("We will see.", load("en"), tree_of(load_rules("en")), "letter", "reply")
    guess = Finding("threat", "harm", Span(0, 12), "m", "w", "q", "plain", 0.2)
    assert verdict(draft, [guess], ()) == "revise"
    assert verdict(draft, [replace(guess, confidence=0.4)], ()) == "hold"


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("我那天对你大喊大叫，真的很抱歉。", "language"),
        ("Мне жаль, что я кричал на тебя.", "language"),
        (
            "Siento haberte gritado aquella noche y entiendo por qué te fuiste sin mí.",
            "language",
        ),
        ("word " * 5000, "length"),
        ("I was wrong, mon amour. Ça va, and you know it.", ""),
    ],
)
def test_it_says_why_only_the_rules_read_a_text(text: str, because: str) -> None:
    report = check(text)
    assert report.because == because
    assert (report.reader == model.RULES) == bool(because)
    assert ("only read English well" in as_prose(report)) == (because == "language")
