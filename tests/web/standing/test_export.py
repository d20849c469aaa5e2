"""What you told stands in the export, in words."""

from __future__ import annotations

from datetime import date

from afterword.web.rooms.door import readable
from afterword.web.store import asked, facts, takeout
from tests.web.people import Person


def test_it_is_exported_in_words_and_names_no_answer(keeper: Person) -> None:
    with keeper.opened():
        facts.tell("said_no", on=date(2026, 3, 3), words="please don’t")
        facts.tell("safety", which="afraid")
        asked.note("no")
        page = readable.page_of(takeout.take())

    assert "What you told" in page
    assert "2026-03-03" in page
    assert "They said no · please don’t" in page
    assert "visit" not in page
