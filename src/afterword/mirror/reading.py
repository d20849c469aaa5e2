"""From an export to its results: the chat and the person are named, then it is read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from afterword.chats.confined import Given, Parsed, parse
from afterword.chats.message import SYSTEM, Answers, ChatInfo, Message
from afterword.mirror.conversation import UNKNOWN, Conversation, MirrorProblem, listed
from afterword.mirror.finding import Result
from afterword.mirror.measure import Seen, measure_conversation, see
from afterword.mirror.report import History

Watch = Callable[[Iterator[Message]], Iterator[Message]]


def read(
    given: Given,
    *,
    me: str | None,
    chat: str | None,
    answers: Answers,
    watched: Watch = iter,
) -> tuple[History, list[Result]]:
    """Read one chat of an export in a confined child and measure it here.

    `watched` sees every message pass, for a line of progress. Raises ImportProblem where the export
    cannot be read, MirrorProblem where `chat` or `me` is missing or is not in it.
    """
    history, conversation = _conversation(given, me, chat, answers, watched)
    return history, measure_conversation(conversation)


def read_and_see(
    given: Given,
    *,
    me: str | None,
    chat: str | None,
    answers: Answers,
    watched: Watch = iter,
) -> tuple[History, Seen]:
    """Do what `read` does, and add the river and the windows round quarrels."""
    history, conversation = _conversation(given, me, chat, answers, watched)
    return history, see(conversation)


def _conversation(
    given: Given, me: str | None, chat: str | None, answers: Answers, watched: Watch
) -> tuple[History, Conversation]:
    with parse(given, answers, chat) as parsed:
        if me is None:
            me = _myself(_chosen(parsed.chats, chat), me)
        tally = _Tally()
        try:
            conversation = Conversation.of(watched(tally.counted(parsed)), me)
        except MirrorProblem:
            _myself(_chosen(parsed.chats, chat), me)  # looks once more, and says it better
            raise
        return tally.history(parsed, me), conversation


def _chosen(chats: Sequence[ChatInfo], chat: str | None) -> ChatInfo:
    """Return the chat to look at. Raises MirrorProblem when there are several or none to choose."""
    found = [info for info in chats if chat is None or info.name == chat]
    if len(found) == 1:
        return found[0]
    if not found:
        raise MirrorProblem("There is no chat in this export.")
    raise MirrorProblem(
        f"This export holds {len(found)} chats. Choose one with --chat: "
        f"{listed(info.name for info in found)}."
    )


def _myself(info: ChatInfo, me: str | None) -> str:
    """Return my name in the chat. Raises MirrorProblem for a group, or without a name in it."""
    names = [name for name, _ in info.people]
    people = [name for name in names if name != UNKNOWN]
    if not names:
        raise MirrorProblem("There is no message by a person in this chat.")
    if len(people) > 2:
        raise MirrorProblem(
            f"{len(people)} people write in this chat. "
            "The mirror only looks at a history between two."
        )
    if me is None:
        raise MirrorProblem(f"Say which of them is you with --me: {listed(names)}.")
    if me not in names:
        raise MirrorProblem(
            f"Nobody in this chat is called “{me}”. Say which of them is you with --me: "
            f"{listed(names)}."
        )
    return me


class _Tally:
    """Counts what streams past: the head of the report."""

    def __init__(self) -> None:
        self._authors: Counter[str] = Counter()
        self._system = 0
        self._messages = 0
        self._first: datetime | None = None
        self._last: datetime | None = None

    def counted(self, messages: Iterator[Message] | Parsed) -> Iterator[Message]:
        """Let the messages of one chat pass. Raises MirrorProblem where a second one begins."""
        chat: str | None = None
        for message in messages:
            if message.chat != chat:
                if chat is not None:
                    raise MirrorProblem("This export holds several chats. Choose one with --chat.")
                chat = message.chat
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
        )
