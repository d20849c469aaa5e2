"""Every file of the house: tracked by git, or new and not ignored. The other checks read these."""

from __future__ import annotations

import subprocess
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent


def files() -> list[Path]:
    """All files of the checkout as absolute paths, sorted; deleted ones are left out.

    Ends the program with a sentence when this is no checkout, or git is not there or refuses.
    """
    ask = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(ask, cwd=HOUSE, capture_output=True, check=True).stdout.decode()
    except FileNotFoundError:
        raise SystemExit("The checks ask git which files are ours. Please install git.") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode().strip()
        raise SystemExit(f"The checks ask git which files are ours, and it said: {said}") from None
    found = {HOUSE / name for name in listed.split("\0") if name}
    return sorted(path for path in found if path.is_file())


def text_of(path: Path) -> str | None:
    """The text of a file, or None when it is not UTF-8 text (a picture, a sealed sample)."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def report(problems: list[str]) -> int:
    """Print each problem on its line; 1 when there was one, else 0."""
    for problem in problems:
        print(problem)
    return 1 if problems else 0
