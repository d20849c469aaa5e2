"""Which parts of My story exist, for whom."""

from __future__ import annotations

import pytest

from afterword.journey.contact import Contact
from afterword.journey.paths import rooms
from afterword.web.rooms.step1_understand.parts import Parts, parts_of
from tests.web.exercises.walking import here


def parts(path: str, quieter: tuple[str, ...] = (), contact: Contact = Contact.WAIT) -> Parts:
    ids = {one.id for one in here(path, quieter)}
    return parts_of(ids, rooms(path, quieter, contact), contact)


@pytest.mark.parametrize("path", ["ended", "separated", "lost_touch"])
def test_it_has_everything_after_a_parting(path: str) -> None:
    assert parts(path) == Parts("one_moment", True, True, True, True)


def test_it_has_no_board_before_it_is_said_what_happened() -> None:
    assert parts("unsaid") == Parts("one_moment", True, True, False, True)


def test_it_has_no_board_while_a_lock_holds() -> None:
    assert parts("ended", contact=Contact.LOCKED) == Parts("one_moment", True, True, False, True)
    assert parts("ended", contact=Contact.CLOSED).board


def test_it_has_the_years_alone_in_grief() -> None:
    assert parts("died") == Parts("one_moment_of_ours", True, False, False, False)


@pytest.mark.parametrize("path", ["ended", "separated", "lost_touch", "unsaid"])
def test_it_asks_nobody_who_was_afraid_for_a_part(path: str) -> None:
    told = Parts("one_moment_told", True, False, False, False)

    assert parts(path, ("afraid",)) == told
    assert parts(path, ("afraid", "frightening")) == told


def test_it_asks_who_frightened_strictly() -> None:
    strict = Parts("one_moment_strict", False, False, False, False)

    assert parts("ended", ("frightening",)) == strict
