"""The page that burns: gone from the disk first, then once before the eyes, then never again."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.conf import settings
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from afterword.programme import exercise
from afterword.web.kit import burning
from afterword.web.rooms import hall
from afterword.web.store import drawer, sealed, session
from tests.web.exercises.walking import address
from tests.web.people import Person

WORDS = "You never asked.\nNot once, in eleven years, did you ask how the day had been."
STYLE = (Path(hall.__file__).parent / "static" / "hall" / "burned.css").read_text()
BURNED = "/r/0/notes/burned/"


def lines(who: Person) -> list[str]:
    """The lines in the fire, on the page as it comes now."""
    soup = BeautifulSoup(who.get(BURNED).content.decode(), "html.parser")
    return [line.text for line in soup.select(".burning-paper p")]


def note(who: Person, text: str = WORDS) -> str:
    """The address of a note in the drawer."""
    with who.opened():
        return f"/r/0/notes/{sealed.save(drawer.NOTES, {'text': text}).id}/"


def test_it_is_gone_from_the_database_before_the_fire_is_shown(keeper: Person) -> None:
    here = note(keeper)
    before = {row.pk for row in apps.get_model("store", "Record").objects.all()}

    keeper.post(f"{here}burn/")

    with keeper.opened():
        kept = [one.value for one in sealed.everything() if isinstance(one, sealed.Entry)]
    assert "eleven years" not in str(kept)
    assert len(before - {row.pk for row in apps.get_model("store", "Record").objects.all()}) >= 1
    for file in settings.DATA.rglob("*"):
        assert not file.is_file() or b"eleven years" not in file.read_bytes()


def test_it_burns_line_by_line_once_and_a_second_look_finds_nothing(keeper: Person) -> None:
    keeper.post(f"{note(keeper)}burn/")

    first = lines(keeper)
    assert first == [
        "You never asked.",
        "Not once, in eleven years, did",
        "you ask how the day had been.",
    ]
    assert lines(keeper) == []


def test_it_is_let_go_of_by_the_lock(keeper: Person) -> None:
    keeper.post(f"{note(keeper)}burn/")
    held = keeper.row.uploads["burning"]
    session.end(keeper.row)

    assert isinstance(held, burning.Burning)
    assert held.lines == []


def test_it_has_a_still_version_and_one_breath(keeper: Person) -> None:
    page = keeper.post(f"{note(keeper)}burn/", follow=True).content.decode()

    assert 'class="one-breath"' in page
    assert "Now one breath, slowly." in page
    moving, still = STYLE.split("@media (prefers-reduced-motion: reduce)")
    assert "visibility: hidden" in still
    assert "line-goes" in moving.split("@media (prefers-reduced-motion: no-preference)")[1]
    assert "animation" not in still


def test_it_says_every_line_a_moment_of_its_own() -> None:
    for line in range(1, burning.LINES):
        assert f"p:nth-child({line})" in STYLE


def test_it_burns_what_was_never_kept_and_then_goes_on(visitor: Person) -> None:
    burns = exercise("words_that_burn")
    (screen,) = [n for n, s in enumerate(burns.screens, 1) if s.fields[0].kind == "destroyed"]
    sent = {burns.screen(screen).fields[0].id: WORDS, "go": "next"}

    page = visitor.post(address(burns, screen), sent, follow=True)

    assert "You never asked." in page.content.decode()
    assert page.context["page"].burns.onward.url == address(burns, screen + 1)
    assert lines(visitor) == []


@pytest.mark.parametrize("go", ["skip", "back", "enough"])
def test_it_burns_nothing_that_was_not_given_to_it(visitor: Person, go: str) -> None:
    burns = exercise("words_that_burn")
    (screen,) = [n for n, s in enumerate(burns.screens, 1) if s.fields[0].kind == "destroyed"]
    sent = {burns.screen(screen).fields[0].id: WORDS, "go": go}

    assert visitor.post(address(burns, screen), sent).headers["Location"] != BURNED
    assert lines(visitor) == []


def test_it_helps_first_where_the_words_ask_for_it(visitor: Person) -> None:
    burns = exercise("words_that_burn")
    (screen,) = [n for n, s in enumerate(burns.screens, 1) if s.fields[0].kind == "destroyed"]
    sent = {burns.screen(screen).fields[0].id: "I want to kill myself tonight", "go": "next"}

    page = visitor.post(address(burns, screen), sent, follow=True).content.decode()

    assert "Please read this first" in page
    assert 'class="burning' not in page


@examples(max_examples=50, deadline=None)
@given(st.text(max_size=3_000))
def test_it_fits_any_text_on_the_sheet(text: str) -> None:
    found = burning.lines_of(text)

    assert len(found) <= burning.LINES
    assert all(len(line) <= burning.LETTERS_A_LINE for line in found)
