from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.coach import model
from afterword.coach.window import (
    HEAD_MOST,
    SENTENCE_MOST,
    WINDOW_MOST,
    head,
    units,
    windows,
)
from afterword.coach.wordpiece import WordPiece, words

SMALL = WordPiece(
    ["[UNK]", "[CLS]", "[SEP]", "un", "##believ", "##able", "believ", "a", ",", "##a"]
)
SHIPPED = WordPiece((model.WEIGHTS / "vocabulary.txt").read_text("utf-8").split("\n"))


def test_it_takes_the_longest_known_piece_first() -> None:
    assert SMALL.numbers("Unbelievable, a") == [3, 4, 5, 8, 7]


def test_it_gives_one_unknown_piece_for_a_word_it_cannot_cut() -> None:
    assert SMALL.numbers("unbelievably a") == [0, 7]
    assert SMALL.numbers("a" * 101) == [0]
    assert SMALL.numbers("a" * 100) == [7] + [9] * 99


def test_it_cuts_as_the_published_tokeniser_does() -> None:
    # Numbers from the `tokenizers` library with the published file of all-MiniLM-L6-v2.
    known = {
        "Don't you dare, naïve café-owner! 你好 world… “quoted” 😀😀": [
            2123, 1005, 1056, 2017, 8108, 1010, 15743, 7668, 1011, 3954, 999, 100, 100, 2088,
            1529, 1523, 9339, 1524, 100,
        ],
        "unbelievableness Zürich ÅNGSTRÖM\tİstanbul ǅ": [
            23653, 2791, 10204, 17076, 15687, 9960, 100,
        ],
        "£50 & €20 — 5:30pm ½": [
            27813, 2692, 1004, 1574, 11387, 1517, 1019, 1024, 2382, 9737, 1092,
        ],
        "\ufffd\x00abc ｆｕｌｌ １２": [5925, 100, 100],
        "e\u0301te\u0301 \U0001f468\u200d\U0001f469\u200d\U0001f467": [3802, 2063, 100],
        "हिन्दी शब्द עִבְרִית العَرَبِيَّة": [
            1339, 29877, 29863, 29861, 29878, 1336, 29865, 29861, 1259, 29789, 29811, 29796,
            29813, 1270, 23673, 29830, 17149, 29816, 14498, 19433,
        ],
    }  # fmt: skip
    for text, numbers in known.items():
        assert SHIPPED.numbers(text) == numbers


def test_it_stops_at_the_most_that_is_asked_for() -> None:
    assert SMALL.numbers("a a a a", 2) == [7, 7]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_it_leaves_no_white_space_and_no_capitals(text: str) -> None:
    kept = "".join(words(text))
    assert not any(char.isspace() for char in kept)
    assert kept == kept.lower()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 150), min_size=1, max_size=30))
def test_it_holds_every_sentence_in_a_window_that_fits(lengths: list[int]) -> None:
    start = head(SMALL, "letter", "reply", "a " * 100)
    rows = units(SMALL, ["a " * length for length in lengths])
    assert len(start) == HEAD_MOST + 2
    assert max(map(len, rows)) <= SENTENCE_MOST + 1
    made = windows(start, rows)
    seen = [window.first + place for window in made for place in range(len(window.units))]
    assert seen == list(range(len(lengths)))
    for window in made:
        assert len(window.pieces) <= max(WINDOW_MOST, len(start) + SENTENCE_MOST + 1)
        assert len(window.pieces) == len(window.kinds)
        for (begin, end), row in zip(window.units, rows[window.first :], strict=False):
            assert list(window.pieces[begin:end]) == row


def test_it_cuts_a_long_draft_into_windows_of_like_size() -> None:
    rows = units(SMALL, ["a " * 19] * 30)
    made = windows(head(SMALL, "letter", "reply", ""), rows)
    assert [len(window.units) for window in made] == [15, 15]
