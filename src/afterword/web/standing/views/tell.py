"""Telling one fact: its day, and the few words that its kind has."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from afterword.journey.facts import Fact, FactsProblem
from afterword.journey.kinds import KINDS
from afterword.web.kit import crisis
from afterword.web.kit.answers import see
from afterword.web.kit.drafts import form_for
from afterword.web.standing import words
from afterword.web.standing.forms import Tell
from afterword.web.standing.pages import Offer, OfferGroup, OffersPage, TellPage, show
from afterword.web.standing.views.before import ASKED_BY
from afterword.web.store import asked, books, facts


@require_safe
def offers(request: HttpRequest) -> HttpResponse:
    """List everything that can be told; what needs an earlier fact comes with that fact."""
    if books.current() is None:
        return see("hall:today")
    groups = []
    for group in words.OFFERED:
        kinds = [kind for kind in group.kinds if "of" not in KINDS[kind].needs or _about(kind)]
        offered = [Offer(words.WORDS[kind].code, str(words.WORDS[kind].asks)) for kind in kinds]
        groups.append(OfferGroup(str(group.title), offered))
    return show(request, "standing/offers.html", OffersPage(groups))


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, kind: str) -> HttpResponse:
    """Tell one fact; ``kind`` is its code."""
    tells = words.kind_of(kind)
    if tells is None or books.current() is None:
        raise Http404
    initial = {"on": timezone.localdate()}
    form = form_for(request, Tell, tells=tells, about=_about(tells), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            facts.tell(tells, **form.said())
        except FactsProblem as problem:
            form.add_error(None, str(problem))
        else:
            crisis.after(request, form.cleaned_data.get("words", ""))
            if tells in ASKED_BY:
                asked.note(ASKED_BY[tells])
            return see("standing:home")
    told = words.WORDS[tells]
    return show(request, "standing/tell.html", TellPage(form, str(told.asks), str(told.effect)))


def _about(kind: str) -> list[Fact]:
    """Return the facts that one of this kind may be about."""
    kinds = KINDS[kind].of
    return [fact for fact in facts.told() if fact.kind in kinds and _asks_later(fact)]


def _asks_later(fact: Fact) -> bool:
    """Whether something may still come of it; a yes or a no has nothing more to name."""
    return fact.kind != "answered" or fact.which == "not_now"
