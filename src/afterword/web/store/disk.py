"""What stays on the disk after something was deleted: nothing that could be read."""

from __future__ import annotations

from django.db import connection


def clear_freed_pages() -> None:
    """Empty SQLite's log of changes; ``secure_delete`` has zeroed the freed pages themselves.

    Inside a transaction there is nothing to do yet. PostgreSQL clears old rows by vacuuming.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
