"""Passphrases: words drawn at random, and what is too easy to guess.

The words are the Electronic Frontier Foundation's long list (7,776 words, CC BY 3.0; see
``licences/eff-wordlist.txt``): six of them are 77 bits.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Literal

SHORTEST = 15
"""Characters (Unicode code points, after NFC)."""

Problem = Literal["short", "repeated", "run", "common"]

_LOOKED_AT = 1000
_LONGEST_UNIT = 8
_FEWEST_DIFFERENT = 5
_FEW_WORDS = 3
_LEAST_OWN = 8

# Rows of keys and the walks over them that stand in every list of leaked passwords.
_RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1q2w3e4r5t6y7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0",
    "!@#$%^&*()_+",
    '!"£$%^&*()_+',
)
_SHORTEST_RUN = 4

# What is left of a passphrase when these are gone has to carry it.
_EASY = re.compile(
    "afterword|passphrase|password|passwort|motdepasse|contraseña|relationship|recovery|"
    "administrator|admin|iloveyou|loveyou|ilove|letmein|welcome|football|baseball|princess|"
    "sunshine|superman|batman|starwars|pokemon|liverpool|manchesterunited|chelsea|arsenal|"
    "michaeljackson|cookiemonster|hannahmontana|counterstrike|familiyafamiliya|vault|secret|"
    "master|monkey|dragon|shadow|letter|diary|login|hello|forever|myfamily|mein|my"
)

# Of the 3,000 passphrases most often leaked (Royce Williams' list, as Django ships it), the long
# ones that no rule above catches.
_LEAKED = frozenset({"polniypizdec0211", "yfdbufnjh10305070"})


def generate(words: int = 6) -> str:
    """That many words drawn at random, with spaces between."""
    return " ".join(secrets.choice(_word_list()) for _ in range(words))


def problem(passphrase: str) -> Problem | None:
    """Why a passphrase is not enough, or ``None`` when it is.

    "short": under ``SHORTEST`` characters. "repeated": the same few characters or the same word
    over and over. "run": along the alphabet, the digits or the keyboard. "common": nothing much
    beside this product's own words and those of every list of leaked passwords. There is no other
    rule: no digit or capital is asked for, and no passphrase is too long (the first
    ``_LOOKED_AT`` characters are looked at).
    """
    composed = unicodedata.normalize("NFC", passphrase)[:_LOOKED_AT]
    if len(composed) < SHORTEST:
        return "short"
    plain = _plain(composed.casefold())
    if _repeats(composed.casefold()) or _repeats(plain):
        return "repeated"
    if plain in _LEAKED:
        return "common"
    if len(_without_runs(plain)) < _SHORTEST_RUN:
        return "run"
    own = _EASY.sub("", _without_runs(plain))
    if len([character for character in own if not character.isdigit()]) < _LEAST_OWN:
        return _thin(composed, plain)
    return None


def _plain(folded: str) -> str:
    """The letters and digits; or everything but spaces, where signs are what it is made of."""
    plain = "".join(character for character in folded if character.isalnum())
    if len(plain) >= _LEAST_OWN:
        return plain
    return "".join(folded.split())


def _thin(composed: str, plain: str) -> Problem | None:
    """Few letters of its own: fine for digits or signs at random, not for a known word."""
    untouched = plain == _EASY.sub("", _without_runs(plain))
    if untouched and len(set(composed)) >= _LEAST_OWN:
        return None
    return "common"


def _repeats(text: str) -> bool:
    if len(set(text)) < _FEWEST_DIFFERENT:
        return True
    words = text.split()
    if len(words) > 2 and len(set(words)) <= min(_FEW_WORDS, len(words) // 2):
        return True
    units = range(1, min(_LONGEST_UNIT, len(text) // 2) + 1)
    return any(_is_made_of(text, text[:unit]) for unit in units)


def _is_made_of(text: str, unit: str) -> bool:
    times = len(text) // len(unit) + 1
    return (unit * times).startswith(text)


def _without_runs(plain: str) -> str:
    """``plain`` without pieces of four or more characters that lie in a row of keys."""
    kept = []
    start = 0
    while start < len(plain):
        length = _run_at(plain, start)
        if length < _SHORTEST_RUN:
            kept.append(plain[start])
            length = 1
        start += length
    return "".join(kept)


def _run_at(plain: str, start: int) -> int:
    longest = 0
    for run in _RUNS:
        for row in (run, run[::-1]):
            length = longest
            while start + length < len(plain) and plain[start : start + length + 1] in row:
                length += 1
            longest = length
    return longest


@cache
def _word_list() -> tuple[str, ...]:
    text = files("afterword.vault").joinpath("words_eff_large.txt").read_text("ascii")
    return tuple(text.split())
