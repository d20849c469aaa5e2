"""Small drawings for the page: bars and the river, each with its numbers beside it as words."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

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
from afterword.mirror.plots import (
    TOO_FEW,
    YOUR_SHARE,
    ended_by,
    highest,
    level_in_words,
    range_in_words,
)
from afterword.mirror.river import Month, River
from afterword.mirror.spans import duration

WIDE = 640
HIGH = 120


def drawings(result: Finding) -> Iterator[str]:
    """Yield what a finding holds as tables with drawings."""
    if isinstance(result, Own):
        yield from _levels(result.unit, result.levels)
    if isinstance(result, Pair):
        yield from _shares(YOUR_SHARE, result.shares)
        if result.whole is not None:
            label, said = escape(result.whole.label), range_in_words(result.whole)
            yield f"<p>{label}: {said}</p>"
        if result.river is not None:
            yield river(result.river)
        yield from _levels(result.unit, result.levels)
        yield from _occasions(result.occasions)
    if isinstance(result, OwnBesideTheirs):
        yield from _shares_beside(result)
        yield from _levels_beside(result)


def _shares(caption: str, shares: tuple[Share, ...]) -> Iterator[str]:
    if not shares:
        return
    yield f"<table><caption>{escape(caption)}</caption>"
    for share in shares:
        yield f'<tr><th scope="row">{escape(share.label)}</th><td>{_share_bar(share)}</td>'
        yield f"<td>{range_in_words(share)}</td></tr>"
    yield "</table>"


def _levels(unit: str, levels: tuple[Level, ...]) -> Iterator[str]:
    if not levels:
        return
    most = _top(levels)
    yield f"<table><caption>{escape(unit.capitalize())}</caption>"
    for level in levels:
        yield f'<tr><th scope="row">{escape(level.label)}</th>{_level_cells(level, most)}</tr>'
    yield "</table>"


def _shares_beside(result: OwnBesideTheirs) -> Iterator[str]:
    if not result.mine:
        return
    yield "<table><caption>You, and they beside it</caption>"
    for mine, theirs in zip(result.mine, result.theirs, strict=True):
        for who, share in (("you", mine), ("they", theirs)):
            label = f"{share.label}, {who}" if mine.label == theirs.label else share.label
            yield f'<tr><th scope="row">{escape(label)}</th><td>{_share_bar(share)}</td>'
            yield f"<td>{range_in_words(share)}</td></tr>"
    yield "</table>"


def _levels_beside(result: OwnBesideTheirs) -> Iterator[str]:
    if not result.my_levels:
        return
    most = _top(result.my_levels, result.their_levels)
    yield f"<table><caption>{escape(result.unit.capitalize())}</caption>"
    for mine, theirs in zip(result.my_levels, result.their_levels, strict=True):
        label = escape(mine.label)
        yield f'<tr><th scope="row">{label}, you</th>{_level_cells(mine, most)}</tr>'
        cells = _level_cells(theirs, most, "theirs")
        yield f'<tr><th scope="row" class="soft">they</th>{cells}</tr>'
    yield "</table>"


def _level_cells(level: Level, most: float, who: str = "mine") -> str:
    if level.value is None:
        return f"<td>{TOO_FEW}</td><td></td>"
    ends = None
    if level.interval is not None:
        low, high = level.interval
        ends = (low / most, high / most)
    return f"<td>{_bar(who, level.value / most, ends)}</td><td>{level_in_words(level)}</td>"


def _top(*rows: tuple[Level, ...]) -> float:
    """Return the end of the scale: the highest value or end of a range."""
    ends = (level.interval[1] for row in rows for level in row if level.interval is not None)
    return max(highest(*rows), *ends, 0.0)


def _share_bar(share: Share) -> str:
    if share.interval is None:
        return TOO_FEW
    return _bar("mine", share.mine / share.of, share.interval, rest=True)


def _bar(who: str, part: float, interval: tuple[float, float] | None, *, rest: bool = False) -> str:
    """Draw a part of one in hundredths; its numbers stand beside it, so it is not read out."""
    behind = '<rect class="theirs" width="100" height="10"/>' if rest else ""
    line = ""
    if interval is not None:
        low, high = (round(100 * end, 1) for end in interval)
        line = f'<line class="range" x1="{low}" x2="{high}" y1="5" y2="5"/>'
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'{behind}<rect class="{who}" width="{round(100 * part, 1)}" height="10"/>{line}</svg>'
    )


def river(drawn: River) -> str:
    """Draw the months as columns, mine below and theirs above, with a line where a phase begins."""
    months = drawn.months
    most = max(month.mine + month.theirs for month in months) or 1
    step = WIDE / len(months)
    columns = "".join(_column(month, number, step, most) for number, month in enumerate(months))
    turns = "".join(
        f'<line class="range" x1="{x}" x2="{x}" y1="0" y2="{HIGH}"/>'
        for number, month in enumerate(months)
        if number and month.phase != months[number - 1].phase
        for x in [round(number * step, 1)]
    )
    # The labels are words under the drawing, one at each end: they keep their size on a phone and
    # cannot touch.
    return (
        f'<svg class="river" viewBox="0 0 {WIDE} {HIGH}" role="img" '
        f'aria-label="Lines of both, month by month">{columns}{turns}</svg>'
        f'<p class="ends soft"><span>{_short(months[0])}</span>'
        f"<span>{_short(months[-1])}</span></p>"
        '<p class="soft">Lines of both, month by month: yours below, theirs above. A line marks '
        "where a new phase begins.</p>"
    )


def _short(month: Month) -> str:
    """Say a month so that it takes little room: “Mar 2016”."""
    name, _, year = month.label.partition(" ")
    return escape(f"{name[:3]} {year}")


def _column(month: Month, number: int, step: float, most: int) -> str:
    x, wide = round(number * step, 2), round(max(step * 0.85, 0.5), 2)
    mine, theirs = (round(HIGH * lines / most, 1) for lines in (month.mine, month.theirs))
    return (
        f'<rect class="mine" x="{x}" y="{round(HIGH - mine, 1)}" width="{wide}" height="{mine}"/>'
        f'<rect class="theirs" x="{x}" y="{round(HIGH - mine - theirs, 1)}" width="{wide}" '
        f'height="{theirs}"/>'
    )


def _occasions(occasions: tuple[Occasion, ...]) -> Iterator[str]:
    if not occasions:
        return
    yield "<table><caption>The longest of them</caption>"
    for occasion in occasions:
        yield f'<tr><th scope="row">from {day(occasion.began)}</th>'
        yield f"<td>{duration(occasion.seconds)}</td><td>{ended_by(occasion)}</td></tr>"
    yield "</table>"
