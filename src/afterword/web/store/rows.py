"""All records of the open vault at once, for a search or a check: rows and bytes, no objects.

A thousand records a page are nothing; ten thousand for a search are, so this is the one place that
leaves Django's objects out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from afterword import vault
from afterword.web.store import sealed, session
from afterword.web.store.models import Record

AT_ONCE = 500  # rows fetched in one go


class Row(NamedTuple):
    """One record as it lies in the table; ``shelf`` is None where no shelf has this bucket."""

    record_id: UUID
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
    return _rows(Record.objects.filter(owner_id=owner, record_id__in=ids))


def _rows(found: QuerySet[Record]) -> Iterator[Row]:
    by_bucket = {
        sealed.bucket_of(shelf): (shelf, shelf.sealed_as)
        for shelf in [sealed.CATALOGUE, *sealed.shelves()]
    }
    columns = found.values_list("record_id", "rev", "bucket", "blob")
    for record_id, rev, bucket, blob in columns.iterator(AT_ONCE):
        shelf, sealed_as = by_bucket.get(bytes(bucket), (None, ""))
        yield Row(record_id, rev, shelf, sealed_as, bytes(blob))


def text_of(row: Row) -> bytes:
    """Return the JSON of a record as UTF-8, unread.

    Raises:
        vault.VaultError: it was changed, or lies where it does not belong.
    """
    if row.shelf is None:
        message = "no shelf has this bucket"
        raise vault.Tampered(message)
    return session.current().keyring.open_record_text(
        row.blob,
        book_id=row.shelf.book.bytes,
        kind=row.sealed_as,
        record_id=row.record_id.bytes,
        rev=row.rev,
    )
