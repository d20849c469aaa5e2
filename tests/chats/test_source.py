"""Sources: what is read, what is left out, what is refused and in which words."""

from __future__ import annotations

import dataclasses
import io
import os
import stat
import struct
import zipfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from afterword.chats.problem import ImportProblem, Limits
from afterword.chats.source import Source, Upload


def zipped(**members: bytes) -> bytes:
    return zipped_names(members)


def zipped_names(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def names(source: Source) -> list[str]:
    return [member.name for member in source.members]


def read_whole(source: Source) -> bytes:
    with source.members[0].open() as stream:
        return stream.read()


def test_a_file_is_one_member(tmp_path: Path) -> None:
    (tmp_path / "chat.txt").write_bytes(b"hello there")
    with Source.from_paths([tmp_path / "chat.txt"]) as source:
        assert names(source) == ["chat.txt"]
        assert source.name == "chat.txt"
        assert source.members[0].head(5) == b"hello"
        assert read_whole(source) == b"hello there"


def test_a_member_opens_from_the_start_each_time(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_bytes(b"abc" * 100_000)
    with path.open("rb") as stream:
        source = Source.from_uploads([Upload("chat.txt", stream.fileno())])
        assert source.members[0].head(4) == b"abca"
        assert read_whole(source) == b"abc" * 100_000
        assert stream.tell() == 0


def test_uploads_of_one_folder_are_one_thing(tmp_path: Path) -> None:
    given = {"one.txt": b"1", "inbox/ana/1.json": b"2", "inbox/ben/1.json": b"3", "../../x": b"4"}
    uploads = []
    with ExitStack() as stack:
        for number, (name, data) in enumerate(given.items()):
            path = tmp_path / str(number)
            path.write_bytes(data)
            uploads.append(Upload(name, stack.enter_context(path.open("rb")).fileno()))
        with Source.from_uploads(uploads) as source:
            assert names(source) == ["one.txt", "x", "ana/1.json", "ben/1.json"]
            assert [names(part) for part in source.apart()] == [
                ["one.txt"],
                ["x"],
                ["ana/1.json", "ben/1.json"],
            ]


def test_a_folder_gives_its_files_and_follows_no_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("no")
    folder = tmp_path / "export"
    (folder / "inside").mkdir(parents=True)
    (folder / "inside" / "chat.txt").write_text("yes")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "._chat.txt").write_text("fork")
    (folder / "link").symlink_to(outside)
    (folder / "linked.txt").symlink_to(outside / "secret.txt")
    with Source.from_paths([folder]) as source:
        assert names(source) == ["inside/chat.txt"]


def test_a_zip_gives_its_members_without_the_resource_fork() -> None:
    data = zipped_names({"a/chat.txt": b"x", "__MACOSX/a/._chat.txt": b"y", "a/": b""})
    assert names(Source.from_bytes("export.zip", data)) == ["a/chat.txt"]


def test_several_zips_keep_their_names(tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        (tmp_path / name).write_bytes(zipped_names({"_chat.txt": b"x"}))
    with Source.from_paths([tmp_path / "one.zip", tmp_path / "two.zip"]) as source:
        assert names(source) == ["one.zip/_chat.txt", "two.zip/_chat.txt"]


def test_a_zip_inside_a_zip_stays_closed() -> None:
    inner = zipped_names({"_chat.txt": b"someone else's"})
    assert names(Source.from_bytes("export.zip", zipped_names({"inner.zip": inner}))) == [
        "inner.zip"
    ]


@pytest.mark.parametrize(
    "name", ["../up.txt", "/etc/up.txt", "a/../../up.txt", "..\\up.txt", "C:up"]
)
def test_a_name_that_points_outside_is_refused(name: str) -> None:
    with pytest.raises(ImportProblem, match="points outside"):
        Source.from_bytes("export.zip", zipped_names({name: b"x"}))


def test_a_link_inside_a_zip_is_left_out() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        link = zipfile.ZipInfo("chat.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert names(Source.from_bytes("export.zip", held.getvalue())) == []


def test_a_zip_bomb_is_refused_before_it_is_opened() -> None:
    data = zipped(bomb=b"\0" * 3_000_000)
    with pytest.raises(ImportProblem, match="grow beyond"):
        Source.from_bytes("export.zip", data)


def test_a_bomb_that_lies_about_its_size_is_stopped_while_it_unpacks() -> None:
    data = bytearray(zipped_names({"bomb.txt": b"\0" * 3_000_000}))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 1_000)  # "unpacks to a thousand bytes"
    source = Source.from_bytes("export.zip", bytes(data))
    with pytest.raises(ImportProblem, match="damaged"):
        read_whole(source)


def test_what_comes_out_of_a_zip_is_counted_whatever_it_declares() -> None:
    data = zipped_names({"chat.txt": b"x" * 5_000})
    source = Source.from_bytes("export.zip", data)
    (member,) = source.members
    meant = dataclasses.replace(member.place, limits=Limits(slack=1_000, ratio=1))
    with pytest.raises(ImportProblem, match="grow beyond"):
        dataclasses.replace(member, place=meant).head(5_000)


def test_a_member_that_is_damaged_says_so() -> None:
    data = bytearray(zipped_names({"chat.txt": os.urandom(5_000)}))
    data[1_000:1_100] = bytes(100)
    with pytest.raises(ImportProblem, match="damaged inside the zip"):
        read_whole(Source.from_bytes("export.zip", bytes(data)))


def test_a_zip_cut_short_says_so() -> None:
    data = zipped_names({"chat.txt": b"x" * 1_000})
    with pytest.raises(ImportProblem, match="damaged zip"):
        Source.from_bytes("export.zip", data[:-30])


def test_a_locked_zip_says_so() -> None:
    data = bytearray(zipped_names({"chat.txt": b"x" * 1_000}))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        data[data.index(start) + (6 if start[2] == 3 else 8)] |= 1
    with pytest.raises(ImportProblem, match="password"):
        read_whole(Source.from_bytes("export.zip", bytes(data)))


def test_too_many_members_are_refused() -> None:
    data = zipped_names({f"{number}.txt": b"x" for number in range(5)})
    with pytest.raises(ImportProblem, match="more than 4 files"):
        Source.from_bytes("export.zip", data, Limits(members=4))


@pytest.mark.parametrize(
    ("limits", "said"), [(Limits(member_bytes=10), "larger"), (Limits(total_bytes=10), "more than")]
)
def test_too_much_is_refused(limits: Limits, said: str) -> None:
    with pytest.raises(ImportProblem, match=said):
        Source.from_bytes("chat.txt", b"x" * 100, limits)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match=r"no file called .*gone\.txt"):
        Source.from_paths([tmp_path / "gone.txt"])


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ImportProblem, match="not a file"):
        Source.from_paths([tmp_path / "pipe"])
