"""Reads a page the way a person meets it: links in order, words before the first field."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_FIELDS = {"input", "textarea", "select", "button"}
_SILENT = {"script", "style", "title"}
_ALONE = {"input", "meta", "link", "br", "hr", "img"}


@dataclass
class Page(HTMLParser):
    """One page: ``links`` in tab order, ``words`` inside main, how many before the first field."""

    links: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    forms: list[dict[str, str | None]] = field(default_factory=list)
    notices: int = 0
    inline: list[str] = field(default_factory=list)
    text: str = ""
    before_field: str | None = None

    def __post_init__(self) -> None:
        super().__init__()
        self._stack: list[tuple[str, bool]] = []

    @property
    def primary(self) -> int:
        """How many buttons call for attention: ``btn`` without quiet, plain or urge."""
        loud = [names.split() for names in self.classes]
        return sum("btn" in n and not {"quiet", "plain", "urge"} & set(n) for n in loud)

    @property
    def words_before_field(self) -> int:
        return len((self.before_field or "").split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag in _ALONE:
            self._meet(tag, names)
            return
        hidden = "visually-hidden" in (names.get("class") or "") or tag in _SILENT
        self._stack.append((tag, hidden))
        self._meet(tag, names)

    def _meet(self, tag: str, names: dict[str, str | None]) -> None:
        if tag == "a" and names.get("href"):
            self.links.append(str(names["href"]))
        if tag == "form":
            self.forms.append(names)
        self.classes.append(names.get("class") or "")
        self.notices += "notice" in (names.get("class") or "").split()
        self.inline += [key for key in names if key == "style" or key.startswith("on")]
        is_field = tag in _FIELDS and names.get("type") != "hidden" and self._inside("main")
        if is_field and self.before_field is None:
            self.before_field = self.text

    def handle_endtag(self, tag: str) -> None:
        while self._stack:
            if self._stack.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._inside("main") and not any(hidden for _tag, hidden in self._stack):
            self.text += data + " "

    def _inside(self, tag: str) -> bool:
        return any(open_tag == tag for open_tag, _hidden in self._stack)


def read(content: bytes) -> Page:
    """Read an answer's content."""
    page = Page()
    page.feed(content.decode())
    return page
