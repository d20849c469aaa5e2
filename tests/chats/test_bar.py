"""The line that says how far the reading is."""

from __future__ import annotations

import io

from afterword.chats.bar import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_it_says_how_far_it_is_and_is_gone_at_the_end() -> None:
    terminal = Terminal()
    with Bar(terminal) as bar:
        bar(1, 4)
        bar(1, 4)
        bar(4, 4)
    shown = terminal.getvalue().split("\r")
    assert [line.split("] ")[-1] for line in shown[1:3]] == [" 25 %", "100 %"]
    assert shown[3] == "\x1b[K"
    assert len(shown) == 4


def test_it_writes_nothing_where_nobody_watches() -> None:
    file = io.StringIO()
    with Bar(file) as bar:
        bar(1, 4)
    assert file.getvalue() == ""


def test_an_empty_source_is_no_trouble() -> None:
    terminal = Terminal()
    with Bar(terminal) as bar:
        bar(0, 0)
    assert "100 %" in terminal.getvalue()
