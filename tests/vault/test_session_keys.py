from __future__ import annotations

import pytest

from afterword import vault
from afterword.vault import session_keys

from .fixed import DEK, OTHER, VAULT

TOKEN = bytes(range(100, 132))
SHARE = bytes(range(150, 182))


def test_all_three_shares_open_the_session() -> None:
    wrapped = session_keys.wrap(TOKEN, SHARE, VAULT, DEK)
    assert len(wrapped) == 60
    assert session_keys.unwrap(TOKEN, SHARE, VAULT, wrapped) == DEK


@pytest.mark.parametrize(
    ("token", "share", "vault_id"),
    [
        (bytes(32), SHARE, VAULT),
        (TOKEN, bytes(32), VAULT),
        (TOKEN, SHARE, OTHER),
        (SHARE, TOKEN, VAULT),
        (TOKEN[:31], SHARE, VAULT),
        (TOKEN + SHARE[:1], SHARE[1:], VAULT),
        (b"", b"", VAULT),
    ],
)
def test_no_two_shares_are_enough(token: bytes, share: bytes, vault_id: bytes) -> None:
    wrapped = session_keys.wrap(TOKEN, SHARE, VAULT, DEK)
    with pytest.raises(vault.WrongSecret):
        session_keys.unwrap(token, share, vault_id, wrapped)


@pytest.mark.parametrize(("token", "share"), [(TOKEN[:31], SHARE), (TOKEN, SHARE + b"x")])
def test_a_share_has_32_bytes(token: bytes, share: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        session_keys.wrap(token, share, VAULT, DEK)


def test_every_byte_of_the_row_counts() -> None:
    wrapped = session_keys.wrap(TOKEN, SHARE, VAULT, DEK)
    for place in range(60):
        changed = bytearray(wrapped)
        changed[place] ^= 1
        with pytest.raises(vault.WrongSecret):
            session_keys.unwrap(TOKEN, SHARE, VAULT, bytes(changed))
        with pytest.raises(vault.Tampered):
            session_keys.unwrap(TOKEN, SHARE, VAULT, wrapped[:place])


def test_the_row_is_found_by_something_that_is_not_the_token() -> None:
    assert len(session_keys.session_id(TOKEN)) == 32
    assert session_keys.session_id(TOKEN) != TOKEN
    assert session_keys.session_id(TOKEN) == session_keys.session_id(TOKEN)
    assert session_keys.session_id(TOKEN) != session_keys.session_id(SHARE)


def test_tokens_and_shares_are_random() -> None:
    drawn = {session_keys.new_token(), session_keys.new_token()}
    drawn |= {session_keys.new_ram_share(), session_keys.new_ram_share()}
    assert len(drawn) == 4
    assert {len(share) for share in drawn} == {32}
