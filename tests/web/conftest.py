"""The same people everywhere, at three moments: visiting, keeping, locked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from afterword import vault
from afterword.web.store import device, session, vaults
from tests.web.people import PASSPHRASE, Person, person


@pytest.fixture(autouse=True)
def _fresh_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No session, setting or failed try of another test; and a quick key derivation."""
    monkeypatch.setattr(settings, "DATA", tmp_path)
    monkeypatch.setattr(vaults, "_failures", {})
    quick = {"m": 19456, "t": 2}
    real_slot, real_burn = vault.new_pass_slot, vault.burn_equal_time
    monkeypatch.setattr(vault, "new_pass_slot", lambda *a, **k: real_slot(*a, **{**k, **quick}))
    monkeypatch.setattr(vault, "burn_equal_time", lambda words: real_burn(words, **quick))
    yield
    session._rows.clear()
    device._seen.clear()


@pytest.fixture
def client() -> Person:
    """A browser that has never been here."""
    return Person()


@pytest.fixture
def visitor(db: None) -> Person:
    """Ana on her first evening: an open vault, nothing kept."""
    return person()


@pytest.fixture
def keeper(visitor: Person) -> Person:
    """Ana after *Keep this*."""
    with visitor.opened():
        vaults.keep(PASSPHRASE)
    return visitor


@pytest.fixture
def locked(keeper: Person) -> Person:
    """Ana's browser after the lock."""
    session.end(keeper.row)
    return keeper


@pytest.fixture
def bereaved(db: None) -> Person:
    """Dan, whose wife died."""
    return person("died", "unsaid")
