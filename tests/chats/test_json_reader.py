"""The JSON reader: what it takes, passes over and refuses, wherever a block of bytes ends."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.chats import json_reader
from afterword.chats.json_reader import JsonReader
from afterword.chats.problem import ImportProblem

SCALARS = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=12)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


def reader_of(text: str | bytes, longest: int = json_reader.LONGEST) -> JsonReader:
    data = text if isinstance(text, bytes) else text.encode()
    return JsonReader(io.BytesIO(data), "chat.json", longest)


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_reader, "BLOCK", 7)


@given(st.lists(VALUES, max_size=5), st.booleans(), st.sampled_from([None, 2]))
def test_items_come_out_as_they_went_in(values: list[Any], ascii_only: bool, indent: int) -> None:
    text = json.dumps(values, ensure_ascii=ascii_only, indent=indent)
    assert list(reader_of(text).items()) == values


@given(VALUES, st.integers(0, 99))
def test_what_is_passed_over_leaves_the_next_at_hand(value: Any, after: int) -> None:
    text = json.dumps({"before": value, "after": after, "last": value})
    reader = reader_of(text)
    assert [reader.value() for key in reader.fields() if key == "after"] == [after]
    assert reader.peek() == ""


def test_elements_that_nobody_takes_are_passed_over() -> None:
    reader = reader_of('[[1, "]"], {"a": [2]}, 3, "four", [5]]')
    assert [reader.value() for number in reader.elements() if number in (1, 3)] == [
        {"a": [2]},
        "four",
    ]


def test_it_knows_on_which_line_a_value_began() -> None:
    reader = reader_of('[\n {"a": 1},\n\n {"b":\n 2}, 3\n]')
    assert [reader.line for _ in reader.items()] == [2, 4, 5]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_is_no_part_of_it(mark: bytes) -> None:
    assert reader_of(mark + b'["x"]').value() == ["x"]


def test_utf_16_is_read_by_its_mark() -> None:
    assert reader_of('{"a": "\u00e9"}'.encode("utf-16")).value() == {"a": "\u00e9"}


def test_telegrams_own_escapes_are_read_as_what_they_mean() -> None:
    assert reader_of(r'["a\x0Bb", "c:\\x1", "\\\x1F"]').value() == ["a\x0bb", "c:\\x1", "\\\x1f"]


def test_half_a_pair_becomes_the_sign_for_what_is_lost() -> None:
    assert reader_of(r'[{"\uD83D": ["a\ud83d", "\ud83d\udc1f", 1]}]').value() == [
        {"\ufffd": ["a\ufffd", "\U0001f41f", 1]}
    ]


def test_control_characters_inside_a_text_stay() -> None:
    assert reader_of(b'["a\0b\nc"]').value() == ["a\0b\nc"]


@pytest.mark.parametrize(
    "text",
    ["", "[", '["a', '[{"a": 1', '{"a" 1}', "[1 2]", "[1,]", "{1: 2}", "[tru]", r'["\q"]', "x"],
)
def test_what_is_no_json_says_where(text: str) -> None:
    with pytest.raises(ImportProblem, match=r"“chat\.json” breaks off or is damaged at line 1"):
        reader_of(text).value()


def test_a_break_far_into_the_file_is_told_by_its_line() -> None:
    with pytest.raises(ImportProblem, match="at line 41"):
        list(reader_of("[\n" + '{"a": "b"},\n' * 39 + '{"a" "b"}]').items())


@pytest.mark.parametrize("way", ["value", "skip"])
def test_a_text_without_end_is_refused_before_it_fills_the_memory(way: str) -> None:
    for text in ('"' + "x" * 500, '"' + '\\"' * 500, "1" * 500, '{"a": [1, "' + "y" * 500):
        with pytest.raises(ImportProblem, match="one piece of more than 100 characters"):
            getattr(reader_of(text, longest=100), way)()


@pytest.mark.parametrize("way", ["value", "skip"])
@pytest.mark.parametrize("opens", ["[", '{"a":'])
def test_ten_thousand_brackets_are_refused(
    way: str, opens: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_reader, "BLOCK", 1 << 18)
    with pytest.raises(ImportProblem, match="nested more than 200 levels"):
        getattr(reader_of(opens * 10_000), way)()


def test_more_that_is_no_message_than_any_export_holds_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(json_reader, "MOST_PASSED", 50)
    reader_of("[" + "1, " * 40 + "1]").skip()
    for text in ("[" + "1, " * 60 + "1]", "{" + '"a": 1, ' * 60 + '"a": 1}'):
        with pytest.raises(ImportProblem, match="more than 50 things that are no messages"):
            reader_of(text).skip()
