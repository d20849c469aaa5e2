"""iMessage: Apple's database and imessage-exporter's text, told apart and read as they are."""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest

from afterword.chats.formats import imessage
from afterword.chats.formats.imessage import opening
from afterword.chats.formats.imessage.body import words
from afterword.chats.message import Answers, Message, Skipped
from afterword.chats.source import Source, Upload
from tests.chats.formats.imessage.apple import SECOND, add, stream, write


def rows(*paths: Path) -> list[Message | Skipped]:
    with Source.from_paths(paths) as source:
        assert imessage.claims(source)
        return list(imessage.read(source, None, Answers()))


def texts(found: list[Message | Skipped]) -> list[str]:
    return [row.text for row in found if isinstance(row, Message)]


@pytest.mark.parametrize("length", [1, 127, 128, 300, 40_000])
def test_the_words_are_found_whatever_their_length(length: int) -> None:
    text = ("né🌱" * length)[:length]
    assert words(stream(text)) == text


@pytest.mark.parametrize(
    "blob", [None, "text", b"", b"\x04\x0bstreamtyped", stream("hello")[:-40], b"bplist00"]
)
def test_a_body_without_words_or_cut_short_is_empty(blob: object) -> None:
    assert words(blob) == ""


def test_it_is_read_from_an_upload_and_out_of_a_zip(tmp_path: Path) -> None:
    path = write(tmp_path / "chat.db", {"text": "hello"})
    with path.open("rb") as stream_:
        source = Source.from_uploads([Upload("chat.db", stream_.fileno())])
        assert texts(list(imessage.read(source, None, Answers()))) == ["hello"]
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, "Library/Messages/chat.db")
    assert texts(rows(tmp_path / "all.zip")) == ["hello"]


def test_the_newest_messages_come_from_the_file_beside_it(tmp_path: Path) -> None:
    path = write(tmp_path / "live.db", {"text": "old"}, wal=True)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    for number in range(50):
        add(connection, {"text": f"new {number}" + " and so on" * 20})
        connection.commit()
    add(connection, {"text": "never finished"})
    shutil.copy(path, tmp_path / "chat.db")
    shutil.copy(f"{path}-wal", tmp_path / "chat.db-wal")
    connection.close()
    assert texts(rows(tmp_path / "chat.db")) == ["old"]
    merged = texts(rows(tmp_path / "chat.db", tmp_path / "chat.db-wal"))
    assert len(merged) == 51
    assert merged[-1].startswith("new 49")
    torn = (tmp_path / "chat.db-wal").read_bytes()
    (tmp_path / "chat.db-wal").write_bytes(torn[: len(torn) // 2])
    assert 1 < len(rows(tmp_path / "chat.db", tmp_path / "chat.db-wal")) < 51


def test_it_says_that_the_newest_are_missing_where_they_do_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "chat.db", {"text": "old"})
    (tmp_path / "chat.db-wal").write_bytes(b"x" * 100)
    monkeypatch.setattr(opening, "IN_MEMORY", 1000)
    first, second = rows(path, tmp_path / "chat.db-wal")
    assert isinstance(first, Skipped)
    assert isinstance(second, Message)


def test_a_message_in_two_chats_with_one_person_is_one_message(tmp_path: Path) -> None:
    both = write(
        tmp_path / "chat.db", {"text": "once", "chat": (1, 3)}, {"text": "x", "chat": (1, 2)}
    )
    found = [(row.chat, row.text) for row in rows(both) if isinstance(row, Message)]
    assert found == [("+15550100", "once"), ("+15550100", "x"), ("Allotment", "x")]


def test_a_database_with_two_tables_alone_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "chat.db", {"text": "hi"}, {"text": "me", "is_from_me": 1})
    connection = sqlite3.connect(path)
    for table in ("chat", "chat_message_join", "chat_handle_join"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("ALTER TABLE message DROP COLUMN attributedBody")
    connection.commit()
    connection.close()
    found = [(row.chat, row.author) for row in rows(path) if isinstance(row, Message)]
    assert found == [("+15550100", "+15550100"), ("+15550100", "Me")]


def test_one_chat_is_read_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "chat.db", {"text": "a"}, {"text": "b", "chat": 2, "handle_id": 2})
    with Source.from_paths([path]) as source:
        assert [row.text for row in imessage.read(source, "Allotment", Answers())] == ["b"]
        assert [info.me for info in imessage.chats(source)] == [
            ("+15550100",),
            ("wren@example.org",),
        ]


def test_a_date_is_seconds_or_billionths_of_them(tmp_path: Path) -> None:
    path = write(tmp_path / "sms.db", {"date": SECOND}, {"date": SECOND * 10**9}, {"date": "soon"})
    first, second, third = rows(path)
    assert isinstance(first, Message)
    assert isinstance(second, Message)
    assert first.at == second.at
    assert isinstance(third, Skipped)


def test_another_database_is_not_claimed(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "msgstore.db")
    connection.execute("CREATE TABLE messages (id)")
    connection.commit()
    connection.close()
    with Source.from_paths([tmp_path / "msgstore.db"]) as source:
        assert not imessage.claims(source)


def test_a_paragraph_that_looks_like_a_date_stays_where_it_is() -> None:
    text = (
        "Feb 19, 2024  9:46:40 AM\nMe\none\n\nFeb 30, 2024  9:46:40 AM\nno day\n\n"
        "Feb 19, 2024  9:50:00 AM\nWren\ntwo\n"
    )
    source = Source.from_bytes("Wren.txt", text.encode())
    found = list(imessage.read(source, None, Answers()))
    assert texts(found) == ["one\n\nFeb 30, 2024  9:46:40 AM\nno day", "two"]
