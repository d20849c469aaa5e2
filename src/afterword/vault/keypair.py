"""The vault's key pair, and notes that fall into the drawer while the vault is locked.

note = 0xAF 0x57 | version 1 | algorithm 2 | HPKE output
HPKE output = encapsulated key (32) | ciphertext | tag (16)

algorithm 2  HPKE (RFC 9180), base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM
info         lp("afterword/drawer/v1", vault_id, note_id); no associated data
plaintext    length (4) | text as UTF-8 | zeros up to a Padmé size, at least 256 bytes
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from afterword.vault.encoding import lp, pad, unpad
from afterword.vault.errors import NewerVersion, Tampered, TooLong

LONGEST_NOTE = 8192
"""Bytes of UTF-8 that a note may have."""

_MAGIC = b"\xaf\x57"
_HEADER = _MAGIC + b"\x01\x02"
_SHORTEST = len(_HEADER) + 32 + 16
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def new_keypair() -> tuple[bytes, bytes]:
    """A public and a private X25519 key, 32 raw bytes each."""
    private = X25519PrivateKey.generate()
    return private.public_key().public_bytes_raw(), private.private_bytes_raw()


def public_of(private: bytes) -> bytes:
    """The public half of a private key: compare it with the stored one after unlocking."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_note(public: bytes, vault_id: bytes, note_id: bytes, text: str) -> bytes:
    """Seal a note to a locked vault. Raises ``TooLong`` above ``LONGEST_NOTE`` bytes of UTF-8.

    Raises ``Tampered`` when ``public`` is no usable key.
    """
    content = text.encode("utf-8", "replace")
    if len(content) > LONGEST_NOTE:
        message = f"a note has at most {LONGEST_NOTE} bytes"
        raise TooLong(message)
    try:
        recipient = X25519PublicKey.from_public_bytes(public)
        sealed = _SUITE.encrypt(pad(content), recipient, _info(vault_id, note_id))
    except ValueError:
        message = "the vault's public key was changed"
        raise Tampered(message) from None
    return _HEADER + sealed


def open_note(private: bytes, vault_id: bytes, note_id: bytes, blob: bytes) -> str:
    """The text of a note. Raises ``Tampered`` or ``NewerVersion``."""
    if len(blob) < _SHORTEST:
        message = "too short to be a note"
        raise Tampered(message)
    if not blob.startswith(_HEADER):
        if blob.startswith(_MAGIC) and (blob[2] > _HEADER[2] or blob[3] > _HEADER[3]):
            message = "the note was written by a newer version"
            raise NewerVersion(message)
        message = "this is not a note"
        raise Tampered(message)
    recipient = X25519PrivateKey.from_private_bytes(private)
    try:
        padded = _SUITE.decrypt(blob[len(_HEADER) :], recipient, _info(vault_id, note_id))
        return unpad(padded).decode()
    except (InvalidTag, ValueError):
        message = "the note was changed, or belongs to another vault"
        raise Tampered(message) from None


def _info(vault_id: bytes, note_id: bytes) -> bytes:
    return lp(b"afterword/drawer/v1", vault_id, note_id)
