"""An unsent letter that is shut until a day: it waits, and opens when the person opens it."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import see, show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.step3_reach_out import kept
from afterword.web.rooms.step3_reach_out.shut_pages import ShutForm, ShutPage, UntilPage
from afterword.web.store import facts, letters, sealed


@require_http_methods(["GET", "POST"])
def until(request: HttpRequest, letter: UUID) -> HttpResponse:
    """Ask until which day, then shut the letter. A letter that may be sent is not shut here."""
    entry = kept.load(letter)
    if entry.value["purpose"] != letters.UNSENT:
        return see("letters:edit", letter)
    form = form_for(request, ShutForm)
    if form.is_bound and form.is_valid():
        _shut(entry, form)
        return see("letters:shut", letter)
    return show(request, "letters/until.html", UntilPage(letter, form))


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, letter: UUID) -> HttpResponse:
    """Show a shut letter from outside; POST opens it, before its day too."""
    entry = kept.load(letter)
    if not letters.is_shut(entry.value):
        return see("letters:edit", letter)
    if request.method == "POST":
        with suppress(sealed.ConflictError):  # saved by another window just now: it asks again
            letters.open_again(entry)
        return see("letters:edit", letter)
    opens = letters.opens_on(entry.value)
    shown = ShutPage(
        letter=letter,
        written=timezone.localtime(entry.created).date(),
        opens=opens,
        due=opens <= facts.now().date(),
    )
    return show(request, "letters/shut_until.html", shown)


def _shut(entry: sealed.Entry, form: ShutForm) -> None:
    """Shut it; where another window saved it a moment ago, those words are shut."""
    try:
        letters.shut(entry, form.cleaned_data["day"])
    except sealed.ConflictError:
        letters.shut(kept.load(entry.id), form.cleaned_data["day"])
