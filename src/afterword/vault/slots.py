"""Slots: the ways into a vault. Each holds the data key, wrapped under one secret.

    blob = nonce (12) | AES-256-GCM(KEK, nonce, DEK, associated) with its tag = 60 bytes

    passphrase  PDK    = Argon2id(NFC(passphrase) as UTF-8, salt (16), m, t, p = 1, 32 bytes)
                source = PDK | pepper           KEK info "afterword/kek/pass/v1"
    recovery    source = the sheet's 20 bytes   KEK info "afterword/kek/recovery/v1"
                salt empty, m = t = p = 0, no pepper

    KEK         = HKDF-SHA256(source, salt = vault_id, info as above, 32)
    commitment  = HKDF-SHA256(source, salt = vault_id, "afterword/slot-commit/v1" | kind, 32)
    associated  = lp("afterword/slot/v1", kind, vault_id, salt,
                     u32 m, u32 t, u32 p, u32 epoch, pepper_id, commitment)

The commitment is compared first, so a slot opens under one secret only. Argon2id comes from
libsodium, which knows one lane (p = 1): any other p is refused.
"""

from __future__ import annotations

import hmac
import secrets
import unicodedata
from dataclasses import dataclass, field, replace

import nacl.exceptions
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from nacl.bindings import crypto_pwhash_alg, crypto_pwhash_ALG_ARGON2ID13

from afterword.vault.encoding import lp, u32
from afterword.vault.errors import NewerVersion, Refused, Tampered, VaultError, WrongSecret
from afterword.vault.hkdf import hkdf

SECRET = 20
"""Bytes of a recovery secret."""

LEAST_MEMORY = 19456
LEAST_WORK = 19456 * 2
"""The OWASP minimum: 19 MiB, and memory times passes as with 19 MiB and two passes."""

MOST_MEMORY = 1 << 20
MOST_PASSES = 16

_SALT = 16
_NONCE = 12
_BLOB = _NONCE + 32 + 16
_COMMITMENT = 32


@dataclass(frozen=True)
class Slot:
    """One way in, as it is stored. All of it may be known to someone who has the disk.

    ``kind`` is "pass" or "recovery"; ``m`` is in KiB; ``salt`` has 16 bytes or, for "recovery",
    none; ``commit`` has 32 bytes, ``blob`` 60.
    """

    kind: str
    salt: bytes
    m: int
    t: int
    p: int
    pepper_id: str
    epoch: int
    commit: bytes = field(repr=False)
    blob: bytes = field(repr=False)


def check_kdf(m: int, t: int, p: int) -> None:
    """Raise ``Refused`` unless Argon2id with these parameters is neither weak nor absurd."""
    if p != 1:
        message = "only one lane is supported"
        raise Refused(message)
    if m < LEAST_MEMORY or m * t < LEAST_WORK:
        message = "the passphrase would be too easy to guess with these parameters"
        raise Refused(message)
    if m > MOST_MEMORY or t > MOST_PASSES:
        message = "these parameters would keep the machine busy for too long"
        raise Refused(message)


def new_pass_slot(
    dek: bytes,
    passphrase: str,
    vault_id: bytes,
    *,
    epoch: int = 1,
    m: int = 65536,
    t: int = 3,
    p: int = 1,
    pepper: bytes = b"",
    pepper_id: str = "",
) -> Slot:
    """Wrap the data key under a passphrase. Raises ``Refused`` for parameters out of bounds."""
    check_kdf(m, t, p)
    salt = secrets.token_bytes(_SALT)
    source = argon2id(passphrase, salt, m, t) + pepper
    return _wrap(source, dek, vault_id, Slot("pass", salt, m, t, p, pepper_id, epoch, b"", b""))


def open_pass_slot(slot: Slot, passphrase: str, vault_id: bytes, pepper: bytes = b"") -> bytes:
    """The data key. The parameters are checked before any work is done.

    Raises ``WrongSecret``, ``Refused``, ``Tampered`` or ``NewerVersion``.
    """
    _check_kind(slot, "pass")
    check_kdf(slot.m, slot.t, slot.p)
    _check_sizes(slot, salt=_SALT)
    source = argon2id(passphrase, slot.salt, slot.m, slot.t) + pepper
    return _unwrap(source, slot, vault_id)


def new_recovery_slot(dek: bytes, secret: bytes, vault_id: bytes, epoch: int = 1) -> Slot:
    """Wrap the data key under a sheet's secret of 20 random bytes, which needs no slow hash."""
    if len(secret) != SECRET:
        message = "a recovery secret has 20 bytes"
        raise ValueError(message)
    return _wrap(secret, dek, vault_id, Slot("recovery", b"", 0, 0, 0, "", epoch, b"", b""))


def open_recovery_slot(slot: Slot, secret: bytes, vault_id: bytes) -> bytes:
    """The data key. Raises ``WrongSecret``, ``Tampered`` or ``NewerVersion``."""
    _check_kind(slot, "recovery")
    _check_sizes(slot, salt=0)
    return _unwrap(secret, slot, vault_id)


def burn_equal_time(passphrase: str, *, m: int = 65536, t: int = 3, p: int = 1) -> None:
    """Do the work of ``open_pass_slot`` for a name nobody has, so that time tells nothing."""
    check_kdf(m, t, p)
    source = argon2id(passphrase, bytes(_SALT), m, t)
    _commitment(source, bytes(_SALT), "pass")


def argon2id(passphrase: str, salt: bytes, m: int, t: int) -> bytes:
    """Argon2id over the passphrase in NFC, one lane, 32 bytes. Bounds are the caller's to check.

    Raises ``VaultError`` when there is not enough free memory.
    """
    # A lone surrogate cannot be typed; should one arrive, it is wrong, not a crash.
    password = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return crypto_pwhash_alg(32, password, salt, t, m * 1024, crypto_pwhash_ALG_ARGON2ID13)
    except nacl.exceptions.RuntimeError:
        message = f"there is not enough free memory to check a passphrase ({m // 1024} MiB needed)"
        raise VaultError(message) from None


def _commitment(source: bytes, vault_id: bytes, kind: str) -> bytes:
    return hkdf(source, salt=vault_id, info=b"afterword/slot-commit/v1" + kind.encode())


def _key(source: bytes, vault_id: bytes, kind: str) -> AESGCM:
    return AESGCM(hkdf(source, salt=vault_id, info=f"afterword/kek/{kind}/v1".encode()))


def _associated(slot: Slot, vault_id: bytes) -> bytes:
    return lp(
        b"afterword/slot/v1",
        slot.kind.encode(),
        vault_id,
        slot.salt,
        u32(slot.m),
        u32(slot.t),
        u32(slot.p),
        u32(slot.epoch),
        slot.pepper_id.encode(),
        slot.commit,
    )


def _wrap(source: bytes, dek: bytes, vault_id: bytes, empty: Slot) -> Slot:
    slot = replace(empty, commit=_commitment(source, vault_id, empty.kind))
    nonce = secrets.token_bytes(_NONCE)
    sealed = _key(source, vault_id, slot.kind).encrypt(nonce, dek, _associated(slot, vault_id))
    return replace(slot, blob=nonce + sealed)


def _unwrap(source: bytes, slot: Slot, vault_id: bytes) -> bytes:
    if not hmac.compare_digest(slot.commit, _commitment(source, vault_id, slot.kind)):
        message = "this secret does not open the slot"
        raise WrongSecret(message)
    try:
        return _key(source, vault_id, slot.kind).decrypt(
            slot.blob[:_NONCE], slot.blob[_NONCE:], _associated(slot, vault_id)
        )
    except (InvalidTag, ValueError):
        message = "the slot was changed"
        raise Tampered(message) from None


def _check_kind(slot: Slot, kind: str) -> None:
    if slot.kind == kind:
        return
    if slot.kind in ("pass", "recovery"):
        message = "this slot is of the other kind"
        raise Tampered(message)
    message = "this kind of slot was made by a newer version"
    raise NewerVersion(message)


def _check_sizes(slot: Slot, *, salt: int) -> None:
    if (len(slot.salt), len(slot.commit), len(slot.blob)) != (salt, _COMMITMENT, _BLOB):
        message = "the slot was changed"
        raise Tampered(message)
