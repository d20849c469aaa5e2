"""The child that reads an export: what it says, what it cannot do, and how its end is told."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from afterword.chats.confined import BOUNDS, held_in_memory, look, parse
from afterword.chats.confinement import Bounds
from afterword.chats.importers import claimant
from afterword.chats.message import Answers
from afterword.chats.source import ImportProblem, Source

SAMPLES = Path(__file__).parent / "samples" / "whatsapp"
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


def test_the_child_loads_neither_django_nor_the_web() -> None:
    code = (
        "import sys, afterword.chats.child as c; c.all_formats();"
        "never = ('django', 'afterword.web', 'http', 'ssl');"
        "print([name for name in sys.modules if name.startswith(never)])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_the_child_may_use_half_a_gigabyte() -> None:
    assert BOUNDS.memory == 512 << 20
