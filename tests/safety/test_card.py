"""What is shown, in which order, when words of crisis were noticed."""

from __future__ import annotations

from afterword.safety import card, country, everywhere, screen


def names(text: str, code: str = "GB") -> list[str]:
    return [part.name for part in card(screen(text), country(code))]


def test_it_shows_nothing_when_nothing_was_noticed() -> None:
    assert names("I miss you") == []


def test_it_shows_emergency_then_lines_then_someone_near_then_the_plan() -> None:
    expected = ["emergency", "lines", "near", "plan", "go-on"]
    assert names("I want to die") == expected
    assert names('She said "I want to die"') == expected
    assert names("I would never kill myself") == expected


def test_it_shows_lines_for_abuse_to_someone_who_is_threatened() -> None:
    assert names("he said he would kill me")[:3] == ["emergency", "abuse-lines", "lines"]


def test_it_does_not_offer_abuse_lines_to_someone_who_threatens() -> None:
    assert names("I'll kill her") == ["emergency", "change-lines", "near", "go-on"]
    both = ["emergency", "lines", "change-lines", "near", "plan", "go-on"]
    assert names("I'll kill her and then I'll kill myself") == both


def test_it_shows_one_soft_line_for_ordinary_despair() -> None:
    assert names("I feel hopeless") == ["soft", "go-on"]


def test_it_falls_back_to_directories_where_no_line_is_known() -> None:
    parts = {part.name: part for part in card(screen("I want to die"), None)}
    assert parts["emergency"].lines == ()
    assert parts["lines"].lines == everywhere().of_kind("directory")


def test_it_gives_the_lines_of_the_chosen_country() -> None:
    parts = {part.name: part for part in card(screen("I want to die"), country("US"))}
    assert [line.dial for line in parts["emergency"].lines] == ["911"]
    assert parts["lines"].lines[0].dial == "988"
