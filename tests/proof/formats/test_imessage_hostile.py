"""Whatever a database or a text holds, reading it ends, and with nothing but an ImportProblem."""

from __future__ import annotations

import contextlib
import sqlite3
import struct
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afterword.chats.formats import imessage
from afterword.chats.importers import claimant
from afterword.chats.message import Answers, Message
from afterword.chats.source import ImportProblem, Source
from tests.chats.formats.imessage.apple import write


def read(path: Path) -> list[str]:
    with Source.from_paths([path]) as source:
        found = imessage.read(source, None, Answers())
        return [row.text for row in found if isinstance(row, Message)]


def changed(path: Path, *statements: str) -> Path:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path


def test_a_trigger_never_fires(tmp_path: Path) -> None:
    path = write(tmp_path / "chat.db", {"text": "hello"})
    changed(path, "CREATE TRIGGER t AFTER INSERT ON message BEGIN DELETE FROM handle; END")
    before = path.read_bytes()
    assert read(path) == ["hello"]
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "instead",
    [
        "CREATE VIEW message AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n)"
        " SELECT i AS text, 1 AS date FROM n",
        "CREATE VIRTUAL TABLE message USING fts5(text)",
    ],
)
def test_a_view_or_a_virtual_table_is_not_taken_for_the_messages(
    tmp_path: Path, instead: str
) -> None:
    path = changed(write(tmp_path / "chat.db"), "DROP TABLE message", instead)
    with Source.from_paths([path]) as source:
        assert not imessage.claims(source)


def test_a_column_that_computes_for_ever_is_refused(tmp_path: Path) -> None:
    path = changed(
        write(tmp_path / "chat.db", {"text": "x"}),
        "ALTER TABLE message ADD COLUMN balloon AS (hex(zeroblob(900000000)))",
        "ALTER TABLE message DROP COLUMN group_title",
        "ALTER TABLE message RENAME COLUMN balloon TO group_title",
    )
    started = time.process_time()
    with contextlib.suppress(ImportProblem):
        read(path)
    assert time.process_time() - started < 2


def test_pages_of_the_largest_size_are_read(tmp_path: Path) -> None:
    assert read(write(tmp_path / "chat.db", {"text": "big"}, page_size=65_536)) == ["big"]


def test_a_row_larger_than_any_message_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "chat.db", {"text": "first"})
    changed(path, "INSERT INTO message (text, date) VALUES (zeroblob(80000000), 1)")
    with pytest.raises(ImportProblem, match="more than 64 MB"):
        read(path)


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (16, b"\0\0"),
        (16, b"\x03\x03"),
        (20, b"\xff"),
        (28, b"\xff\xff\xff\xff"),
        (100, b"\0\xff\xff"),
    ],
    ids=["no page size", "odd page size", "all reserved", "lying size", "no tree"],
)
def test_a_header_that_lies_is_read_or_refused_in_words(
    tmp_path: Path, at: int, value: bytes
) -> None:
    path = write(tmp_path / "chat.db", {"text": "x"})
    data = bytearray(path.read_bytes())
    data[at : at + len(value)] = value
    path.write_bytes(data)
    with Source.from_bytes("chat.db", bytes(data)) as source, contextlib.suppress(ImportProblem):
        list(claimant(source).read(source, None, Answers()))
    with contextlib.suppress(ImportProblem):
        read(path)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_database_with_anything_overwritten_is_read_or_refused(
    tmp_path: Path, data: st.DataObject
) -> None:
    path = tmp_path / "sound.db"
    if not path.exists():
        write(path, *({"text": f"message {n}"} for n in range(40)), page_size=512)
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(18, len(whole) - 8))
        whole[at : at + 4] = data.draw(st.binary(min_size=4, max_size=4))
    cut = data.draw(st.integers(100, len(whole)))
    source = Source.from_bytes("chat.db", bytes(whole[:cut]))
    wal = struct.pack(
        ">8I", 0x377F0682, 3007000, 512, *data.draw(st.tuples(*[st.integers(0, 9)] * 5))
    )
    with contextlib.suppress(ImportProblem):
        list(imessage.read(source, None, Answers()))
    (tmp_path / "chat.db").write_bytes(whole[:cut])
    (tmp_path / "chat.db-wal").write_bytes(wal + bytes(2_000))
    with contextlib.suppress(ImportProblem), Source.from_paths([tmp_path]) as folder:
        list(imessage.read(folder, None, Answers()))


PIECES = st.sampled_from(
    [
        "Feb 19, 2024  9:46:40 AM\nMe\n",
        "Feb 31, 2024 99:46:40 AM\nMe\n",
        "Feb 19, 2024  9:46:40 AM renamed\n",
        "    Feb 19, 2024  9:46:40 AM\n",
        "\n",
        "Tapbacks:\n",
        "Loved by Me\n",
        "Edited a while later: ",
        "\ufffc",
        "\0",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=14).map("".join))
def test_any_text_is_read(text: str) -> None:
    start = "Feb 19, 2024  9:46:40 AM\nMe\nhi\n\n"
    source = Source.from_bytes("Wren.txt", (start + text).encode("utf-8", "surrogatepass"))
    counted = sum(count for chat in imessage.chats(source) for _, count in chat.people)
    rows = [row for row in imessage.read(source, None, Answers()) if isinstance(row, Message)]
    assert sum(row.author is not None for row in rows) == counted


def test_a_text_made_to_be_slow_costs_no_more_than_its_length() -> None:
    line = "Feb 19, 2024  9:46:40 AM\nMe\n" + "Edited " * 60_000 + "\n" + "a by " * 60_000
    started = time.process_time()
    source = Source.from_bytes("x.txt", f"{line}\n{'    x' * 60_000}\n".encode())
    assert len(list(imessage.read(source, None, Answers()))) == 1
    assert time.process_time() - started < 1
