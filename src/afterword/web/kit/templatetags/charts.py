"""Template tags that draw the geometry of ``kit.charts`` as SVG, each with the same as a table."""

from __future__ import annotations

from collections.abc import Sequence

from django import template

from afterword.web.kit.charts import CountRow, LineChart, PairChart, RiverChart

register = template.Library()


@register.inclusion_tag("charts/line.html")
def line_chart(chart: LineChart) -> dict[str, LineChart]:
    """A line with its numbered marks, their list, and the table."""
    return {"chart": chart}


@register.inclusion_tag("charts/pairbars.html")
def pair_bars(chart: PairChart) -> dict[str, PairChart]:
    """Paired bars with their key and the table."""
    return {"chart": chart}


@register.inclusion_tag("charts/river.html")
def river_chart(chart: RiverChart) -> dict[str, RiverChart]:
    """A river with its stretches and numbered marks, their list, and the table."""
    return {"chart": chart}


@register.inclusion_tag("charts/counts.html")
def count_rows(rows: Sequence[CountRow], caption: str = "") -> dict[str, object]:
    """Small bars with their numbers: already a table."""
    return {"rows": rows, "caption": caption}
