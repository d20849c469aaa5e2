"""Template tags that draw the geometry of ``kit.charts`` as SVG, each with the same as a table."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from afterword.web.kit.charts import CountRow, LineChart, PairChart, RiverChart
from afterword.web.kit.charts.strokes import HEIGHT, WIDTH, Path

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


@register.simple_tag
def hand_drawing(paths: Sequence[Path], label: str = "") -> SafeString:
    """A drawing by hand; ``label`` says what it is, "" where the words beside it do.

    Written here and not in a template: a full page has a thousand paths.
    """
    drawn = "".join(
        f'<path class="pen-{path.colour}" stroke-width="{path.width}" d="{path.d}"/>'
        for path in paths
    )
    name = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    whole = f'<svg class="drawing" viewBox="0 0 {WIDTH} {HEIGHT}" {name}>{drawn}</svg>'
    return mark_safe(whole)  # noqa: S308 - numbers that were read as numbers, and an escaped label
