"""Who a number belongs to, told from the whole file before its first message."""

from __future__ import annotations

import re

from afterword.chats.formats.sms.markup import BrokenXml, Entry, entries
from afterword.chats.listing import UNKNOWN
from afterword.chats.member import Member

NO_VALUE = ("", "null")
NO_NAME = ("", "null", "(Unknown)")
ME_IN_ADDRESSES = "insert-address-token"
SAME_ENDING = 9
"""Digits that two spellings of one number share, with the country's code and without."""
BLOCK = 1 << 20
_NEEDED = re.compile(rb"""address=["'][^"'<]*~|contact_name=["'](?:\(Unknown\)|null)?["']""")
_SIGNS = (b"~", b"(Unknown)", b'contact_name=""', b"contact_name=''", b'e="null"', b"e='null'")
"""What is found in a moment, and without which the slower look is spared."""
_NUMBER = re.compile(r"\+?[\d\s()./-]{7,}")
_NOT_DIGITS = re.compile(r"\D+")


def valued(values: dict[str, str], key: str) -> str:
    """Return an attribute, "" where it is not there or says null."""
    value = values.get(key, "")
    return "" if value in NO_VALUE else value


def addresses(entry: Entry) -> list[str]:
    """Return who an entry went to or came from: one number, or those of a group."""
    key = "number" if entry.tag == "call" else "address"
    return [part for part in valued(entry.values, key).split("~") if part not in NO_VALUE]


class Names:
    """The name of every number, and one spelling for each number without a name."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._spellings: dict[str, str] = {}

    def learn(self, entry: Entry) -> None:
        """Take the name that an entry gives its one number, or the numbers of its group."""
        numbers = addresses(entry)
        given = entry.values.get("contact_name", "")
        names = [given] if len(numbers) == 1 else given.split(", ")
        if len(names) != len(numbers):
            return
        for number, name in zip(numbers, names, strict=True):
            if name not in NO_NAME and name != number:
                self._names.setdefault(_key(number), name)

    def of(self, number: str) -> str:
        """Return the name of a number, or the number as it was first written."""
        key = _key(number)
        return self._names.get(key) or self._spellings.setdefault(key, number)

    def of_entry(self, entry: Entry) -> str:
        """Return the name of the chat that an entry belongs to."""
        numbers = addresses(entry)
        given = entry.values.get("contact_name", "")
        if given not in NO_NAME and (len(numbers) > 1 or given not in numbers):
            return given
        return ", ".join(self.of(number) for number in numbers) or UNKNOWN


def learned(member: Member) -> Names:
    """Read the names in a file where any entry leaves one open; else there is nothing to learn."""
    names = Names()
    if _leaves_names_open(member):
        try:
            for entry in entries(member):
                names.learn(entry)
        except BrokenXml:  # what can be read before it will be
            return names
    return names


def _leaves_names_open(member: Member) -> bool:
    before = b""
    with member.open() as stream:
        while block := stream.read(BLOCK):
            block = before[-256:] + block
            if any(sign in block for sign in _SIGNS) and _NEEDED.search(block):
                return True
            before = block
    return False


def _key(number: str) -> str:
    if not _NUMBER.fullmatch(number):
        return number.casefold()
    return _NOT_DIGITS.sub("", number)[-SAME_ENDING:]
