"""Who wrote to whom: names as the letters have them, and whose mailbox it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message as Letter
from email.utils import getaddresses
from itertools import islice

from afterword.chats.formats.mail.box import letters
from afterword.chats.listing import UNKNOWN
from afterword.chats.member import Member

ENOUGH = 500
"""Letters that tell whose mailbox it is."""
LONGEST_HEADER = 10_000
MOST_NAMED = 4
MOST_ADDRESSES = 200
RECIPIENTS = ("To", "Cc", "Bcc")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in a header: the name to show, and the address in small letters."""

    name: str
    address: str


@dataclass(slots=True)
class Postbox:
    """Whose mailbox it is, and under which name everybody is listed in it."""

    owner: str = ""
    owner_names: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)

    def author(self, sender: Person) -> str:
        """Return the name in the letter, or where it has only an address, that of other letters."""
        nameless = sender.name.lower() == sender.address
        return (self.names.get(sender.address) if nameless else None) or sender.name

    def chat(self, letter: Letter, sender: Person) -> str:
        """Return the name of the chat: everyone on the letter but the owner of the mailbox."""
        everyone = [sender, *people(letter, *RECIPIENTS)]
        others: dict[str, None] = {}
        for person in everyone:
            if person.address and person.address != self.owner:
                others.setdefault(self.names.setdefault(person.address, person.name))
        named = sorted(others)
        if len(named) > MOST_NAMED:
            return f"{', '.join(named[:MOST_NAMED])} + {len(named) - MOST_NAMED}"
        return ", ".join(named) or sender.name or UNKNOWN


def raw(letter: Letter, header: str) -> list[str]:
    """Return the headers of one name as they stand in the letter, cut where they never end."""
    wanted = header.lower()
    return [
        str(value)[:LONGEST_HEADER] for name, value in letter.raw_items() if name.lower() == wanted
    ]


def people(letter: Letter, *headers: str) -> Iterator[Person]:
    """Yield who is in the headers of these names, in order, each with a name to show."""
    for header in headers:
        for name, address in _addresses(raw(letter, header)):
            shown = " ".join(decoded(name).split()) or decoded(address).strip()
            if shown:
                yield Person(shown, address.strip().lower())


def _addresses(lines: list[str]) -> list[tuple[str, str]]:
    try:
        return getaddresses(lines)[:MOST_ADDRESSES]
    except RecursionError:  # brackets in brackets in brackets
        return []


def decoded(text: str) -> str:
    """Return a header with its encoded words put into letters; bare bytes are UTF-8."""
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if "=?" not in text:
        return text
    try:
        parts = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    return "".join(_letters(data, charset) for data, charset in parts)


def _letters(data: bytes | str, charset: str | None) -> str:
    if isinstance(data, str):
        return data
    for name in (charset, "utf-8"):
        try:
            return data.decode(name or "utf-8")
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return data.decode("latin-1")


def survey(members: Iterable[Member]) -> Postbox:
    """Find out whose mailbox it is: who sent what is filed as sent, else who is on most letters."""
    sent: Counter[str] = Counter()
    delivered: Counter[str] = Counter()
    there: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    found = (letter.letter for member in members for letter in letters(member, heads=True))
    for letter in islice(found, ENOUGH):
        senders = list(people(letter, "From"))
        recipients = list(people(letter, *RECIPIENTS))
        labels = ",".join(map(decoded, raw(letter, "X-Gmail-Labels")))
        if "Sent" in [label.strip() for label in labels.split(",")]:
            sent.update(person.address for person in senders)
        delivered.update(p.address for p in people(letter, "Delivered-To", "X-Original-To"))
        there.update({person.address for person in senders + recipients})
        for person in senders + recipients:
            if person.name.lower() != person.address:
                names.setdefault(person.address, Counter())[person.name] += 1
    known = {
        address: found.most_common(1)[0][0] for address, found in names.items() if address and found
    }
    owner = _owner(sent, delivered, there)
    own = tuple(name for name, _ in names.get(owner, Counter()).most_common()) if owner else ()
    return Postbox(owner, own or ((owner,) if owner else ()), known)


def _owner(*counts: Counter[str]) -> str:
    """Return the address that leads the first of the counts that holds any, "" for a draw."""
    for counted in counts:
        if counted:
            leaders = counted.most_common(2)
            drawn = len(leaders) > 1 and leaders[0][1] == leaders[1][1]
            return "" if drawn else leaders[0][0]
    return ""
