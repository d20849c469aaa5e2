"""Runs the rules over a draft, settles what stands, and gives the report.

Order: cut and look once (draft), each rule's hits that its scope leaves standing, then
arbitration between labels, then what a learned reader adds, then safety, what is missing, and the
verdict.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import islice

from afterword.coach import CoachProblem, scope
from afterword.coach.arbitration import settle
from afterword.coach.cues import CueTree, Hit
from afterword.coach.detectors import detector
from afterword.coach.draft import Draft, Sentence, prepare
from afterword.coach.learned import learned
from afterword.coach.report import Finding, Report, SentenceReport
from afterword.coach.rule import OVER_OWNERSHIP, WISH, Rule, RuleProblem, load_rules
from afterword.coach.safety_flags import safety_findings
from afterword.coach.verdict import missing, verdict
from afterword.words import Language, LanguageProblem, load

LONG = 100_000
"""A text of more characters than this is very long: longer than any letter."""

MOST_SENTENCES = 50_000
MOST_WORDS = 300_000
"""A text of more sentences, lines or words than this is refused: reading it would take seconds.
A million bytes of prose have 180,000 words.
"""

SURE = {"harm": 0.9, "help": 0.85, OVER_OWNERSHIP: 0.85}


def read(text: str, channel: str, kind: str, context: str, contact: str, language: str) -> Report:
    """Read a draft whose arguments have been looked at.

    Raises CoachProblem for a language without rules and for a text in endless pieces.
    """
    try:
        rules = load_rules(load(language).code)
    except LanguageProblem as problem:
        raise CoachProblem(str(problem)) from problem
    if not rules:
        raise CoachProblem(f"The coach has no rules for “{language}” yet.")
    if len(text) > LONG and _many(text, load(language)):
        raise CoachProblem("This is in too many pieces to be one letter. Give it one at a time.")
    with _uncollected(len(text) > LONG):
        return _read(text, channel, kind, context, contact, rules)


def _read(
    text: str, channel: str, kind: str, context: str, contact: str, rules: tuple[Rule, ...]
) -> Report:
    """Read a draft by these rules."""
    draft = prepare(text, load(rules[0].language), tree_of(rules), channel, kind)
    found = settle(draft, noticed(draft, rules))
    reader, because, added = learned(draft, found, context)
    found = [*found, *added]
    if kind == "grief":
        found = [finding for finding in found if finding.kind == "help"]
    safety, reasons = safety_findings(draft, found, context, contact)
    standing = _labels(draft, found)
    return Report(
        text=text,
        verdict=verdict(draft, found, safety),
        safety=safety,
        sentences=standing,
        findings=tuple(sorted([*found, *reasons], key=lambda finding: finding.span)),
        missing=missing(kind, contact, standing),
        reader=reader,
        because=because,
    )


def _many(text: str, language: Language) -> bool:
    """Whether a text is in more pieces than are read; counted generously and quickly."""
    if len(text.split()) > MOST_WORDS:
        return True
    ends = re.compile(rf"[{re.escape(language.sentence_ends)}]\s+|[\r\n]\s*")
    return sum(1 for _ in islice(ends.finditer(text), MOST_SENTENCES + 1)) > MOST_SENTENCES


@contextmanager
def _uncollected(long: bool) -> Iterator[None]:
    """For a very long text, let the garbage collector rest: nothing made here goes in circles,
    and looking through a third of a million small objects again and again takes half the time.
    """
    rest = long and gc.isenabled()
    if rest:
        gc.disable()
    try:
        yield
    finally:
        if rest:
            gc.enable()


@cache
def tree_of(rules: tuple[Rule, ...]) -> CueTree:
    """The cue tree of these rules and of their language's turns of speech.

    Raises RuleProblem when a rule gives its detector other lists than it asks for.
    """
    language = load(rules[0].language)
    tree = CueTree(language)
    scope.add_phrases(tree, language)
    for rule in rules:
        tree.add(rule.id, rule.cues)
        wanted = detector(rule.detector).WORDS if rule.detector else ()
        if set(wanted) != set(rule.words):
            raise RuleProblem(
                f"{rule.id}.toml: “words” must hold {', '.join(wanted) or 'nothing'}."
            )
        for name, cues in rule.words.items():
            tree.add(f"{rule.id}/{name}", cues)
    return tree


def noticed(draft: Draft, rules: Iterable[Rule]) -> Iterator[Finding]:
    """Every finding of every rule whose exceptions leave it standing."""
    for rule in rules:
        for sentence, hit in _hits(draft, rule):
            if scope.reaches(rule, draft, sentence, hit):
                yield Finding(
                    label=rule.label,
                    kind=rule.kind,
                    span=sentence.span_of(hit),
                    message=rule.message,
                    why=rule.why,
                    question=rule.question,
                    rule=rule.id,
                    confidence=SURE[rule.kind],
                )


def _hits(draft: Draft, rule: Rule) -> Iterator[tuple[Sentence, Hit]]:
    """Where one rule's cues or detector point, before its scope is asked."""
    if rule.detector:
        yield from detector(rule.detector).find(draft, rule.id)
        return
    for sentence in draft.holding(rule.id):
        for hit in sentence.found(rule.id):
            yield sentence, hit


def _labels(draft: Draft, found: Sequence[Finding]) -> tuple[SentenceReport, ...]:
    """Each sentence with the labels that stand on it; a wish and over-ownership are no labels."""
    reports: list[SentenceReport] = []
    waiting = sorted(found, key=lambda finding: finding.span)
    place = 0
    for sentence in draft.sentences:
        labels: dict[str, float] = {}
        while place < len(waiting) and waiting[place].span.start < sentence.span.end:
            finding = waiting[place]
            if finding.label not in (WISH, OVER_OWNERSHIP):
                labels[finding.label] = max(labels.get(finding.label, 0.0), finding.confidence)
            place += 1
        reports.append(SentenceReport(sentence.span, tuple(sorted(labels.items()))))
    return tuple(reports)
