"""The exercises as a Django app, so that their templates and static files are found."""

from __future__ import annotations

from django.apps import AppConfig


class ExercisesConfig(AppConfig):
    """See the package's docstring."""

    name = "afterword.web.exercises"
    label = "exercises"
