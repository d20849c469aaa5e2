from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword import vault
from afterword.vault.encoding import lp, pad, u64
from afterword.vault.xaes import Xaes256Gcm

from .fixed import BOOK, DEK, OTHER, RECORD, VAULT

PLACE: dict[str, Any] = {"book_id": BOOK, "kind": "entry", "record_id": RECORD, "rev": 3}
VALUE = {"v": 1, "text": "The kettle was still warm. Grüße, 你好."}


@pytest.fixture
def keyring() -> vault.Keyring:
    return vault.Keyring(DEK, VAULT)


def test_a_record_opens_where_it_was_sealed(keyring: vault.Keyring) -> None:
    blob = keyring.seal_record(**PLACE, value=VALUE)
    assert keyring.open_record(blob, **PLACE) == VALUE
    assert vault.Keyring(DEK, VAULT).open_record(blob, **PLACE) == VALUE


def test_a_record_can_be_read_as_text_for_a_search(keyring: vault.Keyring) -> None:
    blob = keyring.seal_record(**PLACE, value={"v": 1, "text": "Grüße"})
    assert keyring.open_record_text(blob, **PLACE) == '{"v":1,"text":"Grüße"}'.encode()


def test_a_record_shows_neither_its_words_nor_its_length(keyring: vault.Keyring) -> None:
    short = keyring.seal_record(**PLACE, value={"text": "no"})
    longer = keyring.seal_record(**PLACE, value={"text": "no" * 90})
    assert len(short) == len(longer) == 8 + 24 + 256 + 16
    assert b"nono" not in longer


def test_the_same_words_look_different_each_time(keyring: vault.Keyring) -> None:
    blobs = {keyring.seal_record(**PLACE, value=VALUE) for _ in range(20)}
    assert len({blob[8:32] for blob in blobs}) == 20


texts = st.text(alphabet='aZ0 "\\\n\t\x00üß你😀\u2028\ufeff', max_size=20)
json_values = st.none() | st.booleans() | st.integers() | texts | st.lists(texts, max_size=3)


@given(st.dictionaries(texts, json_values, max_size=4))
def test_any_value_comes_back_as_it_was(value: dict[str, Any]) -> None:
    keyring = vault.Keyring(DEK, VAULT)
    assert keyring.open_record(keyring.seal_record(**PLACE, value=value), **PLACE) == value


def test_half_of_a_surrogate_pair_is_kept(keyring: vault.Keyring) -> None:
    value = {"text": "broken \ud83d export"}
    blob = keyring.seal_record(**PLACE, value=value)
    assert keyring.open_record(blob, **PLACE) == value


def test_a_number_json_does_not_know_is_refused(keyring: vault.Keyring) -> None:
    with pytest.raises(ValueError, match="JSON"):
        keyring.seal_record(**PLACE, value={"n": float("nan")})


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"book_id": vault.NO_BOOK},
        {"kind": "letter"},
        {"kind": ""},
        {"record_id": OTHER},
        {"rev": 2},
        {"rev": 4},
        {"rev": -1},
        {"rev": 1 << 64},
        {"record_id": b""},
        {"book_id": BOOK[:15]},
        {"kind": "\ud83d"},
    ],
)
def test_a_record_opens_nowhere_else(keyring: vault.Keyring, elsewhere: dict[str, Any]) -> None:
    blob = keyring.seal_record(**PLACE, value=VALUE)
    with pytest.raises(vault.Tampered):
        keyring.open_record(blob, **(PLACE | elsewhere))


def test_a_record_opens_under_no_other_key(keyring: vault.Keyring) -> None:
    blob = keyring.seal_record(**PLACE, value=VALUE)
    others = [
        vault.Keyring(bytes(32), VAULT),
        vault.Keyring(DEK, OTHER),
        vault.Keyring(DEK, VAULT, epoch=2),
    ]
    for other in others:
        with pytest.raises(vault.Tampered):
            other.open_record(blob, **PLACE)


@pytest.mark.parametrize(
    "wrong", [{"book_id": b"short"}, {"record_id": b"short"}, {"rev": -1}, {"rev": 1 << 64}]
)
def test_sealing_in_an_impossible_place_is_refused(
    keyring: vault.Keyring, wrong: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match=r"16 bytes|does not fit"):
        keyring.seal_record(**(PLACE | wrong), value=VALUE)


@pytest.mark.parametrize("content", [b"no json", b"[1]", b'"text"', b"\xff\xfe", b"[" * 100_000])
def test_something_that_is_no_record_is_refused(keyring: vault.Keyring, content: bytes) -> None:
    honest = keyring.seal_record(**PLACE, value=VALUE)
    header, nonce = honest[:8], honest[8:32]
    associated = lp(b"afterword/record/v1", VAULT, BOOK, b"entry", RECORD, u64(3), header)
    cipher = Xaes256Gcm(keyring._record_key)
    forged = header + nonce + cipher.encrypt(nonce, pad(content), associated)
    with pytest.raises(vault.Tampered):
        keyring.open_record(forged, **PLACE)


@pytest.mark.parametrize("header", ["af570201", "af570102", "af57ff09"])
def test_a_newer_record_says_so(keyring: vault.Keyring, header: str) -> None:
    blob = bytes.fromhex(header) + keyring.seal_record(**PLACE, value=VALUE)[4:]
    with pytest.raises(vault.NewerVersion):
        keyring.open_record(blob, **PLACE)


@pytest.mark.parametrize("header", ["af560101", "ae570101", "af570001", "af570100", "00000505"])
def test_what_never_was_a_record_is_refused(keyring: vault.Keyring, header: str) -> None:
    blob = bytes.fromhex(header) + keyring.seal_record(**PLACE, value=VALUE)[4:]
    with pytest.raises(vault.Tampered):
        keyring.open_record(blob, **PLACE)


def test_the_epoch_of_a_record_is_told() -> None:
    keyring = vault.Keyring(DEK, VAULT, epoch=0x01020304)
    assert vault.record_epoch(keyring.seal_record(**PLACE, value=VALUE)) == 0x01020304


def test_a_bucket_groups_without_naming(keyring: vault.Keyring) -> None:
    bucket = keyring.bucket(BOOK, "growing", "one small thing")
    others = {
        keyring.bucket(BOOK, "growing", "another"),
        keyring.bucket(BOOK, "letting go", "one small thing"),
        keyring.bucket(OTHER, "growing", "one small thing"),
        keyring.bucket(BOOK, "growingone", " small thing"),
        vault.Keyring(DEK, VAULT, epoch=2).bucket(BOOK, "growing", "one small thing"),
    }
    assert len(bucket) == 8
    assert bucket == keyring.bucket(BOOK, "growing", "one small thing")
    assert bucket not in others
    assert len(others) == 5
    with pytest.raises(ValueError, match="16 bytes"):
        keyring.bucket(b"", "growing", "one small thing")


def test_a_row_code_changes_with_the_row(keyring: vault.Keyring) -> None:
    blob = keyring.seal_record(**PLACE, value=VALUE)
    again = keyring.seal_record(**PLACE, value=VALUE)
    codes = {
        keyring.row_mac(RECORD, 3, blob),
        keyring.row_mac(RECORD, 4, blob),
        keyring.row_mac(OTHER, 3, blob),
        keyring.row_mac(RECORD, 3, again),
    }
    assert len(codes) == 4
    assert {len(code) for code in codes} == {32}
    with pytest.raises(vault.Tampered):
        keyring.row_mac(RECORD, -1, blob)


def test_the_digest_notices_a_missing_row(keyring: vault.Keyring) -> None:
    codes = [keyring.row_mac(vault.new_id(), rev, bytes(64)) for rev in range(5)]
    digest = vault.EMPTY_DIGEST
    for code in codes:
        digest = vault.fold(digest, code)
    backwards = vault.EMPTY_DIGEST
    for code in reversed(codes):
        backwards = vault.fold(backwards, code)
    assert digest == backwards
    without = vault.fold(digest, codes[2])
    assert without not in (digest, vault.EMPTY_DIGEST)
    assert vault.fold(without, codes[2]) == digest


@pytest.mark.parametrize(("digest", "code"), [(b"", bytes(32)), (bytes(32), bytes(31))])
def test_a_digest_has_one_size(digest: bytes, code: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        vault.fold(digest, code)


def test_the_private_key_is_kept_and_opens_again(keyring: vault.Keyring) -> None:
    _, private = vault.new_keypair()
    blob = keyring.seal_private(private)
    assert len(blob) == 80
    assert private not in blob
    assert keyring.open_private(blob) == private
    for other in (vault.Keyring(DEK, OTHER), vault.Keyring(DEK, VAULT, 2)):
        with pytest.raises(vault.Tampered):
            other.open_private(blob)


def test_a_private_key_has_32_bytes(keyring: vault.Keyring) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        keyring.seal_private(b"short")


def test_a_record_is_not_taken_for_the_private_key(keyring: vault.Keyring) -> None:
    with pytest.raises(vault.Tampered):
        keyring.open_private(keyring.seal_record(**PLACE, value=VALUE))


def test_a_keyring_is_never_stored_and_never_shown(keyring: vault.Keyring) -> None:
    with pytest.raises(TypeError, match="never stored"):
        pickle.dumps(keyring)
    assert repr(keyring) == "<Keyring epoch 1>"


@pytest.mark.parametrize(
    ("dek", "vault_id", "epoch"),
    [(b"short", VAULT, 1), (DEK, b"short", 1), (DEK, VAULT, -1), (DEK, VAULT, 1 << 32)],
)
def test_a_keyring_wants_whole_keys(dek: bytes, vault_id: bytes, epoch: int) -> None:
    with pytest.raises(ValueError, match=r"bytes"):
        vault.Keyring(dek, vault_id, epoch)


def test_keys_and_ids_are_random() -> None:
    assert len({vault.new_dek() for _ in range(10)}) == 10
    assert len({vault.new_id() for _ in range(10)}) == 10
    assert (len(vault.new_dek()), len(vault.new_id())) == (32, 16)
