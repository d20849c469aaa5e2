"""Five words in a row, as a hash: enough to see that nothing was copied, without the original.

`guide_hashes.txt` holds the hashes of every five words in a row of the guide Afterword answers.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

LENGTH = 5  # words
HASHES = Path(__file__).parent / "guide_hashes.txt"

_WORD = re.compile(r"[a-z]+")


def shingles(text: str) -> dict[str, str]:
    """Hash to words, for every five words in a row; case, points and apostrophes do not count."""
    words = _WORD.findall(re.sub(r"['’]", "", text.lower()))
    runs = (" ".join(words[start : start + LENGTH]) for start in range(len(words) - LENGTH + 1))
    return {hashlib.sha256(run.encode()).hexdigest()[:10]: run for run in runs}


def hashes() -> frozenset[str]:
    """The hashes of the guide."""
    return frozenset(HASHES.read_text().split())


def copied(text: str) -> list[str]:
    """The five words in a row that a text shares with the guide."""
    known = hashes()
    return [run for key, run in shingles(text).items() if key in known]
