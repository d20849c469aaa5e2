"""A program that gives a vault another key until it is killed; started by ``test_rotation``.

make      fill a vault, keep it with OLD, and print what it says
turn      open it with OLD and change to NEW, printing a line after every step
open      open it with NEW, which goes on; print a line after every step, then what it says
"""

from __future__ import annotations

import hashlib
import os
import sys
from datetime import UTC, datetime
from uuid import UUID

from afterword.chats.message import Message
from afterword.web.ready import prepare
from afterword.web.store import messages, rotation, sealed, session, takeout, vaults, whole

OLD = "orbit walnut candle meadow ribbon lantern"
NEW = "violet anchor pillow harvest candle moss"
LETTERS = sealed.Shelf("step3_reach_out", "letter", "letters")
RECORDS = 400


def main() -> None:
    """Do what the first argument says."""
    prepare()
    messages.IN_A_SEGMENT = 40
    rotation.AT_ONCE = 20
    rotation.committed = lambda: say("step")
    {"make": make, "turn": turn, "open": open_again}[sys.argv[1]]()


def make() -> None:
    """Fill a vault and keep it."""
    token = vaults.create("proof")
    row = session.find(token)
    assert row is not None
    with session.serving(row, token):
        for number in range(RECORDS):
            sealed.save(LETTERS, {"text": f"letter {number} " + "words " * (number % 90)})
        packing = messages.Packing()
        for number in range(400):
            at = datetime(2024, 1, 1, number % 24, tzinfo=UTC)
            packing.add(Message(at, "Sam", "Ana", f"line {number}", "text", False))
        messages.keep(UUID(int=5), packing.done())
        vaults.keep(OLD)
        say(fingerprint())


def turn() -> None:
    """Change the key."""
    token = vaults.unlock(OLD, "", "proof")
    row = session.find(token)
    assert row is not None
    with session.serving(row, token):
        say("begins")
        vaults.renew(NEW, "proof")
    say("done")


def open_again() -> None:
    """Open it with the new passphrase, and say what it says and under which key."""
    token = vaults.unlock(NEW, "", "proof")
    row = session.find(token)
    assert row is not None
    with session.serving(row, token):
        assert whole.verify().whole
        say(f"epoch {row.epoch}")
        say(fingerprint())


def fingerprint() -> str:
    """Return a digest over everything the vault says."""
    taken = takeout.take()
    said = [(str(e.id), e.rev, e.created.isoformat(), takeout._value(e)) for e in taken.entries]
    lines = [text for _name, text in takeout.message_files(taken)]
    return hashlib.sha256(repr((taken.unreadable, said, lines)).encode()).hexdigest()


def say(line: str) -> None:
    """Write a line at once: what was said before a kill was said."""
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main()
