"""The room as a Django app, so that its templates and static files are found."""

from __future__ import annotations

from django.apps import AppConfig


class Step2GrowConfig(AppConfig):
    """See the package's docstring."""

    name = "afterword.web.rooms.step2_grow"
    label = "step2_grow"
