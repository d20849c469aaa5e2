"""The folder of exercises: found by looking, with English behind every other language."""

import shutil
from pathlib import Path

import pytest

from afterword.programme import ContentProblem, exercise, exercises, offered
from afterword.programme.library import CONTENT

CALM = (CONTENT / "en" / "step6_let_go" / "two_minutes_of_calm.md").read_text(encoding="utf-8")
VENT = (CONTENT / "en" / "step6_let_go" / "words_that_burn.md").read_text(encoding="utf-8")


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        language, _, stem = name.partition("__")
        path = tmp_path / language / "step6_let_go" / f"{stem}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_it_gives_an_exercise_by_id_and_by_code() -> None:
    pillow = exercise("scream_into_a_pillow")
    assert exercise(pillow.code) is pillow
    with pytest.raises(LookupError):
        exercise("scream")


def test_it_goes_by_step() -> None:
    numbers = [one.number for one in exercises()]
    assert numbers == sorted(numbers)


def test_it_offers_what_exists_on_a_path() -> None:
    assert {one.number for one in offered("died")} == {1, 2, 6, 7, 8, 9}
    assert {one.number for one in offered("unsaid")} == {1, 2, 6, 7, 9}
    assert {one.number for one in offered("ended", {"afraid"})} == {1, 2, 6, 9, 10}
    assert all(one.number == 7 for one in offered("ended", step="step7_expectations"))


def test_it_shows_less_when_both_quieter_versions_lie_over_a_path() -> None:
    both = set(offered("ended", {"afraid", "frightening"}))
    assert "what_i_did" not in {one.id for one in both}
    more = {one.id for one in both} - {one.id for one in offered("ended", {"afraid"})}
    assert more == {"the_next_ten_minutes"}, "AFRAID decides, and the lines of both are there"


def test_it_falls_back_to_english_and_says_so(tmp_path: Path) -> None:
    german = CALM.replace("Two minutes, slower", "Zwei Minuten, langsamer")
    place = folder(
        tmp_path,
        en__two_minutes_of_calm=CALM,
        en__words_that_burn=VENT,
        de__two_minutes_of_calm=german,
    )
    found = {one.id: one for one in exercises("de", place)}
    assert found["two_minutes_of_calm"].title == "Zwei Minuten, langsamer"
    assert found["two_minutes_of_calm"].language == "de"
    assert found["words_that_burn"].language == "en"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"de__two_minutes_of_calm": CALM}, "has no English original"),
        (
            {
                "en__two_minutes_of_calm": CALM,
                "de__two_minutes_of_calm": CALM.replace("shoulders =", "schultern ="),
            },
            "of the original",
        ),
        ({"en__words_that_burn": VENT}, "is not there, does not calm"),
        (
            {
                "en__words_that_burn": VENT,
                "en__two_minutes_of_calm": CALM.replace('"died", ', ""),
            },
            "not there for everyone",
        ),
    ],
)
def test_it_refuses_files_that_do_not_fit_together(
    tmp_path: Path, files: dict[str, str], said: str
) -> None:
    with pytest.raises(ContentProblem, match=said):
        exercises("de", folder(tmp_path, **files))


def test_it_finds_a_new_file_without_being_told(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    new = CALM.replace('"two_minutes_of_calm"', '"three_slow_steps"')
    (tmp_path / "content" / "en" / "step2_grow" / "three_slow_steps.md").write_text(new)
    found = exercises("en", tmp_path / "content")
    assert {one.id for one in found} - {one.id for one in exercises()} == {"three_slow_steps"}


def test_it_refuses_a_name_that_is_there_twice(tmp_path: Path) -> None:
    place = folder(tmp_path, en__two_minutes_of_calm=CALM)
    again = place / "en" / "step2_grow" / "two_minutes_of_calm.md"
    again.parent.mkdir()
    again.write_text(CALM, encoding="utf-8")
    with pytest.raises(ContentProblem, match="name of another"):
        exercises("en", place)


def test_it_refuses_what_is_no_text(tmp_path: Path) -> None:
    place = folder(tmp_path, en__two_minutes_of_calm=CALM)
    (place / "en" / "step6_let_go" / "other.md").write_bytes(b"\xff\xfe")
    with pytest.raises(ContentProblem, match="not UTF-8"):
        exercises("en", place)
