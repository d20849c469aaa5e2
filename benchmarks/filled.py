"""A home to measure in: the real settings on a throw-away data folder, and vaults full of words."""

from __future__ import annotations

import atexit
import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

PASSPHRASE = "orbit walnut candle meadow ribbon lantern"
RARE = "quillwort"
"""A word that stands in one entry of a thousand, and in no list of words."""

MARKS = (", ", ". ", " and ", ", but it’s ", ". I don’t ", " – ")


def set_up() -> Path:
    """Make Django ready on an empty data folder, as a first start does; return the folder."""
    folder = Path(tempfile.mkdtemp(prefix="afterword-benchmark-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["AFTERWORD_DATA"] = str(folder)
    os.environ.pop("AFTERWORD_DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "afterword.web.settings"
    import django

    django.setup()
    from afterword.web.ready import prepare

    prepare()
    return folder


def texts(size: int, *, seed: int = 7) -> Iterator[str]:
    """Yield texts of about ``size`` bytes: every second one has typographic marks in it."""
    rng = random.Random(seed)
    number = 0
    while True:
        number += 1
        marks = MARKS if number % 2 else MARKS[:3]
        parts = [RARE] if number % 1000 == 500 else []
        length = 0
        while length < size:
            part = rng.choice(_words()) + rng.choice(marks)
            parts.append(part)
            length += len(part.encode())
        yield "".join(parts)


@cache
def _words() -> tuple[str, ...]:
    text = files("afterword.vault").joinpath("words_eff_large.txt").read_text("ascii")
    return tuple(text.split())
