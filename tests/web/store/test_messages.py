"""Kept messages: sealed in segments, opened a window at a time, found, and gone when deleted."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from afterword.chats.message import Message
from afterword.web.store import archives, books, messages, sealed, takeout, whole
from afterword.web.store.models import Segment
from tests.web.people import Person, person

pytestmark = pytest.mark.postgres
START = datetime.fromisoformat("2022-05-01T18:00")
TEXTS = ["soup tonight?", "die Straße am Hafen", 'he said "never"\nand left', "half \ud83d a face"]


def packed(count: int = 10) -> list[messages.Part]:
    packing = messages.Packing()
    for number in range(count):
        at = START + timedelta(minutes=number)
        text = TEXTS[number % len(TEXTS)]
        packing.add(Message(at, "Sam", ("Ana", "Sam")[number % 2], text, "text", False))
    return packing.done()


@pytest.fixture
def history(ana: Person, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """Ten messages in segments of four."""
    monkeypatch.setattr(messages, "IN_A_SEGMENT", 4)
    id = uuid4()
    messages.keep(id, packed())
    return id


def kept(history: UUID) -> messages.Messages:
    found = messages.kept(history)
    assert found is not None
    return found


def test_it_keeps_every_message_as_it_was(history: UUID) -> None:
    lines = list(kept(history).every())

    assert [line.position for line in lines] == list(range(10))
    assert [line.text for line in lines] == [TEXTS[n % 4] for n in range(10)]
    assert (lines[3].at, lines[3].author) == (START + timedelta(minutes=3), "Sam")


def test_it_opens_only_the_segments_that_a_window_lies_in(
    history: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    real = archives.segment
    monkeypatch.setattr(archives, "segment", lambda *a: opened.append(a[2]) or real(*a))

    lines = list(kept(history).between(3, 5))

    assert [line.position for line in lines] == [3, 4, 5]
    assert opened == [0, 1]
    assert list(kept(history).between(20, 30)) == []


@pytest.mark.parametrize(
    ("words", "positions"),
    [
        ("SOUP", [8, 4, 0]),
        ("strasse", [9, 5, 1]),
        ("straße hafen", [9, 5, 1]),
        ('"never" left', [6, 2]),
        ("half face", [7, 3]),
        ("soup hafen", []),
        ("sam", []),
        ("  ", []),
    ],
)
def test_it_finds_messages_by_their_words_the_newest_first(
    history: UUID, words: str, positions: list[int]
) -> None:
    assert [line.position for line in kept(history).search(words)] == positions


def test_it_shows_no_word_of_them_on_the_disk(history: UUID) -> None:
    rows = Segment.objects.values_list("blob", flat=True)

    assert len(rows) == 3
    assert not any(b"soup" in bytes(blob) or b"Ana" in bytes(blob) for blob in rows)


def test_it_notices_a_segment_that_is_gone_or_another(history: UUID) -> None:
    assert whole.verify().whole
    other = uuid4()
    messages.keep(other, packed(4))
    stolen = Segment.objects.get(archive_id=other).blob
    Segment.objects.filter(archive_id=history, number=1).update(blob=stolen)
    with pytest.raises(archives.LostError):
        list(kept(history).every())
    assert not whole.verify().whole

    Segment.objects.filter(archive_id=history, number=1).delete()
    with pytest.raises(archives.LostError):
        list(kept(history).between(5, 5))
    assert list(kept(history).between(0, 3))


def test_it_notices_a_segment_that_belongs_to_nothing(history: UUID) -> None:
    archives.keep(uuid4(), messages.KIND, [b"left over"])

    assert not whole.verify().whole


def test_it_keeps_all_or_none(ana: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(sealed, "save", full)
    with pytest.raises(ZeroDivisionError):
        messages.keep(uuid4(), packed())

    assert Segment.objects.count() == 0


def test_it_leaves_nothing_of_a_deleted_history(history: UUID) -> None:
    other = uuid4()
    messages.keep(other, packed(4))
    messages.delete(history)

    assert messages.kept(history) is None
    assert Segment.objects.filter(archive_id=history).count() == 0
    assert list(kept(other).every())
    assert whole.verify().whole


def test_it_belongs_to_one_book_and_one_vault(history: UUID) -> None:
    books.begin("ended")
    assert messages.kept(history) is None

    with person().opened():
        assert messages.kept(history) is None
        assert archives.count() == 0


def test_it_is_taken_along_in_plain(history: UUID) -> None:
    ((name, lines),) = takeout.message_files(takeout.take())

    assert name == f"messages-{history}.jsonl"
    assert lines.count("\n") == 10
    assert '"text": "soup tonight?"' in lines.splitlines()[0]


def test_it_packs_messages_without_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "IN_A_SEGMENT", 4)
    parts = packed()

    assert [part.count for part in parts] == [4, 4, 2]
    assert parts[1].first == (START + timedelta(minutes=4)).isoformat()
    assert [line.position for line in messages.in_memory(parts).between(7, 8)] == [7, 8]
