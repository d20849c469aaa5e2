"""What runs on this computer: versions, paths, sizes, the last failures by name.

Nothing that a person wrote is read: no database is opened.
"""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from afterword import faults

PARTS = ("Django", "cryptography", "pynacl", "pysqlite3", "granian")
FAULTS_SHOWN = 5


def report(folder: Path) -> str:
    """Return the report as plain text for a data folder, which need not exist."""
    lines = [
        f"Afterword {faults.installed_version()}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}",
        ", ".join(f"{part} {_version(part)}" for part in PARTS),
        f"SQLite {_sqlite()}",
        f"Data folder: {folder}",
        *_files(folder),
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


def _faults(folder: Path) -> list[str]:
    try:
        kept = (folder / faults.FILE).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ["No failure is on record."]
    return [
        "The last failures, by name and place:",
        *(f"  {line}" for line in kept[-FAULTS_SHOWN:]),
    ]
