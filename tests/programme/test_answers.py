"""Answers: what is kept of a form, and that no word is lost on the way."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.programme import Exercise, Problem, as_posted, exercises, read_back, validate
from afterword.programme.answers import LONGEST_LINE, LONGEST_TEXT
from afterword.programme.reading import read_exercise
from tests.programme.each import for_each

ONE = read_exercise(
    """+++
id = "all_kinds"
version = 1
title = "All kinds"
minutes = 9
paths = ["ended"]
demands = ["6.1"]
nature = "venting"
then = "calm"
[source]
text = "Ours."
strength = "design"
+++

## One
```toml
[line]
kind = "text"
label = "A"
[long]
kind = "long"
label = "B"
[many]
kind = "lines"
most = 3
label = "C"
```
## Two
```toml
[pick]
kind = "choice"
label = "D"
options = {tea = "Tea", milk = "Milk"}
[some]
kind = "several"
label = "E"
options = {tea = "Tea", milk = "Milk", none = "None"}
[day]
kind = "date"
label = "F"
```
## Three
```toml
[how]
kind = "slider"
label = "G"
low = "low"
high = "high"
[looks]
kind = "then-now"
label = "H"
[plan]
kind = "if-then"
label = "I"
```
## Four
```toml
[burnt]
kind = "destroyed"
label = "J"
[wait]
kind = "pause"
label = "K"
seconds = 5
```
""",
    name="all_kinds",
    step="step6_let_go",
)
NAMES = sorted({name for field in ONE.fields for name in field.names})
ANY = st.text(max_size=30) | st.sampled_from(
    [
        "tea",
        "milk",
        "none",
        "7",
        "10",
        "11",
        "-1",
        "2026-02-29",
        "2024-02-29",
        "a\r\nb\rc\n\nd",
        " ",
    ]
)
FORMS = st.dictionaries(st.sampled_from(NAMES), st.lists(ANY, max_size=4))


def test_it_keeps_every_kind_of_answer() -> None:
    posted = {
        "line": ["  one   line "],
        "long": ["first\r\nsecond\n"],
        "many": ["a\r\n\r\nb", "c"],
        "csrf": ["x"],
    }
    assert validate(ONE, 1, posted) == (
        {"line": "one line", "long": "first\nsecond", "many": ["a", "b", "c"]},
        [],
    )
    posted = {"pick": ["milk"], "some": ["none", "tea"], "day": ["2024-02-29"]}
    assert validate(ONE, 2, posted) == (
        {"pick": "milk", "some": ["tea", "none"], "day": "2024-02-29"},
        [],
    )
    posted = {"how": ["0"], "looks.now": ["short hair"], "looks.unknown": ["on"], "plan.if": ["x"]}
    assert validate(ONE, 3, posted) == (
        {"how": 0, "looks": {"now": "short hair", "unknown": True}, "plan": {"if": "x"}},
        [],
    )


def test_it_keeps_what_utf8_can_hold() -> None:
    assert validate(ONE, 1, {"line": "a\ud800b"}) == ({"line": "a\ufffdb"}, [])


def test_it_lets_everything_stay_empty() -> None:
    for number in range(1, 5):
        assert validate(ONE, number, {}) == ({}, [])
        assert validate(ONE, number, {name: ["  "] for name in NAMES}) == ({}, [])


def test_it_never_takes_up_what_is_to_be_destroyed() -> None:
    assert validate(ONE, 4, {"burnt": ["the worst of it"]}) == ({}, [])
    assert as_posted(ONE, 4, {"burnt": "the worst of it"}) == {}


def test_it_takes_a_plain_text_as_one() -> None:
    assert validate(ONE, 1, {"line": "hello"}) == ({"line": "hello"}, [])


@pytest.mark.parametrize(
    ("number", "posted", "problem"),
    [
        (1, {"line": "x" * (LONGEST_LINE + 1)}, Problem("line", "too-long", LONGEST_LINE)),
        (1, {"long": "x" * (LONGEST_TEXT + 1)}, Problem("long", "too-long", LONGEST_TEXT)),
        (1, {"many": "a\nb\nc\nd"}, Problem("many", "too-many", 3)),
        (1, {"many": "x" * (LONGEST_LINE + 1)}, Problem("many", "too-long", LONGEST_LINE)),
        (2, {"pick": "Milk"}, Problem("pick", "no-option")),
        (2, {"some": ["tea", "coffee"]}, Problem("some", "no-option")),
        (2, {"day": "2023-02-29"}, Problem("day", "no-date")),
        (2, {"day": "20230228"}, Problem("day", "no-date")),
        (3, {"how": "11"}, Problem("how", "no-number")),
        (3, {"how": "٣"}, Problem("how", "no-number")),
        (3, {"plan.then": "x" * (LONGEST_LINE + 1)}, Problem("plan", "too-long", LONGEST_LINE)),
    ],
)
def test_it_says_what_it_could_not_take(
    number: int, posted: dict[str, list[str]], problem: Problem
) -> None:
    values, problems = validate(ONE, number, posted)
    assert problems == [problem]
    assert problem.field not in values


def test_it_keeps_the_good_answers_beside_a_bad_one() -> None:
    values, problems = validate(ONE, 2, {"pick": ["tea"], "day": ["tomorrow"]})
    assert values == {"pick": "tea"}
    assert [problem.field for problem in problems] == ["day"]


def test_it_leaves_out_values_that_no_longer_fit() -> None:
    assert as_posted(ONE, 3, {"looks": "a text of an older version", "gone": "x"}) == {}
    assert as_posted(ONE, 1, {"line": {"then": "x"}}) == {}
    assert as_posted(ONE, 3, {"plan": {"unknown": True, "then": 4}}) == {}


def test_it_reads_answers_back_in_order_and_in_words() -> None:
    kept = {
        "plan": {"then": "I walk"},
        "looks": {"now": "short hair", "unknown": True},
        "how": 0,
        "some": ["tea", "none"],
        "many": ["a", "b"],
        "burnt": "the worst of it",
    }
    read = [(answer.field.id, answer.parts) for answer in read_back(ONE, kept)]
    assert read == [
        ("many", (("", "a"), ("", "b"))),
        ("some", (("", "Tea"), ("", "None"))),
        ("how", (("", "0"),)),
        ("looks", (("now", "short hair"), ("unknown", ""))),
        ("plan", (("then", "I walk"),)),
    ]


def test_it_knows_no_other_screen() -> None:
    with pytest.raises(LookupError):
        validate(ONE, 5, {})


@given(number=st.integers(1, 4), posted=FORMS)
def test_it_gives_json_of_known_fields_for_any_form(
    number: int, posted: dict[str, list[str]]
) -> None:
    values, problems = validate(ONE, number, posted)
    asked = {field.id for field in ONE.screen(number).fields if field.kept}
    assert set(values) <= asked
    assert {problem.field for problem in problems} <= asked - set(values)
    assert json.loads(json.dumps(values, ensure_ascii=False).encode()) == values


@given(number=st.integers(1, 4), posted=FORMS)
def test_it_fills_the_form_with_what_was_kept(number: int, posted: dict[str, list[str]]) -> None:
    values, _ = validate(ONE, number, posted)
    assert validate(ONE, number, as_posted(ONE, number, values)) == (values, [])


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_it_loses_no_word(text: str) -> None:
    values, _ = validate(ONE, 1, {"long": [text]})
    kept = str(values.get("long", ""))
    assert kept.split() == text.split()


@for_each(exercises())
def test_it_reads_an_empty_form_of_every_exercise(one: Exercise) -> None:
    for number in range(1, len(one.screens) + 1):
        assert validate(one, number, {}) == ({}, [])
