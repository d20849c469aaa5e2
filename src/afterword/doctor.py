"""What runs on this computer: versions, paths, sizes, backups, the last failures by name.

Nothing that a person wrote is read. Of the database one number is asked: how many changes of a key
have not ended.
"""

from __future__ import annotations

import json
import platform
import re
from contextlib import closing
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from afterword import faults

PARTS = ("Django", "cryptography", "pynacl", "pysqlite3", "granian")
FAULTS_SHOWN = 5
BACKUP = re.compile(r"notes-(\d{4}-\d{2}-\d{2})-\d{6}\.sqlite3")


def report(folder: Path) -> str:
    """Return the report as plain text for a data folder, which need not exist."""
    lines = [
        f"Afterword {faults.installed_version()}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}",
        ", ".join(f"{part} {_version(part)}" for part in PARTS),
        f"SQLite {_sqlite()}",
        f"Data folder: {folder}",
        *_files(folder),
        *_backups(folder),
        *_rotations(folder / "afterword.sqlite3"),
        *_faults(folder),
    ]
    return "\n".join(lines)


def _version(part: str) -> str:
    try:
        return version(part)
    except PackageNotFoundError:
        return "not installed"


def _sqlite3() -> Any:
    """Return the module that the program uses."""
    try:
        return import_module("pysqlite3.dbapi2")
    except ImportError:
        return import_module("sqlite3")


def _sqlite() -> str:
    return str(_sqlite3().sqlite_version)


def _files(folder: Path) -> list[str]:
    if not folder.is_dir():
        return ["  It does not exist yet: nothing was ever kept."]
    found = sorted(path for path in folder.iterdir() if path.is_file())
    return [f"  {path.name}: {path.stat().st_size:,} bytes" for path in found] or ["  It is empty."]


def _backups(folder: Path) -> list[str]:
    """Say how old the newest backup is; and what a restore left behind."""
    left = sorted(folder.glob("before-restore/*.sqlite3"))
    lines = [f"Kept from before a restore: {len(left)} in before-restore."] if left else []
    try:
        chosen = json.loads((folder / "device.json").read_text(encoding="utf-8"))["backup_folder"]
    except (OSError, ValueError, KeyError, TypeError):
        chosen = ""
    if not chosen or not isinstance(chosen, str):
        return ["Weekly backups: no folder is chosen.", *lines]
    try:
        days = sorted(m[1] for p in Path(chosen).iterdir() if (m := BACKUP.fullmatch(p.name)))
        age = (datetime.now(UTC).date() - datetime.fromisoformat(days[-1]).date()).days
    except (OSError, ValueError):
        return [f"Weekly backups: {chosen} cannot be read just now.", *lines]
    except IndexError:
        return [f"Weekly backups: none in {chosen} yet.", *lines]
    return [
        f"Weekly backups: {len(days)} in {chosen}, the newest of {days[-1]} ({age} days ago).",
        *lines,
    ]


def _rotations(database: Path) -> list[str]:
    """Say whether a change of the key began and did not end."""
    if not database.is_file():
        return []
    sqlite3 = _sqlite3()
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=rw", uri=True)) as opened:
            (count,) = opened.execute("SELECT count(*) FROM store_rotation").fetchone()
    except sqlite3.Error:  # an older database, or a damaged one: `afterword verify` says more
        return []
    if not count:
        return []
    return [
        f"A change of the key has not ended ({count}). "
        "It goes on when that is opened with its newest passphrase."
    ]


def _faults(folder: Path) -> list[str]:
    try:
        kept = (folder / faults.FILE).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ["No failure is on record."]
    return [
        "The last failures, by name and place:",
        *(f"  {line}" for line in kept[-FAULTS_SHOWN:]),
    ]
