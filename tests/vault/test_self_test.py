from __future__ import annotations

import importlib

import pytest

from afterword import vault

module = importlib.import_module("afterword.vault.self_test")
KNOWN = dict(module._KNOWN)


def test_this_machine_gives_the_known_answers() -> None:
    vault.self_test()


@pytest.mark.parametrize("name", KNOWN)
def test_a_wrong_answer_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KNOWN", {name: (lambda: "wrong", KNOWN[name][1])})
    with pytest.raises(vault.VaultError, match=name):
        vault.self_test()


def test_an_algorithm_that_fails_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise RuntimeError

    monkeypatch.setattr(module, "_KNOWN", {"HKDF": (fail, "")})
    with pytest.raises(vault.VaultError, match="HKDF"):
        vault.self_test()


def test_it_checks_every_algorithm_the_vault_stands_on() -> None:
    assert set(KNOWN) == {"XAES-256-GCM", "HKDF", "Argon2id", "HPKE"}
