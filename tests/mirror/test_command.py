"""`afterword mirror`."""

from __future__ import annotations

import json
import random
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from afterword.chats.importers import claimant
from afterword.chats.message import Answers, Message, Skipped
from afterword.chats.notes import Notes
from afterword.chats.source import Source
from afterword.mirror import reading
from afterword.mirror.command import run
from tests.mirror.histories import ME, THEM, Chat


def export(folder: Path, chat: Chat, name: str = "WhatsApp Chat with Sam.txt") -> Path:
    path = folder / name
    rows = (f"{m.at:%d/%m/%Y, %H:%M} - {m.author}: {m.text}\n" for m in chat.messages)
    path.write_text("".join(rows), encoding="utf-8")
    return path


def mirror(
    *paths: Path,
    me: str | None = ME,
    chat: str | None = None,
    zone: str | None = None,
    format: str = "json",
    output: Path | None = None,
) -> int:
    return run(paths, me=me, chat=chat, zone=zone, date_order=None, format=format, output=output)


class ReadHere:
    """What `parse` gives, read in this process: a real child is started in tests/proof."""

    def __init__(
        self, paths: Sequence[Path], answers: Answers, chat: str | None, *, progress: object
    ) -> None:
        self._source = Source.from_paths(paths)
        module = claimant(self._source)
        self.source = self._source.name
        self.chats = module.chats(self._source)
        self.ambiguous_dates = any(info.questions for info in self.chats)
        self.unparsed = ()
        self.unparsed_count = 0
        self.notes = Notes()
        self.limited = self.own_network = True
        self._rows = module.read(self._source, chat, answers)

    def __enter__(self) -> ReadHere:
        return self

    def __exit__(self, *_: object) -> None:
        self._source.close()

    def __iter__(self) -> Iterator[Message | Skipped]:
        return self._rows


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "parse", ReadHere)


def two_people(days: int = 40) -> Chat:
    rnd = random.Random(1)
    chat = Chat()
    for number in range(days):
        chat.talk(ME if number % 2 else THEM, rnd)
        chat.wait(22)
    chat.quarrel()
    chat.say(ME, "I was wrong")
    chat.say(THEM, "thanks for telling me")
    return chat


@pytest.mark.parametrize(("format", "begins"), [("text", "WhatsApp"), ("html", "<!doctype html>")])
def test_it_writes_a_file_only_its_owner_can_read(
    tmp_path: Path, format: str, begins: str, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "report"
    assert mirror(export(tmp_path, two_people()), format=format, output=output) == 0
    assert output.read_text(encoding="utf-8").startswith(begins)
    assert stat.S_IMODE(output.stat().st_mode) == 0o600
    assert capsys.readouterr().out == ""


def refused(capsys: pytest.CaptureFixture[str], status: int) -> str:
    printed = capsys.readouterr()
    assert status == 2
    assert printed.out == ""
    assert "Traceback" not in printed.err
    return printed.err


def test_it_lists_the_names_without_me(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, mirror(export(tmp_path, two_people()), me=None))
    assert said.count("\n") == 1
    assert "--me" in said
    assert ME in said
    assert THEM in said


def test_it_lists_the_names_for_one_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, mirror(export(tmp_path, two_people()), me="Robbin"))
    assert "“Robbin”" in said
    assert "“Robin Vale”" in said


def test_it_lists_the_chats_where_there_are_several(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = export(tmp_path, two_people())
    second = export(tmp_path, two_people(3), "WhatsApp Chat with Kim.txt")
    said = refused(capsys, mirror(first, second))
    assert "--chat: “Sam”, “Kim”" in said
    assert mirror(first, second, chat="Kim") == 0
    assert json.loads(capsys.readouterr().out)["messages"] == 28


def test_it_refuses_a_group_kindly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chat = two_people(2)
    chat.say("Kim", "hello both")
    said = refused(capsys, mirror(export(tmp_path, chat)))
    assert "3 people write in this chat. The mirror only looks at a history between two." in said


def test_it_says_what_is_not_an_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sam,\nI have been thinking.\n", encoding="utf-8")
    assert "not an export" in refused(capsys, mirror(path))


def test_it_says_which_zone_it_does_not_know(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, mirror(export(tmp_path, two_people(2)), zone="Europe/Atlantis"))
    assert "“Europe/Atlantis”" in said


def test_it_says_where_it_cannot_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = export(tmp_path, two_people(2))
    said = refused(capsys, mirror(path, output=tmp_path / "no" / "report"))
    assert "cannot be written" in said


def test_it_says_on_one_line_that_the_dates_are_unsure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "chat.txt"
    lines = [f"01/02/2021, 10:0{n} - {(ME, THEM)[n % 2]}: hello\n" for n in range(4)]
    path.write_text("".join(lines), encoding="utf-8")
    assert mirror(path) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["ambiguous_dates"] is True
    assert printed.err.count("--date-order dmy") == 1
