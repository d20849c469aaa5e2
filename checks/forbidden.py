"""Nothing in the house points at one machine or one package registry.

Lock files hold registry addresses, so they fail by name; every text is searched for the addresses
of registries and for paths that only exist on somebody's own machine; constraints.txt may hold
nothing but names, versions and markers.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from checks._files import HOUSE, files, report, text_of

LOCK_FILES = {
    "uv.lock",
    "poetry.lock",
    "pdm.lock",
    "Pipfile.lock",
    "package-lock.json",
    "pnpm-lock.yaml",
    "yarn.lock",
}
# Written in pieces, so that this file passes its own check.
REGISTRIES = re.compile(
    r"\b(?:"
    + "|".join(
        [
            r"pypi\." + "org",
            "pythonhosted" + r"\.org",
            r"npmjs\." + r"(?:org|com)",
            r"deb\.debian\." + "org",
        ]
    )
    + r")\b",
    re.IGNORECASE,
)
MACHINE_PATHS = re.compile(r"(?<![\w./~$}-])/(?:root|work|home/\w+|Users/\w+)/")
PIN = re.compile(r"[a-z0-9-]+==[0-9][\w.!+]*(?: ; [\w .'=!<>()]+)?")


def wrong_in(text: str) -> list[str]:
    """What a text says that it should not, as `line: words`."""
    return [
        f"{number}: {found.group()}"
        for number, line in enumerate(text.splitlines(), 1)
        for found in (REGISTRIES.search(line), MACHINE_PATHS.search(line))
        if found
    ]


def wrong_pins(text: str) -> list[str]:
    """The lines of a constraints file that are more than a pin."""
    return [line for line in text.splitlines() if not PIN.fullmatch(line)]


def wrong_file(path: Path) -> list[str]:
    """A sentence for each thing wrong with one file."""
    name = path.relative_to(HOUSE).as_posix()
    if path.name in LOCK_FILES:
        return [f"{name}: a lock file holds registry addresses; constraints.txt is ours"]
    text = text_of(path)
    if text is None:
        return []
    problems = [f"{name}:{found}" for found in wrong_in(text)]
    if path.name == "constraints.txt":
        problems += [f"{name}: not a plain pin: {line}" for line in wrong_pins(text)]
    return problems


def main() -> int:
    """Check the checkout."""
    return report([problem for path in files() for problem in wrong_file(path)])


if __name__ == "__main__":
    sys.exit(main())
