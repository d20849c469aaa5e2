"""Version 1 of what lies on the disk, under the keys of one unlocked vault.

Record, big-endian:

    0xAF 0x57 | version 1 | algorithm 1 | epoch (4)                     these 8 are the header
    nonce (24) | ciphertext | tag (16)

    algorithm 1  XAES-256-GCM under K_record
    associated   lp("afterword/record/v1", vault_id, book_id, kind, record_id, u64 rev, header)
    plaintext    length (4) | UTF-8 JSON object | zeros up to a Padmé size, at least 256 bytes

Private half of the key pair: the same envelope under K_ident, its plaintext the 32 bytes alone,

    associated   lp("afterword/private-key/v1", vault_id, header)

Keys:

    K_record | K_blob | K_index | K_ident = HKDF-SHA256(
        DEK, salt = vault_id, info = "afterword/keyring/v1" | u32 epoch, 128 bytes)

Until the first tagged release this may change; after it, never again: a change is ``v2.py``.
"""

from __future__ import annotations

import hmac
import json
import secrets
from functools import cached_property
from typing import Any, NoReturn

from cryptography.exceptions import InvalidTag

from afterword.vault import archive
from afterword.vault.encoding import lp, pad, u32, u64, unpad
from afterword.vault.errors import NewerVersion, Tampered
from afterword.vault.hkdf import hkdf
from afterword.vault.xaes import NONCE, TAG, Xaes256Gcm

DEK = 32
ID = 16
NO_BOOK = bytes(ID)
"""The book id of a record that belongs to the vault, not to one book."""

_MAGIC = b"\xaf\x57"
_VERSION = 1
_ALGORITHM = 1
_FIXED = _MAGIC + bytes((_VERSION, _ALGORITHM))
_HEADER = 8
_CIPHERTEXT = _HEADER + NONCE
_SHORTEST = _CIPHERTEXT + TAG
_PRIVATE = 32
_BUCKET = 8


def new_dek() -> bytes:
    """A data key: 32 random bytes, the root of everything in one vault."""
    return secrets.token_bytes(DEK)


def new_id() -> bytes:
    """An id for a vault, book, record, archive or note: 16 random bytes."""
    return secrets.token_bytes(ID)


def record_epoch(blob: bytes) -> int:
    """The epoch of the data key that a record was sealed under; not yet verified.

    Raises ``Tampered`` when this is no record, ``NewerVersion`` when it is a later kind of record.
    """
    if len(blob) < _SHORTEST:
        message = "too short to be a record"
        raise Tampered(message)
    if not blob.startswith(_FIXED):
        _refuse_header(blob)
    return int.from_bytes(blob[4:_HEADER], "big")


def _refuse_header(blob: bytes) -> NoReturn:
    version, algorithm = blob[2], blob[3]
    if blob.startswith(_MAGIC) and (version > _VERSION or algorithm > _ALGORITHM):
        message = "this was written by a newer version"
        raise NewerVersion(message)
    message = "this is not a record"
    raise Tampered(message)


def _check_id(identifier: bytes) -> None:
    if len(identifier) != ID:
        message = "an id has 16 bytes"
        raise ValueError(message)


class Keyring:
    """The keys of one unlocked vault in one epoch.

    Lives for one request, in one thread, and is never stored. Ids have 16 bytes; ``kind``,
    ``room`` and ``exercise`` are short names. Sealing raises ``ValueError`` on an id of another
    size or a revision outside 0 .. 2**64 - 1; opening raises ``Tampered`` for those as well.
    """

    def __init__(self, dek: bytes, vault_id: bytes, epoch: int = 1) -> None:
        if len(dek) != DEK:
            message = "a data key has 32 bytes"
            raise ValueError(message)
        _check_id(vault_id)
        self.vault_id = vault_id
        self.epoch = epoch
        epoch_bytes = u32(epoch)
        self._header = _FIXED + epoch_bytes
        info = b"afterword/keyring/v1" + epoch_bytes
        keys = hkdf(dek, salt=vault_id, info=info, length=128)
        self._record_key = keys[:32]
        self._blob_key = keys[32:64]
        self._index_key = keys[64:96]
        self._ident_key = keys[96:]
        self._associated_starts: dict[tuple[bytes, str], bytes] = {}

    def __repr__(self) -> str:
        return f"<Keyring epoch {self.epoch}>"

    def __reduce__(self) -> NoReturn:
        message = "a keyring is never stored"
        raise TypeError(message)

    @cached_property
    def _records(self) -> Xaes256Gcm:
        return Xaes256Gcm(self._record_key)

    def seal_record(
        self, *, book_id: bytes, kind: str, record_id: bytes, rev: int, value: dict[str, Any]
    ) -> bytes:
        """One record as bytes for the disk. ``value`` is anything JSON can hold but NaN."""
        associated = self._associated(book_id, kind, record_id, rev, self._header)
        nonce = secrets.token_bytes(NONCE)
        ciphertext = self._records.encrypt(nonce, pad(_to_json(value)), associated)
        return self._header + nonce + ciphertext

    def open_record(
        self, blob: bytes, *, book_id: bytes, kind: str, record_id: bytes, rev: int
    ) -> dict[str, Any]:
        """What ``seal_record`` was given. Raises ``Tampered`` or ``NewerVersion``, nothing else."""
        text = self.open_record_text(blob, book_id=book_id, kind=kind, record_id=record_id, rev=rev)
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            message = "a record holds something that is no record"
            raise Tampered(message)
        return value

    def open_record_text(
        self, blob: bytes, *, book_id: bytes, kind: str, record_id: bytes, rev: int
    ) -> bytes:
        """The JSON of a record as UTF-8, unread: for a search, where reading costs the most."""
        if record_epoch(blob) != self.epoch:
            message = "the record is under the key of another epoch"
            raise Tampered(message)
        try:
            associated = self._associated(book_id, kind, record_id, rev, blob[:_HEADER])
            padded = self._records.decrypt(
                blob[_HEADER:_CIPHERTEXT], blob[_CIPHERTEXT:], associated
            )
        except (InvalidTag, ValueError):
            message = "the record was changed, or belongs somewhere else"
            raise Tampered(message) from None
        return unpad(padded)

    def _associated(
        self, book_id: bytes, kind: str, record_id: bytes, rev: int, header: bytes
    ) -> bytes:
        # Written out instead of one lp(): this runs for every record of a search.
        start = self._associated_starts.get((book_id, kind))
        if start is None:
            _check_id(book_id)
            start = lp(b"afterword/record/v1", self.vault_id, book_id, kind.encode())
            start += u32(ID)
            self._associated_starts[book_id, kind] = start
        _check_id(record_id)
        return b"".join((start, record_id, b"\0\0\0\x08", u64(rev), b"\0\0\0\x08", header))

    def bucket(self, book_id: bytes, room: str, exercise: str) -> bytes:
        """Eight bytes that group the records of one exercise without naming it."""
        _check_id(book_id)
        code = hmac.digest(self._index_key, lp(book_id, room.encode(), exercise.encode()), "sha256")
        return code[:_BUCKET]

    def row_mac(self, record_id: bytes, rev: int, blob: bytes) -> bytes:
        """The 32-byte code of a row for the set digest (``fold``).

        Raises ``Tampered`` when no row can have such a revision.
        """
        try:
            content = lp(b"afterword/row-mac/v1", record_id, u64(rev), blob[-TAG:])
        except ValueError:
            message = "no row has such a revision"
            raise Tampered(message) from None
        return hmac.digest(self._index_key, content, "sha256")

    def seal_archive(self, data: bytes, *, archive_id: bytes, segment: int, kind: str) -> bytes:
        """One segment of an archive as bytes for the disk; ``segment`` counts from 0."""
        _check_id(archive_id)
        context = lp(self.vault_id, archive_id, u32(segment), kind.encode())
        return archive.seal(self._blob_key, context, data)

    def open_archive(self, sealed: bytes, *, archive_id: bytes, segment: int, kind: str) -> bytes:
        """The data of a segment, after all of it was verified.

        Raises ``Tampered`` or ``NewerVersion``.
        """
        try:
            context = lp(self.vault_id, archive_id, u32(segment), kind.encode())
        except ValueError:
            message = "no archive has such a name"
            raise Tampered(message) from None
        return archive.open_sealed(self._blob_key, context, sealed)

    def seal_private(self, private: bytes) -> bytes:
        """The private half of the vault's key pair (32 bytes) as 80 bytes for the disk."""
        if len(private) != _PRIVATE:
            message = "a private key has 32 bytes"
            raise ValueError(message)
        nonce = secrets.token_bytes(NONCE)
        ciphertext = Xaes256Gcm(self._ident_key).encrypt(nonce, private, self._private_associated())
        return self._header + nonce + ciphertext

    def open_private(self, blob: bytes) -> bytes:
        """The private half, 32 bytes. Raises ``Tampered`` or ``NewerVersion``."""
        if record_epoch(blob) != self.epoch or len(blob) != _SHORTEST + _PRIVATE:
            message = "the private key was changed"
            raise Tampered(message)
        try:
            return Xaes256Gcm(self._ident_key).decrypt(
                blob[_HEADER:_CIPHERTEXT], blob[_CIPHERTEXT:], self._private_associated()
            )
        except InvalidTag:
            message = "the private key was changed"
            raise Tampered(message) from None

    def _private_associated(self) -> bytes:
        return lp(b"afterword/private-key/v1", self.vault_id, self._header)


def _to_json(value: dict[str, Any]) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        return text.encode()
    except UnicodeEncodeError:
        # Half of a surrogate pair, as broken exports hold: kept, in JSON's own escapes.
        return json.dumps(value, separators=(",", ":"), allow_nan=False).encode()
