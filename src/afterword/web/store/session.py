"""Who has a vault open, since when, and behind which curtain. Lives in memory only.

A session opens with three shares (docs/vault-format.md, "Session"): the token in the browser's
cookie, the sealed row here, and ``_RAM_SHARE``, drawn anew at every start of the program. So a
restart locks every vault, and a stolen disk with its cookie jar opens none.

The key ring exists for one request: ``serving`` puts it in a context variable and takes it away.
"""

from __future__ import annotations

import hmac
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from afterword import vault
from afterword.web.store import device, restored

HARD_LIMIT = 12 * 3600  # seconds from unlocking to the lock, whatever happens
CURTAIN_LIMIT = 60 * 60  # seconds behind the curtain until it becomes the lock
SUSPEND_GAP = 60  # a machine that slept this many seconds locks
WRONG_CODES = 5

_RAM_SHARE = os.urandom(32)
_rows: dict[bytes, Row] = {}
_guard = threading.RLock()


class NotOpenError(Exception):
    """No vault is open in this request."""


class Held(Protocol):
    """What a session holds in memory only, such as a file being read."""

    def let_go(self) -> None:
        """Stop what is under way and forget everything: the vault is being locked."""


@dataclass(slots=True)
class Row:
    """One browser that has a vault open. Times are seconds of a clock that counts sleep."""

    sid: bytes
    vault_id: UUID
    epoch: int
    wrapped: bytes
    kept: bool
    label: str
    opened: datetime
    started: float
    seen: float
    awake: float
    restored: int  # the stamp of the last restore at the time: after another, all of it is locked
    curtained: float | None = None
    code: bytes | None = None
    wrong_codes: int = 0
    drafts: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    uploads: dict[str, Held] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)  # answers on their way to a consequence
    locks_when_idle: bool = False  # someone is afraid: idle is the lock, not the curtain
    notice: str = ""  # what the next page says once, in a word: "hope", "crisis A ..."


@dataclass(frozen=True, slots=True)
class Opened:
    """The vault that this request may read and write.

    ``memory`` holds what this request has opened already; every save and deletion empties it.
    """

    row: Row
    keyring: vault.Keyring
    dek: bytes
    memory: dict[str, Any] = field(default_factory=dict)


Made = TypeVar("Made")
_opened: ContextVar[Opened | None] = ContextVar("opened", default=None)


def _now() -> float:
    """Seconds that also run while the machine sleeps and that nobody can set back."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def _slept() -> float:
    """Seconds that the machine has slept since it was started."""
    return _now() - time.clock_gettime(time.CLOCK_MONOTONIC)


def begin(vault_id: UUID, dek: bytes, *, epoch: int, kept: bool, label: str) -> str:
    """Open a session for a vault and return the token for the cookie (64 hex digits)."""
    token = vault.session_keys.new_token()
    now = _now()
    row = Row(
        sid=vault.session_keys.session_id(token),
        vault_id=vault_id,
        epoch=epoch,
        wrapped=vault.session_keys.wrap(token, _RAM_SHARE, vault_id.bytes, dek),
        kept=kept,
        label=label,
        opened=datetime.now(UTC),
        started=now,
        seen=now,
        awake=_slept(),
        restored=restored.stamp(),
    )
    with _guard:
        _rows[row.sid] = row
    return token.hex()


def find(cookie: str | None) -> Row | None:
    """Return the live session of a cookie, or None. Draws the curtain or locks when it is time."""
    try:
        token = bytes.fromhex(cookie or "")
    except ValueError:
        return None
    if len(token) != 32:
        return None
    row = _rows.get(vault.session_keys.session_id(token))
    if row is None or _locks_now(row):
        return None
    return row


def _locks_now(row: Row) -> bool:
    now = _now()
    idle = now - row.seen > device.read().idle_minutes * 60
    if row.curtained is None and idle and row.locks_when_idle:
        end(row)
        return True
    if row.curtained is None and idle:
        row.curtained = row.seen + device.read().idle_minutes * 60
    over = now - row.started > HARD_LIMIT or row.restored != restored.stamp()
    hidden = row.curtained is not None and now - row.curtained > CURTAIN_LIMIT
    slept = _slept() - row.awake > SUSPEND_GAP
    if over or hidden or (slept and row.kept):
        end(row)
        return True
    if slept:  # nothing is kept yet: a lock would lose every word, so the curtain falls instead
        row.awake = _slept()
        row.curtained = now
    return False


def touch(row: Row) -> None:
    """Count a request that the person caused as activity."""
    row.seen = _now()


@contextmanager
def serving(row: Row, cookie: str) -> Iterator[None]:
    """Hold the vault open for one request."""
    token = bytes.fromhex(cookie)
    dek = vault.session_keys.unwrap(token, _RAM_SHARE, row.vault_id.bytes, row.wrapped)
    keyring = vault.Keyring(dek, row.vault_id.bytes, row.epoch)
    reset = _opened.set(Opened(row, keyring, dek))
    try:
        yield
    finally:
        _opened.reset(reset)


def current() -> Opened:
    """Return the vault of this request.

    Raises:
        NotOpenError: when no vault is open.
    """
    opened = _opened.get()
    if opened is None:
        raise NotOpenError
    return opened


def remembered(name: str, make: Callable[[], Made]) -> Made:
    """Return what this request made before under a name, or make it now."""
    memory = current().memory
    if name not in memory:
        memory[name] = make()
    made: Made = memory[name]
    return made


def is_open() -> bool:
    """Say whether this request has a vault open."""
    return _opened.get() is not None


def end(row: Row) -> None:
    """Lock one session."""
    with _guard:
        _rows.pop(row.sid, None)
    row.drafts.clear()
    for held in list(row.uploads.values()):
        held.let_go()
    row.uploads.clear()
    row.asked.clear()
    opened = _opened.get()
    if opened is not None and opened.row is row:  # the rest of this request sees a locked vault
        _opened.set(None)


def end_all(vault_id: UUID) -> None:
    """Lock every session of a vault."""
    for row in rows_of(vault_id):
        end(row)


def rows_of(vault_id: UUID) -> list[Row]:
    """Return the live sessions of a vault, the oldest first."""
    with _guard:
        rows = [row for row in _rows.values() if row.vault_id == vault_id]
    return sorted(rows, key=lambda row: row.started)


def live_vaults() -> set[UUID]:
    """Return the ids of all vaults that are open or curtained somewhere."""
    with _guard:
        rows = list(_rows.values())
    return {row.vault_id for row in rows if not _locks_now(row)}


# --- the curtain ---------------------------------------------------------------------------------


def set_code(row: Row, code: str) -> None:
    """Remember the six digits that lift the curtain of this session."""
    row.code = _code_mac(row, code)


def draw_curtain(row: Row) -> None:
    """Hide everything behind the curtain; no request opens the key until it is lifted."""
    if row.curtained is None:
        row.curtained = _now()


def lift_curtain(row: Row, code: str) -> bool:
    """Lift the curtain with the six digits; the fifth wrong try locks.

    A vault that nobody has kept yet and that has no code lifts without one: it has no secret.
    """
    open_to_all = row.code is None and not row.kept
    if not open_to_all and not (row.code and hmac.compare_digest(row.code, _code_mac(row, code))):
        row.wrong_codes += 1
        if row.wrong_codes >= WRONG_CODES:
            end(row)
        return False
    row.curtained = None
    row.wrong_codes = 0
    touch(row)
    return True


def tries_left(row: Row) -> int:
    """Return how many wrong codes are left before the lock."""
    return max(0, WRONG_CODES - row.wrong_codes)


def _code_mac(row: Row, code: str) -> bytes:
    return hmac.digest(_RAM_SHARE, row.sid + code.encode(), "sha256")


# --- words on their way through a locked page --------------------------------------------------


def keep_draft(row: Row, path: str, fields: dict[str, list[str]]) -> None:
    """Hold posted words in memory until the page they belong to shows them again."""
    row.drafts[path] = fields


def take_draft(path: str) -> dict[str, list[str]] | None:
    """Return, once, the words that were posted to ``path`` while the vault was locked."""
    opened = _opened.get()
    return opened.row.drafts.pop(path, None) if opened else None
