from __future__ import annotations

import time
import unicodedata
from collections import Counter

import pytest

from afterword.vault import passphrase


def test_the_word_list_is_whole() -> None:
    words = passphrase._word_list()
    assert len(words) == len(set(words)) == 6**5
    assert (words[0], words[-1]) == ("abacus", "zoom")


def test_six_words_are_drawn_and_always_taken() -> None:
    words = set(passphrase._word_list())
    for _ in range(100):
        drawn = passphrase.generate()
        assert len(drawn.split(" ")) == 6
        assert set(drawn.split(" ")) <= words
        assert passphrase.problem(drawn) is None


def test_words_are_drawn_evenly() -> None:
    first_letters = Counter(word[0] for word in passphrase.generate(3000).split())
    expected = Counter(word[0] for word in passphrase._word_list())
    common = expected.most_common(1)[0][0]
    assert first_letters[common] == pytest.approx(3000 * expected[common] / 7776, rel=0.35)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "short"),
        ("fourteen chars", "short"),
        ("e\u0301" * 14, "short"),
        ("aaaaaaaaaaaaaaaaaaaa", "repeated"),
        ("aaaaaaaaaaaaaab", "repeated"),
        ("abcabcabcabcabcabc", "repeated"),
        ("passwordpassword", "repeated"),
        ("Sommer Sommer Sommer", "repeated"),
        ("one two one two one two", "repeated"),
        ("               ", "repeated"),
        ("123456789012345678", "run"),
        ("987654321098765", "run"),
        ("qwertyuiopasdfgh", "run"),
        ("1qaz2wsx3edc4rfv", "run"),
        ("abcdefghijklmnop", "run"),
        ("!@#$%^&*()_+!@#", "run"),
        ("afterword letter vault", "common"),
        ("My Relationship Diary", "common"),
        ("password123456789", "common"),
        ("iloveyouforever2024", "common"),
        ("polniypizdec0211", "common"),
    ],
)
def test_what_is_easy_to_guess_is_named(text: str, problem: str) -> None:
    assert passphrase.problem(text) == problem


@pytest.mark.parametrize(
    "text",
    [
        "correct horse battery staple",
        "my cat sleeps on the warm radiator",
        "Der Kaffee war kalt und bitter",
        "827364519203847",
        "😀😃😄😁😆😅🤣😂🙂🙃😉😊😇🥰😍",
        "ключи лежат под старым горшком",
        "kx9 Vq2 zT7 wL4 pR8",
        "fifteen charac.",
        "We were both tired that winter, and neither of us said so until the spring came. " * 2,
    ],
)
def test_anything_else_is_taken_without_rules(text: str) -> None:
    assert passphrase.problem(text) is None
    assert passphrase.problem(unicodedata.normalize("NFD", text)) is None


def test_a_very_long_passphrase_is_looked_at_quickly() -> None:
    started = time.process_time()
    assert passphrase.problem(" ".join(passphrase._word_list()) * 20) is None
    assert time.process_time() - started < 0.5
