"""The full questions about fear, one a screen. Answers live in memory until the last is given."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __
from django.views.decorators.http import require_http_methods, require_safe

from afterword.journey import questions
from afterword.web.kit.answers import see
from afterword.web.standing import then
from afterword.web.standing.doors import BY_LETTER, LETTERS
from afterword.web.standing.pages import AfterPage, QuestionPage, show
from afterword.web.store import asked, books, device, facts, session

IS_IT_SAFE = LETTERS["is_it_safe"]
_MARK = "fear:"
_WORDS: dict[str, str | Promise] = {
    "afraid_of_them": __("Are you ever afraid of them, or of how they will take something?"),
    "they_control": __("Do they decide about your money, phone, friends, clothes, or your ways?"),
    "they_hurt_or_threatened": __(
        "Have they hurt you, threatened you, your children or animals, or made you do something "
        "sexual that you did not want?"
    ),
    "back_to_stay_safe": __(
        "Have you felt you must go back to be safe, or because they might hurt themselves?"
    ),
    "afraid_of_me": __("Are they ever afraid of you?"),
    "i_watched_or_forced": __(
        "Have you read their phone, followed them, turned up, stood in the door, broken things, or "
        "said you would hurt yourself if they left?"
    ),
    "asked_to_stop": __("Has anyone asked you to stop contacting them?"),
}


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, door: str) -> HttpResponse:
    """Ask the next question; after the last, note what follows and forget the answers."""
    if door not in BY_LETTER or books.current() is None:
        raise Http404
    then.remember(request)
    given = _given()
    if request.method == "POST":
        if "stop" in request.POST:
            _forget()
            return see("hall:today")
        _take(request, given)
        return _next(door)
    return _ask(request, door, given)


def _take(request: HttpRequest, given: dict[str, str]) -> None:
    """Take one answer into memory, or the last one out again."""
    memory = session.current().row.asked
    if "back" in request.POST:
        for name in list(given)[-1:]:
            del memory[_MARK + name]
        return
    name, answer = request.POST.get("name", ""), request.POST.get("answer", "")
    if name in _WORDS and answer in {"yes", "no", "dont_know"}:
        memory[_MARK + name] = answer


def _next(door: str) -> HttpResponse:
    given = _given()
    if len(given) < len(questions.QUESTIONS):
        return see("standing:safety", door)
    moment, visit = facts.now(), facts.visit()
    facts.change(lambda log: questions.answer(log, BY_LETTER[door], given, moment, visit=visit))
    asked.note(asked.FIRST)
    _forget()
    return see("standing:after", door)


def _ask(request: HttpRequest, door: str, given: dict[str, str]) -> HttpResponse:
    name = next(one.name for one in questions.QUESTIONS if one.name not in given)
    left = len(questions.QUESTIONS) - len(given)
    start = _("Seven short questions. Only what follows is kept, never an answer.")
    shown = QuestionPage(
        question=str(_WORDS[name]),
        before=_("%(number)s to go.") % {"number": left} if given else start,
        answers=[("yes", _("Yes")), ("no", _("No")), ("dont_know", _("I don’t know"))],
        name=name,
        has_back=bool(given),
        skip="stop",
        skip_label=_("Enough for now"),
    )
    return show(request, "standing/question.html", shown)


@require_safe
def after(request: HttpRequest, door: str) -> HttpResponse:
    """Say what follows from the answers, and where to go from here."""
    if door not in BY_LETTER:
        raise Http404
    quieter = facts.quieter_now()
    onward = then.take() or "/"
    still = facts.unanswered_now(BY_LETTER[door])
    if "afraid" in quieter:
        page = _afraid(both="frightening" in quieter)
    elif "frightening" in quieter:
        page = _frightening()
    elif still or any(fact.kind == "they_may_be_afraid" for fact in facts.told()[-1:]):
        page = _open_question()
    else:
        page = AfterPage(_("Noted"), [_("Only that you answered is kept.")], False, False, onward)
    return show(request, "standing/after.html", page)


def _afraid(*, both: bool) -> AfterPage:
    minutes = device.read().idle_minutes
    lines = [
        _("What leads to them is gone from these pages. What is yours is all here."),
        _("Leave is wide and red now. After %(minutes)s minutes without you, these pages lock.")
        % {"minutes": minutes},
    ]
    if not session.current().row.kept:
        lines.append(_("Nothing is kept yet, so what you wrote goes when they lock."))
    if both:
        lines.append(_("Some of what you describe can frighten the other, too. Help knows both."))
    return AfterPage(_("This is not your fault."), lines, True, False, "/")


def _frightening() -> AfterPage:
    lines = [
        _("Some of what you describe can frighten or hurt someone, so nothing here leads to them."),
        _("The work on your own part stays. There are confidential lines for people who want to "
          "stop."),
    ]  # fmt: skip
    return AfterPage(_("Contact is shut here."), lines, True, False, "/")


def _open_question() -> AfterPage:
    lines = [
        _("Whether they are afraid stays an open question, and some pages wait for it."),
        _("You can answer the fuller questions now, or whenever you know more."),
    ]
    return AfterPage(_("It may stay open."), lines, False, True, "/")


def _given() -> dict[str, str]:
    memory = session.current().row.asked
    names = [one.name for one in questions.QUESTIONS]
    return {name: memory[_MARK + name] for name in names if _MARK + name in memory}


def _forget() -> None:
    memory = session.current().row.asked
    for name in [name for name in memory if name.startswith(_MARK)]:
        del memory[name]
