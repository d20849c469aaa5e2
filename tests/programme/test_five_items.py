"""A questionnaire of five items is read from a file of one's own; none is shipped."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from afterword.programme import ContentProblem
from afterword.programme.five_items import FILE, FiveItems, read

INVENTED = """
title = "Five about the garden"
language = "en"
asked = "In the last two weeks"
source = "Invented for a test"
licence = "CC0"
items = ["The beds", "The paths", "The pond", "The fence", "The shed"]
answers = ["bare", "one leaf", "some", "many", "most", "all green"]
times = 4
"""


def written(folder: Path, text: str = INVENTED) -> FiveItems | None:
    """Lay a file into a folder and read it."""
    (folder / FILE).write_text(text, encoding="utf-8")
    return read(folder)


def test_it_reads_the_file_that_is_there(tmp_path: Path) -> None:
    found = written(tmp_path)

    assert found is not None
    assert (found.title, found.licence, len(found.items), found.top) == (
        "Five about the garden", "CC0", 5, 100,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("points", "score"),
    [([0] * 5, 0), ([5] * 5, 100), ([1, 2, 3, 4, 5], 60), ([2, 3, 2, 3, 3], 52)],
)
def test_it_multiplies_the_sum_of_the_points(tmp_path: Path, points: list[int], score: int) -> None:
    found = written(tmp_path)

    assert found is not None
    assert found.score(points) == score


@pytest.mark.parametrize("points", [[], [1] * 4, [1] * 6, [6, 0, 0, 0, 0], [-1, 0, 0, 0, 0]])
def test_it_gives_no_score_for_less_than_all(tmp_path: Path, points: list[int]) -> None:
    found = written(tmp_path)

    assert found is not None
    with pytest.raises(ValueError, match=r"score|points"):
        found.score(points)


def test_it_is_nothing_without_a_file(tmp_path: Path) -> None:
    assert read(tmp_path) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('licence = "CC0"', ""),
        ('licence = "CC0"', 'licence = " "'),
        ('source = "Invented for a test"', "source = 3"),
        (', "The shed"]', "]"),
        (', "The shed"]', ', "The shed", "The gate"]'),
        ('["bare",', "[3,"),
        ("times = 4", "times = 0"),
        ("times = 4", "times = true"),
        ("times = 4", 'times = "4"'),
        ("title =", "title"),
        ("Five about the garden", "x" * 401),
        ("CC0", "x" * 21_000),
    ],
)
def test_it_says_why_a_file_cannot_be_used(tmp_path: Path, old: str, new: str) -> None:
    assert old in INVENTED
    with pytest.raises(ContentProblem, match=FILE):
        written(tmp_path, INVENTED.replace(old, new))


def test_it_ships_no_questionnaire() -> None:
    shipped = [one.name for one in Path(str(files("afterword"))).rglob("*five*items*")]

    assert FILE not in shipped
