"""Reads everything that was handed over at once: several files, several exports, several apps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from afterword.chats.importers import Format, claimant, claimants, title
from afterword.chats.merge import merged
from afterword.chats.message import Answers, ChatInfo, Message, Skipped
from afterword.chats.source import Source
from afterword.chats.tally import Tally

Row = Message | Skipped


class Together:
    """What was handed over, format by format.

    Each file, zip and folder that was named is an export by itself; what is none lies beside all
    of them, since some apps write one export into several files. Chats of one name in two exports
    of one app are one chat. Where there are several apps, the app stands behind the name.
    """

    def __init__(self, source: Source) -> None:
        self._notes = source.notes
        self._exports: dict[Format, list[Source]] = {}
        apart = source.apart()
        claimed = [(part, claimants(part)) for part in apart] if len(apart) > 1 else []
        if not any(modules for _, modules in claimed):
            claimant(source)  # says what is wrong where nobody claims it
            claimed = [(source, claimants(source))]
        beside = [part for part, modules in claimed if not modules]
        source.notes.left_out += [part.name for part in beside]
        for part, modules in claimed:
            for module in modules:
                self._exports.setdefault(module, []).append(part.beside(beside))

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats that claim something in it."""
        return tuple(self._exports)

    def chats(self) -> list[ChatInfo]:
        """List the chats of every export, each once."""
        return list(chain.from_iterable(map(self._chats_of, self._exports)))

    def _chats_of(self, module: Format) -> list[ChatInfo]:
        found: dict[str, list[ChatInfo]] = {}
        for source in self._exports[module]:
            for info in module.chats(source):
                found.setdefault(info.name, []).append(info)
        return [
            self._named(module, infos[0] if len(infos) == 1 else self._one(module, infos))
            for infos in found.values()
        ]

    def _one(self, module: Format, infos: list[ChatInfo]) -> ChatInfo:
        """Count a chat of several exports as it will be read, since they may overlap."""
        tally = Tally()
        rows = self._rows(module, infos[0].name, Answers())
        tally.add([row for row in rows if isinstance(row, Message)])
        self._notes.merged.clear()
        me = dict.fromkeys(chain.from_iterable(info.me for info in infos))
        asked = dict.fromkeys(chain.from_iterable(info.questions for info in infos))
        (whole,) = tally.chats({infos[0].name: tuple(asked)})
        people = {name for name, _ in whole.people}
        return ChatInfo(
            whole.name,
            whole.people,
            whole.first,
            whole.last,
            tuple(name for name in me if name in people),
            whole.questions,
        )

    def _named(self, module: Format, info: ChatInfo) -> ChatInfo:
        name = info.name + self._behind(module)
        return ChatInfo(name, info.people, info.first, info.last, info.me, info.questions)

    def _behind(self, module: Format) -> str:
        return f" ({title(module)})" if len(self._exports) > 1 else ""

    def read(self, chat: str | None, answers: Answers) -> Iterator[Row]:
        """Stream one chat, or with None every chat."""
        for module in self._exports:
            behind = self._behind(module)
            if chat is not None and not chat.endswith(behind):
                continue
            rows = self._rows(module, chat.removesuffix(behind) if chat else chat, answers)
            yield from _behind_every(rows, behind) if behind else rows

    def _rows(self, module: Format, chat: str | None, answers: Answers) -> Iterator[Row]:
        exports = [module.read(source, chat, answers) for source in self._exports[module]]
        return exports[0] if len(exports) == 1 else merged(exports, self._notes)


def _behind_every(rows: Iterator[Row], behind: str) -> Iterator[Row]:
    for row in rows:
        yield row._replace(chat=row.chat + behind) if isinstance(row, Message) else row
