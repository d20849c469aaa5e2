"""Reads other people's published test files, where somebody has a folder of them.

AFTERWORD_CHAT_SAMPLES names a folder of exports with NAME.truth.tsv beside each: time (an instant
in UTC), author, user or system, and the first 16 digits of the SHA-1 of the normalised text.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from afterword.chats.importers import claimant
from afterword.chats.message import Answers, Message
from afterword.chats.source import ImportProblem, Source

FOLDER = os.environ.get("AFTERWORD_CHAT_SAMPLES", "")
EXPORTS = sorted(
    path for path in Path(FOLDER or os.devnull).glob("*-*") if not path.name.endswith(".tsv")
)
TRUTH_HAS_NO_TEXT = "<attributedBody>"
"""What the truth of the iMessage databases says for every text that newer Macs keep elsewhere; it
also counts a reaction as a message, which we do not."""
DAMAGED = "sms-shruggietech-malformed.xml"
MARKS = dict.fromkeys([0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])

pytestmark = pytest.mark.skipif(not EXPORTS, reason="AFTERWORD_CHAT_SAMPLES names no samples")


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text.translate(MARKS))
    return re.sub(r"\s+", " ", folded).strip()


def _digest(text: str) -> str:
    return hashlib.sha1(_plain(text).encode()).hexdigest()[:16]


def _second(at: datetime) -> str:
    return (at.astimezone(UTC) if at.tzinfo else at).strftime("%Y-%m-%dT%H:%M:%S")


def _truth(path: Path) -> list[list[str]]:
    lines = Path(f"{path}.truth.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line]


def _rows(path: Path) -> list[Message]:
    with Source.from_paths([path]) as source:
        rows = list(claimant(source).read(source, None, Answers()))
    assert all(isinstance(row, Message) for row in rows)
    return [row for row in rows if isinstance(row, Message)]


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.name)
def test_every_message_has_its_time_author_and_text(path: Path) -> None:
    truth = _truth(path)
    if path.name == DAMAGED:
        with pytest.raises(ImportProblem, match="damaged"):
            _rows(path)
        return
    messages = _rows(path)
    people = Counter(
        (_second(row.at), _plain(row.author), _digest(row.text))
        for row in messages
        if row.author is not None
    )
    known = [(at, _plain(who), sha) for at, who, kind, sha in truth if kind == "user"]
    if path.suffix == ".db":
        known = [row for row in known if row[2] != _digest(TRUTH_HAS_NO_TEXT)]
        assert people.total() == sum(kind == "user" for _, _, kind, _ in truth) - 1
        assert Counter(known) <= people
    elif any(not at for at, _, _ in known):  # no name and no date in the letter: the box has one
        people = Counter({row: n for row, n in people.items() if row[1] != "?"})
        assert people == Counter(row for row in known if row[0])
    else:
        assert people == Counter(known)
        system = [(at, sha) for at, _, kind, sha in truth if kind == "system"]
        assert Counter(system) == Counter(
            (_second(row.at), _digest(row.text)) for row in messages if row.author is None
        )
