"""What can go wrong in the vault. Every error here is a ``VaultError``."""

from __future__ import annotations


class VaultError(Exception):
    """Something in the vault did not open, or must not be used."""


class Tampered(VaultError):  # noqa: N818
    """The bytes are not what was sealed: changed, cut short, swapped, or under another key."""


class WrongSecret(VaultError):  # noqa: N818
    """The passphrase, the sheet or the session shares do not fit."""


class Refused(VaultError):  # noqa: N818
    """The Argon2 parameters of a slot are too weak, too heavy, or not supported."""


class NewerVersion(VaultError):  # noqa: N818
    """A newer program wrote this. It is whole; this program is too old to read it."""


class TooLong(VaultError):  # noqa: N818
    """The text is longer than the format allows."""
