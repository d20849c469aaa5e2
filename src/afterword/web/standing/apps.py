"""The standing pages as a Django app, so that their templates are found."""

from __future__ import annotations

from django.apps import AppConfig


class StandingConfig(AppConfig):
    """See the package's docstring."""

    name = "afterword.web.standing"
    label = "standing"
