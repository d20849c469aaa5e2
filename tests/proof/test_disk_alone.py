"""The disk alone: after an evening of use and a cut, no key and no word is found on it."""

from __future__ import annotations

import base64
import io
import random
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from afterword import vault
from afterword.vault.hkdf import hkdf
from tests.proof import disk
from tests.proof.evening import ANOTHER, CODE, MANY, NUMBERS, Evening, canaries
from tests.proof.program import PASSPHRASE, Browser, running


@dataclass(frozen=True)
class Taken:
    """What lay on the disk when the power went, and what the person held in other places."""

    files: dict[str, bytes]
    export: list[bytes]
    locks: disk.Locks
    sheet: str
    with_cookies: int


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """Spend an evening in the real program, cut the power, take the disk."""
    home = tmp_path_factory.mktemp("home")
    data, copy = home / "data", tmp_path_factory.mktemp("copy") / "home"
    places = {name: str(home) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    with running(data, **places) as program:
        evening = Evening(Browser(program.port))
        evening.spend()
        assert evening.browser.get("/r/3/").status == 200
        program.kill()
    shutil.copytree(home, copy)
    with running(data, **places) as program:
        with_cookies = Browser(program.port, evening.browser.cookies).get("/r/3/").status
    files = {str(file): file.read_bytes() for file in copy.rglob("*") if file.is_file()}
    locks = disk.locks_on(shutil.copytree(copy / "data", copy / "read") / "afterword.sqlite3")
    with zipfile.ZipFile(io.BytesIO(evening.export)) as archive:
        export = [archive.read(name) for name in archive.namelist()]
    shown = re.findall(r">([0-9A-HJKMNP-TV-Z]{4})<", evening.sheet)
    sheet = " ".join(shown[:9])  # the whole one; its two halves stand below it
    return Taken(files, export, locks, sheet, with_cookies)


def test_the_evening_left_something_to_look_through(taken: Taken) -> None:
    names = {Path(name).name for name in taken.files}
    assert {"afterword.sqlite3", "afterword.sqlite3-wal", "device.json"} <= names
    assert {slot.kind for slot in taken.locks.slots} == {"pass", "recovery"}
    assert any(word.encode() in b"".join(taken.export) for word in canaries())


def test_no_key_on_the_disk_opens_anything(taken: Taken) -> None:
    found, tried = disk.opened(taken.locks, [*taken.files.values(), *taken.export])
    assert found == []
    assert tried > 10_000


def test_no_word_of_the_evening_is_on_the_disk(taken: Taken) -> None:
    secrets = [*NUMBERS, PASSPHRASE, ANOTHER, CODE, taken.sheet, taken.sheet.replace(" ", "")]
    assert len(taken.sheet.split()) == 9
    words = [word.lower() for word in (*canaries(), *secrets)]
    found = {name: disk.words_in(content, words) for name, content in taken.files.items()}
    assert {name: some for name, some in found.items() if some} == {}
    assert len(set(canaries())) == MANY


def test_the_disk_and_the_cookies_do_not_open_it(taken: Taken) -> None:
    assert taken.with_cookies == 401


# --- what is hidden on purpose is found ---------------------------------------------------------


def kept_badly() -> Iterator[tuple[str, disk.Locks, bytes]]:
    """Yield vaults whose disk holds one key that it must not, by the name of the key."""
    vault_id, secret, dek = vault.new_id(), vault.sheet.new_secret(), vault.new_dek()
    slot = vault.new_recovery_slot(dek, secret, vault_id)
    keyring = vault.Keyring(dek, vault_id)
    head = keyring.seal_record(book_id=bytes(16), kind="head", record_id=vault_id, rev=3, value={})
    private = keyring.seal_private(vault.new_keypair()[1])
    bucket = keyring.bucket(bytes(16), "store", "")
    locks = disk.Locks(vault_id, (slot,), head, 3, private, frozenset({bucket}))
    purposes = hkdf(dek, salt=vault_id, info=b"afterword/keyring/v1\0\0\0\1", length=128)
    yield "key of the slot", locks, hkdf(secret, salt=vault_id, info=b"afterword/kek/recovery/v1")
    yield "secret of the sheet", locks, secret + bytes(range(12))
    yield "data key", locks, dek
    for name, at in (("record", 0), ("index", 64), ("identity", 96)):
        yield f"{name} key", locks, purposes[at : at + 32]


def test_a_key_that_lies_on_the_disk_is_found() -> None:
    around = random.Random(5).randbytes(300)
    for name, locks, key in kept_badly():
        assert disk.opened(locks, [around]) == ([], len(disk.keys_in(around)))
        for hidden in (key, key.hex(), key.hex().upper(), base64.b64encode(key),
                       base64.urlsafe_b64encode(key)):  # fmt: skip
            written = hidden.encode() if isinstance(hidden, str) else hidden
            found, _tried = disk.opened(locks, [around + written + around])
            assert found, (name, hidden)


def test_a_word_that_lies_on_the_disk_is_found() -> None:
    for word in canaries():
        said = f"Dear {word.title()}, it rains"
        for content in (
            said.encode(),
            said.upper().encode("utf-16"),
            said.encode().hex().encode(),
            *(base64.b64encode(b"x" * places + said.encode()) for places in range(3)),
        ):
            assert disk.words_in(b"\0" * 50 + content, canaries()) == {word}


def test_a_slot_whose_key_was_stored_beside_it_is_found(tmp_path: Path) -> None:
    _name, locks, key = next(kept_badly())
    database = tmp_path / "mistake.sqlite3"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE TABLE mistake (salt BLOB, hash TEXT)")
        row = [locks.slots[0].blob, base64.b64encode(key).decode()]
        connection.execute("INSERT INTO mistake VALUES (?, ?)", row)
    found, _tried = disk.opened(locks, [database.read_bytes()])
    assert "slot recovery, as the key of it" in found
