"""The ways of reading that are compared. Each is a function from a letter to an Answer.

What is not installed is left out, and the table says so: `benchmarks/coach/README.md` lists it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from afterword import coach
from afterword.coach import model
from afterword.words import sentences
from benchmarks.coach.score import Answer, Reader

KEYWORDS = {
    "plea": r"\b(please|beg|begging|another chance|come back|take me back|forgive me)\b",
    "pressure": r"\b(by (mon|tues|wednes|thurs|fri|satur|sun)day|answer me|you have to|we owe)\b",
    "blame": r"\b(you always|you never|your fault|because of you|you made me)\b",
    "non-apology": r"\bsorry (if|but|that you)\b|\bi only\b",
    "guilt": r"\b(after (all|everything)|haven't (slept|eaten)|because you left|how could you)\b",
    "threat": r"\b(or else|you'll regret|you will regret|be sorry|don't make me|watch your)\b",
    "promise": r"\bi('ll| will) (never|always)\b|\bi promise\b|\bnew (man|woman|person)\b",
    "rush": r"\b(move (back )?in|marry|start over|like before|where we left off)\b",
    "surveillance": r"\b(i saw (you|your)|your profile|online|who is (he|she)|drove past)\b",
    "contempt": r"\b(pathetic|idiot|stupid|crazy|psycho|loser|ridiculous|bitch)\b",
    "dismissal": r"\b(calm down|overreact\w*|too sensitive|you don't mean|not that bad)\b",
    "leverage": r"\b(the (kids|dog|house|money|pictures|photos)) .*\b(if|unless|until)\b",
    "owns": r"\b(i was wrong|my fault|i'm sorry (i|for)|i am sorry (i|for)|i take)\b",
    "names": r"\bi (lied|shouted|cheated|hid|left|broke|read|ignored)\b",
    "validates": r"\b(you were right|you have every right|i understand (that|why) you)\b",
    "learned": r"\bi('ve| have)? (learned|learnt|realised|realized|understand now)\b",
    "update": r"\bi('ve| have) (started|joined|moved|got|been going)\b",
    "open-door": r"\b((no need|don't (need|have)) to (reply|answer)|if you'd like)\b",
    "warmth": r"\b(thank you|thanks|i hope you|wish you)\b",
}


def available() -> dict[str, Reader]:
    """Every way of reading that can run here, by name, in the order of the table."""
    found: dict[str, Reader] = {"keywords": keywords}
    found.update(_sentiment())
    found.update(_profanity())
    found.update(_tfidf())
    found["rules"] = _with(model.RULES)
    found["rules + plain reader"] = _with(model.PLAIN)
    if model.load() is not None:
        found["rules + encoder"] = _with(model.ENCODER)
    return found


def _with(reader: str) -> Reader:
    """The coach as it is built, with one of its readers."""

    def read(letter: dict[str, Any]) -> Answer:
        with model.only(reader):
            report = coach.check(
                letter["text"],
                channel=letter["channel"],
                kind=letter["kind"],
                context=letter["context"],
            )
        return Answer(
            [
                (*sentence.span, frozenset(label for label, _ in sentence.labels))
                for sentence in report.sentences
            ],
            report.verdict,
            frozenset(report.safety),
        )

    return read


def by_sentence(letter: dict[str, Any], labels: Callable[[str], frozenset[str]]) -> Answer:
    """A way of reading that looks at one sentence at a time and has no verdict of its own."""
    text = letter["text"]
    spans = sentences(text, "en", lines=letter["channel"] == "chat")
    said = [(*span, labels(text[slice(*span)])) for span in spans]
    harms = frozenset(KEYWORDS) & frozenset(coach_harms())
    harmful = any(found & harms for _, _, found in said)
    return Answer(said, "revise" if harmful else "send", frozenset())


def coach_harms() -> tuple[str, ...]:
    """The twelve harms."""
    from afterword.coach.rule import HARMS

    return HARMS


def keywords(letter: dict[str, Any]) -> Answer:
    """A list of words for each label, as a person would write it in an afternoon."""
    return by_sentence(
        letter,
        lambda text: frozenset(
            label for label, cue in KEYWORDS.items() if re.search(cue, text.lower())
        ),
    )


def _sentiment() -> Iterator[tuple[str, Reader]]:
    """VADER: a sentence it calls negative (-0.05 or lower, its own bar) counts as a harm."""
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError:
        return
    meter = SentimentIntensityAnalyzer()

    def labels(text: str) -> frozenset[str]:
        negative = meter.polarity_scores(text)["compound"] <= -0.05
        return frozenset({"blame"}) if negative else frozenset()

    yield "VADER (negative = a harm)", lambda letter: by_sentence(letter, labels)


def _profanity() -> Iterator[tuple[str, Reader]]:
    """alt-profanity-check: what it calls offensive counts as contempt."""
    try:
        from profanity_check import predict
    except ImportError:
        return

    def labels(text: str) -> frozenset[str]:
        return frozenset({"contempt"}) if predict([text])[0] else frozenset()

    yield "alt-profanity-check", lambda letter: by_sentence(letter, labels)


def _tfidf() -> Iterator[tuple[str, Reader]]:
    """TF-IDF and logistic regression, one a label, learned from the same letters."""
    try:
        from benchmarks.coach import tfidf
    except ImportError:
        return
    yield "TF-IDF + logistic regression", tfidf.reader()
