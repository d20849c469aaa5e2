"""The command `afterword helplines check`: which rows are due to be looked at again."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from afterword.safety.countries import due


def check() -> int:
    """Print the rows that are too old for a release today. Always 0: time passing is no fault."""
    today = datetime.now(UTC).date()
    rows = due(today)
    for where, line in rows:
        age = (today - line.checked).days
        number = line.display or str(line.text or line.url)
        sys.stdout.write(
            f"{where.name}: {line.name}, {number}: checked {line.checked}, {age} days ago\n"
        )
    if rows:
        sys.stdout.write(f"{len(rows)} rows are due to be checked again before a release.\n")
    else:
        sys.stdout.write("Every row is young enough for a release today.\n")
    return 0
