"""A program that saves until it is killed; started by ``killing``, never by a person.

It holds the real store with its real settings ready and forks for every order it reads from its
standard input, so that a killed writer costs a fork and not a start:

    write   save without end; print each acknowledged save as "ID REV NUMBER saved", and "deleting"
            before and "deleted" after a deletion
    check   print "whole" or "damaged", then what stands, a line each as above, then "."

Each child opens its own connection to the database, as each start of the program does.
"""

from __future__ import annotations

import os
import random
import sys

from django.db import connections

from afterword.web.ready import prepare
from afterword.web.store import sealed, session, vaults, whole

LETTERS = sealed.Shelf("step3_reach_out", "letter", "letters")
NOTES = sealed.Shelf("hall", "note", "drawer")


def main() -> None:
    """Make a vault, then serve orders until standard input ends."""
    prepare()
    token = vaults.create("proof")
    connections.close_all()
    say("ready")
    for order in sys.stdin:
        told, tell = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(tell)
            os.read(told, 1)  # nothing is said before its number is
            serve(token, order.strip())
            os._exit(0)
        say(f"pid {pid}")
        os.close(tell)
        os.close(told)
        os.waitpid(pid, 0)
        say("gone")


def serve(token: str, order: str) -> None:
    """Do one order in this child."""
    row = session.find(token)
    assert row is not None
    with session.serving(row, token):
        if order == "write":
            write()
        else:
            check()


def write() -> None:
    """Save new entries, save old ones again, delete some; say each when the store has returned."""
    rng = random.Random(os.getpid())
    known = {entry.id: entry for shelf in (LETTERS, NOTES) for entry in sealed.readable(shelf)}
    while True:
        chosen = known[rng.choice(list(known))] if known and rng.random() < 0.6 else None
        if chosen is not None and rng.random() < 0.15:
            report(chosen, "deleting")
            sealed.delete(chosen.shelf, chosen.id)
            report(known.pop(chosen.id), "deleted")
            continue
        value = {"number": rng.getrandbits(60), "text": "x" * rng.randint(1, 6000)}
        if chosen is None:
            entry = sealed.save(rng.choice((LETTERS, NOTES)), value)
        else:
            entry = sealed.save(chosen.shelf, value, id=chosen.id, rev=chosen.rev)
        known[entry.id] = entry
        report(entry, "saved")


def report(entry: sealed.Entry, what: str) -> None:
    """Say what happened to an entry."""
    say(f"{entry.id} {entry.rev} {entry.value['number']} {what}")


def check() -> None:
    """Say whether the vault is whole, and every entry that stands."""
    say("whole" if whole.verify().whole else "damaged")
    for shelf in (LETTERS, NOTES):
        for entry in sealed.entries(shelf):
            if isinstance(entry, sealed.Entry):
                report(entry, "saved")
    say(".")


def say(line: str) -> None:
    """Write a line at once: what was said before a kill was said."""
    os.write(1, f"{line}\n".encode())
