"""The moment that a record says it was saved at: this one.

The invented book of `afterword demo` is the one exception: it is filled as of earlier days, so that
it looks lived in. Nothing else may call ``as_of``; a test holds that.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_as_of: ContextVar[datetime | None] = ContextVar("as_of", default=None)


def now() -> datetime:
    """Return the moment that is sealed into a record now, in UTC."""
    return _as_of.get() or datetime.now(UTC)


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """Save, within this block, as of an earlier moment.

    Raises:
        ValueError: a moment without a zone, or one still to come.
    """
    if moment.tzinfo is None or moment > datetime.now(UTC):
        raise ValueError(moment)
    reset = _as_of.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _as_of.reset(reset)
