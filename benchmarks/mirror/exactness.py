"""Whether a reader finds what stands in an export. Runs beside the timing, in a process apart."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

from benchmarks.mirror import peers
from benchmarks.mirror.history import STYLES
from benchmarks.mirror.peers import Reader

EXACT_AT = 10_000
MARKS = dict.fromkeys([0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F)])


def write(style: str, export: Path, size: int) -> None:
    """Write an export of so many messages, in one of STYLES."""
    STYLES[style](export, size)


def exact(reader: Reader, style: str, export: Path) -> str:
    """Say how many messages of the shortest export a reader finds as they are; "" for none."""
    rows = export.with_name("rows.jsonl")
    rows.unlink(missing_ok=True)
    if peers.run(reader, export, rows).failed or not rows.exists():
        return ""
    truth = STYLES[style](export.with_name("again.txt"), EXACT_AT)
    lines = rows.read_text("utf-8").splitlines()
    found = Counter((at, _plain(who), _plain(text)) for at, who, text in map(json.loads, lines))
    wanted = Counter((s.at.isoformat(), _plain(s.author), _plain(s.text)) for s in truth)
    return f"{(found & wanted).total():,} of {wanted.total():,}"


def _plain(text: str | None) -> str:
    return re.sub(r"\s+", " ", (text or "").translate(MARKS)).strip()
