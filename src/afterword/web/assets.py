"""The digest of all static files, so that their address changes when their content does."""

from __future__ import annotations

import hashlib
from pathlib import Path


def digest(web: Path) -> str:
    """Return ten hex digits over names and contents of every file in a ``static`` folder."""
    hasher = hashlib.blake2s(digest_size=5)
    folders = [web / "static", *sorted((web / "rooms").glob("*/static"))]
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            hasher.update(str(path.relative_to(web)).encode())
            hasher.update(path.read_bytes())
    return hasher.hexdigest()
