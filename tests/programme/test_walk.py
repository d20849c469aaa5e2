"""Back, skip and enough for today."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.programme import Place, exercise, exercises, next_screen
from afterword.programme.walk import ACTIONS


def test_it_goes_on_back_and_over() -> None:
    one = exercise("who_i_was_then")
    assert next_screen(one, 1, "next") == Place(2, resume=2)
    assert next_screen(one, 2, "skip") == Place(3, resume=3)
    assert next_screen(one, 3, "back") == Place(2, resume=2)


def test_it_leaves_by_each_door() -> None:
    one = exercise("who_i_was_then")
    assert next_screen(one, 1, "back") == Place(None, left="out", resume=1)
    assert next_screen(one, 3, "enough") == Place(None, left="enough", resume=3)
    assert next_screen(one, 4, "next") == Place(None, left="finished")
    assert next_screen(one, 4, "skip") == Place(None, left="finished")


@pytest.mark.parametrize(("number", "action"), [(3, "next"), (3, "skip"), (2, "enough")])
def test_it_calms_after_venting_however_it_ends(number: int, action: str) -> None:
    assert next_screen(exercise("words_that_burn"), number, action).then == "two_minutes_of_calm"


def test_it_knows_no_other_button_and_no_other_screen() -> None:
    one = exercise("who_i_was_then")
    with pytest.raises(ValueError, match="no button"):
        next_screen(one, 1, "send")
    with pytest.raises(LookupError):
        next_screen(one, 5, "next")


@given(st.sampled_from(exercises()), st.lists(st.sampled_from(ACTIONS[:3]), max_size=30))
def test_it_never_shows_a_screen_that_is_not_there(one: object, pressed: list[str]) -> None:
    number = 1
    for action in pressed:
        place = next_screen(one, number, action)  # type: ignore[arg-type]
        if place.screen is None:
            assert place.left in ("finished", "out")
            return
        assert abs(place.screen - number) == 1
        number = place.screen
        one.screen(number)  # type: ignore[attr-defined]
