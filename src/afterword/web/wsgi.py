"""What the server loads: the application, after the machine and the database are made ready."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from afterword import faults

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def _keep_memory_private() -> None:
    """No core dump and no other program of this person reading our memory (Linux only)."""
    if sys.platform != "linux":
        return
    import ctypes
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pr_set_dumpable = 4
    ctypes.CDLL(None).prctl(pr_set_dumpable, 0, 0, 0, 0)


def _made_ready() -> Application:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afterword.web.settings")
    pages: Application = get_wsgi_application()
    from afterword.web import newer, ready

    try:
        ready.prepare()
    except ready.NewerDataError:
        return newer.page
    return pages


_keep_memory_private()
try:
    application = _made_ready()
except Exception as error:
    faults.keep(error)
    raise SystemExit(1) from None
