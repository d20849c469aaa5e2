"""What the rules alone find in the letters, sentence by sentence of the readers' cutting."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from afterword.coach.arbitration import settle
from afterword.coach.draft import prepare
from afterword.coach.engine import noticed, tree_of
from afterword.coach.rule import load_rules
from afterword.words import load
from training.letters import LABELS, Letter
from training.thresholds import Read


def by_rules(letter: Letter) -> np.ndarray:
    """Which labels rules find, (sentences, 19)."""
    rules = load_rules("en")
    draft = prepare(letter.text, load("en"), tree_of(rules), letter.channel, letter.kind)
    found = np.zeros((len(letter.spans), len(LABELS)), bool)
    for finding in settle(draft, noticed(draft, rules)):
        grief = letter.kind == "grief" and finding.kind != "help"
        if finding.label not in LABELS or grief:
            continue
        for place, (start, end) in enumerate(letter.spans):
            if finding.span.start < end and start < finding.span.end:
                found[place, LABELS.index(finding.label)] = True
    return found


def with_scores(letters: Sequence[Letter], scores: Sequence[np.ndarray]) -> list[Read]:
    """Letters as read: a reader's scores beside what rules found and what the writer meant."""
    return [
        Read(
            scores=made[:, :20],
            ruled=by_rules(letter),
            gold=np.array([[label in held for label in LABELS] for held in letter.gold]),
            good=letter.verdict == "send",
            grief=letter.kind == "grief",
        )
        for letter, made in zip(letters, scores, strict=True)
    ]
