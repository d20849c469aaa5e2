"""What is kept when something fails that nobody expected: its kind and place, never its words.

The message of an exception may quote what a person wrote, and so may the values in its frames.
A line here holds the day, the version, the name of the exception's class, and the functions it
passed through. Nothing else.
"""

from __future__ import annotations

import os
import traceback
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

KEPT = 50  # lines; the oldest go
FILE = "faults.log"
HERE = Path(__file__).parent


def installed_version() -> str:
    """The version of Afterword that runs, or "unknown" when it was never installed."""
    try:
        return version("afterword")
    except PackageNotFoundError:
        return "unknown"


def data_folder() -> Path:
    """Where this computer keeps Afterword's data; the folder may not exist yet."""
    given = os.environ.get("AFTERWORD_DATA")
    if given:
        return Path(given).expanduser()
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home).expanduser() / "afterword"


def _ours(frame: traceback.FrameSummary) -> bool:
    return Path(frame.filename).is_relative_to(HERE)


def _where(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    name = path.relative_to(HERE).as_posix() if _ours(frame) else path.name
    return f"{name}:{frame.lineno} {frame.name}"


def describe(error: BaseException) -> str:
    """The class of the error and the way it came, on one line.

    The innermost place stands first; of the places outside it, only our own are named.
    """
    frames = traceback.StackSummary.extract(
        traceback.walk_tb(error.__traceback__), lookup_lines=False, capture_locals=False
    )
    inwards = list(reversed(frames))
    named = inwards[:1] + [frame for frame in inwards[1:] if _ours(frame)]
    way = " < ".join(_where(frame) for frame in named)
    return f"{type(error).__name__} at {way}" if way else type(error).__name__


def keep(error: BaseException, folder: Path | None = None) -> Path | None:
    """Add one line about `error` to the list in `folder` (default: the data folder).

    Returns the file, or None when it could not be written: a failure to note a failure must not
    hide the first one.
    """
    path = (folder or data_folder()) / FILE
    line = f"{datetime.now(UTC):%Y-%m-%d} {installed_version()} {describe(error)}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        before = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        text = "\n".join([*before, line][-KEPT:]) + "\n"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return None
    return path
