"""How sure a share can be, and where a pair's own long end begins."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, comb, sqrt

FEWEST = 10
"""Below this many occasions a share is not shown: one week could turn it round."""

SHOWN = 1.959964
"""Half-width, in standard errors, of the 95 % interval that is drawn."""

SPOKEN = 3.0
"""The same for what is put into words (99.7 %): a sentence must hold more than a drawn range."""


def wilson(hits: int, of: int, width: float = SHOWN) -> tuple[float, float]:
    """Return the interval of a share, 0 to 1, for `hits` out of `of` occasions (`of` > 0).

    Source: Wilson 1927, Journal of the American Statistical Association 22, 209-212.
    """
    share = hits / of
    shrink = 1 + width**2 / of
    middle = (share + width**2 / (2 * of)) / shrink
    half = width * sqrt(share * (1 - share) / of + width**2 / (4 * of**2)) / shrink
    return max(0.0, middle - half), min(1.0, middle + half)


def percentile(ordered: Sequence[int], share: float) -> int:
    """Return the value that `share` (0 to 1) of an ascending, non-empty sequence do not exceed."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def at_least(hits: int, of: int, rate: float) -> float:
    """Return the chance of `hits` or more in `of` independent tries at `rate` (all binomial)."""
    return sum(comb(of, k) * rate**k * (1 - rate) ** (of - k) for k in range(hits, of + 1))


def leaning(hits: int, of: int) -> int:
    """Say whether a share is surely above one half (1), surely below (-1), or neither (0)."""
    low, high = wilson(hits, of, SPOKEN)
    return int(low > 0.5) - int(high < 0.5)


def differ(one: int, other: int, of: int) -> bool:
    """Say whether two counts out of the same `of` differ by more than chance easily gives.

    The two-proportion test with a pooled error, at SPOKEN standard errors.
    """
    pooled = (one + other) / (2 * of)
    error = sqrt(2 * pooled * (1 - pooled) / of)
    return abs(one - other) / of > SPOKEN * error
