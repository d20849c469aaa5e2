"""A new key in steps: the change under way, and what was sealed anew so far."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0002_segment")]
    operations = [
        migrations.CreateModel(
            name="Rotation",
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
                ("epoch", models.PositiveIntegerField()),
                ("old_key", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Resealed",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "owner_id",
                        "item_id",
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
                ("item_id", models.UUIDField()),
                ("number", models.BigIntegerField()),
                ("rev", models.PositiveBigIntegerField()),
                ("bucket", models.BinaryField()),
                ("blob", models.BinaryField()),
            ],
        ),
    ]
