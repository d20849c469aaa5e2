"""``docs/vault-format.md`` stays true: its example is computed again, and opened."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from pathlib import Path

import pytest

from afterword import vault
from afterword.vault import (
    archive,
    encoding,
    keypair,
    passphrase,
    session_keys,
    sheet,
    slots,
    v1,
)

PAGE = (Path(__file__).parents[2] / "docs" / "vault-format.md").read_text("utf-8")
BLOCKS = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)

VAULT = bytes(range(0x10))
BOOK = bytes(range(0x10, 0x20))
RECORD = bytes(range(0x20, 0x30))
DEK = bytes(range(0x40, 0x60))
TOKEN = bytes(range(0x64, 0x84))
RAM_SHARE = bytes(range(0x96, 0xB6))
SHEET = bytes(range(0x80, 0x94))
PEPPER = b"\x70" * 32
PASSPHRASE = "a café where nobody knew us"
VALUE = {"v": 1, "text": "Grüße"}
DRAWN = {
    12: bytes(range(0xC0, 0xCC)),
    16: bytes(range(0xA0, 0xB0)),
    24: bytes(range(0xB0, 0xC8)),
    32: bytes(range(0xD0, 0xF0)),
}


def read_example(block: str) -> dict[str, str]:
    """Names at the left edge, their values indented below."""
    example: dict[str, str] = {}
    name = ""
    for line in block.splitlines():
        if line.startswith(" "):
            example[name] += line.strip()
        else:
            name = line
            example[name] = ""
    return example


EXAMPLE = read_example(BLOCKS[-1])


def shown(name: str) -> bytes:
    return bytes.fromhex(EXAMPLE[name])


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page's bytes in place of random ones."""
    monkeypatch.setattr(secrets, "token_bytes", DRAWN.__getitem__)


@pytest.fixture
def keyring() -> vault.Keyring:
    return vault.Keyring(DEK, VAULT, 1)


def test_the_keys_follow_from_hmac_alone(keyring: vault.Keyring) -> None:
    extracted = hmac.digest(VAULT, DEK, "sha256")
    block = b""
    derived = b""
    for number in range(1, 5):
        info = b"afterword/keyring/v1" + b"\0\0\0\1"
        block = hmac.digest(extracted, block + info + bytes((number,)), "sha256")
        derived += block
    names = ("K_record", "K_blob", "K_index", "K_ident")
    assert derived == b"".join(shown(name) for name in names)
    assert keyring._record_key == shown("K_record")


@pytest.mark.usefixtures("drawn")
def test_the_record_is_as_shown(keyring: vault.Keyring) -> None:
    blob = keyring.seal_record(book_id=BOOK, kind="entry", record_id=RECORD, rev=3, value=VALUE)
    assert blob == shown("record")
    assert keyring.open_record(blob, book_id=BOOK, kind="entry", record_id=RECORD, rev=3) == VALUE


def test_the_codes_beside_a_record_are_as_shown(keyring: vault.Keyring) -> None:
    assert keyring.row_mac(RECORD, 3, shown("record")) == shown("row code")
    assert keyring.bucket(BOOK, "growing", "one small thing") == shown("bucket")


@pytest.mark.usefixtures("drawn")
def test_the_passphrase_slot_is_as_shown() -> None:
    slot = vault.new_pass_slot(
        DEK, PASSPHRASE, VAULT, m=19456, t=2, pepper=PEPPER, pepper_id="2026"
    )
    assert slot.salt == DRAWN[16]
    assert slot.commit == shown("pass commit")
    assert slot.blob == shown("pass blob")


@pytest.mark.usefixtures("drawn")
def test_the_recovery_slot_and_sheet_are_as_shown() -> None:
    slot = vault.new_recovery_slot(DEK, SHEET, VAULT)
    assert slot.commit == shown("recovery commit")
    assert slot.blob == shown("recovery blob")
    assert sheet.show(SHEET) == EXAMPLE["sheet as shown"]
    check = int.from_bytes(hashlib.sha256(b"afterword/sheet/v1" + SHEET).digest(), "big") >> 236
    letters = [sheet.ALPHABET[check >> place & 31] for place in (15, 10, 5, 0)]
    assert EXAMPLE["sheet as shown"].endswith("".join(letters))


@pytest.mark.usefixtures("drawn")
def test_the_session_is_as_shown() -> None:
    assert session_keys.session_id(TOKEN) == shown("session id")
    assert session_keys.wrap(TOKEN, RAM_SHARE, VAULT, DEK) == shown("wrapped")


@pytest.mark.usefixtures("drawn")
def test_the_segment_is_as_shown(keyring: vault.Keyring) -> None:
    segment = keyring.seal_archive(b"lines", archive_id=RECORD, segment=2, kind="messages")
    assert segment == shown("segment")


@pytest.mark.usefixtures("drawn")
def test_the_private_key_is_as_shown_and_opens_the_note(keyring: vault.Keyring) -> None:
    private = shown("note private")
    assert keyring.seal_private(private) == shown("private")
    assert keyring.open_private(shown("private")) == private
    assert vault.open_note(private, VAULT, RECORD, shown("note")) == "not tonight"


def test_every_value_of_the_example_is_tested() -> None:
    own_source = Path(__file__).read_text("utf-8")
    assert [name for name in EXAMPLE if f'"{name}"' not in own_source] == []
    assert len(EXAMPLE) == 18


def test_every_label_of_the_program_is_on_the_page() -> None:
    modules = (archive, encoding, keypair, passphrase, session_keys, sheet, slots, v1)
    source = "".join(Path(module.__file__).read_text("utf-8") for module in modules)
    labels = set(re.findall(r"afterword/[a-z/-]+/v\d", source))
    assert {"afterword/record/v1", "afterword/slot/v1", "afterword/sheet/v1"} <= labels
    assert [label for label in sorted(labels) if label not in PAGE] == []


def test_the_bounds_of_the_program_are_on_the_page() -> None:
    bounds = (slots.LEAST_MEMORY, slots.LEAST_WORK, slots.MOST_MEMORY, slots.MOST_PASSES)
    for bound in (*bounds, keypair.LONGEST_NOTE, encoding.SMALLEST, archive.CHUNK_LOG2):
        assert re.search(rf"\b{bound}\b", PAGE)
    assert sheet.ALPHABET in PAGE
