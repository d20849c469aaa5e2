"""The gate, the doors and what was told: read by axe, walked with Tab, measured for thumbs."""

from __future__ import annotations

from tests.browser.standing import standing_states
from tests.browser.test_every_state import look
from tests.browser.visitor import Visitor
from tests.browser.ways import begin


def test_it_is_readable_and_reachable_at_every_door(visitor: Visitor) -> None:
    begin(visitor.page)
    look(visitor, standing_states(visitor.page), 35)
