"""A measured history as one HTML file that asks nothing of the network and runs no script."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib import resources

from afterword.mirror.drawing import drawings
from afterword.mirror.finding import Quote, Result, TooFew
from afterword.mirror.periods import day
from afterword.mirror.report import BEFORE, History, head_lines

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
        yield from drawings(result)
        yield f'<p class="soft">{escape(result.caveat)}</p>'
        yield "<details><summary>How this was found, and where it comes from</summary>"
        yield f"<p>{escape(result.how)}</p><p>{escape(result.source)}</p></details>"
    yield "</section>"


def _quote(quote: Quote) -> str:
    return (
        f'<blockquote><p dir="auto" lang="">{escape(quote.text)}</p>'
        f"<small>{day(quote.at)}, {quote.at:%H:%M}. {escape(quote.note)}</small></blockquote>"
    )
