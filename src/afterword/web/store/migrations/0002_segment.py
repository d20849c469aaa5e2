"""Sealed parts of archives: messages that a person chose to keep."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Segment",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "owner_id",
                        "archive_id",
                        "number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        to="store.vault",
                        on_delete=django.db.models.deletion.CASCADE,
                        db_index=False,
                    ),
                ),
                ("archive_id", models.UUIDField()),
                ("number", models.PositiveIntegerField()),
                ("blob", models.BinaryField()),
            ],
        ),
    ]
