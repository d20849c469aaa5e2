"""The first tables. Written by hand: a composite key needs its columns in the same CREATE TABLE."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def _owner(**options: Any) -> Any:
    return models.ForeignKey(
        to="store.vault", on_delete=django.db.models.deletion.CASCADE, **options
    )


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Vault",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.CharField(blank=True, default="", max_length=80)),
                ("created_week", models.DateField()),
                ("epoch", models.PositiveIntegerField(default=1)),
                ("seq", models.PositiveBigIntegerField(default=0)),
                ("head", models.BinaryField()),
                ("public_key", models.BinaryField()),
                ("private_key", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        fields=("name",),
                        name="one_vault_a_name",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="Slot",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "owner_id",
                        "kind",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("owner", _owner()),
                ("kind", models.CharField(max_length=16)),
                ("salt", models.BinaryField()),
                ("m", models.PositiveIntegerField()),
                ("t", models.PositiveIntegerField()),
                ("p", models.PositiveIntegerField()),
                ("pepper_id", models.CharField(blank=True, default="", max_length=16)),
                ("epoch", models.PositiveIntegerField()),
                ("commit", models.BinaryField()),
                ("blob", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "owner_id",
                        "record_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("owner", _owner(db_index=False)),
                ("record_id", models.UUIDField()),
                ("bucket", models.BinaryField()),
                ("rev", models.PositiveBigIntegerField()),
                ("seq", models.PositiveBigIntegerField()),
                ("created_week", models.DateField()),
                ("blob", models.BinaryField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["owner", "bucket", "seq"], name="record_bucket"),
                    models.Index(fields=["owner", "seq"], name="record_seq"),
                ]
            },
        ),
        migrations.CreateModel(
            name="DrawerNote",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "owner_id",
                        "note_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("owner", _owner(db_index=False)),
                ("note_id", models.UUIDField()),
                ("created_week", models.DateField()),
                ("blob", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="SearchPack",
            fields=[
                (
                    "owner",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="store.vault",
                    ),
                ),
                ("seq", models.PositiveBigIntegerField()),
                ("blob", models.BinaryField()),
            ],
        ),
    ]
