"""XAES-256-GCM (c2sp.org/XAES-256-GCM): AES-256-GCM with a 24-byte nonce drawn at random.

A fresh AES key for every message is made from the first half of the nonce, so that random nonces
never run into one another, however many records a person writes.
"""

from __future__ import annotations

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY = 32
NONCE = 24
TAG = 16

_HALF = 12
_FIRST_BLOCK = int.from_bytes(b"\x00\x01X\x00", "big") << 96
_FIRST_TO_SECOND = 0x0003 << 112
_CMAC_POLYNOMIAL = 0x87
_BLOCK_MASK = (1 << 128) - 1


class Xaes256Gcm:
    """One key, ready for many messages. Not to be shared between threads."""

    __slots__ = ("_encrypt_blocks", "_subkey")

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY:
            message = "an XAES-256-GCM key has 32 bytes"
            raise ValueError(message)
        # One block at a time is what the key derivation is made of (SP 800-108 over CMAC).
        ecb = Cipher(algorithms.AES(key), modes.ECB())  # noqa: S305
        self._encrypt_blocks = ecb.encryptor().update
        zero_block = int.from_bytes(self._encrypt_blocks(bytes(16)), "big")
        carry = _CMAC_POLYNOMIAL if zero_block >> 127 else 0
        self._subkey = ((zero_block << 1) & _BLOCK_MASK) ^ carry

    def _message_cipher(self, nonce: bytes) -> AESGCM:
        first = _FIRST_BLOCK ^ int.from_bytes(nonce[:_HALF], "big") ^ self._subkey
        second = first ^ _FIRST_TO_SECOND
        blocks = first.to_bytes(16, "big") + second.to_bytes(16, "big")
        return AESGCM(self._encrypt_blocks(blocks))

    def encrypt(self, nonce: bytes, plaintext: bytes, associated: bytes) -> bytes:
        """Ciphertext and 16-byte tag. The nonce has 24 bytes and is used once."""
        return self._message_cipher(nonce).encrypt(nonce[_HALF:], plaintext, associated)

    def decrypt(self, nonce: bytes, ciphertext: bytes, associated: bytes) -> bytes:
        """The plaintext. Raises ``cryptography.exceptions.InvalidTag`` when anything differs."""
        return self._message_cipher(nonce).decrypt(nonce[_HALF:], ciphertext, associated)
