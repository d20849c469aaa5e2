"""What reading a source brought to light beside its messages: open questions, what was merged."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Merged:
    """Several exports of one chat, put together.

    `exports` counts them, `same` the messages that more than one of them held and that are kept
    once. `moved` is true where the clock of one was set to that of another: they were exported in
    different time zones.
    """

    chat: str
    exports: int
    same: int
    moved: bool


@dataclass(slots=True)
class Notes:
    """Filled in while the messages stream; whole when the last one has been read.

    `questions` are what only the person can answer, by chat. `left_out` names what was handed over
    and is no export by itself.
    """

    questions: dict[str, list[str]] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def ask(self, chat: str, question: str) -> None:
        """Note an open question, once."""
        asked = self.questions.setdefault(chat, [])
        if question not in asked:
            asked.append(question)
