from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import nacl.exceptions
import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from afterword import vault
from afterword.vault import slots

from .fixed import DEK, OTHER, VAULT

LEAST: dict[str, int] = {"m": 19456, "t": 2}
PASSPHRASE = "a caf\u00e9 where nobody knew us"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain hash in place of Argon2id, for tests of what is bound to what."""

    def plain(passphrase: str, salt: bytes, m: int, t: int) -> bytes:
        return hashlib.sha256(f"{passphrase} {salt.hex()} {m} {t}".encode()).digest()

    monkeypatch.setattr(slots, "argon2id", plain)


def pass_slot(**changes: Any) -> vault.Slot:
    return vault.new_pass_slot(DEK, PASSPHRASE, VAULT, **(LEAST | changes))


def test_openssl_agrees_with_rfc_9106() -> None:
    openssl = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    )
    assert openssl.derive(b"\x01" * 32).hex() == (
        "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    )


def test_the_slow_hash_agrees_with_openssl() -> None:
    salt = bytes(range(16))
    openssl = Argon2id(salt=salt, length=32, iterations=2, lanes=1, memory_cost=19456)
    expected = openssl.derive(PASSPHRASE.encode())
    assert slots.argon2id(PASSPHRASE, salt, 19456, 2) == expected


def test_a_passphrase_opens_its_slot_however_the_accents_were_typed() -> None:
    slot = pass_slot()
    assert vault.open_pass_slot(slot, "a cafe\u0301 where nobody knew us", VAULT) == DEK


@pytest.mark.usefixtures("quick")
def test_another_passphrase_is_wrong() -> None:
    slot = pass_slot()
    for other in ("a café where nobody knew me", PASSPHRASE + " ", "", PASSPHRASE.upper()):
        with pytest.raises(vault.WrongSecret):
            vault.open_pass_slot(slot, other, VAULT)


@pytest.mark.usefixtures("quick")
def test_the_pepper_is_needed_where_there_is_one() -> None:
    slot = pass_slot(pepper=b"p" * 32, pepper_id="2026")
    assert vault.open_pass_slot(slot, PASSPHRASE, VAULT, b"p" * 32) == DEK
    for pepper in (b"", b"q" * 32):
        with pytest.raises(vault.WrongSecret):
            vault.open_pass_slot(slot, PASSPHRASE, VAULT, pepper)


@pytest.mark.usefixtures("quick")
def test_two_slots_of_one_passphrase_have_nothing_in_common() -> None:
    first, second = pass_slot(), pass_slot()
    assert first.salt != second.salt
    assert first.commit != second.commit
    assert first.blob[12:] != second.blob[12:]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"salt": bytes(16)}, vault.WrongSecret),
        ({"m": 20000}, vault.WrongSecret),
        ({"t": 3}, vault.WrongSecret),
        ({"commit": bytes(32)}, vault.WrongSecret),
        ({"epoch": 2}, vault.Tampered),
        ({"epoch": -1}, vault.Tampered),
        ({"epoch": 1 << 32}, vault.Tampered),
        ({"pepper_id": "2025"}, vault.Tampered),
        ({"blob": bytes(60)}, vault.Tampered),
        ({"blob": bytes(59)}, vault.Tampered),
        ({"blob": b""}, vault.Tampered),
        ({"salt": b""}, vault.Tampered),
        ({"commit": b""}, vault.Tampered),
        ({"kind": "recovery"}, vault.Tampered),
        ({"kind": "prf"}, vault.NewerVersion),
    ],
)
def test_a_changed_slot_is_refused(change: dict[str, Any], error: type[vault.VaultError]) -> None:
    slot = replace(pass_slot(), **change)
    with pytest.raises(error):
        vault.open_pass_slot(slot, PASSPHRASE, VAULT)


@pytest.mark.usefixtures("quick")
def test_a_slot_belongs_to_one_vault() -> None:
    with pytest.raises(vault.WrongSecret):
        vault.open_pass_slot(pass_slot(), PASSPHRASE, OTHER)


@pytest.mark.usefixtures("quick")
def test_every_byte_of_the_wrapped_key_counts() -> None:
    slot = pass_slot()
    for place in range(60):
        blob = bytearray(slot.blob)
        blob[place] ^= 0x80
        with pytest.raises(vault.Tampered):
            vault.open_pass_slot(replace(slot, blob=bytes(blob)), PASSPHRASE, VAULT)


ABSURD = [
    {"m": 19455, "t": 4},
    {"m": 19456, "t": 1},
    {"m": 8, "t": 16},
    {"m": 0, "t": 0},
    {"m": -1, "t": -100_000},
    {"m": (1 << 20) + 1, "t": 3},
    {"m": 65536, "t": 17},
    {"m": 65536, "t": 3, "p": 2},
    {"m": 65536, "t": 3, "p": 0},
]


@pytest.mark.parametrize("parameters", ABSURD)
def test_weak_or_absurd_parameters_are_refused_before_any_work(
    parameters: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[object] = []
    monkeypatch.setattr(slots, "argon2id", lambda *work: worked.append(work))
    slot = replace(
        vault.Slot("pass", bytes(16), 0, 0, 1, "", 1, bytes(32), bytes(60)), **parameters
    )
    with pytest.raises(vault.Refused):
        vault.open_pass_slot(slot, PASSPHRASE, VAULT)
    with pytest.raises(vault.Refused):
        vault.new_pass_slot(DEK, PASSPHRASE, VAULT, **parameters)
    with pytest.raises(vault.Refused):
        vault.burn_equal_time(PASSPHRASE, **parameters)
    assert worked == []


@pytest.mark.parametrize(("m", "t"), [(19456, 2), (38912, 1), (1 << 20, 16), (65536, 3)])
def test_parameters_at_the_bounds_are_taken(m: int, t: int) -> None:
    vault.check_kdf(m, t, 1)


def test_an_unknown_name_costs_the_same_work(monkeypatch: pytest.MonkeyPatch) -> None:
    worked = []

    def count(passphrase: str, salt: bytes, m: int, t: int) -> bytes:
        worked.append((passphrase, len(salt), m, t))
        return bytes(32)

    monkeypatch.setattr(slots, "argon2id", count)
    vault.burn_equal_time("anything")
    slot = vault.new_pass_slot(DEK, "anything", VAULT)
    vault.open_pass_slot(slot, "anything", VAULT)
    assert worked == [("anything", 16, 65536, 3)] * 3


def test_too_little_memory_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise nacl.exceptions.RuntimeError

    monkeypatch.setattr(slots, "crypto_pwhash_alg", fail)
    with pytest.raises(vault.VaultError, match="19 MiB"):
        pass_slot()


def test_half_of_a_surrogate_pair_is_hashed_like_anything_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = []
    monkeypatch.setattr(
        slots, "crypto_pwhash_alg", lambda _, password, *rest: seen.append(password)
    )
    slots.argon2id("\ud83d", bytes(16), 19456, 2)
    assert seen == [b"\xed\xa0\xbd"]


def test_the_sheet_opens_its_slot() -> None:
    secret = vault.sheet.new_secret()
    slot = vault.new_recovery_slot(DEK, secret, VAULT, epoch=4)
    assert (slot.salt, slot.m, slot.t, slot.p, slot.epoch) == (b"", 0, 0, 0, 4)
    assert vault.open_recovery_slot(slot, secret, VAULT) == DEK
    with pytest.raises(vault.WrongSecret):
        vault.open_recovery_slot(slot, vault.sheet.new_secret(), VAULT)
    with pytest.raises(vault.WrongSecret):
        vault.open_recovery_slot(slot, secret, OTHER)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"salt": bytes(16)}, vault.Tampered),
        ({"m": 1}, vault.Tampered),
        ({"t": 1}, vault.Tampered),
        ({"p": 1}, vault.Tampered),
        ({"epoch": 2}, vault.Tampered),
        ({"pepper_id": "x"}, vault.Tampered),
        ({"blob": bytes(60)}, vault.Tampered),
        ({"commit": bytes(32)}, vault.WrongSecret),
        ({"kind": "pass"}, vault.Tampered),
        ({"kind": "friends"}, vault.NewerVersion),
    ],
)
def test_a_changed_recovery_slot_is_refused(
    change: dict[str, Any], error: type[vault.VaultError]
) -> None:
    secret = bytes(range(20))
    slot = replace(vault.new_recovery_slot(DEK, secret, VAULT), **change)
    with pytest.raises(error):
        vault.open_recovery_slot(slot, secret, VAULT)


def test_a_recovery_secret_has_20_bytes() -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        vault.new_recovery_slot(DEK, b"short", VAULT)


def test_a_slot_does_not_show_what_it_holds() -> None:
    slot = vault.new_recovery_slot(DEK, bytes(range(20)), VAULT)
    assert "blob" not in repr(slot)
    assert "commit" not in repr(slot)
