"""What is wrong with a file of the programme, and where."""

from __future__ import annotations


class ContentProblem(ValueError):  # noqa: N818 - a problem, in the words of the house
    """An exercise or the guide that cannot be used, in words for whoever wrote the file.

    Attributes:
        file: its name as it was given.
        line: counted from 1; 0 when the whole file is meant.
        what: one sentence.
    """

    def __init__(self, file: str, line: int, what: str) -> None:
        super().__init__(f"{file}:{line}: {what}" if line else f"{file}: {what}")
        self.file = file
        self.line = line
        self.what = what
