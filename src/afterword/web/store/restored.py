"""Whether a backup took the place of the database while the program runs: then everything locks."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

FILE = "restored"


def mark() -> None:
    """Note that the database is another one from now on."""
    path = Path(settings.DATA) / FILE
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)


def stamp() -> int:
    """Return a number that changes with every restore; 0 before the first."""
    try:
        return (Path(settings.DATA) / FILE).stat().st_mtime_ns
    except OSError:
        return 0
