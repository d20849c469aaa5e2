"""One screen of an exercise. Every button saves what was written, but *skip*."""

from __future__ import annotations

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from afterword.programme import Exercise, Place, exercise, next_screen
from afterword.programme.walk import ACTIONS
from afterword.web.exercises import available, both, doors, kept, length
from afterword.web.exercises.forms import ScreenForm, beginning
from afterword.web.exercises.pages import ScreenPage
from afterword.web.exercises.views.home import ENOUGH
from afterword.web.kit import burning, crisis
from afterword.web.kit.answers import see, show
from afterword.web.kit.burning import Onward
from afterword.web.kit.drafts import form_for
from afterword.web.store import sealed

LOUD = "after"


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, code: str, screen: int) -> HttpResponse:
    """Show a screen with what was written on it before; save it and go where a button says."""
    found = available.or_404(code)
    if not 1 <= screen <= len(found.screens):
        raise Http404
    if request.method == "GET" and (asks := doors.asks_first(request, found)):
        return asks
    form = form_for(
        request,
        ScreenForm,
        exercise=found,
        number=screen,
        initial=beginning(found, screen, kept.draft(found)),
    )
    if form.is_bound:
        return _pressed(request, form)
    return _shown(request, form)


def _pressed(request: HttpRequest, form: ScreenForm) -> HttpResponse:
    """Save what was written, look at it for words of crisis, and go on."""
    pressed = request.POST.get("go", "next")
    place = next_screen(form.exercise, form.number, pressed if pressed in ACTIONS else "next")
    try:
        saved = _saved(form, place, skipped=pressed == "skip")
    except sealed.ConflictError as problem:
        return _both(request, form, problem.theirs)
    finally:
        words = "\n".join(text for texts in form.posted.values() for text in texts)
        danger = crisis.after(request, words)
    if not saved:
        return _shown(request, form)
    onward = _gone_on(form.exercise, place)
    if pressed == "next" and _destroys(form) and words.strip() and not danger:
        return _burned(words, onward)
    return onward


def _destroys(form: ScreenForm) -> bool:
    return any(field.kind == "destroyed" for field in form.screen_fields)


def _burned(words: str, onward: HttpResponse) -> HttpResponse:
    """Let words that were never kept burn before the eyes; the exercise goes on after a breath."""
    burning.light(words, onward=Onward(onward.headers["Location"], _("Go on")))
    return see("hall:burned")


def _saved(form: ScreenForm, place: Place, *, skipped: bool) -> bool:
    """Save and say whether it could be; *skip* leaves everything as it was."""
    if skipped:
        with suppress(sealed.ConflictError):  # a newer version stands: it stays as it is
            kept.move(form.exercise, place, form.seen)
        return True
    if not form.is_valid():
        return False
    kept.save(form.exercise, form.number, form.answers, place, form.seen)
    return True


def _both(
    request: HttpRequest, form: ScreenForm, theirs: sealed.Entry | sealed.Unreadable
) -> HttpResponse:
    return both.page(
        request,
        form,
        theirs,
        lambda entry: kept.differing(form.exercise, form.number, form.answers, entry),
    )


def _gone_on(found: Exercise, place: Place) -> HttpResponse:
    """Go where a button led. What calms comes at once after what vents."""
    if place.then:
        answer = see("exercises:screen", exercise(place.then).code, 1)
        answer.headers["Location"] += f"?{LOUD}"
        return answer
    if place.screen is not None:
        return see("exercises:screen", found.code, place.screen)
    if place.left == "finished":
        doors.tell(found)
        return see("exercises:done", found.code)
    home = see("exercises:home", found.code)
    if place.left == "enough":
        home.headers["Location"] += f"?{ENOUGH}"
    return home


def _shown(request: HttpRequest, form: ScreenForm) -> HttpResponse:
    found = form.exercise
    shown = ScreenPage(
        exercise=found,
        number=form.number,
        screen=found.screen(form.number),
        form=form,
        asked=form.asked,
        length=length.minutes(found),
        last=form.number == len(found.screens),
        destroys=_destroys(form),
        after_venting=LOUD in request.GET,
    )
    return show(request, "exercises/screen.html", shown)
