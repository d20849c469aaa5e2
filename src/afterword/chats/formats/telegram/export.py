"""The chats of one export file, one after the other, in either of the two shapes there are.

An export of one chat is an object with `messages`; one of an account has a list of such objects
under `chats`, and one of the groups that were left under `left_chats`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from afterword.chats.formats.telegram.entry import message_of
from afterword.chats.json_reader import JsonReader
from afterword.chats.member import Member
from afterword.chats.message import Message, Skipped

UNNAMED = "Telegram chat"
OWN_NAMES = {"saved_messages": "Saved Messages", "replies": "Replies"}
NO_ENTRY = "an entry that is no message"
AFTER_THE_END = "something after the end of the export"


class ExportFile:
    """Reads one file from top to bottom.

    `wanted` is the name of a chat, or None for all. `taken` holds the names that chats were given
    so far, in this file and those before it: two people of one name are two chats.
    """

    def __init__(self, member: Member, wanted: str | None, taken: Counter[str]) -> None:
        self._member = member
        self._wanted = wanted
        self._taken = taken
        self.account = ""
        self.own_names: Counter[str] = Counter()

    def rows(self) -> Iterator[Message | Skipped]:
        """Yield every message of the chats that are wanted, and every entry that is none."""
        with self._member.open() as stream:
            reader = JsonReader(stream, self._member.name)
            if reader.peek() == "[":
                yield from self._entries(reader, self._given(UNNAMED))
            else:
                yield from self._whole(reader)
            if reader.peek().strip("\0"):
                yield Skipped(reader.line, AFTER_THE_END)

    def _whole(self, reader: JsonReader) -> Iterator[Message | Skipped]:
        about: dict[str, Any] = {}
        for key in reader.fields():
            if key in ("chats", "left_chats") and reader.peek() == "{":
                for inner in reader.fields():
                    if inner == "list" and reader.peek() == "[":
                        yield from self._chats(reader)
            elif key == "personal_information":
                self._take_owner(reader.value())
            else:
                yield from self._field(reader, key, about)

    def _chats(self, reader: JsonReader) -> Iterator[Message | Skipped]:
        for _ in reader.elements():
            if reader.peek() != "{":
                continue
            about: dict[str, Any] = {}
            for key in reader.fields():
                yield from self._field(reader, key, about)

    def _field(
        self, reader: JsonReader, key: str, about: dict[str, Any]
    ) -> Iterator[Message | Skipped]:
        """Take one field of a chat: what it is called, or its messages."""
        if key in ("name", "type", "id"):
            about[key] = reader.value()
        elif key == "messages" and reader.peek() == "[":
            name = self._given(_name_of(about))
            if self._wanted is None or name == self._wanted:
                yield from self._entries(reader, name)
            else:
                reader.pass_items()

    def _entries(self, reader: JsonReader, name: str) -> Iterator[Message | Skipped]:
        own_ids = (self.account, f"user{self.account}") if self.account else ()
        for entry in reader.items():
            row = message_of(entry, name) if isinstance(entry, dict) else NO_ENTRY
            if isinstance(row, str):
                yield Skipped(reader.line, row)
                continue
            if own_ids and row.author is not None and str(entry.get("from_id")) in own_ids:
                self.own_names[row.author] += 1
            yield row

    def _given(self, name: str) -> str:
        """Give a chat its name; the second of the same name gets a number behind it."""
        self._taken[name] += 1
        return name if self._taken[name] == 1 else f"{name} ({self._taken[name]})"

    def _take_owner(self, personal: Any) -> None:
        if isinstance(personal, dict):
            self.account = str(personal.get("user_id", ""))


def _name_of(about: dict[str, Any]) -> str:
    name = about.get("name")
    if isinstance(name, str) and name:
        return name
    return OWN_NAMES.get(str(about.get("type")), UNNAMED)
