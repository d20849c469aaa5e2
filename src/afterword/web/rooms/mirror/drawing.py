"""What a result looks like: me beside the other for the same question, one line, a few counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from afterword.web.kit.charts import (
    CountRow,
    LineChart,
    PairChart,
    PairRow,
    Point,
    count_rows,
    line_of_weeks,
    pair_bars,
)

MOST_BARS = 12
FEWEST_POINTS = 2
LONGEST_PERIOD = 14  # characters: "Oct–Dec 2023"


def bars(result: dict[str, Any]) -> PairChart | None:
    """Draw both, period by period; None where there is nothing of both."""
    rows, unit = _rows(result)
    if not rows or _are_long(rows):
        return None
    return pair_bars(
        rows[-MOST_BARS:],
        name=str(result["name"]).replace("_", "-"),
        title=result["question"],
        description=result["said"],
        me=_("You"),
        them=_("They"),
        unit=unit,
    )


def _rows(result: dict[str, Any]) -> tuple[list[PairRow], str]:
    if shares := result.get("shares"):
        return [PairRow(s["label"], s["mine"], s["of"] - s["mine"]) for s in shares], _("times")
    if result.get("mine"):
        both = zip(result["mine"], result["theirs"], strict=True)
        of_each = [(m["label"], _percent(m), _percent(t)) for m, t in both]
        return _both_known(of_each), "%"
    levels = zip(result.get("my_levels", ()), result.get("their_levels", ()), strict=True)
    return _both_known([(m["label"], m["value"], t["value"]) for m, t in levels]), _unit(result)


def _percent(share: dict[str, Any]) -> float | None:
    """Return a share in hundredths; None where there are too few to say."""
    if not share["of"] or share["interval"] is None:
        return None
    return 100 * float(share["mine"]) / float(share["of"])


def _both_known(rows: Sequence[tuple[str, float | None, float | None]]) -> list[PairRow]:
    """Leave out the periods in which one of the two cannot be told: a gap is not a nought."""
    return [
        PairRow(label, mine, theirs)
        for label, mine, theirs in rows
        if mine is not None and theirs is not None
    ]


def own_line(result: dict[str, Any]) -> LineChart | None:
    """Draw levels of mine, or of both together, as one line; None where there are too few."""
    levels = result.get("levels", ())
    known = [level["value"] for level in levels if level["value"] is not None]
    if len(known) < FEWEST_POINTS:
        return None
    top = max(known) or 1.0
    return line_of_weeks(
        [Point(level["label"], level["value"]) for level in levels],
        name=str(result["name"]).replace("_", "-"),
        title=result["question"],
        description=result["said"],
        low=f"0 {_unit(result)}".strip(),
        high=f"{top:.3g} {_unit(result)}".strip(),
        scale=(min(0.0, *known), top),
    )


def _are_long(rows: Sequence[PairRow]) -> bool:
    """Say whether rows are things and no periods: their names have no room under bars."""
    return any(len(row.when) > LONGEST_PERIOD for row in rows)


def counts(result: dict[str, Any]) -> list[CountRow]:
    """Count who ended what, or what both wrote of a few things, where a result has such."""
    rows, _unit_of_rows = _rows(result)
    if _are_long(rows):
        named: list[tuple[str, int]] = []
        for row in rows:
            named.append((_("%(what)s, in your lines") % {"what": row.when}, round(row.mine)))
            named.append((_("%(what)s, in theirs") % {"what": row.when}, round(row.theirs)))
        return list(count_rows(named))
    occasions = result.get("occasions", [])
    if not occasions:
        return []
    mine = sum(1 for occasion in occasions if occasion["mine"] is True)
    theirs = sum(1 for occasion in occasions if occasion["mine"] is False)
    called = len(occasions) - mine - theirs
    counted = [(_("You wrote first"), mine), (_("They wrote first"), theirs)]
    if called:
        counted.append((_("It ended with a call"), called))
    return list(count_rows(counted))


def _unit(result: dict[str, Any]) -> str:
    """Return the unit, short enough for an axis: what explains it comes after a comma."""
    return str(result.get("unit", "")).partition(",")[0]
