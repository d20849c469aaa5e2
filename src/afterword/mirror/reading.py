"""From an export to its results: the chat and the person are named, then it is read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from afterword.chats.command import notes
from afterword.chats.confined import Given, Parsed, parse
from afterword.chats.message import SYSTEM, Answers, ChatInfo, Message
from afterword.chats.meter import Progress
from afterword.mirror.conversation import UNKNOWN, Conversation, MirrorProblem, listed
from afterword.mirror.finding import Result
from afterword.mirror.measure import measure_conversation
from afterword.mirror.report import History

Watch = Callable[[Iterator[Message]], Iterator[Message]]


def read(
    given: Given,
    *,
    me: str | None,
    chat: str | None,
    answers: Answers,
    watched: Watch = iter,
    progress: Progress | None = None,
) -> tuple[History, list[Result]]:
    """Read one chat of an export in a confined child and measure it here.

    `watched` sees every message pass; `progress` is told how far the reading is, in bytes. Raises
    ImportProblem where the export cannot be read, MirrorProblem where `chat` or `me` is missing or
    is not in it.
    """
    with parse(given, answers, chat, progress=progress) as parsed:
        if me is None:
            raise MirrorProblem(_who(_chosen(parsed.chats, chat)))
        tally = _Tally()
        messages = _one_chat(parsed, tally.counted(parsed))
        conversation = Conversation.of(watched(messages), me, zone=answers.zone)
        history = tally.history(parsed, me)
    return history, measure_conversation(conversation)


def _one_chat(parsed: Parsed, messages: Iterator[Message]) -> Iterator[Message]:
    """Pass the messages of one chat on. Raises MirrorProblem as soon as there is a second.

    What is in an export is known at its end; looking beforehand would read it twice.
    """
    chat = None
    for message in messages:
        if chat is None:
            chat = message.chat
        elif message.chat != chat:
            raise MirrorProblem(_several(parsed.chats))
        yield message


def _chosen(chats: Sequence[ChatInfo], chat: str | None) -> ChatInfo:
    """Return the chat to look at. Raises MirrorProblem when there are several or none to choose."""
    found = [info for info in chats if chat is None or info.name == chat]
    if len(found) == 1:
        return found[0]
    if not found:
        raise MirrorProblem("There is no chat in this export.")
    raise MirrorProblem(_several(found))


def _several(chats: Sequence[ChatInfo]) -> str:
    return (
        f"This export holds {len(chats)} chats. Choose one with --chat: "
        f"{listed(info.name for info in chats)}."
    )


def _who(info: ChatInfo) -> str:
    """Ask who of the people in a chat is reading, or say why nobody can be."""
    names = [name for name, _ in info.people]
    people = [name for name in names if name != UNKNOWN]
    if not names:
        return "There is no message by a person in this chat."
    if len(people) > 2:
        return (
            f"{len(people)} people write in this chat. "
            "The mirror only looks at a history between two."
        )
    return f"Say which of them is you with --me: {listed(names)}."


class _Tally:
    """Counts what streams past: the head of the report."""

    def __init__(self) -> None:
        self._authors: Counter[str] = Counter()
        self._system = 0
        self._messages = 0
        self._first: datetime | None = None
        self._last: datetime | None = None

    def counted(self, messages: Iterator[Message] | Parsed) -> Iterator[Message]:
        """Let the messages pass, and count them."""
        for message in messages:
            if message.kind == SYSTEM:
                self._system += 1
            else:
                self._messages += 1
                self._first = self._first or message.at
                self._last = message.at
            if message.author is not None:
                self._authors[message.author] += 1
            yield message

    def history(self, parsed: Parsed, me: str) -> History:
        return History(
            source=parsed.source,
            messages=self._messages,
            system=self._system,
            unparsed=tuple((skipped.line, skipped.reason) for skipped in parsed.unparsed),
            unparsed_count=parsed.unparsed_count,
            ambiguous_dates=parsed.ambiguous_dates,
            participants=tuple(self._authors.most_common()),
            first=self._first,
            last=self._last,
            me=me,
            notes=tuple(notes(parsed)),
        )
