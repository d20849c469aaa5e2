"""Files made to do harm are stopped in the reading process, soon, and the limit is named.

The process has 512 MB (test_reading_child.py); here it is given two seconds of computing for each.
"""

from __future__ import annotations

import io
import resource
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from afterword.chats.confined import parse
from afterword.chats.source import ImportProblem

SECONDS = 2.0
LINE = "14/02/2024, 09:00 - Ana: "
CHAT = (LINE + "x\n") * 3
HUGE = 200 << 20


def zipped(members: dict[str, bytes | str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def bomb() -> bytes:
    return zipped({"_chat.txt": b"\0" * (30 << 20)})


def bomb_that_lies() -> bytes:
    data = bytearray(bomb())
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 1_000)
    return bytes(data)


def directory_of_millions() -> bytes:
    """Make a zip whose directory repeats one entry, and that says it has ten."""
    one = zipped({"a": ""})
    directory, end = one.index(b"PK\x01\x02"), one.index(b"PK\x05\x06")
    entries = one[directory:end] * 1_000_000
    tail = bytearray(one[end:])
    struct.pack_into("<HHI", tail, 8, 10, 10, len(entries))
    return one[:directory] + entries + bytes(tail)


def many_files() -> bytes:
    return zipped({f"{n}/chat.txt": "" for n in range(11_000)}, zipfile.ZIP_STORED)


def zip_in_a_zip() -> bytes:
    return zipped({"inner.zip": zipped({"_chat.txt": CHAT})})


def name_that_climbs() -> bytes:
    return zipped({"../../_chat.txt": CHAT})


def link_in_a_zip() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        link = zipfile.ZipInfo("_chat.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return held.getvalue()


def half_a_zip() -> bytes:
    whole = zipped({"_chat.txt": "".join(f"{LINE}{n}\n" for n in range(20_000))})
    return whole[: len(whole) // 2]


def broken_inside() -> bytes:
    whole = bytearray(zipped({"_chat.txt": "".join(f"{LINE}{n * n}\n" for n in range(20_000))}))
    middle = len(whole) // 2
    whole[middle : middle + 40] = b"\xff" * 40
    return bytes(whole)


@pytest.mark.parametrize(
    ("make", "name", "said"),
    [
        (bomb, "export.zip", "grow beyond all measure"),
        (bomb_that_lies, "export.zip", "damaged inside the zip"),
        (directory_of_millions, "export.zip", "more than 50,000 files"),
        (many_files, "export.zip", "more than 10,000 files besides pictures"),
        (zip_in_a_zip, "export.zip", "not an export that Afterword reads"),
        (name_that_climbs, "export.zip", "points outside"),
        (link_in_a_zip, "export.zip", "no file in what you chose"),
        (half_a_zip, "export.zip", "damaged zip"),
        (broken_inside, "export.zip", "damaged inside the zip"),
        (lambda: CHAT.encode() + b"\0", "chat.txt", "a line of more than 1,048,576 characters"),
        (lambda: b'{"messages": "', "result.json", "Afterword reads|1,048,576|more than|cannot"),
        (lambda: b"\0", "nothing.txt", "not an export that Afterword reads"),
    ],
)
def test_it_is_stopped_in_time_and_the_limit_is_named(
    make: Callable[[], bytes], name: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(make())
        if path.suffix != ".zip":
            file.truncate(HUGE)  # one line of zeros without an end
    before = computed()
    with pytest.raises(ImportProblem, match=said), parse([path]) as parsed:
        list(parsed)
    assert computed() - before < SECONDS


@pytest.mark.parametrize(
    "lines",
    [
        [LINE + "<: " * 20_000] * 20,
        [LINE + "a hat b " * 9_000] * 20,
        ["\u200e" * 70_000] * 20,
        ["14/02/2024, 09:00 - " * 40_000],
        ["14/02/2024, 09:00 - " + "a" * 119] * 5_000,
        ["14/02/2024," + " " * 60_000] * 20,
        ["12/12/2024, " + "1" * 100_000] * 9,
        [LINE + "x\0y"] * 20_000,
        ["\ufffd" * 60_000] * 9,
    ],
    ids=["angles", "notice", "marks", "headers", "names", "gaps", "digits", "zeros", "broken"],
)
def test_lines_made_to_be_slow_are_read_in_time(lines: list[str], tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(CHAT + "\n".join(lines) + "\n")
    before = computed()
    with parse([path]) as parsed:
        assert sum(1 for _ in parsed) >= 3
    assert computed() - before < SECONDS


def test_a_folder_of_links_and_pipes_gives_only_its_files(tmp_path: Path) -> None:
    import os

    (tmp_path / "outside.txt").write_text(CHAT)
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "WhatsApp Chat with Ana.txt").write_text(CHAT)
    (folder / "linked.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "round").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    with parse([folder]) as parsed:
        assert {row.chat for row in parsed} == {"Ana"}
    with pytest.raises(ImportProblem, match="not a file that can be read"):
        parse([folder / "pipe.txt"])


def computed() -> float:
    """Return the seconds that ended children have computed so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
