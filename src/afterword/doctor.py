"""What runs on this computer: versions, paths, sizes, backups, the last failures by name.

Nothing that a person wrote is read: no database is opened.
"""

from __future__ import annotations

import json
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

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
        *_faults(folder),
    ]
    return "\n".join(lines)


def _version(part: str) -> str:
    try:
        return version(part)
    except PackageNotFoundError:
        return "not installed"


def _sqlite() -> str:
    try:
        from pysqlite3 import dbapi2 as sqlite3
    except ImportError:
        import sqlite3
    return str(sqlite3.sqlite_version)


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


def _faults(folder: Path) -> list[str]:
    try:
        kept = (folder / faults.FILE).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ["No failure is on record."]
    return [
        "The last failures, by name and place:",
        *(f"  {line}" for line in kept[-FAULTS_SHOWN:]),
    ]
