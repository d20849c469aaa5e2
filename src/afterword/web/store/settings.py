"""Sealed settings of a vault: the six digits of its curtain."""

from __future__ import annotations

from afterword.web.store import sealed, session

CODE = sealed.Shelf("door", "setting", "curtain-code")


def choose_code(code: str) -> None:
    """Keep the six digits, and use them in every open session of this vault."""
    sealed.put(CODE, {"code": code})
    for row in session.rows_of(session.current().row.vault_id):
        session.set_code(row, code)


def restore_code() -> None:
    """After unlocking: put the kept digits into the new session."""
    kept = sealed.one(CODE)
    if kept is not None:
        session.set_code(session.current().row, str(kept.value["code"]))
