"""What every reader of text shares: spans, sentences, words and the words of a language."""

from __future__ import annotations

from afterword.words.language import Language, LanguageProblem, available, load
from afterword.words.text import Span, Words, sentences, words_of

__all__ = [
    "Language",
    "LanguageProblem",
    "Span",
    "Words",
    "available",
    "load",
    "sentences",
    "words_of",
]
