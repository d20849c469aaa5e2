"""The words on a page of HTML, without the parts in which mail programs put what is quoted.

A reader of our own: a letter can be made so that the standard library's takes hours over it. This
one looks at every sign once. A `>` inside an attribute ends the tag too early, which costs nothing
but a few stray letters.
"""

from __future__ import annotations

import re
from html import unescape

BREAKS = frozenset(
    {"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "table", "ul", "ol", "hr"}
)
SILENT = frozenset({"head", "blockquote"})
VOID = frozenset(
    {"br", "hr", "img", "meta", "link", "input", "col", "area", "base", "wbr", "source"}
)
QUOTES = (
    "gmail_quote", "gmail_signature", "gmail_attr", "moz-cite-prefix", "moz-signature",
    "yahoo_quoted", "protonmail_quote", "zmail_extra", "ms-outlook-mobile-signature",
    "applemailsignature", "tutanota_quote",
)  # fmt: skip
_NAME = re.compile(r"/?[A-Za-z][A-Za-z0-9]{0,20}")
_NAMED = re.compile(
    r"""(?:class|id)\s{0,9}=\s{0,9}(?:"([^"]{0,400})|'([^']{0,400})|(\S{1,400}))""", re.I
)
_UNREAD = {"script": "</script", "style": "</style", "title": "</title"}
TO_THE_END = ("divrplyfwdmsg", "appendonsend", "mail-editor-reference-message-container")
"""After these, Outlook puts the quoted letter beside them, not in them."""


def page_text(page: str) -> str:
    """Return the words, a line for each paragraph."""
    reader = _Page()
    at = 0
    while at < len(page):
        opens = page.find("<", at)
        if opens < 0:
            reader.words(page[at:])
            break
        reader.words(page[at:opens])
        name = _NAME.match(page, opens + 1)
        if name:
            closes = page.find(">", opens)
            closes = len(page) if closes < 0 else closes
            reader.tag(name[0].lower(), page[name.end() : closes])
            at = closes + 1
            unread = _UNREAD.get(name[0].lower())
            if unread:
                at = _after(page, ">", _after(page, unread, at))
        elif page.startswith("<!--", opens):
            at = _after(page, "-->", opens)
        elif page.startswith(("<!", "<?"), opens):
            at = _after(page, ">", opens)
        else:
            reader.words("<")
            at = opens + 1
    return reader.text()


def _after(page: str, end: str, at: int) -> int:
    """Return the place after `end`, or after the page where it never comes."""
    found = page.find(end, at)
    return len(page) if found < 0 else found + len(end)


class _Page:
    """Gathers words into lines; stays silent inside a quotation."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._silent = ""
        self._depth = 0
        self._ended = False

    def words(self, words: str) -> None:
        """Take in what stands between two tags."""
        if words and not (self._depth or self._ended):
            self._line.append(unescape(words))

    def tag(self, name: str, attributes: str) -> None:
        """Take in a tag: its name, with a slash before it where it closes, and what is in it."""
        closing = name.startswith("/")
        bare = name.removeprefix("/")
        if self._depth:
            if bare == self._silent:
                self._depth += -1 if closing else 1
            return
        if not closing and bare not in VOID and attributes.rstrip()[-1:] != "/":
            named = " ".join("".join(found) for found in _NAMED.findall(attributes)).lower()
            self._ended = self._ended or any(mark in named for mark in TO_THE_END)
            if bare in SILENT or any(mark in named for mark in QUOTES):
                self._silent = bare
                self._depth = 1
        if bare in BREAKS:
            self._break()

    def _break(self) -> None:
        line = " ".join("".join(self._line).split())
        if line or (self._lines and self._lines[-1]):
            self._lines.append(line)
        self._line = []

    def text(self) -> str:
        """Return what was gathered."""
        self._break()
        return "\n".join(self._lines).strip("\n")
