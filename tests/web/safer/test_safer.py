"""Where fear is: what is there under AFRAID, under FRIGHTENING, under both, and for nobody else."""

from __future__ import annotations

import re

import pytest

from afterword.programme import exercises
from afterword.web.rooms.safer import entries
from afterword.web.rooms.safer.views import record
from afterword.web.store import facts, sealed
from tests.web.people import Person
from tests.web.test_every_page import check

FOR_AFRAID = {one.code for one in exercises() if "afraid" in one.only and one.step == "safer"}
FOR_FRIGHTENING = {one.code for one in exercises() if "frightening" in one.only}
RECORD = {
    "words": "He stood in the door.\r\nI went to Noor.",
    "on": "2026-05-03",
    "place": "kitchen",
}


@pytest.fixture
def afraid(visitor: Person) -> Person:
    with visitor.opened():
        facts.tell("afraid")
    return visitor


def codes(who: Person) -> set[str]:
    page = who.get("/r/10/").content.decode()
    return set(re.findall(r"/x/([0-9a-f]{6})/", page))


def test_it_leads_from_the_steps_to_what_is_for_them(afraid: Person) -> None:
    assert afraid.get("/m/").context["page"].steps[0].url == "/r/10/"


def test_it_is_absent_where_nobody_is_afraid(visitor: Person) -> None:
    assert visitor.get("/r/10/").status_code == 404
    for url in ("/r/10/a/", "/r/10/a/new/", "/r/10/a/file/"):
        assert visitor.get(url).status_code == 404
    assert "/r/10/" not in visitor.get("/?day=1").content.decode()


def test_it_has_its_own_finished_pages_for_someone_who_is_afraid(afraid: Person) -> None:
    assert codes(afraid) == FOR_AFRAID
    assert "/r/10/" in afraid.get("/?day=1").content.decode()
    assert "/r/10/" in afraid.get("/m/").content.decode()


def test_it_shows_the_ten_minutes_and_no_record_to_someone_who_frightens(visitor: Person) -> None:
    with visitor.opened():
        facts.tell("i_hurt_them")
    found = codes(visitor)
    assert found <= FOR_FRIGHTENING
    assert len(found) >= 3
    assert visitor.get("/r/10/a/").status_code == 404


def test_it_lets_afraid_decide_and_shows_both_where_both_are_said(afraid: Person) -> None:
    with afraid.opened():
        facts.tell("i_hurt_them")
    found = codes(afraid)
    assert found > FOR_AFRAID
    assert not found & {one.code for one in exercises() if "own-part" in one.touches}


def test_it_keeps_its_pages_as_light_and_private_as_any(afraid: Person) -> None:
    afraid.post("/r/10/a/new/", RECORD)
    (line,) = afraid.get("/r/10/a/").context["page"].lines
    for end in ("", "a/", "a/new/", f"a/{line.id}/", f"a/{line.id}/away/"):
        check(end, afraid.get(f"/r/10/{end}"))


def test_it_keeps_a_line_changes_it_and_hands_it_over_as_plain_text(afraid: Person) -> None:
    afraid.post("/r/10/a/new/", RECORD)
    afraid.post("/r/10/a/new/", {"words": "A car outside.", "on": "2026-04-01", "at": "about ten"})
    first, second = afraid.get("/r/10/a/").context["page"].lines
    assert [first.words, second.place] == ["A car outside.", "kitchen"]
    changed = {**RECORD, "words": "He stood in the door, an hour.", "rev": 1}
    assert afraid.post(f"/r/10/a/{second.id}/", changed).status_code == 303

    got = afraid.get("/r/10/a/file/")

    assert got.content.decode() == (
        "2026-04-01 about ten\nA car outside.\n\n"
        "2026-05-03\nkitchen\nHe stood in the door, an hour.\n"
    )
    assert re.search(r'filename="notes-[0-9-]+\.txt"', got.headers["Content-Disposition"])


def test_it_keeps_both_texts_when_two_windows_changed_a_line(afraid: Person) -> None:
    afraid.post("/r/10/a/new/", RECORD)
    (line,) = afraid.get("/r/10/a/").context["page"].lines
    afraid.post(f"/r/10/a/{line.id}/", {**RECORD, "words": "from one window", "rev": 1})
    both = afraid.post(f"/r/10/a/{line.id}/", {**RECORD, "words": "from the other", "rev": 1})
    assert both.status_code == 409
    assert "from one window" in both.content.decode()
    assert "from the other" in both.content.decode()


@pytest.mark.parametrize("wrong", [{"words": " "}, {"on": "2999-01-01"}, {"on": "soon"}])
def test_it_says_what_is_wrong_and_keeps_what_was_typed(
    afraid: Person, wrong: dict[str, str]
) -> None:
    got = afraid.post("/r/10/a/new/", {**RECORD, **wrong})
    assert got.status_code == 422
    assert "kitchen" in got.content.decode()


def test_it_deletes_a_line_only_when_asked_twice(afraid: Person) -> None:
    afraid.post("/r/10/a/new/", RECORD)
    (line,) = afraid.get("/r/10/a/").context["page"].lines
    assert "He stood in the door." in afraid.get(f"/r/10/a/{line.id}/away/").content.decode()
    afraid.post(f"/r/10/a/{line.id}/away/")
    assert afraid.get("/r/10/a/").context["page"].lines == []
    with afraid.opened(), pytest.raises(sealed.MissingError):
        sealed.load(sealed.Shelf("safer", "record", "dated-record"), line.id)


def test_it_shows_the_newest_lines_of_a_long_record_and_hands_over_all(afraid: Person) -> None:
    with afraid.opened():
        for number in range(record.LISTED + 3):
            entries.add({"words": f"line {number}.", "on": "2026-05-03"})
    page = afraid.get("/r/10/a/").context["page"]
    assert [page.lines[0].words, len(page.lines)] == ["line 3.", record.LISTED]
    assert page.earlier
    assert len(afraid.get("/r/10/a/", {"all": "1"}).context["page"].lines) == record.LISTED + 3
    assert "line 0." in afraid.get("/r/10/a/file/").content.decode()
