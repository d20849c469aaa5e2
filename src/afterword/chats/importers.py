"""Finds the format modules in formats/ and asks which of them claims a source.

A format is a module, or a package, with a docstring that says how to get the export, and

    claims(source: Source) -> bool
    chats(source: Source) -> list[ChatInfo]
    read(source: Source, chat: str | None, answers: Answers) -> Iterator[Message | Skipped]

where `chat` None means every chat. Nothing here knows any of them by name.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Protocol, cast

from afterword.chats import formats
from afterword.chats.message import Answers, ChatInfo, Message, Skipped
from afterword.chats.no_export import hint
from afterword.chats.source import ImportProblem, Source

MOST_NAMES = 20
"""Members of a source that are looked at for what they might be instead."""


class Format(Protocol):
    """The shape of a format module."""

    __name__: str
    __doc__: str | None

    def claims(self, source: Source) -> bool:
        """Tell whether the source is an export of this format; cheap, reads only beginnings."""

    def chats(self, source: Source) -> list[ChatInfo]:
        """List the chats in it, by name."""

    def read(
        self, source: Source, chat: str | None, answers: Answers
    ) -> Iterator[Message | Skipped]:
        """Stream one chat, or with None every chat, in the order of the file."""


@cache
def all_formats() -> tuple[Format, ...]:
    """Import every format there is, in the order of their names."""
    names = sorted(found.name for found in pkgutil.iter_modules(formats.__path__))
    return tuple(cast(Format, importlib.import_module(f"{formats.__name__}.{n}")) for n in names)


def format_name(module: Format) -> str:
    """Return the short name of a format, as its file is called."""
    return module.__name__.rpartition(".")[2]


def how_to_get(module: Format) -> str:
    """Return the docstring of a format: what it is and how to get the export."""
    return (module.__doc__ or "").strip()


def title(module: Format) -> str:
    """Return what a format is called: how its docstring begins, up to the colon."""
    return how_to_get(module).partition(":")[0]


def claimants(source: Source) -> list[Format]:
    """Return the formats that claim the source: at most one for a file, several for a folder."""
    found = [module for module in all_formats() if module.claims(source)]
    return found[:1] if len(source.members) == 1 else found


def claimant(source: Source) -> Format:
    """Return the format that claims the source.

    Raises ImportProblem where none does, naming the formats that are read and how to get them.
    """
    if not source.members:
        raise ImportProblem("There is no file in what you chose. Choose the export itself.")
    if not any(member.size for member in source.members):
        raise ImportProblem(f"“{source.name}” is empty. Export the chat again.")
    for module in all_formats():
        if module.claims(source):
            return module
    ways = "\n\n".join(how_to_get(module) for module in all_formats())
    names = {source.name, *(member.name for member in source.members[:MOST_NAMES])}
    hints = "".join(dict.fromkeys(map(hint, sorted(names))))
    message = (
        f"“{source.name}” is not an export that Afterword reads.{hints} These are, and how to get"
        f" them:\n\n{ways}"
    )
    raise ImportProblem(message)
