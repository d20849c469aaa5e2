"""Four short questions before a letter for sending: each asked once, "I don't know" an answer."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import see
from afterword.web.standing import then, words
from afterword.web.standing.pages import QuestionPage, show
from afterword.web.store import asked, books, facts

NONE = "none"
DONT_KNOW = "dont_know"
NO = __("No")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question; each of ``kinds`` is an answer that tells a fact."""

    name: str
    text: str | Promise
    kinds: tuple[str, ...]
    none: str | Promise = NO


QUESTIONS = (
    Asked(
        "no",
        __("Have they asked you not to write, or blocked you?"),
        ("said_no", "asked_no_contact", "blocked", "asked_for_space"),
    ),
    Asked(
        "paper",
        __("Is there an order, a bail condition, or a police warning?"),
        ("order", "bail", "police_warning"),
    ),
    Asked("someone", __("Are they with someone new?"), ("new_partner",)),
    Asked(
        "power",
        __("Do they depend on you in some role, or are they under eighteen?"),
        ("power", "under_18"),
    ),
)
FREE = Asked(
    "someone",
    __("Do you know whether they are free to hear from you?"),
    ("new_partner",),
    __("As far as I know, they are"),
)
ASKED_BY = {kind: one.name for one in QUESTIONS for kind in one.kinds}


def missing() -> list[Asked]:
    """Return what has not been asked yet in this book, in order; long ago begins elsewhere."""
    book = books.current()
    order = list(QUESTIONS)
    if book is not None and book.path == "lost_touch":
        order = [FREE, *(one for one in QUESTIONS if one.name != FREE.name)]
    told = {ASKED_BY[fact.kind] for fact in facts.told() if fact.kind in ASKED_BY}
    known = asked.names() | told
    return [one for one in order if one.name not in known]


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask what has not been asked yet, one a screen."""
    then.remember(request)
    open_ones = missing()
    if not open_ones:
        return then.back("letters:home")
    question = open_ones[0]
    answer = request.POST.get("answer", "")
    if request.method == "POST" and request.POST.get("name") == question.name:
        if answer in {NONE, DONT_KNOW}:
            asked.note(question.name)
            return see("standing:before")
        if answer in question.kinds:
            return see("standing:tell", words.WORDS[answer].code)
    answers = [
        (NONE, str(question.none)),
        *((kind, str(words.WORDS[kind].asks)) for kind in question.kinds),
        (DONT_KNOW, _("I don’t know")),
    ]
    shown = QuestionPage(
        question=str(question.text),
        before="",
        answers=answers,
        name=question.name,
        has_back=False,
        skip="letters:home",
        skip_label=_("Enough for now"),
    )
    return show(request, "standing/question.html", shown)
