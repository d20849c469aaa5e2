"""Every exercise on every path it is on: walked to its end, and each screen light and private."""

from __future__ import annotations

import pytest

from afterword.journey import locks
from afterword.programme import PATHS
from tests.web.exercises.test_map import is_near
from tests.web.exercises.test_walk import QUIETER_VERSIONS, hides, stays_light, walks_to_its_end
from tests.web.exercises.walking import here
from tests.web.people import person


@pytest.mark.parametrize("path", PATHS)
def test_every_exercise_of_a_path_is_walked_to_its_end(db: None, path: str) -> None:
    who = person(path)
    for one in here(path):
        walks_to_its_end(who, one)


@pytest.mark.parametrize("path", PATHS)
def test_every_screen_of_a_path_is_light_and_private(db: None, path: str) -> None:
    who = person(path)
    for one in here(path):
        stays_light(who, one)


@pytest.mark.parametrize("quieter", QUIETER_VERSIONS)
@pytest.mark.parametrize("path", PATHS)
def test_every_path_hides_what_a_quieter_version_leaves_out(
    db: None, path: str, quieter: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "quieter", lambda *_given: frozenset(quieter))
    hides(path, quieter)


@pytest.mark.parametrize("path", PATHS)
def test_every_exercise_is_near(db: None, path: str) -> None:
    is_near(path)
