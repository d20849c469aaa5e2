"""Drawings: kept sealed, shown, gone on with, burned; in words where there is no paper."""

from __future__ import annotations

import json
import time
import zipfile
from io import BytesIO
from uuid import uuid4

import pytest

from afterword.web.kit.charts import strokes
from afterword.web.rooms.step6_let_go import drawings
from afterword.web.store import session
from afterword.web.store.models import Record
from tests.web.let_go.drawing import HOUSE, draw, full_page
from tests.web.people import PASSPHRASE, Person, person

NEW = "/r/6/a/new/"
ORDINARY = 3_000  # points


def html(who: Person, url: str) -> str:
    """The page at an address."""
    answer = who.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def all_of(who: Person) -> list[drawings.Drawing]:
    """What is kept."""
    with who.opened():
        return drawings.every()


def test_it_keeps_a_drawing_and_shows_it(visitor: Person) -> None:
    here = draw(visitor, words="a house")

    (kept,) = all_of(visitor)
    assert (kept.strokes, kept.words) == (HOUSE, "a house")
    page = html(visitor, f"/r/6/a/{here}/")
    assert 'class="pen-4"' in page
    assert "a house" in page
    assert here in html(visitor, "/r/6/a/")


def test_it_seals_every_number_and_word(visitor: Person) -> None:
    draw(visitor, words="a house")

    for blob in Record.objects.values_list("blob", flat=True):
        assert b"house" not in bytes(blob)
        assert strokes.written(HOUSE).encode() not in bytes(blob)


def test_it_takes_words_alone_and_says_what_to_do_without_javascript(visitor: Person) -> None:
    page = html(visitor, NEW)
    assert "<noscript><p>The paper needs JavaScript" in page
    assert '<details class="fold" open' in page

    here = draw(visitor, [], "a very small boat")
    assert "a very small boat" in html(visitor, f"/r/6/a/{here}/")
    assert "a very small boat" in html(visitor, "/r/6/a/")


@pytest.mark.parametrize(
    "sent", [{}, {"strokes": "[]"}, {"strokes": "[[9,1,1,1]]", "words": "boat"}]
)
def test_it_says_what_is_wrong_and_keeps_what_was_written(
    visitor: Person, sent: dict[str, str]
) -> None:
    answer = visitor.post(NEW, sent)

    assert answer.status_code == 422
    assert sent.get("words", "") in answer.content.decode()
    assert all_of(visitor) == []


def test_it_goes_on_with_a_drawing(visitor: Person) -> None:
    here = draw(visitor)
    form = visitor.get(f"/r/6/a/{here}/on/").context["page"].form
    more = [*HOUSE, [1, 10, 10, 2]]
    sent = {"strokes": strokes.written(more), "id": here, "rev": form["rev"].value()}

    visitor.post(f"/r/6/a/{here}/on/", sent)

    (kept,) = all_of(visitor)
    assert (str(kept.id), kept.strokes) == (here, more)


def test_it_keeps_a_draft_in_the_background_and_one_drawing_in_the_end(visitor: Person) -> None:
    sent = {"strokes": strokes.written(HOUSE[:1]), "draft": "1"}
    first = visitor.post(NEW, sent, headers={"X-Background": "1"}).json()
    visitor.post(NEW, {"strokes": strokes.written(HOUSE), **first})

    (kept,) = all_of(visitor)
    assert kept.strokes == HOUSE
    assert str(kept.id) == first["id"]


@pytest.mark.parametrize("gone", ["changed", "burned"])
def test_it_loses_neither_of_two_windows(visitor: Person, gone: str) -> None:
    here = draw(visitor)
    if gone == "burned":
        visitor.post(f"/r/6/a/{here}/burn/")
    else:
        other = {"strokes": strokes.written(HOUSE[1:]), "id": here, "rev": "1"}
        visitor.post(f"/r/6/a/{here}/on/", other)
    visitor.post(NEW, {"strokes": strokes.written(HOUSE[:1]), "id": here, "rev": "1"})

    found = [one.strokes for one in all_of(visitor)]
    assert HOUSE[:1] in found
    assert len(found) == (1 if gone == "burned" else 2)


@pytest.mark.parametrize("rev", ["0", "", "7"])
def test_it_takes_no_place_of_another_by_its_id_alone(visitor: Person, rev: str) -> None:
    here = draw(visitor)
    sent = {"strokes": strokes.written(HOUSE[:1]), "id": here, "rev": rev}

    assert visitor.post(NEW, sent).status_code == 303

    assert sorted(len(one.strokes) for one in all_of(visitor)) == [1, 2]


def test_it_carries_a_drawing_over_the_lock(keeper: Person) -> None:
    session.end(keeper.row)
    locked = keeper.post(NEW, {"strokes": strokes.written(HOUSE), "words": ""}).context["page"]
    carried = {f"carried:{name}": value for name, value in locked.carried}
    key = {"passphrase": PASSPHRASE, "carried_to": locked.carried_to}

    page = keeper.post("/d/unlock/", {**key, **carried}, follow=True)

    assert page.context["page"].form["strokes"].value() == strokes.written(HOUSE)


def test_it_burns_a_drawing_once_before_the_eyes(visitor: Person) -> None:
    here = draw(visitor)
    assert "Burn it?" in html(visitor, f"/r/6/a/{here}/burn/")

    answer = visitor.post(f"/r/6/a/{here}/burn/")

    assert all_of(visitor) == []
    url = answer.headers["Location"]
    assert 'class="pen-0"' in html(visitor, url)
    assert 'class="pen-0"' not in html(visitor, url)
    assert visitor.get(f"/r/6/a/{here}/").status_code == 404


def test_it_shows_no_drawing_of_another_vault_or_of_none(visitor: Person) -> None:
    here = draw(visitor)
    stranger = person()
    for one in (here, uuid4()):
        for page in ("", "on/", "burn/"):
            assert stranger.get(f"/r/6/a/{one}/{page}").status_code == 404


def test_it_helps_first_where_the_words_ask_for_it(visitor: Person) -> None:
    page = visitor.post(NEW, {"words": "I want to kill myself"}, follow=True)

    assert "Please read this first" in page.content.decode()


def test_it_finds_a_drawing_by_its_words_never_by_its_numbers(visitor: Person) -> None:
    here = draw(visitor, words="the boat")

    assert f"/r/6/a/{here}/" in visitor.post("/s/", {"words": "boat"}).content.decode()
    assert here not in visitor.post("/s/", {"words": "900"}).content.decode()


def test_it_takes_a_drawing_along_as_a_picture_and_as_numbers(visitor: Person) -> None:
    draw(visitor, words="the boat")

    with zipfile.ZipFile(BytesIO(visitor.post("/d/export/").content)) as archive:
        page = archive.read("notes.html").decode()
        records = json.loads(archive.read("notes.json"))["records"]
    assert f'stroke="{strokes.INKS[4]}"' in page
    assert "A drawing" in page
    assert "sketch" not in page
    assert [one["value"]["strokes"] for one in records if one["kind"] == "drawing"] == [HOUSE]


def test_it_stays_quick_with_forty_drawings_and_a_full_page(visitor: Person) -> None:
    with visitor.opened():
        for _ in range(40):
            drawings.keep(full_page(ORDINARY), "", id=None, rev=0)
        kept = drawings.keep(full_page(), "", id=None, rev=0)
    took = {}
    for url in ("/r/6/a/", f"/r/6/a/{kept.id}/"):
        times = []
        for _ in range(5):
            start = time.process_time()
            assert visitor.get(url).status_code == 200
            times.append(time.process_time() - start)
        took[url] = min(times)
    assert max(took.values()) < 0.05, took
    listed = visitor.get("/r/6/a/").context["page"]
    assert len(listed.sketches) == 12
    assert listed.older
    assert len(visitor.get("/r/6/a/?all=1").context["page"].sketches) == 41
