"""They answered what was sent, or did not. Each answer changes where it stands, kindly."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __
from django.views.decorators.http import require_http_methods, require_safe

from afterword.journey.contact import Contact
from afterword.journey.facts import Fact, FactsProblem
from afterword.web.kit import crisis
from afterword.web.kit.answers import see
from afterword.web.kit.drafts import form_for
from afterword.web.standing.forms import Answered
from afterword.web.standing.pages import AnsweredPage, QuestionPage, TellPage, show
from afterword.web.store import facts

# address: (what the journey calls it, its words)
ANSWERS: dict[str, tuple[str, str | Promise]] = {
    "a": ("yes", __("They are glad to hear from me")),
    "b": ("not_now", __("Not now")),
    "c": ("no", __("No")),
    "d": ("silence", __("Nothing came, and I take that as an answer")),
}
WROTE_ELSE = "else"


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask what they answered."""
    if _sent() is None:
        return see("standing:home")
    chosen = request.POST.get("answer", "")
    if chosen in ANSWERS:
        return see("standing:answer_told", chosen)
    if chosen == WROTE_ELSE:
        return see("hall:they_wrote")
    answers = [(code, str(said)) for code, (_which, said) in ANSWERS.items()]
    shown = QuestionPage(
        question=_("What did they answer?"),
        before=_("Read it as it stands. A polite maybe is a not now."),
        answers=[*answers, (WROTE_ELSE, _("They wrote about something else"))],
        name="answer",
        has_back=False,
        skip="standing:home",
        skip_label=_("Nothing yet"),
    )
    return show(request, "standing/question.html", shown)


@require_http_methods(["GET", "POST"])
def told(request: HttpRequest, told: str) -> HttpResponse:
    """Note the answer, its day, and their words."""
    sent = _sent()
    if told not in ANSWERS:
        raise Http404
    if sent is None:
        return see("standing:home")
    which, said = ANSWERS[told]
    initial = {"on": timezone.localdate()}
    form = form_for(request, Answered, initial=initial, named=which == "not_now")
    if form.is_bound and form.is_valid():
        try:
            facts.tell("answered", which=which, of=sent.id, **form.said())
        except FactsProblem as problem:
            form.add_error(None, str(problem))
        else:
            crisis.after(request, form.cleaned_data["words"])
            return see("standing:answered")
    return show(request, "standing/tell.html", TellPage(form, str(said), ""))


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Say where it stands now."""
    at = facts.where_now()
    if at.state is Contact.IN_TOUCH:
        page = AnsweredPage(
            _("They answered."),
            _("Let it be small for a while. Their pace sets yours; nothing has to be caught up."),
        )
    elif at.why == "not_now":
        page = AnsweredPage(
            _("Not now is an answer, too."),
            _("It asks nothing of you but to leave it with them. What you feel has room here."),
        )
    elif at.why == "silence":
        page = AnsweredPage(
            _("Silence counts as no for now."),
            _("You said what you had to say, once. No second letter makes it clearer."),
        )
    else:
        page = AnsweredPage(
            _("That was a no."),
            _("It may hurt for a while. You asked honestly, and you can leave it with them."),
        )
    return show(request, "standing/answered.html", page)


def _sent() -> Fact | None:
    """Return what waits for an answer, or has just been taken for silence."""
    at = facts.where_now()
    waits = at.state is Contact.SENT or (at.state is Contact.CLOSED and at.why == "silence")
    if not waits or at.fact is None:
        return None
    return at.fact if at.fact.kind in {"sent", "wrote_anyway"} else None
