"""The child that reads an export: what it says, what it cannot do, and how its end is told."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from afterword.chats.command import messages
from afterword.chats.confined import BOUNDS, Parsed, held_in_memory, look, parse
from afterword.chats.confinement import Bounds
from afterword.chats.importers import claimant
from afterword.chats.message import Answers
from afterword.chats.source import ImportProblem, Source
from checks._files import HOUSE
from tests.mirror.histories import ME, THEM
from tests.mirror.test_command import export, mirror, two_people

SAMPLES = HOUSE / "tests" / "chats" / "samples" / "whatsapp"
UK = SAMPLES / "android_uk.txt"


def long_chat(count: int) -> str:
    return "".join(f"14/02/2024, 09:{n % 60:02d} - Ana: line {n}\n" for n in range(count))


def test_it_reads_what_the_importer_reads_in_this_process() -> None:
    with Source.from_paths([UK]) as source:
        here = list(claimant(source).read(source, None, Answers()))
    with parse([UK]) as parsed:
        assert list(parsed) == here
    assert (parsed.format, parsed.source) == ("whatsapp", "android_uk.txt")
    assert parsed.chats[0].people == (("Nia Bevan", 7), ("Huw", 7))
    assert (parsed.unparsed, parsed.ambiguous_dates) == ((), False)


def test_an_upload_is_read_from_memory() -> None:
    text = "stray\n" + long_chat(1_500)
    with (
        held_in_memory("WhatsApp Chat with Ben.txt", [text.encode()]) as upload,
        parse([upload], chat="Ben") as parsed,
    ):
        assert [row.text for row in parsed][-1] == "line 1499"
    assert parsed.unparsed_count == 1
    assert parsed.unparsed[0].line == 1


def test_a_look_names_chats_and_open_questions(tmp_path: Path) -> None:
    (tmp_path / "WhatsApp Chat with Ana.txt").write_text("03/04/2024, 10:00 - Ana: x\n")
    seen = look([tmp_path / "WhatsApp Chat with Ana.txt"])
    assert [chat.name for chat in seen.chats] == ["Ana"]
    assert seen.questions == ("date-order",)
    assert seen.ambiguous_dates


def test_an_answer_closes_its_question(tmp_path: Path) -> None:
    (tmp_path / "chat.txt").write_text("03/04/2024, 10:00 - Ana: x\n")
    with parse([tmp_path / "chat.txt"], Answers("mdy")) as parsed:
        assert [row.at.isoformat() for row in parsed] == ["2024-03-04T10:00:00"]
    assert not parsed.ambiguous_dates


def test_a_chat_that_is_not_there_is_named_with_those_that_are() -> None:
    with (
        pytest.raises(ImportProblem, match=r"“Zed”.*“android_uk”"),
        parse([UK], chat="Zed") as parsed,
    ):
        list(parsed)


def test_what_the_child_cannot_read_comes_back_in_words(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff" * 100)
    with pytest.raises(ImportProblem, match="WhatsApp: a chat exported"):
        parse([tmp_path / "photo.jpg"])


def test_the_clock_is_named_when_it_ends_the_child() -> None:
    with pytest.raises(ImportProblem, match=r"longer than the 0\.01 seconds that"):
        parse([UK], bounds=Bounds(clock_seconds=0.01))


def test_memory_is_named_when_it_runs_out(tmp_path: Path) -> None:
    line = "14/02/2024, 09:00 - Ana: " + "x" * 60_000 + "\n"
    (tmp_path / "chat.txt").write_text(line * 60)
    with (
        pytest.raises(ImportProblem, match="more memory than Afterword allows"),
        parse([tmp_path / "chat.txt"], bounds=Bounds(memory=1 << 20)) as parsed,
    ):
        list(parsed)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (signal.SIGXCPU, "longer than the 300 seconds of computing"),
        (signal.SIGKILL, "for lack of memory"),
        (signal.SIGSEGV, "stopped in the middle"),
    ],
)
def test_a_child_that_dies_is_an_import_problem(
    sent: signal.Signals, said: str, tmp_path: Path
) -> None:
    (tmp_path / "chat.txt").write_text(long_chat(5_000))
    with parse([tmp_path / "chat.txt"]) as parsed:
        parsed._child._process.send_signal(sent)
        with pytest.raises(ImportProblem, match=said):
            list(parsed)


def test_a_reader_that_leaves_early_ends_the_child(tmp_path: Path) -> None:
    (tmp_path / "chat.txt").write_text(long_chat(5_000))
    with parse([tmp_path / "chat.txt"]) as parsed:
        assert next(iter(parsed)).text == "line 0"
    assert parsed._child._process.returncode is not None


PROBE = """
import resource, socket, sys
from afterword.chats.confinement import Bounds, confine
confinement = confine(Bounds(memory=256 << 20))
def refused(action):
    try:
        action()
    except (OSError, MemoryError):
        return True
    return False
def write():
    with open(sys.argv[1], "wb", buffering=0) as stream:
        stream.write(b"kept")
def connect():
    socket.create_connection(("127.0.0.1", int(sys.argv[2])), timeout=2)
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
print(
    confinement.limited,
    resource.getrlimit(resource.RLIMIT_CPU)[0] == 300,
    refused(write),
    refused(lambda: bytearray(300 << 20)),
    refused(connect) or not confinement.own_network,
)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
def test_a_confined_process_can_neither_write_nor_grow_nor_connect(tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = str(listening.getsockname()[1])
        command = [sys.executable, "-c", PROBE, str(tmp_path / "kept"), port]
        result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["True"] * 5
    assert (tmp_path / "kept").read_bytes() == b""


def test_the_child_may_use_half_a_gigabyte() -> None:
    assert BOUNDS.memory == 512 << 20


# --- and what the commands make of it ---


def test_messages_writes_a_row_for_every_message(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert messages([UK]) == 0
    out, err = capfdbinary.readouterr()
    assert out == Path(f"{UK}.golden").read_bytes()
    row = json.loads(out.splitlines()[1])
    assert list(row) == ["at", "chat", "author", "text", "kind", "edited"]
    assert row["at"] == "2023-02-03T18:04:00"
    assert b"either way" not in err


def test_csv_holds_the_same_rows(tmp_path: Path) -> None:
    assert messages([UK], format="csv", output=tmp_path / "out.csv") == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text("utf-8"), newline="")))
    golden = [json.loads(line) for line in Path(f"{UK}.golden").read_text("utf-8").splitlines()]
    assert [row["text"] for row in rows] == [row["text"] for row in golden]
    assert [row["author"] or None for row in rows] == [row["author"] for row in golden]
    assert {row["edited"] for row in rows} == {"true", "false"}


def test_what_is_left_out_or_uncertain_is_said(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "chat.txt").write_text("half a line\n03/04/2024, 10:00 - Ana: x\n")
    assert messages([tmp_path / "chat.txt"]) == 0
    _, err = capfd.readouterr()
    assert "1 line belongs to no message; the first is line 1" in err
    assert "--date-order" in err


def test_only_the_chosen_chat_is_written_under_my_name_and_told_since_when(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("Ana", "Ben"):
        text = f"14/02/2024, 09:00 - {name}: hi\n15/02/2024, 09:00 - Me: hello\n"
        (tmp_path / f"WhatsApp Chat with {name}.txt").write_text(text)
    assert messages([tmp_path], chat="Ben", me="Cem") == 0
    out, err = capfd.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(row["chat"], row["author"]) for row in rows] == [("Ben", "Ben"), ("Ben", "Cem")]
    assert "history starts on 14 February 2024, ends on 15 February 2024" in err
    assert "Reading [" not in err


def test_overlapping_exports_are_put_together_and_it_is_said(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = long_chat(60).splitlines(keepends=True)
    for folder, part in (("one", lines[:40]), ("two", lines[30:])):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "WhatsApp Chat with Ana.txt").write_text("".join(part))
    assert messages(sorted(tmp_path.glob("*/*.txt"))) == 0
    out, err = capfd.readouterr()
    assert [json.loads(line)["text"] for line in out.splitlines()] == [
        f"line {n}" for n in range(60)
    ]
    assert "put together from 2 exports; 10 messages were in more than one" in err


@pytest.mark.parametrize(("reading", "count"), [(parse, 30_000), (look, None)])
def test_how_far_the_reading_is_is_told(
    reading: Callable[..., Parsed], count: int | None, tmp_path: Path
) -> None:
    text = long_chat(30_000)
    (tmp_path / "chat.txt").write_text(text)
    told: list[tuple[int, int]] = []
    with reading([tmp_path / "chat.txt"], progress=lambda *far: told.append(far)) as parsed:
        if count is not None:
            assert sum(1 for _ in parsed) == count
        assert parsed.chats[0].people == (("Ana", 30_000),)
    assert told == sorted(told)
    assert {total for _, total in told} == {len(text)}
    assert told[-1][0] == len(text)


def test_whoever_is_told_can_end_the_reading(tmp_path: Path) -> None:
    (tmp_path / "chat.txt").write_text(long_chat(30_000))

    def stop(read: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), parse([tmp_path / "chat.txt"], progress=stop) as parsed:
        list(parsed)
    assert parsed._child._process.returncode is not None


def test_a_missing_file_is_exit_2_and_leaves_no_output(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert messages([tmp_path / "gone.txt"], output=tmp_path / "out.jsonl") == 2
    assert "no file called" in capfd.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_one_sentence_and_exit_2(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert messages([UK], output="/nowhere/at/all.jsonl") == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "cannot be written" in err
    assert len(err.strip().splitlines()) == 1


def test_mirror_measures_a_real_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chat = two_people()
    assert mirror(export(tmp_path, chat)) == 0
    printed = capsys.readouterr()
    report = json.loads(printed.out)
    assert report["messages"] == len(chat.messages)
    assert {one["name"] for one in report["participants"]} == {ME, THEM}
    assert report["measures"]["repair"]["quotes"][0]["text"] == "I was wrong"
    assert report["measures"]["reaching_out"]["figures"]["pauses"] == 40
    assert "messages read" not in printed.err
