"""The vault: sealing and opening. It knows bytes and keys, nothing of people, files or tables.

Nobody who has only the disk, the database or a backup can read what is sealed here. Whoever runs
the server could change the program and read it while it is open.

The newest version writes; every version ever released stays readable. The format, byte by byte, is
``docs/vault-format.md``.
"""

from __future__ import annotations

from afterword.vault import passphrase, session_keys, sheet
from afterword.vault.digest import EMPTY_DIGEST, fold
from afterword.vault.errors import (
    NewerVersion,
    Refused,
    Tampered,
    TooLong,
    VaultError,
    WrongSecret,
)
from afterword.vault.keypair import LONGEST_NOTE, new_keypair, open_note, public_of, seal_note
from afterword.vault.self_test import self_test
from afterword.vault.sheet import SheetProblem
from afterword.vault.slots import (
    Slot,
    burn_equal_time,
    check_kdf,
    new_pass_slot,
    new_recovery_slot,
    open_pass_slot,
    open_recovery_slot,
)
from afterword.vault.v1 import NO_BOOK, Keyring, new_dek, new_id, record_epoch

__all__ = [
    "EMPTY_DIGEST",
    "LONGEST_NOTE",
    "NO_BOOK",
    "Keyring",
    "NewerVersion",
    "Refused",
    "SheetProblem",
    "Slot",
    "Tampered",
    "TooLong",
    "VaultError",
    "WrongSecret",
    "burn_equal_time",
    "check_kdf",
    "fold",
    "new_dek",
    "new_id",
    "new_keypair",
    "new_pass_slot",
    "new_recovery_slot",
    "open_note",
    "open_pass_slot",
    "open_recovery_slot",
    "passphrase",
    "public_of",
    "record_epoch",
    "seal_note",
    "self_test",
    "session_keys",
    "sheet",
]
