"""The numbers people are given: each one compared with a second list, none older than allowed."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import phonenumbers
import pytest

import afterword.safety
from afterword.safety import Country, Line, Text, command, countries, country, due, everywhere
from afterword.safety.countries import KINDS

HERE = Path(__file__).parent
LINES = Path(afterword.safety.__file__).parent / "lines"
CHANGELOG = HERE.parents[1] / "CHANGELOG.md"

# The day the rows were put together. Until a release has a date, age is counted to this day.
PUT_TOGETHER = date(2026, 11, 24)

# Emergency numbers the `phonenumbers` package does not know, each with its reason.
NOT_IN_PHONENUMBERS: dict[tuple[str, str], str] = {}


def every_line() -> list[tuple[Country, Line]]:
    chosen = [one for code, _ in countries() if (one := country(code))]
    return [(one, line) for one in [*chosen, everywhere()] for line in [*one.emergency, *one.lines]]


def release_day() -> date:
    """The newest date of a release in CHANGELOG, or the day the rows were put together."""
    headings = re.findall(r"^## .*?(\d{4}-\d{2}-\d{2})", CHANGELOG.read_text("utf-8"), re.MULTILINE)
    return max((date.fromisoformat(day) for day in headings), default=PUT_TOGETHER)


def test_it_has_the_numbers_of_a_second_list_and_no_other() -> None:
    with (HERE / "numbers.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    expected = {(row["country"], row["kind"], row["digits"]) for row in rows}
    shipped = set()
    for where, line in every_line():
        if line.dial:
            shipped.add((where.code, line.kind, line.dial))
        if line.text:
            shipped.add((where.code, f"{line.kind} text", line.text.dial))
    assert shipped == expected


def test_it_gives_only_emergency_numbers_the_numbering_plans_know() -> None:
    unknown = {
        (where.code, line.dial)
        for where, line in every_line()
        if line.kind == "emergency"
        and not phonenumbers.is_emergency_number(line.dial, where.code)
        and (where.code, line.dial) not in NOT_IN_PHONENUMBERS
    }
    assert unknown == set()


def test_it_leaves_out_numbers_only_one_of_two_sources_knows() -> None:
    for code, number in {("NZ", "911"), ("CH", "911"), ("PT", "911"), ("ES", "091"), ("UY", "104")}:
        found = country(code)
        assert found is not None
        assert found.emergency
        assert number not in {line.dial for line in found.emergency}
    for code in ("AM", "DZ", "MA", "RS", "UZ", "LY"):
        assert country(code) is None


def test_it_leaves_out_lines_that_were_known_to_be_wrong() -> None:
    dialled = {(where.code, line.dial) for where, line in every_line()}
    wrong = {("TR", "182"), ("ZA", "0800121314"), ("SG", "18002214444"), ("KR", "1393")}
    wrong |= {("FI", "080005005"), ("SE", "020505050"), ("DE", "08000116016"), ("IL", "1202")}
    assert dialled.isdisjoint(wrong)


def test_it_has_digits_only_behind_every_link() -> None:
    for where, line in every_line():
        assert line.kind in KINDS
        numbers = [(line.display, line.dial)]
        if line.text:
            numbers.append((line.text.display, line.text.dial))
        for display, dial in numbers:
            assert re.fullmatch(r"[0-9]*", dial), (where.code, line)
            assert bool(display) == bool(dial), (where.code, line)
            assert "".join(re.findall(r"\d", display)).startswith(dial), (where.code, line)


def test_it_gives_every_row_a_way_to_reach_someone_and_a_source() -> None:
    for where, line in every_line():
        assert line.dial or line.text or line.url, (where.code, line)
        assert line.source
        assert "file id" not in line.source
        assert not line.url or re.fullmatch(r"https://[a-z0-9.\-]+/?\S*", line.url)


def test_it_has_no_row_that_is_too_old_for_the_release() -> None:
    assert [(where.code, line.name) for where, line in due(release_day())] == []
    assert due(date(2040, 1, 1))
    assert max(line.checked for _, line in every_line()) <= release_day()


def test_it_marks_what_is_not_confirmed() -> None:
    unsure = [(where.code, line.name) for where, line in every_line() if not line.confirmed]
    assert unsure == [("INT", "Befrienders Worldwide")]


def test_it_knows_many_countries_by_name_in_order() -> None:
    named = countries()
    assert len(named) >= 200
    assert named[0] == ("AF", "Afghanistan")
    assert named[-1] == ("ZW", "Zimbabwe")
    names = [name for _, name in named]
    assert names.index("Réunion") < names.index("Romania")
    assert names.index("Tunisia") < names.index("Türkiye") < names.index("Tuvalu")
    assert len(set(names)) == len(names)
    assert "INT" not in {code for code, _ in named}


def test_it_finds_a_country_in_either_case_and_no_other() -> None:
    assert country("gb") == country("GB")
    assert country("gb") is not None
    for unknown in ("", "zz", "int", "INT", "../gb", "GBR"):
        assert country(unknown) is None


def test_it_puts_the_number_for_everything_first_and_crisis_lines_before_others() -> None:
    austria = country("AT")
    assert austria is not None
    assert [line.dial for line in austria.emergency] == ["112", "133", "144", "122"]
    assert [line.kind for line in austria.lines] == ["crisis", "abuse"]


def test_it_never_guesses_where_nothing_was_chosen() -> None:
    anywhere = everywhere()
    assert anywhere.emergency == ()
    assert {line.url for line in anywhere.lines} == {
        "https://findahelpline.com/",
        "https://befrienders.org/find-support-now/",
    }


def test_it_says_a_text_number_as_one_would() -> None:
    assert str(Text("741741", "741741", "HOME", "SMS")) == "HOME to 741741"
    assert str(Text("9151 1767", "91511767", "", "WhatsApp")) == "WhatsApp 9151 1767"
    assert str(Text("85258", "85258", "", "SMS")) == "85258"


def test_it_keeps_one_file_a_country_named_by_its_code() -> None:
    names = Counter(file.name for file in LINES.iterdir())
    assert all(re.fullmatch(r"([a-z]{2}|int)\.toml", name) for name in names)
    for file in LINES.iterdir():
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        assert set(data) == {"name", "line"}, file.name
        assert data["line"], file.name


def test_it_prints_what_is_due_and_never_fails(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command.check() == 0
    capsys.readouterr()
    monkeypatch.setattr(command, "due", lambda _day: due(date(2040, 1, 1)))
    assert command.check() == 0
    printed = capsys.readouterr().out
    assert "United Kingdom: Samaritans, 116 123: checked 2026-10-07" in printed
    assert printed.splitlines()[-1].endswith("rows are due to be checked again before a release.")
    monkeypatch.setattr(command, "due", lambda _day: [])
    assert command.check() == 0
    assert "young enough" in capsys.readouterr().out
