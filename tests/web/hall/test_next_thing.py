"""The one next thing: a pure choice."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from afterword.web.rooms.hall.next_thing import Facts, choose
from afterword.web.store.books import PATHS

QUIET = Facts(
    path="ended",
    kept=True,
    worth_keeping=True,
    waiting_note=False,
    notes=0,
    letters=0,
    history=False,
    face=None,
    put_off=False,
)


@pytest.mark.parametrize(
    ("changed", "url"),
    [
        ({"kept": False}, "door:keep"),
        ({"kept": False, "put_off": True, "face": 1}, "door:keep"),
        ({"kept": False, "worth_keeping": False}, "hall:write"),
        ({"waiting_note": True, "notes": 1}, "hall:notes"),
        ({"waiting_note": True, "notes": 1, "face": 2}, ""),
        ({"waiting_note": True, "notes": 1, "put_off": True}, ""),
        ({}, "hall:write"),
        ({"notes": 1}, "letters:home"),
        ({"letters": 1}, "mirror:home"),
        ({"letters": 1, "history": True}, ""),
        ({"letters": 1, "path": "lost_touch"}, ""),
        ({"letters": 1, "path": "died"}, ""),
    ],
)
def test_it_chooses_what_fits(changed: dict[str, object], url: str) -> None:
    assert choose(replace(QUIET, **changed)).url == url  # type: ignore[arg-type]


def test_it_never_offers_messages_or_outreach_in_grief() -> None:
    for kept, notes, letters, face in product((True, False), (0, 1), (0, 1), (None, 3)):
        facts = replace(QUIET, path="died", kept=kept, notes=notes, letters=letters, face=face)
        chosen = choose(facts)
        assert chosen.url != "mirror:home"
        assert "letter could be" not in chosen.title


def test_it_always_gives_a_reason_in_few_words() -> None:
    for path, kept, waiting, notes, letters in product(PATHS, *[(True, False)] * 2, (0, 1), (0, 1)):
        facts = replace(
            QUIET, path=path, kept=kept, waiting_note=waiting, notes=notes, letters=letters
        )
        chosen = choose(facts)
        assert chosen.title
        assert 0 < len(chosen.reason.split()) <= 25
