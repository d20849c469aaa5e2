"""The printed book: whose words go in, and that nothing a person writes can break it."""

from __future__ import annotations

import re
import zlib

import pytest

from afterword.programme import exercise
from afterword.web.exercises import kept
from afterword.web.rooms.endings import gather, typeset
from afterword.web.store import books, letters, sealed
from tests.web.exercises.walking import walk
from tests.web.people import Person

PIECE = gather.Piece("A heading", "3 May 2026", [("What was", "The kettle, and the light.")])


def pages(pdf: bytes) -> int:
    """Count the pages of a PDF by its page tree."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    opened = [_inflated(stream) for stream in streams]
    counts = re.findall(rb"/Type\s*/Pages.*?/Count (\d+)", b"\n".join([pdf, *opened]), re.DOTALL)
    return max(int(count) for count in counts)


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def test_it_hands_over_a_pdf_with_a_name_that_says_nothing(visitor: Person) -> None:
    walk(visitor, exercise("the_book_closed"))
    page = visitor.get("/r/9/print/")
    assert [key for key, _words in page.context["page"].form.fields["parts"].choices] == ["last"]

    got = visitor.post("/r/9/print/", {"title": "Ours", "parts": ["last"], "size": "book"})

    assert got.content.startswith(b"%PDF")
    assert re.fullmatch(
        r'attachment; filename="notes-[0-9-]+\.pdf"', got.headers["Content-Disposition"]
    )
    assert got.headers["Cache-Control"].startswith("no-store")


def test_it_asks_for_one_part_at_least_and_says_when_there_is_nothing(visitor: Person) -> None:
    assert "nothing to print yet" in visitor.get("/r/9/print/").content.decode()
    walk(visitor, exercise("the_book_closed"))
    got = visitor.post("/r/9/print/", {"title": "Ours", "size": "book"})
    assert got.status_code == 422
    assert 'value="Ours"' in got.content.decode()


def test_it_prints_no_letter_while_the_other_lives(visitor: Person, bereaved: Person) -> None:
    for who, printed in ((visitor, False), (bereaved, True)):
        with who.opened():
            book = books.current()
            assert book is not None
            sealed.save(letters.shelf(book.id), {"text": "Dear Sam, come back."})
            keys = [chapter.key for chapter in gather.chapters(book)]
        assert (gather.LETTERS in keys) is printed


def test_it_gives_two_only_what_was_written_for_two() -> None:
    mine = gather.Piece("The book closed", "1 May 2026", [("", "mine")])
    ours = gather.Piece(exercise("a_new_chapter").title, "2 May 2026", [("", "ours")])
    both = gather.for_two(gather.Chapter("last", "The last pages", [mine, ours]))
    assert both.pieces == [ours]


@pytest.mark.parametrize(
    "words",
    [
        '#import "@preview/cetz:0.1.0"; #panic("no") $x$ *a* _b_ `c` @d <e> \\ // /*',
        '#read("/etc/passwd") #sys.inputs',
        "日本語 العربية עברית 🙂 \u202e \x00 \ud800",
        "x" * 30_000,
        "\n" * 500,
        "",
    ],
)
def test_it_takes_any_words_as_words(words: str) -> None:
    piece = gather.Piece(words[:80], "3 May 2026", [(words[:80], words)])
    chapter = gather.Chapter("last", words[:80] or "x", [piece])
    assert typeset.book([chapter], title=words[:80] or "x").startswith(b"%PDF")


def test_it_prints_large_and_with_the_line_of_the_years() -> None:
    chapter = gather.Chapter("last", "The last pages", [PIECE] * 12)
    small = typeset.book([chapter], title="Ours", years="2019 to 2026")
    marks = [(0.2, ""), (0.9, "the sea"), (0.4, ""), (0.6, "")]
    large = typeset.book([chapter], title="Ours", marks=marks, large=True)
    assert pages(large) > pages(small)


def test_it_draws_the_line_of_the_years_on_the_cover(visitor: Person) -> None:
    with visitor.opened():
        book = books.current()
        assert book is not None
        assert gather.cover(book) == gather.Cover()
        points = [80] * 4 + [None] * 4 + [20, 40, None, None]
        shelf = sealed.Shelf("step1", "line", "years", book.id)
        sealed.put(shelf, {"first": 2019, "last": 2021, "points": points})
        assert gather.cover(book) == gather.Cover("2019 to 2021", [(0.8, ""), (0.3, "")])


def test_it_prints_own_words_and_leaves_ticks_and_minutes_in_the_rooms(bereaved: Person) -> None:
    walk(bereaved, exercise("two_minutes_of_calm"))
    walk(bereaved, exercise("loss_life_rest"))
    walk(bereaved, exercise("no_hurry"), said="her coat lives here")
    with bereaved.opened():
        book = books.current()
        assert book is not None
        (chapter,) = gather.chapters(book)
    (piece,) = chapter.pieces
    assert chapter.key == "step8_give_it_time"
    assert "her coat lives here" in [text for _asked, text in piece.lines]
    ticked = {"their clothes", "the ring", "family", "leave it as it is"}
    assert not ticked & {text for _asked, text in piece.lines}


def test_it_prints_moments_under_their_names_in_the_order_of_the_years(bereaved: Person) -> None:
    form = exercise("one_moment_of_ours")
    told = [("The flood", "summer 1998"), ("The boat", "1987"), ("Some Tuesday", "")]
    with bereaved.opened():
        for name, when in told:
            values = {"name": name, "when": when, "remember": f"{name}, and the radio on"}
            sealed.save(kept.shelf_of(form), {"id": form.id, "version": 1, "values": values})
        book = books.current()
        assert book is not None
        (chapter,) = gather.chapters(book)
    assert [piece.heading for piece in chapter.pieces] == ["The boat", "The flood", "Some Tuesday"]
    assert [piece.day for piece in chapter.pieces][:2] == ["1987", "summer 1998"]
    assert chapter.pieces[0].lines[0][1] == "The boat, and the radio on"
