"""Every exercise there is: light, truthful about its length, with a source, and harming nobody."""

import re
import tomllib
from pathlib import Path

import pytest

from afterword.programme import PATHS, QUIETER, Exercise, exercises
from afterword.programme.length import MOST_WORDS, MOST_WORDS_BEFORE, minutes, words_in
from checks._files import HOUSE
from tests.programme.each import for_each
from tests.programme.shingles import copied

EVERY = for_each(exercises())
CLAIMS = tomllib.loads((HOUSE / "tests" / "claims.toml").read_text())["claim"]
# A line each: an id that was ever given out, and “retired” behind it when the exercise is gone.
PUBLISHED = Path(__file__).parent / "published.txt"

# What may hurt a reader, beside tests/claims.toml: a pattern and a sentence it must find.
HARMFUL = {
    r"['\"]": "A good day's work.",  # in type set by hand: ’ and “ ”
    r"!": "Wonderful!",
    r"\byou should\b|\byou must\b|\byou ought\b": "You should have known.",
    r"\bat least (?:you|he|she|they)\b": "At least you had ten years.",
    r"\bvictims?\b|\babusers?\b": "Are you a victim?",
    r"\bboth sides\b": "There are both sides to it.",
    r"\bin a better place\b|\btime heals\b": "Time heals.",
    r"\bovercome\b|\bget over\b": "How to get over them.",
    r"\bdeserve\w*\b": "You deserve better.",
    r"\beveryone knows\b|\bsimply\b|\bjust do\b": "Simply breathe.",
}
# What would help to press, watch or map the other person.
PRESSING = {
    r"\bconvinc\w+|\bpersuad\w+|\bchange (?:his|her|their) mind\b": "How to convince them.",
    r"\bmake (?:him|her|them)\b": "What would make them answer?",
    r"\bjealous of\b|\bmiss you\b": "So that they miss you.",
    r"\bprofile\b|\blast seen\b|\bfind out (?:what|where|who)\b|\blook (?:him|her|them) up\b": (
        "Find out where they live now."
    ),
    r"\bask (?:a|their|your) (?:friend|mother|sister|brother|child)\w*": "Ask their mother.",
    r"\bsend (?:it|this|them)\b": "Now send it.",
}


def said(one: Exercise) -> str:
    """All words of an exercise, in one line."""
    return " ".join((one.title, one.source.text, *(screen.words for screen in one.screens)))


@EVERY
def test_it_is_light(one: Exercise) -> None:
    assert len(one.screens) <= 5
    for screen in one.screens:
        before = words_in(screen.before_first_field)
        if screen is one.screens[0]:
            before += words_in(one.title)
        assert before <= MOST_WORDS_BEFORE, screen.heading
        assert words_in(screen.words) <= MOST_WORDS, screen.heading
        assert screen.fields, f"{screen.heading} asks nothing"


@EVERY
def test_it_says_truthfully_how_long_it_takes(one: Exercise) -> None:
    assert minutes(one) <= one.minutes <= minutes(one) + 1


@EVERY
def test_it_says_where_it_comes_from(one: Exercise) -> None:
    assert 12 <= words_in(one.source.text) <= 70
    if one.source.strength in ("trials", "trial"):
        assert re.search(r"\d|many studies", one.source.text), "how many people, how many trials?"


@EVERY
def test_it_claims_nothing_it_cannot_keep(one: Exercise) -> None:
    for claim in CLAIMS:
        assert not re.search(claim["words"], said(one), re.IGNORECASE), claim["because"]


@EVERY
def test_it_hurts_nobody(one: Exercise) -> None:
    for pattern in HARMFUL:
        assert not re.search(pattern, said(one), re.IGNORECASE), pattern


@EVERY
def test_it_helps_nobody_to_press_or_watch_the_other(one: Exercise) -> None:
    for pattern in PRESSING:
        assert not re.search(pattern, said(one), re.IGNORECASE), pattern


@pytest.mark.parametrize(("pattern", "example"), [*HARMFUL.items(), *PRESSING.items()])
def test_it_finds_what_it_looks_for(pattern: str, example: str) -> None:
    assert re.search(pattern, example, re.IGNORECASE)


@EVERY
def test_it_copies_no_sentence_of_the_guide(one: Exercise) -> None:
    assert not copied(said(one))


@EVERY
def test_it_asks_an_afraid_person_for_nothing_of_the_other(one: Exercise) -> None:
    if not any(one.shown(path, {"afraid"}) for path in PATHS if path != "died"):
        return
    assert not set(one.touches)
    assert not re.search(r"\bmy (?:own )?part\b|\bforgiv|\bapolog|\btheir side\b", said(one))


@EVERY
def test_it_leaves_no_excuse_to_someone_who_frightened(one: Exercise) -> None:
    if "own-part" not in one.touches or "frightening" in one.absent:
        return
    screens = " ".join(screen.words for screen in one.screens)
    assert not re.search(r"\bwe\b|\bus\b|\bour\b|\bboth\b|\bquarrel", screens, re.IGNORECASE)


def test_it_has_a_code_of_its_own() -> None:
    codes = [one.code for one in exercises()]
    assert len(set(codes)) == len(codes)


def test_it_never_gives_an_id_twice() -> None:
    lines = [line.split() for line in PUBLISHED.read_text().splitlines()]
    names = [line[0] for line in lines]
    current = {line[0] for line in lines if line[1:] == []}
    assert names == sorted(set(names))
    assert all(line[1:] in ([], ["retired"]) for line in lines)
    assert {one.id for one in exercises()} == current, "published.txt lists every id ever given out"


@pytest.mark.parametrize("number", range(1, 9))
def test_it_has_two_finished_exercises_for_each_step(number: int) -> None:
    for path in ("ended", "separated", "lost_touch"):
        there = [one for one in exercises() if one.number == number and one.shown(path)]
        assert len(there) >= 2, path


def test_it_has_words_of_its_own_for_grief() -> None:
    own = [one for one in exercises() if one.paths == ("died",)]
    assert len(own) >= 4
    assert {1, 6, 7, 8} <= {one.number for one in own}
    for one in own:
        assert not re.search(r"\bletter\b|\bback together\b|\bmeet(?:ing)? again\b", said(one))


@pytest.mark.parametrize("name", QUIETER)
def test_it_has_a_page_of_its_own_for_each_quieter_version(name: str) -> None:
    assert [one.id for one in exercises() if one.only == {name}]


def test_it_calms_after_every_venting() -> None:
    venting = [one for one in exercises() if one.nature == "venting"]
    assert {one.then for one in venting} == {"two_minutes_of_calm"}
    for one in venting:
        claims = re.findall(r"\b(?:lower|reduce|ease|relieve)\w*\b[^.]*", one.source.text)
        assert all("not" in one.source.text.partition(claim)[0] for claim in claims), one.id
