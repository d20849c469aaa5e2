"""Writes databases as Apple's Messages does, with invented people in them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

TABLES = """
CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, text TEXT,
    handle_id INTEGER DEFAULT 0, subject TEXT, attributedBody BLOB, service TEXT, date INTEGER,
    is_from_me INTEGER DEFAULT 0, item_type INTEGER DEFAULT 0, group_title TEXT,
    associated_message_type INTEGER DEFAULT 0, cache_has_attachments INTEGER DEFAULT 0,
    balloon_bundle_id TEXT, date_edited INTEGER DEFAULT 0, date_retracted INTEGER DEFAULT 0);
CREATE TABLE handle (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT, service TEXT);
CREATE TABLE chat (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, chat_identifier TEXT,
    display_name TEXT);
CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER,
    PRIMARY KEY (chat_id, message_id));
CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER);
INSERT INTO handle (ROWID, id, service) VALUES (1, '+15550100', 'iMessage'),
    (2, 'wren@example.org', 'iMessage'), (3, '+15550100', 'SMS');
INSERT INTO chat (ROWID, guid, chat_identifier, display_name) VALUES
    (1, 'a', '+15550100', ''), (2, 'b', 'chat77', 'Allotment'), (3, 'c', '+15550100', NULL);
INSERT INTO chat_handle_join VALUES (1, 1), (2, 1), (2, 2), (3, 3);
"""
SECOND = 730_000_000
"""Of Apple's time: in February 2024."""


def stream(text: str) -> bytes:
    """Write a string as Apple's attributedBody begins and ends."""
    data = text.encode()
    size = 1 if len(data) < 0x80 else 2 if len(data) < 0x8000 else 4
    length = {1: b"", 2: b"\x81", 4: b"\x82"}[size] + len(data).to_bytes(size, "little")
    return (
        b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x12NSAttributedString\x00\x84\x84"
        b"\x08NSObject\x00\x85\x92\x84\x84\x84\x08NSString\x01\x94\x84\x01+" + length + data
        + b"\x86\x84\x02iI\x01\x03\x92\x84\x84\x84\x0cNSDictionary\x00\x94\x84\x01i\x00\x86\x86"
    )  # fmt: skip


def write(path: Path, *rows: dict[str, Any], page_size: int = 1024, wal: bool = False) -> Path:
    """Write a database; each row is the columns of a message, and `chat`, 1 where it says none."""
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA page_size = {page_size}")
    connection.execute(f"PRAGMA journal_mode = {'WAL' if wal else 'DELETE'}")
    connection.executescript(TABLES)
    for row in rows:
        add(connection, row)
    connection.commit()
    connection.close()
    return path


def add(connection: sqlite3.Connection, row: dict[str, Any]) -> None:
    """Add one message."""
    values = {"date": SECOND * 10**9, "handle_id": 1, **row}
    chats = values.pop("chat", 1)
    marks = ", ".join("?" * len(values))
    inserted = connection.execute(
        f"INSERT INTO message ({', '.join(values)}) VALUES ({marks})", tuple(values.values())
    )
    for chat in chats if isinstance(chats, tuple) else (chats,):
        connection.execute(
            "INSERT INTO chat_message_join VALUES (?, ?)", (chat, inserted.lastrowid)
        )
