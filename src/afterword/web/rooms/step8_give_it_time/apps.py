"""The room as a Django app, so that its templates and static files are found."""

from __future__ import annotations

from django.apps import AppConfig


class Step8GiveItTimeConfig(AppConfig):
    """See the package's docstring."""

    name = "afterword.web.rooms.step8_give_it_time"
    label = "step8_give_it_time"
