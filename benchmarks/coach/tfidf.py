"""TF-IDF over words and parts of words with a logistic regression a label (scikit-learn).

Learned from `training/letters`; each label's threshold is the one with the best F1 on the letters
of the last writer, who is left out of the first fit.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline, make_union

from benchmarks.coach.readers import by_sentence
from benchmarks.coach.score import LABELS, Answer, Reader
from training.letters import Letter, learned_from


def reader() -> Reader:
    """Fit on the letters and give the reader."""
    letters = learned_from()
    apart = letters[-1].writer
    first = _fit([one for one in letters if one.writer != apart])
    bars = _bars(first, [one for one in letters if one.writer == apart])
    model = _fit(letters)

    def read(letter: dict[str, Any]) -> Answer:
        return by_sentence(
            letter,
            lambda text: frozenset(
                label
                for label, sure, bar in zip(
                    LABELS, model.predict_proba([text])[0], bars, strict=True
                )
                if sure >= bar
            ),
        )

    return read


def _fit(letters: list[Letter]) -> Any:
    """One pipeline over the sentences of these letters."""
    cut = make_union(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=3, sublinear_tf=True),
    )
    each = OneVsRestClassifier(
        LogisticRegression(C=4.0, class_weight="balanced", solver="liblinear")
    )
    model = make_pipeline(cut, each)
    return model.fit([text for one in letters for text in one.sentences], _gold(letters))


def _gold(letters: list[Letter]) -> Any:
    return np.array([[label in held for label in LABELS] for one in letters for held in one.gold])


def _bars(model: Any, letters: list[Letter]) -> list[float]:
    """The threshold with the best F1 for each label."""
    sure = model.predict_proba([text for one in letters for text in one.sentences])
    gold = _gold(letters)
    bars = []
    for place in range(len(LABELS)):
        steps = np.linspace(0.05, 0.95, 91)
        said = sure[:, place][:, None] >= steps
        right = (said & gold[:, place][:, None]).sum(0)
        scores = 2 * right / (said.sum(0) + gold[:, place].sum())
        bars.append(float(steps[int(np.argmax(scores))]))
    return bars
