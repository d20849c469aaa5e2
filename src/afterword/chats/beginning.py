"""How a JSON member begins: enough to tell whose export it is, without reading it."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from afterword.chats.json_reader import JsonReader
from afterword.chats.member import Member
from afterword.chats.problem import ImportProblem
from afterword.chats.source import Source

HEAD = 1 << 16
FIRST_ITEMS = 3


@dataclass(slots=True)
class Beginning:
    """What the first bytes of a member hold. All of it is empty for a member that is no JSON.

    `values` has the keys of the outermost object in their order, with their values; None stands
    for a value that was not taken. `items` are the first entries of its list called `messages`,
    or of the outermost list.
    """

    values: dict[str, Any] = field(default_factory=dict)
    items: list[dict[str, Any]] = field(default_factory=list)


def json_members(source: Source) -> Iterator[Member]:
    """Yield the members that may be JSON, by their names; a file that came alone may be anything.

    Raises nothing. Empty members are left out.
    """
    alone = len(source.members) == 1
    for member in source.members:
        if member.size and (alone or PurePosixPath(member.name).suffix.lower() == ".json"):
            yield member


def beginning(head: bytes) -> Beginning:
    """Take in the first bytes of a member, as far as they go."""
    found = Beginning()
    with contextlib.suppress(ImportProblem):  # they end in the middle of something
        reader = JsonReader(io.BytesIO(head), "")
        opens = reader.peek()
        if opens == "[":
            _take_items(reader, found)
        elif opens == "{":
            _take_values(reader, found)
    return found


def _take_values(reader: JsonReader, found: Beginning) -> None:
    for key in reader.fields():
        found.values[key] = None
        if key == "messages" and reader.peek() == "[":
            _take_items(reader, found)
        else:
            found.values[key] = reader.value()


def _take_items(reader: JsonReader, found: Beginning) -> None:
    for number in reader.elements():
        item = reader.value()
        if isinstance(item, dict) and len(found.items) < FIRST_ITEMS:
            found.items.append(item)
        if number + 1 == FIRST_ITEMS:
            return
