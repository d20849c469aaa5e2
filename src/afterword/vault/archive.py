"""Archives: long content in chunks, of which nothing leaves before all of it is verified.

Layout of version 1, big-endian:

    "AFWARC" | version 1 (1 byte) | log2 of the chunk size (1 byte)      these 8 are the header
    salt (32) | commitment (32)
    chunk: ciphertext | tag (16)                                        one or more

    key | commitment = HKDF-SHA256(K_blob, salt, lp("afterword/archive/v1", header, context), 64)
    nonce of chunk i = i as 11 bytes | 1 for the last chunk, 0 for every other

The commitment is compared before anything is decrypted, so one archive opens under one key only.
"""

from __future__ import annotations

import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from afterword.vault.encoding import lp
from afterword.vault.errors import NewerVersion, Tampered
from afterword.vault.hkdf import hkdf

CHUNK_LOG2 = 18

_MAGIC = b"AFWARC"
_VERSION = 1
_HEADER = 8
_SALT = 32
_COMMITMENT = 32
_CHUNKS_START = _HEADER + _SALT + _COMMITMENT
_TAG = 16
_SMALLEST_LOG2 = 12
_LARGEST_LOG2 = 24
_LABEL = b"afterword/archive/v1"


def seal(blob_key: bytes, context: bytes, data: bytes, *, chunk_log2: int = CHUNK_LOG2) -> bytes:
    """Seal ``data`` (bytes of any length) in chunks of ``2 ** chunk_log2`` bytes."""
    if not _SMALLEST_LOG2 <= chunk_log2 <= _LARGEST_LOG2:
        message = "a chunk has between 4 KiB and 16 MiB"
        raise ValueError(message)
    header = _MAGIC + bytes((_VERSION, chunk_log2))
    salt = secrets.token_bytes(_SALT)
    cipher, commitment = _derive(blob_key, header, salt, context)
    size = 1 << chunk_log2
    starts = range(0, max(len(data), 1), size)
    sealed = [header, salt, commitment]
    for number, start in enumerate(starts):
        nonce = _nonce(number, last=number == len(starts) - 1)
        sealed.append(cipher.encrypt(nonce, data[start : start + size], None))
    return b"".join(sealed)


def open_sealed(blob_key: bytes, context: bytes, archive: bytes) -> bytes:
    """All of the data, after all of it was verified. Raises ``Tampered`` or ``NewerVersion``."""
    size = _chunk_size(archive)
    header = archive[:_HEADER]
    salt = archive[_HEADER : _HEADER + _SALT]
    commitment = archive[_HEADER + _SALT : _CHUNKS_START]
    cipher, expected = _derive(blob_key, header, salt, context)
    if not hmac.compare_digest(commitment, expected):
        message = "the archive is under another key, or its beginning was changed"
        raise Tampered(message)
    starts = range(_CHUNKS_START, len(archive), size + _TAG)
    opened = []
    try:
        for number, start in enumerate(starts):
            nonce = _nonce(number, last=number == len(starts) - 1)
            opened.append(cipher.decrypt(nonce, archive[start : start + size + _TAG], None))
    except InvalidTag:
        message = "a part of the archive was changed, moved or cut off"
        raise Tampered(message) from None
    return b"".join(opened)


def _chunk_size(archive: bytes) -> int:
    if len(archive) < _CHUNKS_START + _TAG:
        message = "the archive is too short"
        raise Tampered(message)
    if not archive.startswith(_MAGIC):
        message = "this is not an archive"
        raise Tampered(message)
    version, chunk_log2 = archive[len(_MAGIC) : _HEADER]
    if version > _VERSION:
        message = "the archive was written by a newer version"
        raise NewerVersion(message)
    if version < _VERSION or not _SMALLEST_LOG2 <= chunk_log2 <= _LARGEST_LOG2:
        message = "the beginning of the archive was changed"
        raise Tampered(message)
    return 1 << chunk_log2


def _derive(blob_key: bytes, header: bytes, salt: bytes, context: bytes) -> tuple[AESGCM, bytes]:
    derived = hkdf(blob_key, salt=salt, info=lp(_LABEL, header, context), length=64)
    return AESGCM(derived[:32]), derived[32:]


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes((last,))
