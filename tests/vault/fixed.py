"""The same vault in every test of the vault."""

from __future__ import annotations

VAULT = bytes(range(16))
BOOK = bytes(range(16, 32))
RECORD = bytes(range(32, 48))
OTHER = bytes(range(48, 64))
DEK = bytes(range(64, 96))
