"""A measured history as one HTML file that asks nothing of the network and runs no script."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib import resources

from afterword.mirror.finding import (
    Finding,
    Occasion,
    OwnBesideTheirs,
    Pair,
    Quote,
    Result,
    Share,
    TooFew,
)
from afterword.mirror.periods import day
from afterword.mirror.report import (
    BEFORE,
    TOO_FEW,
    History,
    ended_by,
    head_lines,
    range_in_words,
)
from afterword.mirror.spans import duration

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Notes</title>
<style>
{css}</style>
</head>
<body>
<main>
<h1>The two of you, in these messages</h1>
{head}
<p>{before}</p>
{body}
</main>
</body>
</html>
"""


def as_html(history: History, results: list[Result]) -> str:
    """Return the report as one self-contained page; every word from the file is escaped."""
    css = (resources.files("afterword.mirror") / "page.css").read_text(encoding="utf-8")
    head = "\n".join(f'<p class="soft">{escape(line)}</p>' for line in head_lines(history))
    body = "\n".join("\n".join(_section(result)) for result in results)
    return _HEAD.format(css=css, head=head, before=escape(BEFORE), body=body)


def _section(result: Result) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>{escape(result.title)}</h2>"
    yield f'<p class="soft">{escape(result.question)}</p>'
    yield f"<p>{escape(result.said)}</p>"
    if not isinstance(result, TooFew):
        yield from (_quote(quote) for quote in result.quotes)
        yield from _drawn(result)
        yield f'<p class="soft">{escape(result.caveat)}</p>'
        yield "<details><summary>How this was found, and where it comes from</summary>"
        yield f"<p>{escape(result.how)}</p><p>{escape(result.source)}</p></details>"
    yield "</section>"


def _quote(quote: Quote) -> str:
    return (
        f"<blockquote><p>{escape(quote.text)}</p>"
        f"<small>{day(quote.at)}, {quote.at:%H:%M}. {escape(quote.note)}</small></blockquote>"
    )


def _drawn(result: Finding) -> Iterator[str]:
    if isinstance(result, Pair):
        yield from _shares("Your share, and theirs after it", result.shares)
        yield from _occasions(result.occasions)
    if isinstance(result, OwnBesideTheirs):
        yield from _shares("You", result.mine)
        yield from _shares("They", result.theirs)


def _shares(caption: str, shares: tuple[Share, ...]) -> Iterator[str]:
    if not shares:
        return
    yield f"<table><caption>{escape(caption)}</caption>"
    for share in shares:
        yield f'<tr><th scope="row">{escape(share.label)}</th><td>{_bar(share)}</td>'
        yield f"<td>{range_in_words(share)}</td></tr>"
    yield "</table>"


def _bar(share: Share) -> str:
    """Draw one share in hundredths; the numbers stand beside it, so it is hidden from readers."""
    if share.interval is None:
        return TOO_FEW
    low, high = (round(100 * end, 1) for end in share.interval)
    mine = round(100 * share.mine / share.of, 1)
    return (
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="rest" width="100" height="10"/>'
        f'<rect class="mine" width="{mine}" height="10"/>'
        f'<line class="range" x1="{low}" x2="{high}" y1="5" y2="5"/></svg>'
    )


def _occasions(occasions: tuple[Occasion, ...]) -> Iterator[str]:
    if not occasions:
        return
    yield "<table><caption>The longest of them</caption>"
    for occasion in occasions:
        yield f'<tr><th scope="row">from {day(occasion.began)}</th>'
        yield f"<td>{duration(occasion.seconds)}</td><td>{ended_by(occasion)}</td></tr>"
    yield "</table>"
