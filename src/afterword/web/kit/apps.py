"""The kit as a Django app, so that its templates and tags are found."""

from __future__ import annotations

import sys
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.core.signals import got_request_exception

from afterword import faults


class KitConfig(AppConfig):
    """Shared furniture: base page, fields, tags."""

    name = "afterword.web.kit"
    label = "kit"

    def ready(self) -> None:
        """Note errors outside of views too, by name and place."""
        got_request_exception.connect(_note, dispatch_uid="faults")


def _note(**_: object) -> None:
    error = sys.exc_info()[1]
    if error is not None:
        faults.keep(error, Path(settings.DATA))
