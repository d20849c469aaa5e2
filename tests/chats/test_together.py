"""Several files, folders and apps handed over at once."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from afterword.chats.message import Answers, Message
from afterword.chats.source import ImportProblem, Source
from afterword.chats.together import Together

FIRST = "".join(f"14/02/2024, 09:{n:02} - Ana: this is message {n}\n" for n in range(30))
SECOND = "".join(f"14/02/2024, 09:{n:02} - Ana: this is message {n}\n" for n in range(20, 50))
NAME = "WhatsApp Chat with Ana.txt"
SMS = Path(__file__).parent / "samples" / "sms"


def texts(source: Source, chat: str | None = None) -> list[str]:
    rows = Together(source).read(chat, Answers())
    return [row.text for row in rows if isinstance(row, Message)]


def zip_at(path: Path, text: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_chat.txt", text)
    return path


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def test_two_exports_of_one_chat_are_one_history(tmp_path: Path) -> None:
    paths = [written(tmp_path / "one" / NAME, FIRST), written(tmp_path / "two" / NAME, SECOND)]
    with Source.from_paths(paths) as source:
        assert texts(source) == [f"this is message {n}" for n in range(50)]
        assert [(m.exports, m.same) for m in source.notes.merged] == [(2, 10)]
    with Source.from_paths(paths) as source:
        (chat,) = Together(source).chats()
        assert (chat.name, chat.people) == ("Ana", (("Ana", 50),))


def test_a_folder_of_two_exports_is_one_history(tmp_path: Path) -> None:
    written(tmp_path / NAME, FIRST)
    written(tmp_path / "WhatsApp Chat with Ana (1).txt", SECOND)
    with Source.from_paths([tmp_path]) as source:
        assert len(texts(source)) == 50
        assert Together(source).chats()[0].people == (("Ana", 50),)


def test_a_folder_of_zips_is_a_folder_of_exports(tmp_path: Path) -> None:
    zip_at(tmp_path / "WhatsApp Chat - Ana.zip", FIRST)
    zip_at(tmp_path / "WhatsApp Chat - Ben.zip", SECOND)
    (tmp_path / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    with Source.from_paths([tmp_path]) as source:
        together = Together(source)
        assert [chat.name for chat in together.chats()] == ["Ana", "Ben"]
        assert len(list(together.read("Ben", Answers()))) == 30


def test_a_zip_beside_other_files_in_a_folder_stays_closed(tmp_path: Path) -> None:
    zip_at(tmp_path / "attached.zip", SECOND)
    written(tmp_path / NAME, FIRST)
    with Source.from_paths([tmp_path]) as source:
        assert len(texts(source)) == 30


def test_what_is_no_export_by_itself_is_named(tmp_path: Path) -> None:
    paths = [written(tmp_path / NAME, FIRST), written(tmp_path / "notes.md", "milk\n")]
    with Source.from_paths(paths) as source:
        assert len(texts(source)) == 30
        assert source.notes.left_out == ["notes.md"]


def test_two_apps_are_told_apart_by_name(tmp_path: Path) -> None:
    (sms, *_) = sorted(path for path in SMS.iterdir() if path.suffix == ".xml")
    with Source.from_paths([written(tmp_path / NAME, FIRST), sms]) as source:
        together = Together(source)
        names = [chat.name for chat in together.chats()]
        assert "Ana (WhatsApp)" in names
        assert len({name.rpartition(" (")[2] for name in names}) == 2
        rows = list(together.read("Ana (WhatsApp)", Answers()))
        assert {row.chat for row in rows if isinstance(row, Message)} == {"Ana (WhatsApp)"}
        assert len(rows) == 30


def test_where_nothing_is_an_export_it_is_said(tmp_path: Path) -> None:
    paths = [written(tmp_path / "a.md", "milk\n"), written(tmp_path / "b.md", "bread\n")]
    with Source.from_paths(paths) as source, pytest.raises(ImportProblem, match="not an export"):
        Together(source)
