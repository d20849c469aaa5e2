"""What goes wrong while reading an export, and how much one import may be."""

from __future__ import annotations

from dataclasses import dataclass

NOT_EXPANDED = "Unpack it, look at what is inside, and hand over only the chat."


class ImportProblem(Exception):  # noqa: N818 (nobody's error: a problem, and a way out)
    """Why a file could not be read and what to do about it, in words for the person."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one import may be. Sizes in bytes; `ratio` is unpacked to packed, past `slack`.

    `readable` members are those that are not pictures, films or sounds by their names.
    """

    members: int = 50_000
    readable: int = 10_000
    member_bytes: int = 2 << 30
    total_bytes: int = 8 << 30
    ratio: int = 250
    slack: int = 1 << 20


def too_many(name: str, limits: Limits) -> str:
    """Say that there are more files than one import may hold."""
    return f"“{name}” holds more than {limits.members:,} files. {NOT_EXPANDED}"


def too_many_readable(limits: Limits) -> str:
    """Say that there are more files to look into than one import may hold."""
    return (
        f"What you chose holds more than {limits.readable:,} files besides pictures and sounds."
        f" {NOT_EXPANDED}"
    )


def bursts(name: str) -> str:
    """Say that a zip member unpacks to far more than it weighs."""
    return f"“{name}” would grow beyond all measure when unpacked. {NOT_EXPANDED}"
