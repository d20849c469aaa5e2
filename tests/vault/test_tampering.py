"""Thousands of changed inputs, each refused as ``Tampered`` or ``NewerVersion``, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import permutations, product

import pytest

from afterword import vault
from afterword.vault import archive

from .fixed import BOOK, DEK, OTHER, RECORD, VAULT

KEYRING = vault.Keyring(DEK, VAULT)
PUBLIC, PRIVATE = vault.new_keypair()
CONTEXT = b"context"
CHUNK = (1 << 12) + 16
CHUNKS_START = 72


@dataclass(frozen=True)
class Sealed:
    """Honest bytes, and the way to open them."""

    blob: bytes
    open: Callable[[bytes], object]


def open_record(blob: bytes) -> object:
    return KEYRING.open_record(blob, book_id=BOOK, kind="entry", record_id=RECORD, rev=3)


def open_archive(blob: bytes) -> bytes:
    return archive.open_sealed(DEK, CONTEXT, blob)


def open_note(blob: bytes) -> str:
    return vault.open_note(PRIVATE, VAULT, RECORD, blob)


RECORD_BLOB = KEYRING.seal_record(
    book_id=BOOK, kind="entry", record_id=RECORD, rev=3, value={"v": 1, "text": "kept " * 60}
)
LONG_ARCHIVE = archive.seal(DEK, CONTEXT, bytes(4 * 4096 + 500), chunk_log2=12)
SEALED = {
    "record": Sealed(RECORD_BLOB, open_record),
    "private key": Sealed(KEYRING.seal_private(PRIVATE), KEYRING.open_private),
    "note": Sealed(vault.seal_note(PUBLIC, VAULT, RECORD, "not tonight"), open_note),
    "archive": Sealed(archive.seal(DEK, CONTEXT, b"lines " * 200, chunk_log2=12), open_archive),
}


def changed_bytes(blob: bytes) -> Iterator[bytes]:
    for place, change in product(range(len(blob)), (0x01, 0x80, 0xFF)):
        yield blob[:place] + bytes((blob[place] ^ change,)) + blob[place + 1 :]


def other_lengths(blob: bytes) -> Iterator[bytes]:
    for length in range(len(blob)):
        yield blob[:length]
    for extra in (b"\0", b"\xff", blob[-16:], blob):
        yield blob + extra


def shuffled_chunks(blob: bytes) -> Iterator[bytes]:
    start = blob[:CHUNKS_START]
    chunks = [blob[at : at + CHUNK] for at in range(CHUNKS_START, len(blob), CHUNK)]
    for count in range(len(chunks) + 1):
        for order in permutations(chunks, count):
            if list(order) != chunks:
                yield start + b"".join(order)
    for one, other in product(chunks, repeat=2):
        yield start + b"".join([*chunks, one, other])


def swaps() -> Iterator[Callable[[], object]]:
    """The honest record, looked for in every other place or with every other key."""
    keyrings = [
        KEYRING,
        vault.Keyring(DEK, OTHER),
        vault.Keyring(DEK[::-1], VAULT),
        vault.Keyring(DEK, VAULT, 2),
    ]
    books = (BOOK, vault.NO_BOOK, RECORD)
    kinds = ("entry", "letter", "")
    records = (RECORD, OTHER, BOOK)
    revs = (3, 2, 4, 0)
    for keyring, book, kind, record, rev in product(keyrings, books, kinds, records, revs):
        if (keyring, book, kind, record, rev) == (KEYRING, BOOK, "entry", RECORD, 3):
            continue
        yield lambda k=keyring, b=book, n=kind, r=record, v=rev: k.open_record(
            RECORD_BLOB, book_id=b, kind=n, record_id=r, rev=v
        )


def refused(attempt: Callable[[], object]) -> bool:
    """Anything but the two errors of the contract goes through and fails the test."""
    try:
        attempt()
    except (vault.Tampered, vault.NewerVersion):
        return True
    return False


@pytest.mark.parametrize("name", SEALED)
def test_the_honest_bytes_open(name: str) -> None:
    sealed = SEALED[name]
    assert sealed.open(sealed.blob)


@pytest.mark.parametrize("change", [changed_bytes, other_lengths])
@pytest.mark.parametrize("name", SEALED)
def test_no_changed_or_cut_bytes_open(
    name: str, change: Callable[[bytes], Iterator[bytes]]
) -> None:
    sealed = SEALED[name]
    accepted = [blob for blob in change(sealed.blob) if not refused(lambda b=blob: sealed.open(b))]
    assert accepted == []


def test_no_order_of_chunks_but_the_right_one_opens() -> None:
    assert open_archive(LONG_ARCHIVE) == bytes(4 * 4096 + 500)
    accepted = [
        blob
        for blob in shuffled_chunks(LONG_ARCHIVE)
        if not refused(lambda b=blob: open_archive(b))
    ]
    assert accepted == []


def test_no_record_opens_in_another_place() -> None:
    assert all(refused(attempt) for attempt in swaps())


def test_more_than_three_thousand_inputs_were_tried(
    record_property: Callable[[str, object], None],
) -> None:
    count = sum(1 for _ in swaps()) + sum(1 for _ in shuffled_chunks(LONG_ARCHIVE))
    for sealed in SEALED.values():
        count += sum(1 for change in (changed_bytes, other_lengths) for _ in change(sealed.blob))
    record_property("tampered inputs", count)
    assert count >= 3000
