"""Proof that the ciphers of this machine are the ones we think they are."""

from __future__ import annotations

from afterword import vault


def self_test() -> None:
    """Run one published vector of every algorithm.

    Raises:
        vault.VaultError: one of them answers otherwise.
    """
    vault.self_test()
