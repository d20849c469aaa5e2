"""Reading a letter again: an earlier version beside now, and the letter as it arrives."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from afterword.web.kit import crisis
from afterword.web.kit.answers import see, show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.step3_reach_out import kept, versions
from afterword.web.rooms.step3_reach_out.forms import AsThem
from afterword.web.rooms.step3_reach_out.pages import EarlierPage, SaidPage, TheirsPage, Version
from afterword.web.store import letters, sealed

MOST_BUBBLES = 200


@require_safe
def earlier(request: HttpRequest, letter: UUID) -> HttpResponse:
    """Show an earlier version beside now; without ?n= the one before the last change."""
    entry = kept.load(letter)
    held: list[dict[str, str]] = entry.value.get("versions", [])
    if not held:
        return see("letters:edit", letter)
    number = _number(request.GET.get("n", ""), len(held))
    then, now = versions.compared(held[number - 1]["text"], entry.value["text"])
    page = EarlierPage(
        letter=letter,
        versions=[
            Version(place, datetime.fromisoformat(one["saved"]), place == number)
            for place, one in reversed(list(enumerate(held, start=1)))
        ],
        saved=datetime.fromisoformat(held[number - 1]["saved"]),
        then=then,
        now=now,
    )
    return show(request, "letters/earlier.html", page)


@require_safe
def theirs(request: HttpRequest, letter: UUID) -> HttpResponse:
    """Show the letter and nothing else, as it arrives."""
    value = kept.for_sending(letter).value
    return show(
        request, "letters/theirs.html", TheirsPage(letter, value["channel"], _bubbles(value))
    )


@require_http_methods(["GET", "POST"])
def said(request: HttpRequest, letter: UUID) -> HttpResponse:
    """Ask one question after it was read as them; the answer stays with the letter."""
    entry = kept.for_sending(letter)
    form = form_for(request, AsThem, initial={"text": entry.value.get("as_them", "")})
    if form.is_bound and form.is_valid():
        text = form.cleaned_data["text"]
        value = {**entry.value, "as_them": text}
        sealed.save(letters.shelf(kept.book_id()), value, id=letter, rev=entry.rev)
        crisis.after(request, text)
        return see("letters:edit", letter)
    return show(request, "letters/said.html", SaidPage(form, letter))


def _number(asked: str, many: int) -> int:
    """Which version is asked for, from 1, the oldest. Raises Http404."""
    if not asked:
        return many
    if not asked.isascii() or not asked.isdigit() or not 1 <= int(asked[:4]) <= many:
        raise Http404
    return int(asked[:4])


def _bubbles(value: dict[str, Any]) -> list[str]:
    """A chat in its lines; anything else whole."""
    if value["channel"] != "chat":
        return [value["text"]]
    lines = [line for line in value["text"].splitlines() if line.strip()]
    if len(lines) <= MOST_BUBBLES:
        return lines
    return [*lines[:MOST_BUBBLES], "\n".join(lines[MOST_BUBBLES:])]
