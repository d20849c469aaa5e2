"""Sealed archives: long content in numbered segments, each opened without the others.

A record says what an archive is, how many segments it has and the digest of each as it lies on the
disk; a segment that is gone, changed or put back to an older one does not open (docs/vault-format).
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from afterword import vault
from afterword.web.store import session
from afterword.web.store.models import Segment


class LostError(Exception):
    """A segment is not there, or is not the one that was kept."""


def keep(id: UUID, kind: str, segments: Sequence[bytes]) -> list[str]:
    """Seal and save the segments of a new archive; return their digests, in order.

    Call it in one transaction with the record that remembers the digests.
    """
    opened = session.current()
    digests: list[str] = []
    for number, data in enumerate(segments):
        blob = opened.keyring.seal_archive(data, archive_id=id.bytes, segment=number, kind=kind)
        row = Segment(owner_id=opened.row.vault_id, archive_id=id, number=number, blob=blob)
        row.save(force_insert=True)
        digests.append(_digest(blob))
    return digests


def segment(id: UUID, kind: str, number: int, digest: str) -> bytes:
    """Return what was sealed in one segment.

    Raises:
        LostError: it is gone, or is not the one with this digest.
    """
    found = _rows(id).filter(number=number).values_list("blob", flat=True).first()
    if found is None:
        raise LostError
    blob = bytes(found)
    if not hmac.compare_digest(_digest(blob), digest):
        raise LostError
    keyring = session.current().keyring
    try:
        return keyring.open_archive(blob, archive_id=id.bytes, segment=number, kind=kind)
    except vault.VaultError:
        raise LostError from None


def delete(id: UUID) -> None:
    """Delete an archive for good; the record that remembers it is deleted by whoever made it."""
    _rows(id).delete()


def is_whole(id: UUID, digests: Sequence[str]) -> bool:
    """Say whether all segments of an archive lie on the disk as they were written."""
    rows = _rows(id).order_by("number").values_list("number", "blob")
    found = [(number, _digest(bytes(blob))) for number, blob in rows.iterator(chunk_size=1)]
    return found == list(enumerate(digests))


def count() -> int:
    """Return how many segments the open vault has, of all its archives."""
    return Segment.objects.filter(owner_id=session.current().row.vault_id).count()


def _rows(id: UUID) -> QuerySet[Segment]:
    return Segment.objects.filter(owner_id=session.current().row.vault_id, archive_id=id)


def _digest(blob: bytes) -> str:
    return hashlib.sha256(blob).hexdigest()
