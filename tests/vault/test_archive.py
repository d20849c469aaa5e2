from __future__ import annotations

from itertools import permutations

import pytest

from afterword import vault
from afterword.vault import archive

from .fixed import DEK, OTHER, VAULT

KEY = bytes(range(32))
CHUNK = 4096
START = 72


def sealed(data: bytes) -> bytes:
    return archive.seal(KEY, b"context", data, chunk_log2=12)


def opened(blob: bytes) -> bytes:
    return archive.open_sealed(KEY, b"context", blob)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5])
def test_data_of_any_size_comes_back(size: int) -> None:
    data = bytes(number % 251 for number in range(size))
    blob = sealed(data)
    chunks = max(1, -(-size // CHUNK))
    assert opened(blob) == data
    assert len(blob) == START + size + 16 * chunks


def test_chunks_cannot_be_put_in_another_order() -> None:
    blob = sealed(bytes(4 * CHUNK))
    size = CHUNK + 16
    chunks = [blob[START + n * size : START + (n + 1) * size] for n in range(4)]
    for order in permutations(range(4)):
        shuffled = blob[:START] + b"".join(chunks[number] for number in order)
        if shuffled == blob:
            continue
        with pytest.raises(vault.Tampered):
            opened(shuffled)


def test_chunks_cannot_be_dropped_doubled_or_added() -> None:
    blob = sealed(bytes(3 * CHUNK))
    size = CHUNK + 16
    head = blob[:START]
    chunks = [blob[START + n * size : START + (n + 1) * size] for n in range(3)]
    changed = [head]
    for number, chunk in enumerate(chunks):
        changed.append(head + b"".join(chunks[:number] + chunks[number + 1 :]))
        changed.append(head + b"".join([*chunks[:number], chunk, *chunks[number:]]))
    changed.append(blob + b"\0")
    changed.append(blob + blob[START:])
    for candidate in changed:
        with pytest.raises(vault.Tampered):
            opened(candidate)


def test_an_archive_opens_under_one_key_and_name_only() -> None:
    blob = sealed(b"words")
    with pytest.raises(vault.Tampered):
        archive.open_sealed(bytes(32), b"context", blob)
    with pytest.raises(vault.Tampered):
        archive.open_sealed(KEY, b"another", blob)


def test_an_archive_of_another_key_is_refused_before_anything_is_decrypted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    blob = sealed(b"words")
    monkeypatch.setattr(archive, "_nonce", None)
    with pytest.raises(vault.Tampered, match="another key"):
        archive.open_sealed(bytes(32), b"context", blob)


def test_a_newer_archive_says_so() -> None:
    blob = bytearray(sealed(b"words"))
    blob[6] = 2
    with pytest.raises(vault.NewerVersion):
        opened(bytes(blob))


@pytest.mark.parametrize(("place", "value"), [(0, 0), (6, 0), (7, 11), (7, 25), (7, 13)])
def test_a_changed_beginning_is_refused(place: int, value: int) -> None:
    blob = bytearray(sealed(b"words"))
    blob[place] = value
    with pytest.raises(vault.Tampered):
        opened(bytes(blob))


@pytest.mark.parametrize("log2", [12, 24])
def test_the_smallest_and_the_largest_chunk_are_taken(log2: int) -> None:
    blob = archive.seal(KEY, b"context", b"words", chunk_log2=log2)
    assert opened(blob) == b"words"


@pytest.mark.parametrize("log2", [11, 25])
def test_a_chunk_size_out_of_bounds_is_refused(log2: int) -> None:
    with pytest.raises(ValueError, match="chunk"):
        archive.seal(KEY, b"", b"", chunk_log2=log2)


def test_a_segment_opens_only_as_itself() -> None:
    keyring = vault.Keyring(DEK, VAULT)
    name = {"archive_id": OTHER, "segment": 2, "kind": "messages"}
    blob = keyring.seal_archive(b"lines", archive_id=OTHER, segment=2, kind="messages")
    assert keyring.open_archive(blob, archive_id=OTHER, segment=2, kind="messages") == b"lines"
    changes = [
        {"archive_id": VAULT},
        {"segment": 3},
        {"segment": -1},
        {"kind": "pack"},
    ]
    for change in changes:
        with pytest.raises(vault.Tampered):
            keyring.open_archive(blob, **(name | change))  # type: ignore[arg-type]
    for other in (vault.Keyring(DEK, OTHER), vault.Keyring(DEK, VAULT, 2)):
        with pytest.raises(vault.Tampered):
            other.open_archive(blob, archive_id=OTHER, segment=2, kind="messages")


def test_an_archive_id_has_16_bytes() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        vault.Keyring(DEK, VAULT).seal_archive(b"", archive_id=b"short", segment=0, kind="pack")
