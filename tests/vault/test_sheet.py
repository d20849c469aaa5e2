from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword import vault
from afterword.vault import sheet

SECRET = bytes(range(1, 21))
SHOWN = sheet.show(SECRET)
secrets = st.binary(min_size=20, max_size=20)


def problem(text: str) -> vault.SheetProblem:
    with pytest.raises(vault.SheetProblem) as caught:
        sheet.read(text)
    return caught.value


@given(secrets)
def test_a_sheet_is_read_back(secret: bytes) -> None:
    shown = sheet.show(secret)
    assert sheet.read(shown) == secret
    assert [len(group) for group in shown.split(" ")] == [4] * 9
    assert set(shown) <= set(sheet.ALPHABET + " ")


@given(secrets, st.sampled_from([" ", "-", "", " - ", "\u2013", "\u2011", "\n", ".", "\u00a0"]))
def test_it_does_not_matter_how_a_sheet_is_typed(secret: bytes, between: str) -> None:
    typed = between.join(sheet.show(secret).split(" ")).lower()
    looks_alike = typed.replace("0", "o").replace("1", "l")
    assert sheet.read(typed) == secret
    assert sheet.read(looks_alike) == secret
    assert sheet.read(f"  {looks_alike.replace('l', 'I')}\n") == secret


@given(secrets, st.integers(0, 35), st.integers(1, 31))
def test_one_misread_letter_is_noticed_and_never_put_right_silently(
    secret: bytes, place: int, by: int
) -> None:
    letters = sheet.show(secret).replace(" ", "")
    other = sheet.ALPHABET[(sheet.ALPHABET.index(letters[place]) + by) % 32]
    assert problem(letters[:place] + other + letters[place + 1 :]).reason == "check"


def test_the_group_of_a_misread_letter_is_named() -> None:
    groups = SHOWN.split(" ")
    for number in range(9):
        wrong = list(groups)
        wrong[number] = ("7" if groups[number][0] != "7" else "8") + groups[number][1:]
        found = problem(" ".join(wrong))
        assert found.group == number + 1
        assert "group does not go with the others" in str(found)


@pytest.mark.parametrize("first", [0, 1, 2])
def test_the_group_of_two_swapped_letters_is_named(first: int) -> None:
    groups = sheet.show(bytes(range(101, 121))).split(" ")
    third = list(groups[2])
    assert third[first] != third[first + 1]
    third[first], third[first + 1] = third[first + 1], third[first]
    groups[2] = "".join(third)
    assert problem(" ".join(groups)).group == 3


def test_two_swapped_groups_are_noticed() -> None:
    groups = SHOWN.split(" ")
    groups[0], groups[1] = groups[1], groups[0]
    found = problem(" ".join(groups))
    assert (found.reason, found.group) == ("check", None)
    assert "two different sheets" in str(found)


def test_a_letter_no_sheet_has_is_named_with_its_group() -> None:
    groups = SHOWN.split(" ")
    groups[4] = "A?UB"
    found = problem(" ".join(groups))
    assert (found.reason, found.group) == ("letter", 5)
    assert str(found).startswith("The fifth group has “?” in it")
    groups[4] = "AU"
    assert problem("-".join(groups)).group == 5
    assert problem("AB 0000 0000 0000 0000 0000 0000 U000 0000").group == 8
    assert problem("0" * 9 + "U" + "0" * 26).group == 3
    assert problem("0" * 35 + "U").group == 9
    assert problem("0000 " * 8 + "U").group == 9
    assert problem("0" * 50 + "U").group == 9


def test_a_group_of_the_wrong_length_is_named() -> None:
    groups = SHOWN.split(" ")
    groups[8] = groups[8][:3]
    found = problem(" ".join(groups))
    assert (found.reason, found.group) == ("length", 9)
    assert str(found).startswith("The last group should have four letters or numbers; there are 3")


@pytest.mark.parametrize(
    "text", ["", "   ", "-", "AAAA", SHOWN + " AAAA", SHOWN.replace(" ", "")[1:]]
)
def test_a_sheet_of_another_length_says_how_many_there_are(text: str) -> None:
    found = problem(text)
    assert (found.reason, found.group) == ("length", None)
    assert "36 in all" in str(found)


def test_groups_of_wrong_lengths_that_cannot_be_told_apart_name_none() -> None:
    groups = SHOWN.split(" ")
    groups[0] = groups[0][:3]
    groups[1] = groups[1][:3]
    assert problem(" ".join(groups)).group is None


@given(st.text(alphabet="0aZu -\n\x00ß\u0131\u2013你", max_size=60))
def test_anything_else_that_is_typed_gets_a_sentence(text: str) -> None:
    assert str(problem(text)).endswith(".")


@given(secrets)
def test_two_halves_make_the_secret_in_either_order(secret: bytes) -> None:
    one, other = sheet.split(secret)
    assert sheet.join(one, other) == sheet.join(other, one) == secret
    assert sheet.read(sheet.show(one)) == one


def test_a_half_is_drawn_anew_each_time() -> None:
    assert len({sheet.split(SECRET)[0] for _ in range(10)}) == 10
    assert len({sheet.new_secret() for _ in range(10)}) == 10


@pytest.mark.parametrize("wrong", [b"", bytes(19), bytes(21)])
def test_only_20_bytes_make_a_sheet(wrong: bytes) -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        sheet.show(wrong)
    with pytest.raises(ValueError, match="20 bytes"):
        sheet.join(wrong, SECRET)
