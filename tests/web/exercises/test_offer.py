"""Which exercise Today may offer: a pure choice."""

from __future__ import annotations

from itertools import product

import pytest

from afterword.programme import PATHS
from afterword.web.exercises.offer import STEPS, STEPS_IN_GRIEF, Offer, fit
from afterword.web.rooms.hall.next_thing import Facts, choose
from tests.web.exercises.walking import here

QUIET = Facts(
    path="ended",
    kept=True,
    worth_keeping=True,
    waiting_note=False,
    notes=1,
    letters=1,
    history=False,
    face=None,
    put_off=False,
)


def test_it_never_offers_unasked_what_needs_a_moment_or_another_person() -> None:
    for path, night in product(PATHS, (True, False)):
        steps = STEPS_IN_GRIEF if path == "died" else STEPS
        for one in fit(here(path), (), steps, night=night):
            assert one.nature == "plain"
            assert "not-in-the-first-fortnight" not in one.moments
            assert not {"reaching-out", "together"} & set(one.touches)
            assert not (night and "not-at-night" in one.moments)


@pytest.mark.parametrize("path", PATHS)
def test_it_has_something_to_offer_on_every_path(path: str) -> None:
    steps = STEPS_IN_GRIEF if path == "died" else STEPS
    found = fit(here(path), (), steps, night=False)

    assert found
    assert found[0] not in fit(here(path), {found[0].id}, steps, night=False)


@pytest.mark.parametrize(
    ("begun", "first", "history", "url"),
    [
        (True, False, False, "exercises:home"),
        (False, True, False, "exercises:home"),
        (False, False, False, "mirror:home"),
        (False, False, True, "exercises:home"),
    ],
)
def test_it_takes_its_turn_on_today(begun: bool, first: bool, history: bool, url: str) -> None:
    from dataclasses import replace

    offer = Offer("abc123", "A title", "en", 2, begun, first)

    chosen = choose(replace(QUIET, exercise=offer, history=history))

    assert chosen.url == url
    assert chosen.reason
    assert len(chosen.reason.split()) < 20


@pytest.mark.parametrize("path", PATHS)
def test_it_gives_a_reason_for_every_step_it_may_offer(path: str) -> None:
    from dataclasses import replace

    for step in STEPS_IN_GRIEF if path == "died" else STEPS:
        offer = Offer("abc123", "A title", "en", step, False, True)
        assert choose(replace(QUIET, path=path, exercise=offer)).reason
