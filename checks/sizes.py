"""Files stay short enough to read, and say by their name what is in them.

A Python file, script or template past 400 lines fails, unless pyproject.toml names it with its
reason under [tool.afterword.sizes]. A name that says nothing (utils, helpers, common, misc) fails
always.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from checks._files import HOUSE, files, report, text_of

LIMIT = 400  # lines
MEASURED = {".py", ".js", ".html"}
SAYS_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc"}


def excused() -> dict[str, str]:
    """Path to reason, as pyproject.toml has it."""
    settings = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    reasons: dict[str, str] = settings["tool"].get("afterword", {}).get("sizes", {})
    return reasons


def too_long(paths: list[Path], reasons: dict[str, str]) -> list[str]:
    """A sentence for each file past the limit without a reason, and each reason without a need."""
    problems = []
    needed = set()
    for path in paths:
        if path.suffix not in MEASURED:
            continue
        lines = len((text_of(path) or "").splitlines())
        name = path.relative_to(HOUSE).as_posix()
        if lines > LIMIT and reasons.get(name):
            needed.add(name)
        elif lines > LIMIT:
            problems.append(f"{name} has {lines} lines; past {LIMIT} it wants to be two files")
    problems += [
        f"pyproject.toml excuses {name}, which no longer needs it"
        for name in sorted(set(reasons) - needed)
    ]
    return problems


def empty_names(paths: list[Path]) -> list[str]:
    """A sentence for each file or folder whose name says nothing."""
    problems = []
    for path in paths:
        inside = path.relative_to(HOUSE)
        for part in (*inside.parent.parts, inside.name.split(".")[0]):
            if part.lower().strip("_") in SAYS_NOTHING:
                problems.append(f"{inside.as_posix()}: the name {part!r} says nothing")
    return problems


def main() -> int:
    """Check the checkout."""
    paths = files()
    return report([*too_long(paths, excused()), *empty_names(paths)])


if __name__ == "__main__":
    sys.exit(main())
