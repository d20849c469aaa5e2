"""A few things counted, each with a small bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class CountRow:
    """One thing and how often; ``width`` of its bar in hundredths of the longest."""

    label: str
    count: int
    width: float


def count_rows(counts: Sequence[tuple[str, int]]) -> tuple[CountRow, ...]:
    """A few things counted, each with a bar; in the order given."""
    most = max((count for _, count in counts), default=0) or 1
    return tuple(CountRow(label, count, round(100 * count / most, 1)) for label, count in counts)
