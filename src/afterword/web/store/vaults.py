"""Making, keeping, opening and deleting vaults. Unlocking is the login; there is no other."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import DatabaseError, transaction

from afterword import vault
from afterword.web.store import (
    backups,
    device,
    disk,
    drawer,
    entering,
    head,
    rotation,
    sealed,
    session,
    slots,
)
from afterword.web.store.models import OF_ONE_VAULT, Slot, Vault

PASS = "pass"  # noqa: S105 - the kind of a slot, no secret
RECOVERY = "recovery"
QUEUE_SECONDS = 5
FREE_TRIES = 5
LONGEST_WAIT = 60.0

SheetProblem = vault.SheetProblem
_argon = threading.BoundedSemaphore(os.cpu_count() or 1)
_failures: dict[str, tuple[int, float]] = {}
_last_sweep = 0.0


class BusyError(Exception):
    """Too many unlocks at once; the next try a few seconds later will pass."""


class WaitError(Exception):
    """Too many wrong tries; ``seconds`` must pass before the next."""

    def __init__(self, seconds: int) -> None:
        super().__init__("too many wrong tries")
        self.seconds = seconds


class NameTakenError(Exception):
    """Another vault on this machine is opened by this name."""


class NotRightError(Exception):
    """The name, passphrase or sheet opens nothing here."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the lock page may say about the vaults of this machine; never a name."""

    kept: int
    last_saved: int | None


def standing() -> Standing:
    """Count the vaults that have been kept, and give the save number when there is only one."""
    ids = list(Slot.objects.values_list("owner_id", flat=True).distinct()[:2])
    if len(ids) != 1:
        return Standing(len(ids), None)
    return Standing(1, Vault.objects.values_list("seq", flat=True).get(pk=ids[0]))


def create(label: str) -> str:
    """Make a vault without a slot and open it; return the session's token.

    Nobody can open it again once this session is gone: that is what "nothing is kept yet" means.
    """
    vault_id = UUID(bytes=os.urandom(16))
    dek = vault.new_dek()
    keyring = vault.Keyring(dek, vault_id.bytes)
    public, private = vault.new_keypair()
    Vault.objects.create(
        id=vault_id,
        created_week=sealed.week_of(datetime.now(UTC).date()),
        head=head.sealed(keyring, vault_id.bytes, 0, 0, vault.EMPTY_DIGEST),
        public_key=public,
        private_key=keyring.seal_private(private),
    )
    return session.begin(vault_id, dek, epoch=1, kept=False, label=label)


def keep(passphrase: str, name: str = "") -> None:
    """Give the open vault its first slot. Nothing is copied; from now on it can be opened again.

    Raises:
        NameTakenError: another kept vault of this machine has this name (or, like it, none).
        BusyError: the key derivation queue is full.
    """
    opened = session.current()
    name = name.strip()
    others = Slot.objects.exclude(owner_id=opened.row.vault_id).values("owner_id")
    if Vault.objects.filter(id__in=others, name=name).exists():
        raise NameTakenError
    slot = _new_pass_slot(opened, passphrase)
    with transaction.atomic():  # a kept vault has its name from the first moment
        Vault.objects.filter(pk=opened.row.vault_id).update(name=name)
        slots.save(opened.row.vault_id, slot)
    for row in session.rows_of(opened.row.vault_id):
        row.kept = True
    drawer.remember()


def _new_pass_slot(opened: session.Opened, passphrase: str) -> vault.Slot:
    with _queue():
        return vault.new_pass_slot(
            opened.dek, passphrase, opened.row.vault_id.bytes, epoch=opened.row.epoch
        )


def new_sheet() -> str:
    """Make a recovery sheet for the open vault and return its groups; an older sheet is void."""
    opened = session.current()
    secret = vault.sheet.new_secret()
    slot = vault.new_recovery_slot(
        opened.dek, secret, opened.row.vault_id.bytes, epoch=opened.row.epoch
    )
    slots.save(opened.row.vault_id, slot)
    return vault.sheet.show(secret)


def save_number() -> int:
    """Return the number of the open vault's last save."""
    return int(Vault.objects.values_list("seq", flat=True).get(pk=session.current().row.vault_id))


def has_sheet() -> bool:
    """Say whether the open vault has a recovery sheet."""
    owner = session.current().row.vault_id
    return Slot.objects.filter(owner_id=owner, kind=RECOVERY).exists()


def unlock(passphrase: str, name: str, label: str) -> str:
    """Open a kept vault with its passphrase and return the session's token.

    Raises:
        NotRightError: nothing here opens with this name and passphrase.
        WaitError: too many wrong tries for this name.
        BusyError: the key derivation queue is full.
    """
    name = name.strip()
    _hold_back(name)
    slot = Slot.objects.filter(kind=PASS, owner__name=name).select_related("owner").first()
    if slot is None:
        slot = _the_only_slot() if not name else None
    with _queue():
        dek = _try_passphrase(slot, passphrase)
    if dek is None or slot is None:
        _count_failure(name)
        raise NotRightError
    _failures.pop(name, None)
    return entering.enter(slot.owner, dek, label)


def _the_only_slot() -> Slot | None:
    found = list(Slot.objects.filter(kind=PASS).select_related("owner")[:2])
    return found[0] if len(found) == 1 else None


def _try_passphrase(slot: Slot | None, passphrase: str) -> bytes | None:
    if slot is None:  # the same work for a name that does not exist
        vault.burn_equal_time(passphrase)
        return None
    try:
        return vault.open_pass_slot(slots.as_slot(slot), passphrase, slot.owner_id.bytes)
    except vault.VaultError:
        return None


def recover(sheet: str, passphrase: str, label: str, other_half: str = "") -> tuple[str, str]:
    """Open a vault with its recovery sheet, or its two halves, and give it a new passphrase.

    A sheet is good for one use: a new one is made at once.

    Returns:
        the session's token, and the groups of the new sheet.

    Raises:
        vault.SheetProblem: the sheet was mistyped; says where.
        NotRightError: no vault here belongs to this sheet.
    """
    _hold_back("")
    secret = vault.sheet.read(sheet)
    if other_half.strip():
        secret = vault.sheet.join(secret, vault.sheet.read(other_half))
    for slot in Slot.objects.filter(kind=RECOVERY).select_related("owner"):
        try:
            dek = vault.open_recovery_slot(slots.as_slot(slot), secret, slot.owner_id.bytes)
        except vault.VaultError:
            continue
        session.end_all(slot.owner_id)
        token = entering.enter(slot.owner, dek, label)
        row = session.find(token)
        if row is None:  # cannot happen: the session began just now
            raise NotRightError
        with session.serving(row, token):
            slots.save(slot.owner_id, _new_pass_slot(session.current(), passphrase))
            return token, new_sheet()
    _count_failure("")
    raise NotRightError


def change_passphrase(new: str, label: str) -> str:
    """Replace the passphrase slot and end all sessions; return the token of a fresh one."""
    opened = session.current()
    slots.save(opened.row.vault_id, _new_pass_slot(opened, new))
    session.end_all(opened.row.vault_id)
    return entering.enter(Vault.objects.get(pk=opened.row.vault_id), opened.dek, label)


def is_passphrase(passphrase: str) -> bool:
    """Say whether this is the open vault's passphrase (asked again before grave steps)."""
    try:
        key_of(session.current().row.vault_id, passphrase)
    except NotRightError:
        return False
    return True


def key_of(owner: UUID, passphrase: str) -> bytes:
    """Return the key that a vault's records are under; it need not be open. Raises as `unlock`."""
    _hold_back(str(owner))
    slot = Slot.objects.filter(owner_id=owner, kind=PASS).select_related("owner").first()
    with _queue():
        dek = _try_passphrase(slot, passphrase)
    if dek is None:
        _count_failure(str(owner))
        raise NotRightError
    return rotation.key_in_use(owner, dek)


def delete() -> None:
    """Delete the open vault: slots first, then every row, then the freed pages on the disk."""
    owner = session.current().row.vault_id
    with transaction.atomic():
        for table in OF_ONE_VAULT:
            table._default_manager.filter(owner_id=owner).delete()
        Vault.objects.filter(pk=owner).delete()
    session.end_all(owner)
    if device.read().last_vault == str(owner):
        device.change(last_vault="", drawer_key="", people=())
    disk.clear_freed_pages()
    if not Slot.objects.exists():  # the copies of the whole database hold nobody else's either
        backups.forget_copies()


def sweep() -> int:
    """Delete vaults that nobody kept and nobody has open; return how many."""
    kept = Slot.objects.values("owner_id")
    gone = Vault.objects.exclude(id__in=kept).exclude(id__in=session.live_vaults())
    ids = list(gone.values_list("id", flat=True))
    if ids:
        Vault.objects.filter(id__in=ids).delete()
        disk.clear_freed_pages()
    return len(ids)


def sweep_hourly() -> None:
    """Sweep when an hour has passed since the last time, and see to the weekly backup."""
    global _last_sweep
    if time.monotonic() - _last_sweep > 3600 or not _last_sweep:
        _last_sweep = time.monotonic()
        with suppress(DatabaseError):  # help must be there when the database is not
            sweep()
        backups.weekly()


def renew(new: str, label: str) -> str:
    """Give the open vault another data key and passphrase; return the token of a fresh session.

    Every other session ends at once, and no older passphrase or sheet opens it any more.

    Raises:
        rotation.NotWholeError: not every page opens; nothing was changed.
    """
    opened = session.current()
    owner, dek = opened.row.vault_id, vault.new_dek()
    with _queue():
        slot = vault.new_pass_slot(dek, new, owner.bytes, epoch=opened.row.epoch + 1)
    rotation.begin(dek, slot)
    for row in session.rows_of(owner):
        if row is not opened.row:
            session.end(row)
    try:
        with suppress(rotation.NotWholeError):  # harmed meanwhile: all stays under the old key
            rotation.go_on(dek)
    finally:
        session.end_all(owner)
    return entering.enter(Vault.objects.get(pk=owner), dek, label)


@contextmanager
def _queue() -> Iterator[None]:
    """Run at most one key derivation a core: each takes 64 MiB."""
    if not _argon.acquire(timeout=QUEUE_SECONDS):
        raise BusyError
    try:
        yield
    finally:
        _argon.release()


def _hold_back(name: str) -> None:
    failed, until = _failures.get(name, (0, 0.0))
    left = until - time.monotonic()
    if failed >= FREE_TRIES and left > 0:
        raise WaitError(int(left) + 1)


def _count_failure(name: str) -> None:
    failed = _failures.get(name, (0, 0.0))[0] + 1
    wait = min(LONGEST_WAIT, 2.0 ** (failed - FREE_TRIES + 1)) if failed >= FREE_TRIES else 0.0
    _failures[name] = (failed, time.monotonic() + wait)
