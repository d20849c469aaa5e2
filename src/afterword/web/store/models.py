"""The only tables. Few clear columns, the rest ciphertext; the owner is the first of every key.

A *vault* is one person's sealed store. Many vaults live in one database; no query crosses them.
What a column reveals to someone who holds only the database: sizes (padded), counts, weeks.
"""

from __future__ import annotations

from django.db import models


class Vault(models.Model):
    """One person's vault: its name to sign in with, its public key, its sealed head."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=80, blank=True, default="")
    created_week = models.DateField()
    epoch = models.PositiveIntegerField(default=1)
    seq = models.PositiveBigIntegerField(default=0)
    head = models.BinaryField()
    public_key = models.BinaryField()
    private_key = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=~models.Q(name=""), name="one_vault_a_name"
            )
        ]


class Slot(models.Model):
    """One way to open a vault: a passphrase or a recovery sheet. See docs/vault-format.md."""

    pk = models.CompositePrimaryKey("owner_id", "kind")
    owner = models.ForeignKey(Vault, on_delete=models.CASCADE)
    kind = models.CharField(max_length=16)
    salt = models.BinaryField()
    m = models.PositiveIntegerField()
    t = models.PositiveIntegerField()
    p = models.PositiveIntegerField()
    pepper_id = models.CharField(max_length=16, blank=True, default="")
    epoch = models.PositiveIntegerField()
    commit = models.BinaryField()
    blob = models.BinaryField()


class Record(models.Model):
    """One sealed thing a person keeps. Kind, book and every word are inside ``blob``."""

    pk = models.CompositePrimaryKey("owner_id", "record_id")
    owner = models.ForeignKey(Vault, on_delete=models.CASCADE, db_index=False)
    record_id = models.UUIDField()
    bucket = models.BinaryField()
    rev = models.PositiveBigIntegerField()
    seq = models.PositiveBigIntegerField()
    created_week = models.DateField()
    blob = models.BinaryField()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "bucket", "seq"], name="record_bucket"),
            models.Index(fields=["owner", "seq"], name="record_seq"),
        ]


class DrawerNote(models.Model):
    """Written while the vault was locked: sealed to its public key, taken in at the next unlock."""

    pk = models.CompositePrimaryKey("owner_id", "note_id")
    owner = models.ForeignKey(Vault, on_delete=models.CASCADE, db_index=False)
    note_id = models.UUIDField()
    created_week = models.DateField()
    blob = models.BinaryField()


class Segment(models.Model):
    """One sealed part of an archive, such as messages that were kept; a record says what it is."""

    pk = models.CompositePrimaryKey("owner_id", "archive_id", "number")
    owner = models.ForeignKey(Vault, on_delete=models.CASCADE, db_index=False)
    archive_id = models.UUIDField()
    number = models.PositiveIntegerField()
    blob = models.BinaryField()


class SearchPack(models.Model):
    """The folded text of all records up to ``seq`` in one sealed archive. Can be rebuilt."""

    owner = models.OneToOneField(Vault, on_delete=models.CASCADE, primary_key=True)
    seq = models.PositiveBigIntegerField()
    blob = models.BinaryField()


class Rotation(models.Model):
    """A new data key is on its way to ``epoch``; the old one is sealed under the new one."""

    owner = models.OneToOneField(Vault, on_delete=models.CASCADE, primary_key=True)
    epoch = models.PositiveIntegerField()
    old_key = models.BinaryField()


class Resealed(models.Model):
    """A record (number -1) or a segment under the new key, until all are swapped at once."""

    pk = models.CompositePrimaryKey("owner_id", "item_id", "number")
    owner = models.ForeignKey(Vault, on_delete=models.CASCADE, db_index=False)
    item_id = models.UUIDField()
    number = models.BigIntegerField()
    rev = models.PositiveBigIntegerField()
    bucket = models.BinaryField()
    blob = models.BinaryField()


OF_ONE_VAULT: tuple[type[models.Model], ...] = (
    Slot, SearchPack, DrawerNote, Segment, Resealed, Rotation, Record,
)  # fmt: skip
