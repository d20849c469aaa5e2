"""Cards about the other: what one believes of them, and the question one never asked."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword.programme import asking
from afterword.programme.asking import TOPICS, Card
from afterword.web.exercises import available, steps
from afterword.web.kit import conflict, crisis
from afterword.web.kit.answers import see, show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.step7_expectations import answers
from afterword.web.rooms.step7_expectations.forms import Believed
from afterword.web.rooms.step7_expectations.pages import (
    AskPage,
    CardPage,
    QuestionsPage,
    Topic,
    TopicsPage,
)
from afterword.web.store import sealed

LANGUAGE = "en"  # of the cards that there are


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """List the four topics with what is left in each."""
    _or_404()
    written = answers.every()
    names = {
        "looks": _("Looks"),
        "interests": _("Interests"),
        "goals": _("Goals"),
        "talking": _("Ways of talking"),
    }
    left = {
        name: sum(one.topic == name and one.id not in written for one in _all()) for name in names
    }
    listed = [Topic(name, title, left[name]) for name, title in names.items()]
    has_questions = any(entry.value.get("unknown") for entry in written.values())
    return show(request, "asking/topics.html", TopicsPage(listed, has_questions))


@require_safe
def another(request: HttpRequest, topic: str) -> HttpResponse:
    """Go to the next card of a topic on which nothing is written, or back to the topics."""
    _or_404()
    if topic not in TOPICS:
        raise Http404
    found = _next(topic)
    where = reverse("asking:card", args=[found.code]) if found else reverse("asking:cards")
    return HttpResponseRedirect(where)


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, card: str) -> HttpResponse:
    """Show one card; what was written on it is kept."""
    found = _card_or_404(card)
    standing = answers.every().get(found.id)
    initial = {**standing.value, "rev": standing.rev} if standing else {}
    form = form_for(request, Believed, initial=initial)
    if form.is_bound and form.is_valid():
        said = {key: form.cleaned_data[key] for key in ("then", "now", "unknown")}
        try:
            answers.keep(found, said, form.cleaned_data["rev"] or 0)
        except sealed.ConflictError as problem:
            return conflict.page(request, field="now", mine=said["now"], theirs=problem.theirs)
        crisis.after(request, f"{said['then']}\n{said['now']}")
        return see("asking:ask", found.code)
    return show(request, "asking/card.html", CardPage(found, form, LANGUAGE))


@require_safe
def ask(request: HttpRequest, card: str) -> HttpResponse:
    """Show the question of a card."""
    found = _card_or_404(card)
    entry = answers.every().get(found.id)
    unknown = bool(entry and entry.value.get("unknown"))
    more = _next(found.topic) is not None
    return show(request, "asking/ask.html", AskPage(found, LANGUAGE, unknown, more))


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """List the questions of the cards on which "I don't know" was ticked."""
    _or_404()
    written = answers.every()
    open_ones = [one for one in _all() if one.id in written and written[one.id].value["unknown"]]
    return show(request, "asking/questions.html", QuestionsPage(open_ones, LANGUAGE))


def _all() -> tuple[Card, ...]:
    return asking.cards(get_language() or LANGUAGE)


def _next(topic: str) -> Card | None:
    written = answers.every()
    return next((one for one in _all() if one.topic == topic and one.id not in written), None)


def _card_or_404(code: str) -> Card:
    _or_404()
    try:
        return asking.card(code, get_language() or LANGUAGE)
    except LookupError:
        raise Http404 from None


def _or_404() -> None:
    """The cards are about someone who lives, on a path that has the step."""
    steps.listed_or_404("step7_expectations")
    if available.path_now() == "died":
        raise Http404
