"""Drawings as numbers: where each line, bar and label of a chart stands.

Pure functions from values to frozen geometry, in units of a 340-wide drawing; the templates in
``templates/charts/`` only write it out as SVG, and the same values again as a table. A label never
touches another label or the line: events are numbered discs in their own lane, explained in a list
below, and the ends of each axis are words.
"""

from __future__ import annotations

from afterword.web.kit.charts.counts import CountRow, count_rows
from afterword.web.kit.charts.geometry import Box, Label
from afterword.web.kit.charts.line import LineChart, Point, line_of_weeks
from afterword.web.kit.charts.marks import Event, Mark
from afterword.web.kit.charts.pairs import PairBar, PairChart, PairRow, pair_bars
from afterword.web.kit.charts.river import Reach, RiverChart, Stretch, river

__all__ = [
    "Box",
    "CountRow",
    "Event",
    "Label",
    "LineChart",
    "Mark",
    "PairBar",
    "PairChart",
    "PairRow",
    "Point",
    "Reach",
    "RiverChart",
    "Stretch",
    "count_rows",
    "line_of_weeks",
    "pair_bars",
    "river",
]
