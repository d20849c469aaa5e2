"""What is written to be destroyed leaves nothing, and calm always follows."""

from __future__ import annotations

import logging

import pytest
from django.apps import apps
from django.conf import settings

from afterword.programme import exercise, exercises
from afterword.web.store import sealed
from tests.web.exercises.walking import LOUD, address, kinds_of, press, walk
from tests.web.people import Person

VENTING = [one for one in exercises() if one.nature == "venting"]
CALM = exercise("two_minutes_of_calm")


@pytest.mark.parametrize("one", kinds_of("destroyed"), ids=lambda one: one.id)
def test_it_stores_and_logs_nothing_of_what_is_destroyed(
    visitor: Person, one: object, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert any(field.kind == "destroyed" for field in one.fields)  # type: ignore[attr-defined]

    walk(visitor, one)  # type: ignore[arg-type]

    with visitor.opened():
        opened = [entry.value for entry in sealed.everything() if isinstance(entry, sealed.Entry)]
    assert any("before" in value.get("values", {}) for value in opened)
    assert LOUD not in str(opened)
    for model in apps.get_app_config("store").get_models():
        for row in model.objects.values():
            for value in row.values():
                raw = (
                    bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()
                )
                assert LOUD.encode() not in raw
    for file in settings.DATA.rglob("*"):
        assert not file.is_file() or LOUD.encode() not in file.read_bytes()
    assert LOUD not in caplog.text
    assert LOUD not in str(visitor.row.drafts)


@pytest.mark.parametrize("one", kinds_of("destroyed"), ids=lambda one: one.id)
def test_it_never_shows_again_what_was_destroyed(visitor: Person, one: object) -> None:
    walk(visitor, one)  # type: ignore[arg-type]

    for screen in range(1, len(one.screens) + 1):  # type: ignore[attr-defined]
        page = visitor.get(address(one, screen)).content.decode()  # type: ignore[arg-type]
        assert LOUD not in page


def test_it_still_sees_danger_in_words_that_burn(visitor: Person) -> None:
    burns = exercise("words_that_burn")
    (screen,) = [n for n, s in enumerate(burns.screens, 1) if s.fields[0].kind == "destroyed"]
    name = burns.screen(screen).fields[0].id

    sent = {name: "I want to kill myself tonight", "go": "next"}
    went = visitor.post(address(burns, screen), sent)

    assert went.status_code == 303
    assert "Please read this first" in visitor.get(went.headers["Location"]).content.decode()
    with visitor.opened():
        opened = [entry.value for entry in sealed.everything() if isinstance(entry, sealed.Entry)]
    assert "tonight" not in str(opened)


@pytest.mark.parametrize("one", VENTING, ids=lambda one: one.id)
@pytest.mark.parametrize("go", ["enough", "next"])
def test_it_is_always_followed_by_calm(visitor: Person, one: object, go: str) -> None:
    last = len(one.screens)  # type: ignore[attr-defined]
    for screen in range(1, last):
        press(visitor, one, screen)  # type: ignore[arg-type]

    went = press(visitor, one, last, go)  # type: ignore[arg-type]

    then = exercise(one.then)  # type: ignore[attr-defined]
    assert went.headers["Location"] == address(then, 1) + "?after"
    assert "Now slower" in visitor.get(went.headers["Location"]).content.decode()


def test_it_shows_the_numbers_of_both_after_the_calm(visitor: Person) -> None:
    burns = exercise("words_that_burn")
    walk(visitor, burns)

    page = visitor.get(walk(visitor, CALM).headers["Location"])

    assert [pair.title for pair in page.context["page"].pairs] == [burns.title, CALM.title]
