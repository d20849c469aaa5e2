"""Today with ten years of data in the book: ``python -m benchmarks.today``."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks import filled, measure

YEARS = 10
CARDS = 365 * YEARS
NOTES, LETTERS, SUNDAYS = 1_500, 1_000, 52 * YEARS
RUNS = 60
ABOUT = (
    f"A kept vault, {YEARS} years in one book: {CARDS:,} ten-second cards, {NOTES:,} notes,",
    f"{LETTERS:,} letters, {SUNDAYS} Sunday pages. Whole requests, Django's test client, CPU",
    "time of one process. Again with `.venv/bin/python -m benchmarks.today`.",
)


def main() -> int:
    """Measure Today, by day and by night, and write results.md; 1 when a target was missed."""
    filled.set_up()
    client = _fill()
    lines = [
        measure.by_p95("Today, by day", measure.cpu(lambda: _get(client, "/?day=1"), RUNS), 30),
        measure.by_p95(
            "Today, as the hour has it", measure.cpu(lambda: _get(client, "/"), RUNS), 30
        ),
        measure.by_p95("My story", measure.cpu(lambda: _get(client, "/r/1/"), RUNS)),
        measure.by_p95("Letters", measure.cpu(lambda: _get(client, "/r/3/"), RUNS)),
    ]
    return measure.write(Path(__file__).parent, "Today after ten years", ABOUT, lines)


def _get(client: Any, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code


def _fill() -> Any:
    from django.test import Client
    from django.utils import timezone

    from afterword.web.store import books, checkins, drawer, letters, sealed, session, vaults

    client = Client(headers={"host": "localhost"})
    token = vaults.create("benchmark")
    client.cookies["aw"] = token
    row = session.find(token)
    assert row is not None
    texts = filled.texts(600)
    with session.serving(row, token):
        book = books.begin("ended", "dont_know")
        vaults.keep(filled.PASSPHRASE)
        for days in range(CARDS, 0, -1):
            day = timezone.localdate() - timedelta(days=days)
            checkins.keep(checkins.CheckIn(day, 1 + days % 5, "sleep", days % 11))
        for _ in range(NOTES):
            drawer.put_in(next(texts)[:300])
        for _ in range(LETTERS):
            sealed.save(letters.shelf(book.id), _letter(next(texts)))
        sundays = sealed.Shelf("hall", "sunday", "sunday-page", book.id)
        for weeks in range(SUNDAYS, 0, -1):
            day = timezone.localdate() - timedelta(weeks=weeks)
            sealed.save(sundays, {"sunday": day.isoformat(), "week": next(texts), "at": ""})
    return client


def _letter(text: str) -> dict[str, str]:
    return {"text": text, "purpose": "unsent", "channel": "letter", "kind": "reconnect"}


if __name__ == "__main__":
    raise SystemExit(main())
