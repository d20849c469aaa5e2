"""Sessions: the data key in three shares, of which no two are enough.

The cookie holds the token, memory holds ``ram_share``, the session's row holds the wrapped key.

    session id = HKDF-SHA256(token, no salt, "afterword/sid/v1", 32)
    KEK        = HKDF-SHA256(token | ram_share, no salt, lp("afterword/session-kek/v1", vault_id))
    wrapped    = nonce (12) | AES-256-GCM(KEK, nonce, DEK, associated) with its tag = 60 bytes
    associated = lp("afterword/session/v1", session id, vault_id)
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from afterword.vault.encoding import lp
from afterword.vault.errors import Tampered, WrongSecret
from afterword.vault.hkdf import hkdf

TOKEN = 32
RAM_SHARE = 32

_NONCE = 12
_WRAPPED = _NONCE + 32 + 16


def new_token() -> bytes:
    """A session token: 32 random bytes, for the cookie only."""
    return secrets.token_bytes(TOKEN)


def new_ram_share() -> bytes:
    """A memory share: 32 random bytes, made when the program starts and never written down."""
    return secrets.token_bytes(RAM_SHARE)


def session_id(token: bytes) -> bytes:
    """The 32 bytes a session is found by; the token cannot be told from them."""
    return hkdf(token, salt=b"", info=b"afterword/sid/v1")


def wrap(token: bytes, ram_share: bytes, vault_id: bytes, dek: bytes) -> bytes:
    """The data key as 60 bytes for the session's row."""
    nonce = secrets.token_bytes(_NONCE)
    associated = _associated(token, vault_id)
    return nonce + _key(token, ram_share, vault_id).encrypt(nonce, dek, associated)


def unwrap(token: bytes, ram_share: bytes, vault_id: bytes, wrapped: bytes) -> bytes:
    """The data key again, 32 bytes.

    Raises ``WrongSecret`` when the shares do not fit together, ``Tampered`` when the wrapped key
    has another size. A changed wrapped key of the right size cannot be told from wrong shares.
    """
    if len(wrapped) != _WRAPPED:
        message = "the session was changed"
        raise Tampered(message)
    try:
        return _key(token, ram_share, vault_id).decrypt(
            wrapped[:_NONCE], wrapped[_NONCE:], _associated(token, vault_id)
        )
    except (InvalidTag, ValueError):
        message = "the session does not open with these shares"
        raise WrongSecret(message) from None


def _key(token: bytes, ram_share: bytes, vault_id: bytes) -> AESGCM:
    if len(token) != TOKEN or len(ram_share) != RAM_SHARE:
        message = "a token and a memory share have 32 bytes each"
        raise ValueError(message)
    info = lp(b"afterword/session-kek/v1", vault_id)
    return AESGCM(hkdf(token + ram_share, salt=b"", info=info))


def _associated(token: bytes, vault_id: bytes) -> bytes:
    return lp(b"afterword/session/v1", session_id(token), vault_id)
