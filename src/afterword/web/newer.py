"""The one page shown when the data folder was written by a newer Afterword. Nothing is touched."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Notes</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>These pages were written by a newer version</h1>
<p>They are safe, and nothing was changed. Please start the newer program again, or fetch it, to
read them.</p>
<p><a href="https://findahelpline.com/" rel="noreferrer">If you need someone now:
findahelpline.com</a></p></main></body></html>
"""


def page(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer every address with the page (WSGI), and the start's own question with its word."""
    if environ.get("PATH_INFO") == "/alive/":
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [os.environ.get("AFTERWORD_INSTANCE", "").encode()]
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", "default-src 'none'"),
        ("Referrer-Policy", "no-referrer"),
    ]
    start_response("503 Service Unavailable", headers)
    return [_PAGE.encode()]
