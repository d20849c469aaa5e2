"""Their words, kept: look through the messages of someone who died, and make a book of lines."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from afterword.chats.message import TEXT
from afterword.web.kit import conflict, crisis
from afterword.web.kit.answers import see, show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.mirror import their_words, windows
from afterword.web.rooms.mirror.forms import Caption, Look
from afterword.web.rooms.mirror.histories import history as load
from afterword.web.rooms.mirror.histories import is_grief, messages_of
from afterword.web.rooms.mirror.pages import (
    BookPage,
    KeptWord,
    LinesPage,
    MonthLine,
    SpokenLine,
    WordPage,
    WordsPage,
    YearLine,
)
from afterword.web.store import archives, sealed
from afterword.web.store.messages import Messages

MOST_FOUND = 40
A_PAGE = 40  # lines of theirs
AT_ONCE = 400  # messages looked at for a page


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, history: UUID) -> HttpResponse:
    """Look for words of theirs, or choose a month to go through."""
    entry = load(history)
    if not is_grief():
        return see("story:home")
    form = form_for(request, Look)
    asked = form.is_bound and form.is_valid()
    found: list[SpokenLine] = []
    if asked:
        every, _lost = windows.search(history, form.cleaned_data["words"], 10 * MOST_FOUND)
        found = [line for line in every if not line.mine][:MOST_FOUND]
    shown = WordsPage(
        form=form,
        history=history,
        them=entry.value.get("them", ""),
        asked=asked,
        lines=_marked(history, found),
        most=MOST_FOUND,
        years=_years(entry.value),
        can_look=messages_of(history) is not None,
    )
    return show(request, "mirror/words.html", shown)


@require_safe
def lines(request: HttpRequest, history: UUID, position: int) -> HttpResponse:
    """Show their words from one message on."""
    value = load(history).value
    kept = messages_of(history)
    if not is_grief():
        return see("story:home")
    if kept is None or not 0 <= position < len(kept):
        raise Http404
    found, later = _from(kept, value, position)
    return show(
        request, "mirror/lines.html", LinesPage(history, position, _marked(history, found), later)
    )


@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest, history: UUID, position: int) -> HttpResponse:
    """Put one line in the book, or take it out again."""
    load(history)
    kept = messages_of(history)
    if not is_grief():
        return see("story:home")
    if kept is None or not 0 <= position < len(kept):
        raise Http404
    if request.method == "GET":
        return see("mirror:lines", history, position)
    try:
        line = next(kept.between(position, position))
    except archives.LostError:
        raise Http404 from None
    word = their_words.keep(history, line)
    return see("mirror:word", word.id)


@require_safe
def book(request: HttpRequest) -> HttpResponse:
    """Show the kept words, large, in the order they were written."""
    if not is_grief():
        return see("story:home")
    return show(request, "mirror/book.html", BookPage([_word(one) for one in their_words.kept()]))


@require_http_methods(["GET", "POST"])
def word(request: HttpRequest, word: UUID) -> HttpResponse:
    """Write a few words beside a kept line."""
    if not is_grief():
        return see("story:home")
    entry = their_words.word(word)
    form = form_for(request, Caption, initial={"words": entry.value["caption"], "rev": entry.rev})
    if form.is_bound and form.is_valid():
        return _say(request, entry, form)
    shown = WordPage(form, _word(entry), "saved" in request.GET)
    return show(request, "mirror/word.html", shown)


def _say(request: HttpRequest, entry: sealed.Entry, form: Caption) -> HttpResponse:
    caption = form.cleaned_data["words"].replace("\r\n", "\n")
    try:
        their_words.say(entry, caption, form.cleaned_data["rev"] or entry.rev)
    except sealed.ConflictError as problem:
        theirs = problem.theirs
        if isinstance(theirs, sealed.Entry):
            value = {"words": theirs.value["caption"]}
            theirs = sealed.Entry(
                theirs.id, theirs.shelf, theirs.rev, theirs.created, theirs.saved, value
            )
        return conflict.page(request, field="words", mine=caption, theirs=theirs)
    crisis.after(request, caption)
    return see("mirror:book")


@require_http_methods(["GET", "POST"])
def take_out(request: HttpRequest, word: UUID) -> HttpResponse:
    """Take a line out of the book."""
    if not is_grief():
        return see("story:home")
    their_words.word(word)
    if request.method == "GET":
        return see("mirror:word", word)
    their_words.take_out(word)
    return see("mirror:book")


def _from(
    kept: Messages, value: dict[str, Any], position: int
) -> tuple[list[SpokenLine], int | None]:
    """Return a page of their lines from a position on, and where the next page begins."""
    found: list[SpokenLine] = []
    start = position
    while start < len(kept) and len(found) <= A_PAGE:
        try:
            said = (one for one in kept.between(start, start + AT_ONCE - 1) if one.kind == TEXT)
            some = windows.spoken(said, value)
        except archives.LostError:
            break
        found += [line for line in some if not line.mine]
        start += AT_ONCE
    later = found[A_PAGE].position if len(found) > A_PAGE else None
    return found[:A_PAGE], later


def _marked(history: UUID, found: list[SpokenLine]) -> list[SpokenLine]:
    """Mark the lines that are in the book already."""
    kept = their_words.positions(history)
    return [
        SpokenLine(one.position, one.author, one.mine, one.text, one.at, one.position in kept)
        for one in found
    ]


def _years(value: dict[str, Any]) -> list[YearLine]:
    months = [
        MonthLine(datetime.fromisoformat(one["began"]), one["position"], one["count"])
        for one in value.get("months", ())
    ]
    by_year = groupby(months, key=lambda one: one.began.year)
    return [YearLine(year, list(inside)) for year, inside in by_year]


def _word(entry: sealed.Entry) -> KeptWord:
    value = entry.value
    at = datetime.fromisoformat(value["at"])
    return KeptWord(entry.id, value["author"], value["text"], value["caption"], at)
