"""Drawer notes, beside a second HPKE written from RFC 9180 that knows the RFC's own vector."""

from __future__ import annotations

import hmac

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from afterword import vault

from .fixed import OTHER, RECORD, VAULT

RECIPIENT = bytes.fromhex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")
PUBLIC = bytes.fromhex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d")
AES_128_GCM = (1, 16)
AES_256_GCM = (2, 32)


def extract(salt: bytes, suite: bytes, label: bytes, secret: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + secret, "sha256")


def expand(key: bytes, suite: bytes, label: bytes, info: bytes, length: int) -> bytes:
    start = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.digest(key, start + b"\1", "sha256")[:length]


def hpke_open(
    aead: tuple[int, int], private: bytes, info: bytes, associated: bytes, sealed: bytes
) -> bytes:
    """RFC 9180, base mode, DHKEM(X25519, HKDF-SHA256) and HKDF-SHA256."""
    aead_id, key_length = aead
    secret_key = X25519PrivateKey.from_private_bytes(private)
    encapsulated, ciphertext = sealed[:32], sealed[32:]
    exchanged = secret_key.exchange(X25519PublicKey.from_public_bytes(encapsulated))
    kem = b"KEM" + b"\x00\x20"
    context = encapsulated + secret_key.public_key().public_bytes_raw()
    pseudorandom = extract(b"", kem, b"eae_prk", exchanged)
    shared = expand(pseudorandom, kem, b"shared_secret", context, 32)
    suite = b"HPKE" + b"\x00\x20" + b"\x00\x01" + aead_id.to_bytes(2, "big")
    schedule = b"\0" + extract(b"", suite, b"psk_id_hash", b"")
    schedule += extract(b"", suite, b"info_hash", info)
    secret = extract(shared, suite, b"secret", b"")
    key = expand(secret, suite, b"key", schedule, key_length)
    nonce = expand(secret, suite, b"base_nonce", schedule, 12)
    return AESGCM(key).decrypt(nonce, ciphertext, associated)


def test_the_second_hpke_gives_the_answer_of_rfc_9180() -> None:
    sealed = bytes.fromhex(
        "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
        "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
        "6d8770ac83d07bea87e13c512a"
    )
    info = b"Ode on a Grecian Urn"
    opened = hpke_open(AES_128_GCM, RECIPIENT, info, b"Count-0", sealed)
    assert opened == b"Beauty is truth, truth beauty"


def test_the_second_hpke_reads_a_note() -> None:
    note = vault.seal_note(PUBLIC, VAULT, RECORD, "not tonight")
    label = b"afterword/drawer/v1"
    info = b"\0\0\0\x13" + label + b"\0\0\0\x10" + VAULT + b"\0\0\0\x10" + RECORD
    padded = hpke_open(AES_256_GCM, RECIPIENT, info, b"", note[4:])
    assert note[:4].hex() == "af570102"
    assert padded == b"\0\0\0\x0bnot tonight" + bytes(256 - 15)


@pytest.mark.parametrize("text", ["", "x", "Grüße aus der Nacht", "n" * vault.LONGEST_NOTE])
def test_a_note_opens_for_its_vault(text: str) -> None:
    public, private = vault.new_keypair()
    note = vault.seal_note(public, VAULT, RECORD, text)
    assert vault.open_note(private, VAULT, RECORD, note) == text


def test_a_note_does_not_show_its_length() -> None:
    short = vault.seal_note(PUBLIC, VAULT, RECORD, "no")
    longer = vault.seal_note(PUBLIC, VAULT, RECORD, "no" * 100)
    assert len(short) == len(longer) == 4 + 32 + 256 + 16


def test_a_note_opens_nowhere_else() -> None:
    note = vault.seal_note(PUBLIC, VAULT, RECORD, "words")
    _, stranger = vault.new_keypair()
    elsewhere = [(stranger, VAULT, RECORD), (RECIPIENT, OTHER, RECORD), (RECIPIENT, VAULT, OTHER)]
    for private, vault_id, note_id in elsewhere:
        with pytest.raises(vault.Tampered):
            vault.open_note(private, vault_id, note_id, note)


@pytest.mark.parametrize(
    ("header", "error"),
    [
        ("af570202", vault.NewerVersion),
        ("af570103", vault.NewerVersion),
        ("af570101", vault.Tampered),
        ("af570002", vault.Tampered),
        ("00570102", vault.Tampered),
        ("af000909", vault.Tampered),
    ],
)
def test_the_beginning_of_a_note_counts(header: str, error: type[vault.VaultError]) -> None:
    note = bytes.fromhex(header) + vault.seal_note(PUBLIC, VAULT, RECORD, "words")[4:]
    with pytest.raises(error):
        vault.open_note(RECIPIENT, VAULT, RECORD, note)


def test_a_note_that_is_too_long_is_refused() -> None:
    with pytest.raises(vault.TooLong, match="8192"):
        vault.seal_note(PUBLIC, VAULT, RECORD, "ü" * 4097)


def test_half_of_a_surrogate_pair_does_not_lose_the_note() -> None:
    note = vault.seal_note(PUBLIC, VAULT, RECORD, "half \ud83d of it")
    assert vault.open_note(RECIPIENT, VAULT, RECORD, note) == "half ? of it"


@pytest.mark.parametrize("public", [b"", bytes(31), bytes(32)])
def test_an_unusable_public_key_is_refused(public: bytes) -> None:
    with pytest.raises(vault.Tampered):
        vault.seal_note(public, VAULT, RECORD, "words")


def test_the_halves_of_a_key_pair_belong_together() -> None:
    public, private = vault.new_keypair()
    assert vault.public_of(private) == public
    assert vault.public_of(RECIPIENT) == PUBLIC
