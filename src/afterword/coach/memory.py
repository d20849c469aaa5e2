"""What is remembered of drafts, so that a letter being written is not read anew as a whole.

Only in the memory of this process, never on the disk; bounded; keyed by a keyed digest of what was
read, so that no key holds a word. `forget` empties everything at once, as when a vault is locked.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b
from typing import Generic, Protocol, TypeVar
from weakref import WeakSet

_SECRET = os.urandom(32)
_DIGEST = 16

Value = TypeVar("Value")


def digest(*parts: str | bytes) -> bytes:
    """A short keyed digest of some texts, different at every start of the program."""
    made = blake2b(key=_SECRET, digest_size=_DIGEST)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        made.update(len(data).to_bytes(8, "little"))
        made.update(data)
    return made.digest()


class Emptied(Protocol):
    """What can let go of all it remembers."""

    def clear(self) -> None:
        """Let go of everything."""


_all: WeakSet[Emptied] = WeakSet()


def emptied_too(one: Emptied) -> None:
    """Empty this as well whenever everything is forgotten."""
    _all.add(one)


def forget() -> None:
    """Let go of everything that was remembered of any draft."""
    for one in list(_all):
        one.clear()


class Remembered(Generic[Value]):
    """The last `most` values made, each under its digest. Not shared between threads by locks:
    two threads may make the same value, and both are right.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[bytes, Value] = OrderedDict()
        emptied_too(self)

    def get(self, key: bytes, make: Callable[[], Value]) -> Value:
        """The value under this key, made now when it is not there."""
        try:
            value = self._kept[key]
            self._kept.move_to_end(key)
        except KeyError:
            value = self._kept[key] = make()
            self._trim()
        return value

    def _trim(self) -> None:
        while len(self._kept) > self._most:
            try:
                self._kept.popitem(last=False)
            except KeyError:  # emptied by another thread meanwhile
                return

    def clear(self) -> None:
        """Let go of everything."""
        self._kept.clear()

    def __len__(self) -> int:
        return len(self._kept)
