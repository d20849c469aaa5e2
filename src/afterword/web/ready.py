"""Before the first page: self-test of the ciphers, the database brought up to date, a sweep."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from afterword.safety import screen
from afterword.web.store import trust, vaults


class NewerDataError(Exception):
    """The data folder was written by a newer Afterword; nothing was touched."""


def prepare() -> None:
    """Make the database ready.

    Raises:
        NewerDataError: it holds migrations that this program does not know.
        vault.VaultError: a cipher does not give its published answer on this machine.
    """
    trust.self_test()
    screen("")  # reads the word lists, so that the first crisis card is there at once
    executor = MigrationExecutor(connection)
    known = set(executor.loader.disk_migrations)
    applied = {key for key in executor.loader.applied_migrations if key[0] == "store"}
    if applied - known:
        raise NewerDataError
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        if applied:
            _copy_database()
        call_command("migrate", verbosity=0, interactive=False)
    if connection.vendor == "sqlite":
        Path(settings.DATABASES["default"]["NAME"]).chmod(0o600)
    vaults.sweep()


def _copy_database() -> None:
    """Copy the SQLite database beside itself before it is changed. (PostgreSQL: pg_dump.)"""
    if connection.vendor != "sqlite":
        return
    folder = Path(settings.DATA) / "before-upgrade"
    folder.mkdir(mode=0o700, exist_ok=True)
    moment = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S")
    connection.ensure_connection()
    source = connection.connection
    with closing(type(source)(folder / f"{moment}.sqlite3")) as copy:
        source.backup(copy)
