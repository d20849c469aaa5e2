from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.vault.encoding import SMALLEST, lp, pad, padded_length, u32, u64, unpad
from afterword.vault.errors import Tampered


def read_back(joined: bytes) -> list[bytes]:
    parts = []
    while joined:
        end = 4 + int.from_bytes(joined[:4], "big")
        parts.append(joined[4:end])
        joined = joined[end:]
    return parts


@given(st.lists(st.binary(max_size=40), max_size=8))
def test_joined_parts_have_one_reading(parts: list[bytes]) -> None:
    assert read_back(lp(*parts)) == parts


def test_moving_a_byte_between_parts_changes_the_join() -> None:
    assert lp(b"ab", b"c") != lp(b"a", b"bc")
    assert lp(b"", b"x") != lp(b"x", b"")


@given(st.binary(max_size=3000))
def test_padding_comes_off_again(content: bytes) -> None:
    padded = pad(content)
    assert unpad(padded) == content
    assert len(padded) == padded_length(4 + len(content))


@given(st.integers(min_value=0, max_value=1 << 26))
def test_padding_adds_at_most_twelve_per_cent_above_the_smallest(length: int) -> None:
    padded = padded_length(length)
    assert padded >= max(length, SMALLEST)
    assert padded == SMALLEST or padded <= length * 1.12
    assert padded_length(padded) == padded


def test_padding_knows_the_sizes_of_the_paper() -> None:
    assert [padded_length(n) for n in (0, 256, 257, 1000, 1025, 9999)] == [
        256,
        256,
        272,
        1024,
        1088,
        10240,
    ]


def test_few_sizes_remain_under_a_megabyte() -> None:
    assert len({padded_length(n) for n in range(0, 1 << 20, 64)}) < 250


@pytest.mark.parametrize(
    "padded",
    [b"", b"\0\0", b"\0" * 255, b"\0\0\1\1" + bytes(252), b"\xff" * 256, pad(b"x") + b"\0"],
)
def test_a_length_that_does_not_fit_is_refused(padded: bytes) -> None:
    with pytest.raises(Tampered):
        unpad(padded)


def test_numbers_are_written_with_the_most_significant_byte_first() -> None:
    assert u32(258) == b"\0\0\1\2"
    assert u64(258) == b"\0\0\0\0\0\0\1\2"


@pytest.mark.parametrize(
    ("write", "number"), [(u32, -1), (u32, 1 << 32), (u64, -1), (u64, 1 << 64)]
)
def test_a_number_that_does_not_fit_is_refused(write: object, number: int) -> None:
    assert callable(write)
    with pytest.raises(ValueError, match="does not fit"):
        write(number)
