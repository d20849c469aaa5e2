"""The recovery sheet: a secret of 20 random bytes, written so that a person can copy it by hand.

Eight groups of four letters carry the 160 bits, most significant first, five bits a letter, in
Crockford's base 32. A ninth group, the first 20 bits of SHA-256("afterword/sheet/v1" | secret),
tells a slip of the pen from a wrong sheet.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterator
from typing import Literal

from afterword.vault.errors import VaultError

SECRET = 20
GROUPS = 9
GROUP = 4
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O or U: they are too easily taken for something else."""

_LETTERS = GROUPS * GROUP
_DATA_LETTERS = _LETTERS - GROUP
_LOOKALIKES = str.maketrans("OIL", "011")
_SEPARATORS = re.compile(r"[\s\-\u00ad\u200b-\u200d\u2010-\u2015\u2060\u2212\ufeff_.,:;/|]+")
_LABEL = b"afterword/sheet/v1"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "last")


class SheetProblem(VaultError):  # noqa: N818
    """What was typed is not a sheet; the message says which group to look at, where it shows.

    ``reason`` is "letter" (one that is never used), "length", or "check" (the groups do not go
    together). ``group`` counts from 1, or is ``None`` when it cannot be told.
    """

    def __init__(
        self, sentence: str, reason: Literal["letter", "length", "check"], group: int | None
    ) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.group = group


def new_secret() -> bytes:
    """A recovery secret: 20 random bytes."""
    return secrets.token_bytes(SECRET)


def show(secret: bytes) -> str:
    """Nine groups of four letters with spaces between. The last group is the check."""
    if len(secret) != SECRET:
        message = "a recovery secret has 20 bytes"
        raise ValueError(message)
    letters = _letters(int.from_bytes(secret, "big"), _DATA_LETTERS) + _check(secret)
    return " ".join(letters[start : start + GROUP] for start in range(0, _LETTERS, GROUP))


def read(text: str) -> bytes:
    """The secret on a sheet as someone typed it. Raises ``SheetProblem``.

    Case, spaces, hyphens and other separators do not matter; O is 0, I and L are 1.
    """
    groups = [group for group in _SEPARATORS.split(text.upper()) if group]
    letters = "".join(groups).translate(_LOOKALIKES)
    _refuse_strangers(letters, groups)
    _refuse_length(letters, groups)
    secret = _secret(letters)
    if _check(secret) != letters[_DATA_LETTERS:]:
        raise _misread(letters)
    return secret


def split(secret: bytes) -> tuple[bytes, bytes]:
    """Two halves of 20 bytes, for two places. One alone says nothing about the secret."""
    half = secrets.token_bytes(len(secret))
    return half, _xor(secret, half)


def join(half: bytes, other: bytes) -> bytes:
    """The secret of two halves, in either order."""
    if len(half) != SECRET or len(other) != SECRET:
        message = "a half has 20 bytes"
        raise ValueError(message)
    return _xor(half, other)


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _letters(number: int, count: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def _check(secret: bytes) -> str:
    beginning = hashlib.sha256(_LABEL + secret).digest()[:3]
    return _letters(int.from_bytes(beginning, "big") >> 4, GROUP)


def _secret(letters: str) -> bytes:
    number = 0
    for letter in letters[:_DATA_LETTERS]:
        number = number << 5 | ALPHABET.index(letter)
    return number.to_bytes(SECRET, "big")


def _refuse_strangers(letters: str, groups: list[str]) -> None:
    for place, letter in enumerate(letters):
        if letter not in ALPHABET:
            group = _group_at(place, groups)
            sentence = (
                f"The {_ORDINALS[group - 1]} group has “{letter}” in it, "
                "which a sheet never uses. Please look at it again."
            )
            raise SheetProblem(sentence, "letter", group)


def _group_at(place: int, groups: list[str]) -> int:
    """The group a letter was typed in: as separated, or every four letters where it was not."""
    if len(groups) != GROUPS:
        return min(place // GROUP + 1, GROUPS)
    end = 0
    for number, group in enumerate(groups[:-1], start=1):
        end += len(group)
        if place < end:
            return number
    return GROUPS


def _refuse_length(letters: str, groups: list[str]) -> None:
    if len(letters) == _LETTERS:
        return
    if len(groups) == GROUPS:
        uneven = [number for number, group in enumerate(groups, 1) if len(group) != GROUP]
        if len(uneven) == 1:
            group = uneven[0]
            sentence = (
                f"The {_ORDINALS[group - 1]} group should have four letters or numbers; "
                f"there are {len(groups[group - 1])}."
            )
            raise SheetProblem(sentence, "length", group)
    sentence = (
        "A sheet has nine groups of four letters or numbers, 36 in all; "
        f"there are {len(letters)} here."
    )
    raise SheetProblem(sentence, "length", None)


def _misread(letters: str) -> SheetProblem:
    groups = {place // GROUP + 1 for place in _places_of_one_slip(letters)}
    if len(groups) == 1:
        group = groups.pop()
        sentence = (
            f"The {_ORDINALS[group - 1]} group does not go with the others. "
            "One letter in it may be misread; please compare it with your sheet."
        )
        return SheetProblem(sentence, "check", group)
    sentence = (
        "These groups do not go together. More than one letter may be misread, "
        "or they come from two different sheets; please compare each group with your sheet."
    )
    return SheetProblem(sentence, "check", None)


def _places_of_one_slip(letters: str) -> Iterator[int]:
    """Where one other letter, or one letter swapped with the next, would make the sheet right."""
    for place in range(_LETTERS):
        before, after = letters[:place], letters[place + 1 :]
        slips = [before + letter + after for letter in ALPHABET]
        if place % GROUP < GROUP - 1:
            slips.append(before + after[0] + letters[place] + after[1:])
        for slip in slips:
            if _check(_secret(slip)) == slip[_DATA_LETTERS:]:
                yield place
