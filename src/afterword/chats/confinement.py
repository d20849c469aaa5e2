"""Takes from this process what a parser does not need: memory, time, files, the network.

Used only in the child process that reads an export. A file made to attack the parser then meets a
process that cannot keep, send or exhaust anything.
"""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass

CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the child may use: bytes of memory, seconds of computing, seconds by the clock."""

    memory: int = 512 << 20
    cpu_seconds: int = 300
    clock_seconds: float = 600.0


@dataclass(frozen=True, slots=True)
class Confinement:
    """What the system allowed to be taken away. Where a value is False, say so to the person."""

    limited: bool
    own_network: bool


def confine(bounds: Bounds) -> Confinement:
    """Give everything up, for good. A system that refuses a part of it is reported, no error."""
    own_network = _leave_the_network()
    return Confinement(_limit(bounds), own_network)


def _limit(bounds: Bounds) -> bool:
    if sys.platform == "win32":
        return False
    import resource

    wanted = {
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CPU: (bounds.cpu_seconds, bounds.cpu_seconds + 1),
        resource.RLIMIT_AS: (bounds.memory, bounds.memory),
    }
    try:
        for kind, limits in wanted.items():
            _, highest = resource.getrlimit(kind)
            allowed = max(limits) if highest == resource.RLIM_INFINITY else highest
            soft, hard = (min(limit, allowed) for limit in limits)
            resource.setrlimit(kind, (soft, hard))
    except (ValueError, OSError):  # macOS has the name of the last one, and not the limit
        return False
    return True


def _leave_the_network() -> bool:
    """Move into a network namespace of our own, which has no way out."""
    if not sys.platform.startswith("linux"):
        return False
    unshare = getattr(ctypes.CDLL(None, use_errno=True), "unshare", None)
    if unshare is None:
        return False
    return any(unshare(flags) == 0 for flags in (CLONE_NEWUSER | CLONE_NEWNET, CLONE_NEWNET))
