"""What someone finds who has only the disk: each key that may lie there is tried on each lock."""

from __future__ import annotations

import base64
import hmac
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from afterword import vault
from afterword.vault import slots
from afterword.vault.encoding import lp
from afterword.vault.xaes import Xaes256Gcm

KEY = 32
FEWEST_DIFFERENT = 16  # of 32 random bytes fewer than 16 differ once in 10**9 keys

_HEX = re.compile(rb"[0-9a-fA-F]{64,}")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{43,}")


# --- keys ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Locks:
    """What a key could open: the slots of a vault, its head, its private key, its buckets."""

    vault_id: bytes
    slots: tuple[vault.Slot, ...]
    head: bytes
    seq: int
    private_key: bytes
    buckets: frozenset[bytes]

    def opened_by(self, key: bytes) -> str:
        """Say what a key opens; "" is nothing."""
        for slot in self.slots:
            if _opens(AESGCM(key), slot.blob[:12], slot.blob[12:], self._slot_data(slot)):
                return f"slot {slot.kind}, as the key of it"
            source = key[:20] if slot.kind == "recovery" else key
            if slots._commitment(source, self.vault_id, slot.kind) == slot.commit:
                return f"slot {slot.kind}, as what it is derived from"
        if self._is_purpose_key(key):
            return "a record, as a key of one purpose"
        try:
            self._open_head(vault.Keyring(key, self.vault_id))
        except vault.VaultError:
            return ""
        return "a record, as the data key"

    def _slot_data(self, slot: vault.Slot) -> bytes:
        return slots._associated(slot, self.vault_id)

    def _is_purpose_key(self, key: bytes) -> bool:
        cipher = Xaes256Gcm(key)
        header = self.head[:8]
        head = lp(b"afterword/record/v1", self.vault_id, bytes(16), b"head", self.vault_id,
                  self.seq.to_bytes(8, "big"), header)  # fmt: skip
        private = lp(b"afterword/private-key/v1", self.vault_id, header)
        room = lp(bytes(16), b"store", b"")
        return (
            _opens(cipher, self.head[8:32], self.head[32:], head)
            or _opens(cipher, self.private_key[8:32], self.private_key[32:], private)
            or hmac.digest(key, room, "sha256")[:8] in self.buckets
        )

    def _open_head(self, keyring: vault.Keyring) -> None:
        keyring.open_record(
            self.head, book_id=bytes(16), kind="head", record_id=self.vault_id, rev=self.seq
        )


def _opens(cipher: AESGCM | Xaes256Gcm, nonce: bytes, sealed: bytes, data: bytes) -> bool:
    try:
        cipher.decrypt(nonce, sealed, data)
    except InvalidTag:
        return False
    return True


def locks_on(database: Path) -> Locks:
    """Read the locks of the one kept vault in a copy of the database."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            'SELECT kind, salt, m, t, p, pepper_id, epoch, "commit", blob, owner_id FROM store_slot'
        ).fetchall()
        owner = rows[0][-1]
        head, seq, private = connection.execute(
            "SELECT head, seq, private_key FROM store_vault WHERE id = ?", [owner]
        ).fetchone()
        buckets = connection.execute("SELECT bucket FROM store_record").fetchall()
    found = tuple(vault.Slot(*row[:-1]) for row in rows)
    return Locks(
        bytes.fromhex(owner), found, head, seq, private, frozenset(bucket for (bucket,) in buckets)
    )


def keys_in(content: bytes) -> set[bytes]:
    """Return every 32 bytes that could be a key: as they are, in hexadecimal, in base64."""
    windows = {content[at : at + KEY] for at in range(len(content) - KEY + 1)}
    windows.update(_written_keys(content))
    return {key for key in windows if len(set(key)) >= FEWEST_DIFFERENT}


def _written_keys(content: bytes) -> Iterator[bytes]:
    for found in _HEX.finditer(content):
        run = found.group()
        for at in range(len(run) - 63):
            yield bytes.fromhex(run[at : at + 64].decode())
    for found in _BASE64.finditer(content):
        run = found.group().replace(b"-", b"+").replace(b"_", b"/")
        for at in range(len(run) - 42):
            yield base64.b64decode(run[at : at + 43] + b"=")


def opened(locks: Locks, contents: Iterable[bytes]) -> tuple[list[str], int]:
    """Try every key in all contents on all locks; return what opened, and how many were tried."""
    keys = set().union(*map(keys_in, contents))
    return [what for key in keys if (what := locks.opened_by(key))], len(keys)


# --- words ---------------------------------------------------------------------------------------


def words_in(content: bytes, words: Iterable[str]) -> set[str]:
    """Return the words that stand in some bytes: plain, two bytes a letter, hexadecimal, base64."""
    small = content.lower()
    return {
        word
        for word in words
        if any(form in small for form in (word.encode(), word.encode("utf-16-le")))
        or any(form in content for form in _written_forms(word))
    }


def _written_forms(word: str) -> Iterator[bytes]:
    """Yield the word in hexadecimal, and the base64 that any text with it has in it.

    In base64 that depends on which of three places the word begins at.
    """
    for spelled in {word, word.capitalize(), word.upper()}:
        yield spelled.encode().hex().encode()
        for before, changing in enumerate((0, 2, 3)):
            written = base64.b64encode(b"\0" * before + spelled.encode())
            yield written[changing : (before + len(spelled)) // 3 * 4]
