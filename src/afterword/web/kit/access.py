"""Which views work without an open vault. Everything else is private by default."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

View = Callable[..., Any]


def public(view: View) -> View:
    """Mark a view as working locked and without a vault."""
    view.public = True  # type: ignore[attr-defined]
    return view


def is_public(view: View) -> bool:
    """Say whether a view carries the mark."""
    return bool(getattr(view, "public", False))
