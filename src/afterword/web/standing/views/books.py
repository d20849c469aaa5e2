"""Several books: which is shown, another one, what it is called, what is still shared."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import see
from afterword.web.kit.drafts import form_for
from afterword.web.standing.forms import PATH_CHOICES, Name, NewPath
from afterword.web.standing.pages import BookLine, BooksPage, NamePage, QuestionPage, show
from afterword.web.store import asked, books, facts

SOMEONE_ELSE = "else"
PATHS = dict(PATH_CHOICES)


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """List the books; POST shows another one."""
    every = books.every()
    if not every:
        return see("hall:today")
    wanted = next((one for one in every if str(one.id) == request.POST.get("book")), None)
    if wanted is not None:
        books.show(wanted.id)
        return see("hall:today")
    shown = books.current()
    separated = shown is not None and shown.path == "separated"
    lines = [
        BookLine(one.id, label(one, every), shown is not None and one.id == shown.id)
        for one in every
    ]
    return show(request, "standing/books.html", BooksPage(lines, separated))


def label(book: books.Book, every: list[books.Book]) -> str:
    """Return the name of a book; without one, its path and a number where there are several."""
    if book.name:
        return book.name
    alike = [one.id for one in reversed(every) if one.path == book.path and not one.name]
    number = f" ({alike.index(book.id) + 1})" if len(alike) > 1 else ""
    return f"{PATHS[book.path]}{number}"


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask whether it is about someone known here, then what happened, and begin the book."""
    every = books.every()
    if not every:
        return see("hall:today")
    about = request.POST.get("about") or request.POST.get("answer", "")
    known = next((one for one in every if str(one.id) == about), None)
    if known is None and about != SOMEONE_ELSE:
        return show(request, "standing/question.html", _about_whom(every))
    form = form_for(request, NewPath)
    if "path" in request.POST and form.is_valid():
        return _begin(form.cleaned_data["path"], known)
    shown = QuestionPage(
        question=_("What happened?"),
        before="",
        answers=[(value, str(words)) for value, words in PATH_CHOICES],
        name=about,
        has_back=False,
        skip="standing:books",
        skip_label=_("Not now"),
    )
    return show(request, "standing/book_path.html", shown)


def _about_whom(every: list[books.Book]) -> QuestionPage:
    named = [(str(one.id), label(one, every)) for one in every]
    return QuestionPage(
        question=_("Is this about someone you already have a book for?"),
        before=_("If so, what you told about them holds here, too."),
        answers=[*named, (SOMEONE_ELSE, _("No, someone else"))],
        name="about",
        has_back=False,
        skip="standing:books",
        skip_label=_("Not now"),
    )


def _begin(path: str, known: books.Book | None) -> HttpResponse:
    books.begin(path, about=known.about if known else None)
    if known is not None and known.name:
        books.change(name=known.name)
        return see("hall:today" if path == "died" else "hall:hope")
    return see("standing:book_name")


@require_http_methods(["GET", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """Give the shown book a name. The same name as another's means the same person."""
    book = books.current()
    if book is None:
        return see("hall:today")
    form = form_for(request, Name, initial={"name": book.name})
    if form.is_bound and form.is_valid():
        wanted = " ".join(form.cleaned_data["name"].split())
        books.change(name=wanted)
        same = facts.same_name(wanted)
        if same is not None:
            facts.join(same)
        is_new = book.path != "died" and asked.FIRST not in asked.names()
        return see("hall:hope" if is_new else "standing:books")
    return show(request, "standing/name.html", NamePage(form))


@require_http_methods(["GET", "POST"])
def shares(request: HttpRequest) -> HttpResponse:
    """Ask what two people who separated still share; it opens the narrow way for such matters."""
    book = books.current()
    if book is None or book.path != "separated":
        return see("standing:books")
    answers = {
        "children": (_("Children"), ["children"]),
        "home": (_("A home, or money"), ["home"]),
        "both": (_("Both"), ["children", "home"]),
        "nothing": (_("Neither"), []),
    }
    chosen = request.POST.get("answer", "")
    if chosen in answers:
        books.change(shares=answers[chosen][1])
        return see("standing:books")
    shown = QuestionPage(
        question=_("Do you still share something?"),
        before="",
        answers=[(value, words) for value, (words, _shares) in answers.items()],
        name="shares",
        has_back=False,
        skip="standing:books",
        skip_label=_("Not now"),
    )
    return show(request, "standing/question.html", shown)
