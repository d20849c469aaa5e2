"""All records of the open vault at once, for a search or a check: rows and bytes, no objects.

A thousand records a page are nothing; ten thousand for a search are, so this is the one place that
leaves Django's objects out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from afterword import vault
from afterword.web.store import sealed, session
from afterword.web.store.models import Record

AT_ONCE = 500  # rows fetched in one go


class Row(NamedTuple):
    """One record as it lies in the table; ``shelf`` is None where no shelf has this bucket."""

    id: bytes
    rev: int
    shelf: sealed.Shelf | None
    sealed_as: str
    blob: bytes


def every(after_seq: int = 0) -> Iterator[Row]:
    """Yield the records whose last save came after ``after_seq``, the newest first."""
    found = Record.objects.filter(owner_id=session.current().row.vault_id, seq__gt=after_seq)
    return _rows(found.order_by("-seq"))


def some(ids: list[UUID]) -> Iterator[Row]:
    """Yield those of these records that are there; at most a few hundred ids."""
    owner = session.current().row.vault_id
    return _rows(Record.objects.filter(owner_id=owner, record_id__in=ids)) if ids else iter(())


def _rows(found: QuerySet[Record]) -> Iterator[Row]:
    by_bucket = {
        sealed.bucket_of(shelf): (shelf, shelf.sealed_as)
        for shelf in [sealed.CATALOGUE, *sealed.shelves()]
    }
    columns = found.values_list("record_id", "rev", "bucket", "blob")
    with connection.cursor() as cursor:
        cursor.execute(*columns.query.sql_with_params())
        while some_rows := cursor.fetchmany(AT_ONCE):
            for record_id, rev, bucket, blob in some_rows:
                shelf, sealed_as = by_bucket.get(bytes(bucket), (None, ""))
                yield Row(_id(record_id), rev, shelf, sealed_as, bytes(blob))


def _id(column: str | UUID) -> bytes:
    """Return the bytes of an id: SQLite has it as hexadecimal text, PostgreSQL as a UUID."""
    return bytes.fromhex(column) if isinstance(column, str) else column.bytes


def text_of(row: Row, keyring: vault.Keyring) -> bytes:
    """Return the JSON of a record as UTF-8, unread.

    Raises:
        vault.VaultError: it was changed, or lies where it does not belong.
    """
    if row.shelf is None:
        message = "no shelf has this bucket"
        raise vault.Tampered(message)
    return keyring.open_record_text(
        row.blob,
        book_id=row.shelf.book.bytes,
        kind=row.sealed_as,
        record_id=row.id,
        rev=row.rev,
    )
