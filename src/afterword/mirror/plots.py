"""Small plots for a terminal: bars out of blocks, one line each, and the river year by year."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.mirror.finding import (
    Finding,
    Level,
    Occasion,
    Own,
    OwnBesideTheirs,
    Pair,
    Share,
)
from afterword.mirror.periods import day
from afterword.mirror.river import River
from afterword.mirror.spans import duration

BAR = 20
TOO_FEW = "too few to say"
YOUR_SHARE = "Your share, and theirs after it"
HEIGHTS = "▁▂▃▄▅▆▇█"
MONTHS = "JFMAMJJASOND"


def drawn(result: Finding) -> Iterator[str]:
    """Draw what a finding holds, each plot after an empty line."""
    if isinstance(result, Own):
        yield from _levels(result.unit, result.levels)
    if isinstance(result, Pair):
        yield from _shares(YOUR_SHARE, result.shares)
        yield from _whole(result)
        yield from _river(result.river)
        yield from _levels(result.unit, result.levels)
        yield from _occasions(result.occasions)
    if isinstance(result, OwnBesideTheirs):
        yield from _shares_beside(result)
        yield from _levels_beside(result)


def bar(share: Share) -> str:
    """Draw a share as twenty blocks: dark for mine, light for the rest."""
    dark = round(BAR * share.mine / share.of)
    return "█" * dark + "░" * (BAR - dark)


def range_in_words(share: Share) -> str:
    """Say a share with its interval and counts: “52 % (48 to 56), 88 of 169”."""
    if share.interval is None:
        return f"{TOO_FEW}, {share.mine} of {share.of}"
    low, high = share.interval
    return (
        f"{share.mine / share.of:.0%} ({100 * low:.0f} to {100 * high:.0f}), "
        f"{share.mine:,} of {share.of:,}"
    )


def level_in_words(level: Level) -> str:
    """Say a level with its interval: “12.5 (10.1 to 15)”."""
    if level.value is None:
        return TOO_FEW
    if level.interval is None:
        return f"{level.value:,g}"
    low, high = level.interval
    return f"{level.value:,g} ({low:,g} to {high:,g})"


def highest(*rows: tuple[Level, ...]) -> float:
    """Return the highest value among levels that are drawn on one scale; 1 where there is none."""
    return max((level.value or 0 for row in rows for level in row), default=0) or 1


def ended_by(occasion: Occasion) -> str:
    """Say who wrote the first line after it."""
    if occasion.mine is None:
        return "ended with a call"
    return "you wrote first" if occasion.mine else "they wrote first"


def _shares(heading: str, shares: tuple[Share, ...]) -> Iterator[str]:
    if not shares:
        return
    yield ""
    yield f"  {heading}"
    width = max(len(share.label) for share in shares)
    for share in shares:
        yield f"  {share.label.ljust(width)}  {_share_in_words(share)}"


def _whole(result: Pair) -> Iterator[str]:
    """Say the share over everything in words: a bar of it would look like one more period."""
    if result.whole is None:
        return
    yield ""
    yield f"  {result.whole.label}: {range_in_words(result.whole)}"


def _levels(unit: str, levels: tuple[Level, ...]) -> Iterator[str]:
    if not levels:
        return
    yield ""
    yield f"  {unit.capitalize()}"
    width = max(len(level.label) for level in levels)
    most = highest(levels)
    for level in levels:
        yield f"  {level.label.ljust(width)}  {_height(level, most)}  {level_in_words(level)}"


def _shares_beside(result: OwnBesideTheirs) -> Iterator[str]:
    if not result.mine:
        return
    yield ""
    width = max(len(share.label) for share in result.mine + result.theirs)
    for mine, theirs in zip(result.mine, result.theirs, strict=True):
        same = mine.label == theirs.label
        for who, share in (("you ", mine), ("they", theirs)):
            label = f"{share.label}, {who}" if same else share.label
            yield f"  {label.ljust(width + 6)}  {_share_in_words(share)}"


def _share_in_words(share: Share) -> str:
    drawn = TOO_FEW.ljust(BAR) if share.interval is None else bar(share)
    said = f"{share.mine} of {share.of}" if share.interval is None else range_in_words(share)
    return f"{drawn}  {said}"


def _levels_beside(result: OwnBesideTheirs) -> Iterator[str]:
    if not result.my_levels:
        return
    yield ""
    yield f"  {result.unit.capitalize()}"
    width = max(len(level.label) for level in result.my_levels)
    most = highest(result.my_levels, result.their_levels)
    for mine, theirs in zip(result.my_levels, result.their_levels, strict=True):
        yield f"  {mine.label.ljust(width)}  you   {_height(mine, most)}  {level_in_words(mine)}"
        yield f"  {' ' * width}  they  {_height(theirs, most)}  {level_in_words(theirs)}"


def _height(level: Level, most: float) -> str:
    return ("█" * round(BAR * (level.value or 0) / most)).ljust(BAR)


def _river(river: River | None) -> Iterator[str]:
    """Draw the lines of each month as one sign, twelve to a year."""
    if river is None:
        return
    most = max(month.mine + month.theirs for month in river.months)
    years: dict[int, list[str]] = {}
    for month in river.months:
        lines = month.mine + month.theirs
        step = HEIGHTS[min(7, 8 * lines // (most + 1))] if lines else "·"
        years.setdefault(month.began.year, [" "] * 12)[month.began.month - 1] = step
    yield ""
    yield f"  Lines of both, month by month (highest: {most:,})"
    yield f"        {' '.join(MONTHS)}"
    for year, steps in years.items():
        yield f"  {year}  {' '.join(steps).rstrip()}"


def _occasions(occasions: tuple[Occasion, ...]) -> Iterator[str]:
    if not occasions:
        return
    yield ""
    width = max(len(day(occasion.began)) for occasion in occasions)
    for occasion in occasions:
        since = day(occasion.began).rjust(width)
        yield f"  from {since}  {duration(occasion.seconds).ljust(18)}{ended_by(occasion)}"
