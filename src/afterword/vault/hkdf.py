"""HKDF-SHA256 (RFC 5869), the one way this vault makes a key from another."""

from __future__ import annotations

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_SHA256 = SHA256()


def hkdf(secret: bytes, *, salt: bytes, info: bytes, length: int = 32) -> bytes:
    """Extract and expand ``secret`` to ``length`` bytes; an empty salt is 32 zero bytes."""
    return HKDF(algorithm=_SHA256, length=length, salt=salt, info=info).derive(secret)
