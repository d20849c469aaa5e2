"""Backups of the whole database, sealed as it lies, beside a program that may be running.

A backup is one SQLite file, named by its moment. The eight newest stay in their folder. Restoring
puts one in the place of the database in a single transaction, after the present one was copied.
PostgreSQL has its own programs for this.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from afterword import faults
from afterword.web.store import device, migrations, restored, sealed_file

KEPT = 8
WEEK = timedelta(days=7)
BEFORE = "before-restore"
LONGEST_WAIT = 20  # seconds for another program's save to end
_NAME = re.compile(r"notes-(\d{4}-\d{2}-\d{2}-\d{6})\.sqlite3")
_MOMENT = "%Y-%m-%d-%H%M%S"
_HEADER = b"SQLite format 3\0"
_one_at_a_time = threading.Lock()


class BackupError(Exception):
    """It cannot be done; ``reason`` says why, in a word.

    postgresql: the database is no file. nothing: there is no database yet. folder: not one that
    can be written to. other: not a backup. sealed: a sealed file of one vault. damaged: changed or
    cut. newer: of a newer program. older: of an older one, and the program is running. in use: the
    database is damaged and the program is running.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def database() -> Path:
    """Return the file of the database.

    Raises:
        BackupError: postgresql.
    """
    engine = settings.DATABASES["default"]
    if "sqlite" not in engine["ENGINE"]:
        raise BackupError("postgresql")
    return Path(str(engine["NAME"]))


# --- making ------------------------------------------------------------------------------------


def make(folder: Path) -> Path:
    """Make a backup in a folder, keep the eight newest there, and return the new one.

    Raises:
        BackupError: postgresql, nothing or folder.
    """
    source = database()
    if not source.is_file():
        raise BackupError("nothing")
    if not folder.is_dir() or folder.resolve() == source.parent.resolve():
        raise BackupError("folder")
    target = folder / f"notes-{datetime.now(UTC).strftime(_MOMENT)}.sqlite3"
    with _one_at_a_time:
        try:
            copy(source, target)
        except OSError:
            raise BackupError("folder") from None
        for old in of(folder)[KEPT:]:
            old.unlink(missing_ok=True)
    return target


def copy(source: Path, target: Path) -> None:
    """Copy a database that may be in use into one whole file; on any error there is none."""
    draft = target.with_suffix(".part")
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        with _opened(source, live=True) as here, closing(sqlite3.connect(draft)) as there:
            here.backup(there)
            there.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
        with draft.open("rb+") as written:
            os.fsync(written.fileno())
        draft.replace(target)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
    finally:
        draft.unlink(missing_ok=True)


def of(folder: Path) -> list[Path]:
    """Return the backups in a folder, the newest first; nothing that has another name."""
    try:
        return sorted((p for p in folder.iterdir() if _NAME.fullmatch(p.name)), reverse=True)
    except OSError:
        return []


def newest(folder: Path) -> datetime | None:
    """Return the moment of the newest backup in a folder."""
    for path in of(folder):
        found = _NAME.fullmatch(path.name)
        with suppress(ValueError):
            if found is not None:
                return datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC)
    return None


def weekly() -> threading.Thread | None:
    """Begin a backup when the chosen folder's newest is a week old. Nothing waits for it."""
    chosen = device.read().backup_folder
    if not chosen:
        return None
    last = newest(Path(chosen))
    if last is not None and datetime.now(UTC) - last < WEEK:
        return None
    thread = threading.Thread(target=_quietly, args=(Path(chosen),), daemon=True)
    thread.start()
    return thread


def _quietly(folder: Path) -> None:
    try:
        make(folder)
    except (BackupError, OSError, sqlite3.Error) as error:  # the page and doctor show the age
        faults.keep(error, Path(settings.DATA))


# --- restoring ---------------------------------------------------------------------------------


def check(file: Path, *, live: bool = False) -> bool:
    """Make sure that a file is a whole backup; return whether an older program made it.

    Raises:
        BackupError: other, sealed, damaged or newer.
    """
    try:
        with file.open("rb") as content:
            beginning = content.read(len(_HEADER))
    except OSError:
        raise BackupError("other") from None
    if beginning.startswith(sealed_file.MAGIC):
        raise BackupError("sealed")
    if beginning != _HEADER:
        raise BackupError("other")
    try:
        with _opened(file, live=live) as source:
            answers = source.execute("PRAGMA integrity_check").fetchall()
            if answers != [("ok",)]:
                raise BackupError("damaged")
            tables = {name for (name,) in source.execute("SELECT name FROM sqlite_master")}
            if "store_vault" not in tables or "django_migrations" not in tables:
                raise BackupError("other")
            applied = applied_to(source)
    except sqlite3.Error:
        raise BackupError("damaged") from None
    if applied - known():
        raise BackupError("newer")
    return applied != known()


def applied_to(source: sqlite3.Connection) -> set[str]:
    """Return the names of the migrations that a database has."""
    found = source.execute("SELECT name FROM django_migrations WHERE app = 'store'")
    return {str(name) for (name,) in found}


def known() -> set[str]:
    """Return the names of the migrations that this program knows."""
    folder = Path(str(migrations.__file__)).parent
    return {path.stem for path in folder.glob("[0-9]*.py")}


def restore(file: Path, *, running: bool) -> Path | None:
    """Put a backup in the place of the database; return where the old one lies now.

    Args:
        file: the backup.
        running: whether the program has the database open.

    Raises:
        BackupError: postgresql, other, sealed, damaged, newer, older, in use; nothing was changed.
    """
    target = database()
    if check(file) and running:
        raise BackupError("older")
    old = _keep_old(target, running=running) if target.exists() else None
    with _opened(file) as source, closing(_connect(target)) as there:
        source.backup(there)
        there.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    target.chmod(0o600)
    restored.mark()
    return old


def _keep_old(target: Path, *, running: bool) -> Path:
    folder = target.parent / BEFORE
    folder.mkdir(mode=0o700, exist_ok=True)
    # Microseconds, so that a second restore never writes over the copy that the first one left.
    old = folder / f"{datetime.now(UTC).strftime(_MOMENT + '-%f')}.sqlite3"
    if _is_whole(target):
        copy(target, old)
    elif running:
        raise BackupError("in use")
    else:
        _put_aside(target, old)
    return old


def forget_copies() -> None:
    """Delete what a restore or an upgrade left in the data folder, zeros written over it first."""
    for folder in (BEFORE, "before-upgrade"):
        for path in (Path(settings.DATA) / folder).glob("*"):
            with suppress(OSError), path.open("rb+") as file:
                file.write(bytes(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
            path.unlink(missing_ok=True)


def _is_whole(path: Path) -> bool:
    try:
        with _opened(path, live=True) as source:
            return bool(source.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    except sqlite3.Error:
        return False


def _put_aside(path: Path, to: Path) -> None:
    for end in ("", "-wal", "-shm"):
        beside = Path(f"{path}{end}")
        if beside.exists():
            shutil.move(beside, f"{to}{end}")


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=LONGEST_WAIT, isolation_level=None)
    connection.execute("PRAGMA secure_delete=ON")
    return connection


@contextmanager
def _opened(path: Path, *, live: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a database to read it: the program's own (``live``), or a file that nobody else uses."""
    used = live or Path(f"{path}-wal").exists()
    mode = "rw" if used else "ro&immutable=1"  # a copy stays as it is, with nothing new beside it
    address = f"{path.resolve().as_uri()}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=LONGEST_WAIT)
    try:
        yield connection
    finally:
        connection.close()
