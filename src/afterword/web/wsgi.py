"""What the server loads: the application, after the machine and the database are made ready."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afterword.web.settings")

from django.core.wsgi import get_wsgi_application

from afterword.web import ready


def _keep_memory_private() -> None:
    """No core dump and no other program of this person reading our memory (Linux only)."""
    if sys.platform != "linux":
        return
    import ctypes
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pr_set_dumpable = 4
    ctypes.CDLL(None).prctl(pr_set_dumpable, 0, 0, 0, 0)


_keep_memory_private()
application = get_wsgi_application()
ready.prepare()
