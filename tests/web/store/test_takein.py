"""What was taken along comes back equal, and nothing that is there is changed by it."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afterword.web.store import (
    books,
    facts,
    letters,
    messages,
    sealed,
    takein,
    takeout,
    vaults,
    whole,
)
from afterword.web.store import settings as store_settings
from tests.web.people import Person, person
from tests.web.store.conftest import LETTERS, NOTES
from tests.web.store.test_messages import packed

pytestmark = pytest.mark.postgres
MOMENT = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)


def archived() -> io.BytesIO:
    """What the door hands out, as of one moment."""
    taken = takeout.take()
    taken = takeout.Takeout(MOMENT, taken.entries, taken.unreadable)
    files = {"notes.json": takeout.as_json(taken), **dict(takeout.message_files(taken))}
    return zipped({n: text.encode("utf-8", "backslashreplace") for n, text in files.items()})


def zipped(files: dict[str, bytes]) -> io.BytesIO:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return target


def files_of(archive: io.BytesIO) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as files:
        return {name: files.read(name) for name in files.namelist()}


def another() -> Person:
    """A vault with nothing in it."""
    client = Person()
    client.cookies["aw"] = vaults.create("another")
    return client


texts = st.text(st.characters(codec="utf-8"), max_size=40)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
values = st.dictionaries(texts, json_values, max_size=4)
shelves = st.builds(
    lambda room, sort, book: sealed.Shelf(room, *sort, book),
    st.sampled_from(["hall", "step3_reach_out"]),
    st.sampled_from([("note", ""), ("letter", "letters"), ("setting", "one/two")]),
    st.sampled_from([sealed.NO_BOOK, UUID(int=5)]),
)
entries = st.lists(st.tuples(shelves, values, st.integers(0, 3)), max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=entries)
def test_export_import_export_is_equal_byte_by_byte(
    db: None, entries: list[tuple[sealed.Shelf, dict[str, Any], int]]
) -> None:
    with person().opened():
        for shelf, value, again in entries:
            entry = sealed.save(shelf, value)
            for _ in range(again):
                entry = sealed.save(shelf, value, id=entry.id, rev=entry.rev)
        one = archived()
    with another().opened():
        arrived = takein.take_in(one)
        assert (arrived.stayed, arrived.came) == (0, len(entries) + 2)  # a book, and which is shown
        assert files_of(archived()) == files_of(one)
        assert whole.verify().whole


def test_message_histories_come_back_equal(ana: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "IN_A_SEGMENT", 4)
    history = uuid4()
    messages.keep(history, packed())
    sealed.save(LETTERS, {"text": "half \ud83d a face \\ud83d"})
    one = archived()
    with another().opened():
        takein.take_in(one)
        kept = messages.kept(history)
        assert kept is not None
        assert kept.counts == (4, 4, 2)
        assert files_of(archived()) == files_of(one)
        assert whole.verify().whole


def test_what_is_there_stays(ana: Person) -> None:
    entry = sealed.save(LETTERS, {"text": "then"})
    one = archived()
    sealed.save(LETTERS, {"text": "now"}, id=entry.id, rev=1)
    gone = sealed.save(NOTES, {"text": "another"})
    two = archived()
    sealed.delete(NOTES, gone.id)

    assert takein.take_in(one).came == 0
    assert sealed.load(LETTERS, entry.id).value == {"text": "now"}
    assert takein.take_in(two) == takein.Arrived(1, 3)
    assert sealed.load(NOTES, gone.id).value == {"text": "another"}


def test_no_file_undoes_what_was_told(ana: Person) -> None:
    book = books.current()
    assert book is not None
    open_letter = sealed.save(letters.shelf(book.id), {"text": "Dear", "purpose": letters.SEND})
    facts.tell("order", which="everything")
    closed = facts.where_now()
    forged = json.loads(takeout.as_json(takeout.take()))
    for record in forged["records"]:
        if record["exercise"] == "facts":
            record |= {"id": str(uuid4()), "value": {"facts": [], "held": False}}
        if record["id"] == str(open_letter.id):
            record |= {"id": str(uuid4())}
            record["value"]["purpose"] = letters.SEND
    takein.take_in(zipped({"notes.json": json.dumps(forged).encode()}))
    assert facts.where_now() == closed
    assert letters.for_sending(book.id) == []


def test_the_digits_of_the_curtain_are_not_taken_in(ana: Person) -> None:
    code = store_settings.CODE
    forged = {
        "id": str(uuid4()), "book": None, "room": code.room, "kind": code.kind,
        "exercise": code.exercise, "rev": 1, "created": MOMENT.isoformat(),
        "saved": MOMENT.isoformat(), "value": {"code": "000000"},
    }  # fmt: skip
    assert takein.take_in(notes([forged])).came == 0
    assert sealed.one(code) is None


def notes(records: object, **changed: object) -> io.BytesIO:
    said = {"format": "afterword-export", "version": 1, "records": records, **changed}
    return zipped({"notes.json": json.dumps(said).encode()})


def record(**changed: object) -> dict[str, object]:
    return {
        "id": str(uuid4()), "book": None, "room": "hall", "kind": "note", "exercise": "drawer",
        "rev": 1, "created": MOMENT.isoformat(), "saved": MOMENT.isoformat(),
        "value": {"text": "one"}, **changed,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("archive", "reason"),
    [
        (io.BytesIO(b"not a zip"), "other"),
        (zipped({"holiday.txt": b""}), "other"),
        (notes([], format="another"), "other"),
        (notes([], version=2), "newer"),
        (notes({}), "damaged"),
        (notes([record(rev=0)]), "damaged"),
        (notes([record(rev=True)]), "damaged"),
        (notes([record(value=[])]), "damaged"),
        (notes([record(value={"number": float("nan")})]), "damaged"),
        (notes([record(created="2026-03-04T05:06:07")]), "damaged"),
        (notes([record(created=5)]), "damaged"),
        (notes([record(id="five")]), "damaged"),
        (notes([record(room="store", kind="catalogue", exercise="")]), "damaged"),
        (notes([record(room="a/b")]), "damaged"),
        (notes([record(room="x" * 300)]), "damaged"),
        (notes([record(id=str(UUID(int=3))), record(id=str(UUID(int=3)))]), "damaged"),
        (notes([record(), record(kind="letter")]), "damaged"),
        (zipped({"notes.json": b"{" * 9000}), "damaged"),
        (io.BytesIO(notes([record()]).getvalue()[:60]), "other"),
    ],
)
def test_it_refuses(ana: Person, archive: io.BytesIO, reason: str) -> None:
    before = takeout.count()
    with pytest.raises(takein.TakeInError) as problem:
        takein.take_in(archive)
    assert problem.value.reason == reason
    assert takeout.count() == before


@pytest.mark.parametrize(
    "line",
    [b"{", b"[]", b'{"at":"then","author":null,"text":"","kind":"text"}', b"7" * 100,
     b'{"at":"2026-03-04T05:06:07","author":5,"text":"","kind":"text"}'],
)  # fmt: skip
def test_a_damaged_history_undoes_all_of_it(ana: Person, line: bytes) -> None:
    history = uuid4()
    messages.keep(history, packed())
    files = files_of(archived())
    files[f"messages-{history}.jsonl"] += line
    with another().opened():
        with pytest.raises(takein.TakeInError):
            takein.take_in(zipped(files))
        assert takeout.count() == 0
        assert whole.verify().whole


def test_it_stops_at_what_is_too_large(ana: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = archived()
    for limit in ("LARGEST_NOTES", "MOST_ENTRIES"):
        with monkeypatch.context() as patch:
            patch.setattr(takein, limit, 1)
            with pytest.raises(takein.TakeInError) as problem:
                takein.take_in(archive)
            assert problem.value.reason == "large"


def test_a_history_without_its_messages_stays_out(ana: Person) -> None:
    messages.keep(uuid4(), packed())
    files = files_of(archived())
    with another().opened():
        takein.take_in(zipped({"notes.json": files["notes.json"]}))
        assert whole.verify().whole
