"""Only of the other, only of oneself, all of it oneself: noticed, and never counted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.web.rooms.step1_understand.balance import of_two, takes_all, weigh

OF_THEM = (
    "She never came home before ten. She said it was work. He was always there, and they laughed "
    "about it at the table."
)
OF_ME = (
    "I shouted. I slammed the door and went out. I drank too much at the wedding, and I lied about "
    "the money I had spent in June."
)
OF_TWO = (
    "I shouted about the money and slammed the door. She went out and did not come home before ten "
    "that evening, and I pretended to sleep."
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (OF_THEM, "theirs"),
        (OF_ME, "mine"),
        (OF_TWO, ""),
        ("We both went quiet. " * 8, ""),
        ("She left.", ""),
        ("", ""),
        ("It was all my fault.", "over"),
        (f"{OF_TWO} I ruined everything.", "over"),
        (f"{OF_ME} It wasn’t all my fault.", "mine"),
    ],
)
def test_it_says_what_a_text_leaves_out(text: str, found: str) -> None:
    assert weigh(text) == found


def test_it_says_nothing_in_a_language_it_does_not_know() -> None:
    assert weigh(OF_THEM, "xx") == ""
    assert not takes_all("It was all my fault.", "xx")


@pytest.mark.parametrize(
    ("mine", "theirs", "found"),
    [
        ("", "They left.", "theirs"),
        (OF_ME, " ", "mine"),
        ("I left.", "", ""),
        ("I left.", "They called.", ""),
        ("", "", ""),
        ("I left.", "You did nothing wrong.", "over"),
    ],
)
def test_it_looks_at_two_answers(mine: str, theirs: str, found: str) -> None:
    assert of_two(mine, theirs) == found


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=300))
def test_it_reads_any_text(text: str) -> None:
    assert weigh(text) in {"", "theirs", "mine", "over"}
