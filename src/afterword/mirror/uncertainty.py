"""How sure a share can be, and where a pair's own long end begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, comb, hypot, sqrt

FEWEST = 10
"""Below this many occasions a share is not shown: one week could turn it round."""

FEWEST_BLOCKS = 6
"""Below this many weeks there is no telling how unlike each other weeks are."""

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


def parted(hits: int, of: int, other: int, out_of: int) -> bool:
    """Say whether two shares differ as `differ` means it, each out of its own number."""
    pooled = (hits + other) / (of + out_of)
    error = sqrt(pooled * (1 - pooled) * (1 / of + 1 / out_of))
    return abs(hits / of - other / out_of) > SPOKEN * error


@dataclass(frozen=True)
class Estimate:
    """A value with its standard error, from `blocks` weeks that may each be unlike the others.

    `of` counts what it is made of: words, or lines.
    """

    value: float
    error: float
    of: int
    blocks: int

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval, wider where there are few blocks; never below nought."""
        half = student(SHOWN, self.blocks - 1) * self.error
        return max(0.0, self.value - half), self.value + half

    def apart(self, other: Estimate, least: float = 0.0, width: float = SPOKEN) -> bool:
        """Say whether two estimates differ by more than chance easily gives.

        They must also differ by `least` of the larger: among very many words a trifle is certain.
        """
        width = student(width, self.blocks + other.blocks - 2)
        apart = abs(self.value - other.value)
        enough = apart >= least * max(self.value, other.value)
        return enough and apart > width * hypot(self.error, other.error)


def ratio(blocks: Sequence[tuple[int, int]], per: float = 1.0) -> Estimate | None:
    """Estimate a share from blocks of (hits, of), times `per`; None under FEWEST_BLOCKS.

    The error goes by how much the blocks differ, and is never under that of independent tries.
    Source: the ratio estimator of Cochran 1977, Sampling Techniques, chapter 6.
    """
    filled = [block for block in blocks if block[1]]
    if len(filled) < FEWEST_BLOCKS:
        return None
    count, of = len(filled), sum(whole for _, whole in filled)
    share = sum(hits for hits, _ in filled) / of
    spread = sum((hits - share * whole) ** 2 for hits, whole in filled)
    among_blocks = sqrt(count / (count - 1) * spread) / of
    alone = sqrt(share * (1 - share) / of)
    return Estimate(share * per, max(among_blocks, alone) * per, of, count)


def student(width: float, freedom: int) -> float:
    """Widen a normal interval for few degrees of freedom (the first terms of Fisher's series)."""
    freedom = max(1, freedom)
    first = (width**3 + width) / (4 * freedom)
    second = (5 * width**5 + 16 * width**3 + 3 * width) / (96 * freedom**2)
    return width + first + second


def median_range(ordered: Sequence[int], width: float = SHOWN) -> tuple[int, int]:
    """Return the interval of the median of an ascending, non-empty sequence, from its own ranks."""
    count = len(ordered)
    half = width * sqrt(count) / 2
    low = max(0, int(count / 2 - half))
    high = min(count - 1, ceil(count / 2 + half))
    return ordered[low], ordered[high]
