"""What a person hands over: a file, several files, a folder, a zip, or bytes in memory.

Everything in it is hostile until read: sizes, names and counts are checked here, so that no format
has to.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from afterword.chats.member import DiskFile, Held, Member
from afterword.chats.meter import Meter, Progress
from afterword.chats.notes import Notes
from afterword.chats.problem import ImportProblem, Limits, too_many, too_many_readable
from afterword.chats.zipped import RESOURCE_FORK, unpacked

__all__ = ["LIMITS", "ImportProblem", "Limits", "Member", "Source", "Upload"]

ZIP_START = b"PK\x03\x04"
LIMITS = Limits()
Group = list[tuple[str, DiskFile | Held, bool]]
"""Files that were handed over as one thing: names inside it, and whether to open them as zips."""


@dataclass(frozen=True, slots=True)
class Upload:
    """An open file, by descriptor, with its name, or its path where a folder came with it.

    Reading never moves its position.
    """

    name: str
    descriptor: int


class Source:
    """Named members of what a person handed over.

    A zip is opened into its members; a zip inside a zip or a folder is not, since it may be an
    attachment that holds someone else's chat. Links and names that point outside are refused or
    left out. A folder of nothing but zips is a folder of exports, and each is opened. Use it in a
    `with` block, or call `close`. `notes` take in what reading it brings to light.
    """

    def __init__(self, name: str, members: Iterable[Member], held: Iterable[BinaryIO] = ()) -> None:
        self.name = name
        self.members = tuple(members)
        self.notes = Notes()
        self._held = tuple(held)
        self._parts: tuple[tuple[str, int], ...] = ()

    def __enter__(self) -> Source:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every file that was opened for it."""
        for stream in self._held:
            stream.close()

    def watch(self, progress: Progress) -> None:
        """Have `progress` told how far the reading is, from now on."""
        size = sum(member.size for member in self.members if not member.is_media)
        meter = Meter(size, progress)
        self.members = tuple(replace(member, meter=meter) for member in self.members)

    def apart(self) -> list[Source]:
        """Return one source for each thing that was handed over, sharing the notes of this one."""
        parts = []
        rest = iter(self.members)
        for name, count in self._parts or ((self.name, len(self.members)),):
            part = Source(name, islice(rest, count))
            part.notes = self.notes
            parts.append(part)
        return parts

    def beside(self, others: Iterable[Source]) -> Source:
        """Return a source with the members of others behind its own."""
        members = chain(self.members, *(other.members for other in others))
        source = Source(self.name, members)
        source.notes = self.notes
        return source

    @classmethod
    def from_paths(cls, paths: Iterable[str | Path], limits: Limits = LIMITS) -> Source:
        """Read files, zips and folders from disk. Raises ImportProblem for a missing or bad one."""
        given = [Path(path) for path in paths]
        groups = [group for path in given for group in _walk(path, limits)]
        return cls._gather(_title([path.name for path in given]), groups, limits)

    @classmethod
    def from_uploads(cls, uploads: Iterable[Upload], limits: Limits = LIMITS) -> Source:
        """Read open files, such as an upload that exists only in memory.

        Files whose names begin with the same folder are one thing, as that folder on disk would be.
        """
        groups = _uploaded(uploads)
        return cls._gather(_title([group[0][0] for group in groups]), groups, limits)

    @classmethod
    def from_bytes(cls, name: str, data: bytes, limits: Limits = LIMITS) -> Source:
        """Read one file that is already in memory."""
        return cls._gather(_tail(name), [[(_tail(name), Held(data), True)]], limits)

    @classmethod
    def _gather(cls, name: str, groups: Sequence[Group], limits: Limits) -> Source:
        members: list[Member] = []
        held: list[BinaryIO] = []
        parts: list[tuple[str, int]] = []
        alone = sum(map(len, groups)) == 1
        for group in groups:
            before = len(members)
            for inside, opener, expand in group:
                if expand and _starts_as_zip(opener):
                    stream = opener.open()
                    held.append(stream)
                    members += unpacked(inside, stream, "" if alone else f"{inside}/", limits)
                else:
                    members.append(Member(inside, opener.size, opener.modified, opener))
            part = group[0][0] if len(group) == 1 else name
            parts.append((part, len(members) - before))
        _within(members, limits)
        source = cls(name, members, held)
        source._parts = tuple(parts)
        return source


def _walk(path: Path, limits: Limits) -> list[Group]:
    try:
        if not path.is_dir():
            return [[(path.name, _disk_file(path), True)]]
        found = [(name, _disk_file(inside)) for name, inside in _folder(path, limits)]
        if _is_of_exports(found):
            return [[(name, file, True)] for name, file in found]
        return [[(name, file, False) for name, file in found]]
    except FileNotFoundError as missing:
        raise ImportProblem(f"There is no file called “{path}”. Check the name.") from missing
    except OSError as closed:
        message = f"“{path}” cannot be opened ({closed.strerror}). Check who may read it."
        raise ImportProblem(message) from closed


def _uploaded(uploads: Iterable[Upload]) -> list[Group]:
    """Group uploads: a file that came alone by itself, the files of a folder together."""
    folders: dict[str, list[tuple[str, DiskFile]]] = {}
    groups: list[Group] = []
    for upload in uploads:
        folder, inside = _place(upload.name)
        if folder:
            folders.setdefault(folder, []).append((inside, _descriptor_file(upload)))
        else:
            groups.append([(inside, _descriptor_file(upload), True)])
    for found in folders.values():
        if _is_of_exports(found):
            groups += [[(name, file, True)] for name, file in found]
        else:
            groups.append([(name, file, False) for name, file in found])
    return groups


def _place(name: str) -> tuple[str, str]:
    """Return the folder that an upload came in, "" for none, and its path inside it."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    kept = [part for part in parts if part not in {"/", ".", ".."}]
    if len(kept) < 2:
        return "", _tail(name)
    return kept[0], "/".join(kept[1:])


def _is_of_exports(found: Sequence[tuple[str, DiskFile]]) -> bool:
    """Tell a folder of zips, each an export, from an export that lies unpacked in a folder."""
    shown = [(name, file) for name, file in found if not PurePosixPath(name).name.startswith(".")]
    return bool(shown) and all("/" not in name and _starts_as_zip(file) for name, file in shown)


def _folder(root: Path, limits: Limits) -> list[tuple[str, Path]]:
    found: list[tuple[str, Path]] = []
    for folder, below, files in os.walk(root, followlinks=False):
        below[:] = sorted(name for name in below if name != RESOURCE_FORK)
        for name in sorted(files):
            path = Path(folder, name)
            if stat.S_ISREG(path.lstat().st_mode):
                found.append((path.relative_to(root).as_posix(), path))
        if len(found) > limits.members:
            raise ImportProblem(too_many(root.name, limits))
    return found


def _disk_file(path: Path) -> DiskFile:
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise ImportProblem(
            f"“{path}” is not a file that can be read. Hand over the export itself."
        )
    with path.open("rb"):
        modified = datetime.fromtimestamp(about.st_mtime)  # noqa: DTZ006 (compared with wall clocks)
        return DiskFile(str(path), about.st_size, modified)


def _descriptor_file(upload: Upload) -> DiskFile:
    return DiskFile(upload.descriptor, os.fstat(upload.descriptor).st_size, None)


def _starts_as_zip(opener: DiskFile | Held) -> bool:
    with opener.open() as stream:
        return stream.read(len(ZIP_START)) == ZIP_START


def _within(members: list[Member], limits: Limits) -> None:
    if len(members) > limits.members:
        raise ImportProblem(too_many("What you chose", limits))
    if sum(not member.is_media for member in members) > limits.readable:
        raise ImportProblem(too_many_readable(limits))
    for member in members:
        if member.size > limits.member_bytes:
            gigabytes = limits.member_bytes / (1 << 30)
            message = (
                f"“{member.name}” is larger than {gigabytes:g} GB. Export the chat without media."
            )
            raise ImportProblem(message)
    if sum(member.size for member in members) > limits.total_bytes:
        gigabytes = limits.total_bytes / (1 << 30)
        raise ImportProblem(f"This is more than {gigabytes:g} GB. Export the chat without media.")


def _tail(name: str) -> str:
    """Keep the last part of a name that came with an upload."""
    return PurePosixPath(name.replace("\\", "/")).name or "upload"


def _title(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{len(names)} files"
