"""After a way in has opened: a session, what waits for it, and a change of the key that stopped."""

from __future__ import annotations

from afterword.web.store import drawer, rotation, session, settings
from afterword.web.store.models import Vault


def enter(owner: Vault, dek: bytes, label: str) -> str:
    """Open a session with the key that a way in gave; return its token.

    Where a change of the key began and did not end, it goes on first.
    """
    old = rotation.key_in_use(owner.id, dek)
    if old != dek:  # the new key is not everywhere yet
        token = session.begin(owner.id, old, epoch=owner.epoch, kept=True, label=label)
        if not _finished(token, dek):
            return token
        owner.refresh_from_db()
    token = session.begin(owner.id, dek, epoch=owner.epoch, kept=True, label=label)
    row = session.find(token)
    if row is not None:
        with session.serving(row, token):
            drawer.remember()
            drawer.take_in()
            settings.restore_code()
    return token


def _finished(token: str, dek: bytes) -> bool:
    """Go on with a change of the key; False where it cannot end and all stays under the old one."""
    row = session.find(token)
    if row is None:
        return False
    with session.serving(row, token):
        try:
            rotation.go_on(dek)
        except rotation.NotWholeError:
            return False
    session.end(row)
    return True
