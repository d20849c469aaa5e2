"""The set digest: one value over all rows of a vault, so that a missing row is noticed.

Order does not matter and a row can be taken out again by folding it in a second time. The codes
are keyed, so nobody without the key can find rows that cancel each other out.
"""

from __future__ import annotations

DIGEST = 32
EMPTY_DIGEST = bytes(DIGEST)
"""The digest of a vault without rows."""


def fold(digest: bytes, row_mac: bytes) -> bytes:
    """``digest`` with a row put in, or taken out when it was in already. Both have 32 bytes."""
    if len(digest) != DIGEST or len(row_mac) != DIGEST:
        message = "a digest and a row code have 32 bytes each"
        raise ValueError(message)
    mixed = int.from_bytes(digest, "big") ^ int.from_bytes(row_mac, "big")
    return mixed.to_bytes(DIGEST, "big")
