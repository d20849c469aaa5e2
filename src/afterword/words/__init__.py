"""What every reader of text shares: spans, sentences, tokens and the words of a language."""

from __future__ import annotations

from afterword.words.language import Language, LanguageProblem, available, load
from afterword.words.text import Span, Token, sentences, tokens

__all__ = [
    "Language",
    "LanguageProblem",
    "Span",
    "Token",
    "available",
    "load",
    "sentences",
    "tokens",
]
