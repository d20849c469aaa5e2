"""Unlocking, saving, searching and checking, in CPU time: ``python -m benchmarks.vault``."""

from __future__ import annotations

import sys
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks import filled, measure

ENTRIES = 10_000
BYTES = 1_000
ABOUT = (
    "CPU time of one process, real key derivation (Argon2id, 64 MiB, 3 passes), SQLite with the",
    f"settings of the product. The vault of the searches holds {ENTRIES:,} entries of 1 KB, every",
    "second one with typographic marks. Again with `.venv/bin/python -m benchmarks.vault`.",
)


def main() -> int:
    """Measure everything and write results.md; 1 when a target was missed."""
    filled.set_up()
    lines = [*_unlocking(), *_at_home()]
    return measure.write(Path(__file__).parent, "The vault", ABOUT, lines)


def _unlocking() -> list[measure.Line]:
    from django.test import Client

    from afterword.web.store import session, vaults

    token = vaults.create("benchmark")
    row = session.find(token)
    assert row is not None
    with session.serving(row, token):
        vaults.keep(filled.PASSPHRASE)
    session.end(row)

    def posts(passphrase: str, name: str, status: int) -> None:
        vaults._failures.clear()
        answer = Client(headers={"host": "localhost"}).post(
            "/d/unlock/", {"passphrase": passphrase, "name": name}
        )
        assert answer.status_code == status, answer.status_code

    return [
        measure.by_median(
            "unlock, whole request",
            measure.cpu(lambda: posts(filled.PASSPHRASE, "", 303), 20),
            400,
        ),
        measure.by_median(
            "wrong passphrase, whole request",
            measure.cpu(lambda: posts("wrong words", "", 401), 20),
        ),
        measure.by_median(
            "unknown name, whole request",
            measure.cpu(lambda: posts(filled.PASSPHRASE, "nobody", 401), 20),
        ),
    ]


def _at_home() -> list[measure.Line]:
    from django.db import transaction

    from afterword.web.store import sealed, session, vaults

    token = vaults.create("benchmark")
    row = session.find(token)
    assert row is not None
    shelf = sealed.Shelf("step3_reach_out", "letter", "letters")
    with session.serving(row, token):
        with transaction.atomic():
            for text in islice(filled.texts(BYTES), ENTRIES):
                sealed.save(shelf, {"text": text, "purpose": "unsent"})
        return [*_searches(), *_whole(shelf)]


def _searches() -> list[measure.Line]:
    from afterword.web.store import pack

    asked = {
        "a rare word": filled.RARE,
        "a word nobody wrote": "xylophonist",
        "two words, one of them everywhere": f"and {filled.RARE}",
        "a word with an accent": "déjà",
        "a word that stands in every entry": "and",
    }

    def searches(where: str, target: float) -> list[measure.Line]:
        return [
            measure.by_median(
                f"search by {where}: {name}", measure.cpu(partial(pack.search, words), 15), target
            )
            for name, words in asked.items()
        ]

    scanned = searches("scan", 150)
    built = measure.cpu(lambda: pack.rebuild(worth=0), 3, warm=1)
    return [*scanned, measure.by_median("build the search pack", built), *searches("pack", 40)]


def _whole(shelf: Any) -> list[measure.Line]:
    from afterword.web.store import sealed, whole

    texts = filled.texts(BYTES, seed=8)
    assert whole.verify().whole
    return [
        measure.by_median(
            "check the whole vault: open every record, set digest", measure.cpu(whole.verify, 15)
        ),
        measure.by_p95(
            "save one more entry",
            measure.cpu(lambda: sealed.save(shelf, {"text": next(texts)}), 200),
            30,
        ),
    ]


if __name__ == "__main__":
    sys.exit(main())
