"""The self-test at the start refuses a machine whose ciphers answer otherwise."""

from __future__ import annotations

import pytest

from afterword import vault
from afterword.vault import xaes
from afterword.web.store import trust


def test_it_passes_here() -> None:
    trust.self_test()


def test_it_refuses_a_cipher_that_answers_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    real = xaes.Xaes256Gcm.encrypt
    monkeypatch.setattr(
        xaes.Xaes256Gcm, "encrypt", lambda self, nonce, text, aad: real(self, nonce, text, b"")
    )
    with pytest.raises(vault.VaultError):
        trust.self_test()
