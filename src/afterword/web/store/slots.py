"""The ways in of a vault, between the table and the library that opens them."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from afterword import vault
from afterword.web.store.models import Slot


def as_slot(row: Slot) -> vault.Slot:
    """Return a row as the vault library knows it."""
    return vault.Slot(
        kind=row.kind,
        salt=bytes(row.salt),
        m=row.m,
        t=row.t,
        p=row.p,
        pepper_id=row.pepper_id,
        epoch=row.epoch,
        commit=bytes(row.commit),
        blob=bytes(row.blob),
    )


def save(owner: UUID, slot: vault.Slot) -> None:
    """Save a way in; an older one of its kind goes."""
    with transaction.atomic():
        Slot.objects.filter(owner_id=owner, kind=slot.kind).delete()
        Slot.objects.create(
            owner_id=owner,
            kind=slot.kind,
            salt=slot.salt,
            m=slot.m,
            t=slot.t,
            p=slot.p,
            pepper_id=slot.pepper_id,
            epoch=slot.epoch,
            commit=slot.commit,
            blob=slot.blob,
        )
