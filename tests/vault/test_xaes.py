"""The vectors of c2sp.org/XAES-256-GCM."""

from __future__ import annotations

import hashlib
import io

import pytest
from cryptography.exceptions import InvalidTag

from afterword.vault.xaes import Xaes256Gcm

NONCE = b"ABCDEFGHIJKLMNOPQRSTUVWX"


@pytest.mark.parametrize(
    ("key", "associated", "expected"),
    [
        (b"\x01", b"", "ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271"),
        (
            b"\x03",
            b"c2sp.org/XAES-256-GCM",
            "986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d",
        ),
    ],
)
def test_it_gives_the_published_answers(key: bytes, associated: bytes, expected: str) -> None:
    cipher = Xaes256Gcm(key * 32)
    sealed = cipher.encrypt(NONCE, b"XAES-256-GCM", associated)
    assert sealed.hex() == expected
    assert cipher.decrypt(NONCE, sealed, associated) == b"XAES-256-GCM"


def test_it_gives_the_published_answer_over_ten_thousand_messages() -> None:
    stream = io.BytesIO(hashlib.shake_128(b"").digest(4_000_000))
    answers = hashlib.shake_128()
    for _ in range(10_000):
        key = stream.read(32)
        nonce = stream.read(24)
        plaintext = stream.read(stream.read(1)[0])
        associated = stream.read(stream.read(1)[0])
        answers.update(Xaes256Gcm(key).encrypt(nonce, plaintext, associated))
    assert answers.hexdigest(32) == (
        "e6b9edf2df6cec60c8cbd864e2211b597fb69a529160cd040d56c0c210081939"
    )


def test_it_refuses_what_was_changed() -> None:
    cipher = Xaes256Gcm(b"\x01" * 32)
    sealed = cipher.encrypt(NONCE, b"words", b"")
    with pytest.raises(InvalidTag):
        cipher.decrypt(NONCE, sealed, b"elsewhere")


def test_it_wants_a_key_of_32_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Xaes256Gcm(b"\x01" * 16)
