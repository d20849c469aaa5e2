"""Known answers: that this machine computes what it should, before it seals anything.

Run once when the program starts; about 25 ms, most of it Argon2id with 19 MiB.
"""

from __future__ import annotations

from collections.abc import Callable

from afterword.vault import keypair, slots
from afterword.vault.errors import VaultError
from afterword.vault.hkdf import hkdf
from afterword.vault.xaes import Xaes256Gcm

_ID = bytes(range(16))


def self_test() -> None:
    """Raise ``VaultError``, naming the algorithm, when one known answer does not come out."""
    for name, (compute, expected) in _KNOWN.items():
        try:
            right = compute() == expected
        except Exception:  # whatever a broken library raises, the answer is the same
            right = False
        if not right:
            message = f"{name} does not give the right answer on this machine"
            raise VaultError(message)


def _xaes() -> str:
    cipher = Xaes256Gcm(b"\x03" * 32)
    nonce = b"ABCDEFGHIJKLMNOPQRSTUVWX"
    return cipher.encrypt(nonce, b"XAES-256-GCM", b"c2sp.org/XAES-256-GCM").hex()


def _hkdf() -> str:
    salt = bytes(range(0x0D))
    info = bytes(range(0xF0, 0xFA))
    return hkdf(b"\x0b" * 22, salt=salt, info=info, length=42).hex()


def _argon2id() -> str:
    return slots.argon2id("six words for a quiet evening", _ID, 19456, 2).hex()


def _hpke() -> str:
    return keypair.open_note(_NOTE_KEY, _ID, _ID, _NOTE)


_NOTE_KEY = bytes.fromhex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")
_NOTE = bytes.fromhex(
    "af570102b4680c475a54092485b57c14589a3f59a6137326b430da1e6797d3f6050e05285c83e372"
    "5e8497e21b441ce80b4166d23cd738d2061199a883c9134095fd5438d14f3c15d1a8efc0dc02dde8"
    "684fdbdd38a59376d7c235e03b73e94f67041fe876965fee622e59a64763d2ea9045169f33a9ca43"
    "4b482301329039d464be258d8fbaaf55d8a9af838267ba6a58967cc5ab4f6e86461976bb445afc74"
    "dd01ac04d3e348c9ff09d12edb9516f2b2dc31d352568833663ff0fb32a4aa51579cc210a199377d"
    "96519ea1eab53785e976c70c9949261dc81b18126437bfef9945607c91c922cc4169a15ced5f2575"
    "79c043bce88dcea0d302d5848fb3815623018dfade4660dd33611c9964ab1d057dd7dfe8a9dc169e"
    "1b9a8ea8d6a20226dba3c57c9a896ac5a75ee8aedd4db80eaa791f11"
)

_KNOWN: dict[str, tuple[Callable[[], str], str]] = {
    # C2SP XAES-256-GCM, second vector.
    "XAES-256-GCM": (_xaes, "986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d"),
    # RFC 5869, A.1.
    "HKDF": (
        _hkdf,
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    ),
    # Computed by OpenSSL as well, which tests compare with RFC 9106.
    "Argon2id": (_argon2id, "d72eca567ea624f89e3c41661f465fa55c694fd1d5db9e42745fad862513e4dd"),
    # Sealed to the recipient key of RFC 9180, A.1.1, by this program.
    "HPKE": (_hpke, "it is kept"),
}
