"""The kit as a Django app, so that its templates and tags are found."""

from __future__ import annotations

from django.apps import AppConfig


class KitConfig(AppConfig):
    """Shared furniture: base page, fields, tags."""

    name = "afterword.web.kit"
    label = "kit"
