"""Reads other people's published test files, where somebody has a folder of them.

AFTERWORD_CHAT_SAMPLES names a folder of exports (wa-*) with NAME.truth.tsv beside each: time,
author, user or system, and the first 16 digits of the SHA-1 of the normalised text.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from afterword.chats.importers import claimant
from afterword.chats.message import Answers, Message
from afterword.chats.source import Source

FOLDER = os.environ.get("AFTERWORD_CHAT_SAMPLES", "")
EXPORTS = sorted(
    path for path in Path(FOLDER or os.devnull).glob("wa-*") if not path.name.endswith(".tsv")
)
MARKS = dict.fromkeys([0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])

pytestmark = pytest.mark.skipif(not EXPORTS, reason="AFTERWORD_CHAT_SAMPLES names no samples")


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text.translate(MARKS))
    return re.sub(r"\s+", " ", folded).strip()


def _digest(text: str) -> str:
    return hashlib.sha1(_plain(text).encode()).hexdigest()[:16]


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.name)
def test_every_message_has_its_time_author_and_text(path: Path) -> None:
    truth = [
        line.split("\t")
        for line in Path(f"{path}.truth.tsv").read_text("utf-8").splitlines()
        if line
    ]
    with Source.from_paths([path]) as source:
        rows = list(claimant(source).read(source, None, Answers()))
    messages = [row for row in rows if isinstance(row, Message)]
    people = Counter(
        (row.at.isoformat(), _plain(row.author), _digest(row.text))
        for row in messages
        if row.author is not None
    )
    system = Counter(
        (row.at.isoformat(), _digest(row.text)) for row in messages if row.author is None
    )
    assert people == Counter(
        (at, _plain(who), sha) for at, who, kind, sha in truth if kind == "user"
    )
    assert system == Counter((at, sha) for at, _, kind, sha in truth if kind == "system")
    assert len(rows) == len(messages)
