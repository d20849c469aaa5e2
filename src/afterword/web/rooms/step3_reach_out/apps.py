"""The room as a Django app, so that its templates and static files are found."""

from __future__ import annotations

from django.apps import AppConfig


class Step3ReachOutConfig(AppConfig):
    """See the package's docstring."""

    name = "afterword.web.rooms.step3_reach_out"
    label = "step3_reach_out"
