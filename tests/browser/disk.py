"""Looks for a sentence in a folder as somebody with the disk alone would, in any usual coding."""

from __future__ import annotations

import base64
import contextlib
import sqlite3
import zlib
from pathlib import Path
from urllib.parse import quote

NO_WORDS = {"django_migrations", "sqlite_sequence"}


def codings(words: str) -> dict[str, bytes]:
    """The bytes that a sentence may lie on a disk as; base64 at each of its three alignments."""
    plain = words.encode()
    found = {
        "utf-8": plain,
        "utf-16-le": words.encode("utf-16-le"),
        "utf-16-be": words.encode("utf-16-be"),
        "utf-32-le": words.encode("utf-32-le"),
        "json": words.encode("ascii", "backslashreplace"),
        "hex": plain.hex().encode(),
        "url": quote(words).encode(),
        "form": quote(words).replace("%20", "+").encode(),
        "backwards": plain[::-1],
    }
    for shift in range(3):
        # The first and last characters also depend on the bytes around the sentence.
        found[f"base64+{shift}"] = base64.b64encode(b"\0" * shift + plain)[4:-4]
    return found


def places_of(words: str, folder: Path) -> list[str]:
    """Where the sentence, or any of its longer words in a row, lies in the folder's files."""
    wanted = codings(words)
    hits = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            hits += [f"{path.name}: {name}" for name, code in wanted.items() if code in data]
            hits += [f"{path.name}: packed" for part in _unpacked(data) if words.encode() in part]
    return hits


def _unpacked(data: bytes) -> list[bytes]:
    """What zlib streams in the data unpack to."""
    found = []
    for head in (b"\x78\x01", b"\x78\x9c", b"\x78\xda"):
        at = data.find(head)
        while at >= 0:
            with contextlib.suppress(zlib.error):
                found.append(zlib.decompressobj().decompress(data[at:]))
            at = data.find(head, at + 1)
    return found


def rows(database: Path) -> dict[str, int]:
    """Rows of every table that could hold something of a person; empty tables are left out."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as link:
        names = [n for (n,) in link.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        counted = {n: link.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in names}
    return {name: number for name, number in counted.items() if number and name not in NO_WORDS}
