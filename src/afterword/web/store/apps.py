"""The store as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Holds the only tables and the only migrations."""

    name = "afterword.web.store"
    label = "store"
