"""While an export is read: how far it is, and what comes after. Works without JavaScript, too."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from afterword.chats.source import ImportProblem
from afterword.mirror.conversation import MirrorProblem
from afterword.web.kit.answers import see, show
from afterword.web.rooms.mirror.desk import Waiting, desk
from afterword.web.rooms.mirror.forms import Bring
from afterword.web.rooms.mirror.histories import is_absent, keep
from afterword.web.rooms.mirror.job import StoppedError
from afterword.web.rooms.mirror.pages import ReadingPage
from afterword.web.rooms.mirror.views import asking

ASKED_BY_SCRIPT = "X-Background"
QUICK_SECONDS = 3.0
"""How long a page waits for a reading before it says how far that is."""


def settled(request: HttpRequest) -> HttpResponse:
    """Go on at once where the reading is quick; else to the page that says how far it is."""
    job = desk().job
    if job is not None and job.is_over(within=QUICK_SECONDS):
        return _go_on(request)
    return see("mirror:reading")


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Say how far the reading is; once it is over, a POST takes what was found.

    The page's script asks the same now and then, and gets JSON.
    """
    if is_absent():
        return see("story:home")
    job = desk().job
    if request.headers.get(ASKED_BY_SCRIPT) == "1":
        far = _how_far()
        return JsonResponse({"over": far.over, "said": far.said, "count": far.count, "of": far.of})
    if job is None:
        return see("mirror:home" if desk().waiting is None else "mirror:who")
    if request.method == "POST" and job.is_over():
        return _go_on(request)
    return show(request, "mirror/reading.html", _how_far())


@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest) -> HttpResponse:
    """Stop the reading; nothing of it was kept, and the file is where it was."""
    if request.method == "POST":
        desk().clear()
    return see("mirror:reading")


def _said(far: ReadingPage) -> str:
    if far.over:
        return _("It is read.")
    if far.looking and far.of:
        share = round(100 * far.count / far.of)
        return _("Looking into the file: %(share)d %%") % {"share": share}
    if far.looking or not far.count:
        return _("Looking into the file …")
    if far.count >= far.of:
        return _("Looking at what is in it …")
    return ngettext(
        "%(count)s of about %(of)s message", "%(count)s of about %(of)s messages", far.of
    ) % {"count": f"{far.count:,}", "of": f"{far.of:,}"}


def _how_far() -> ReadingPage:
    job, waiting = desk().job, desk().waiting
    count = job.count if job else 0
    of = (job.of if job else 0) or (waiting.count if waiting else 0)
    looking = waiting is None or not waiting.chats
    over = job is None or job.is_over()
    far = ReadingPage(min(count, of) if of else count, of, over, looking)
    return replace(far, said=_said(far))


def _go_on(request: HttpRequest) -> HttpResponse:
    """Take what the background found: questions, a history to keep, or why it failed."""
    waiting, job = desk().waiting, desk().job
    if waiting is None or job is None:
        return see("mirror:home")
    looking = not waiting.chats
    try:
        found = job.result()
    except StoppedError:
        desk().clear()
        return see("mirror:home")
    except (ImportProblem, MirrorProblem) as trouble:
        return _failed(request, waiting, trouble, looking=looking)
    if looking and not found:
        nothing = ImportProblem(_("There is no conversation in this file."))
        return _failed(request, waiting, nothing, looking=True)
    if looking:
        waiting.chats = found
        offered = waiting.offered()
        waiting.chat = offered[0].name if len(offered) == 1 else None
        desk().job = None
        return see("mirror:who")
    entry = keep(found)
    desk().clear()
    return see("mirror:words" if waiting.theirs else "mirror:findings", entry.id)


def _failed(
    request: HttpRequest, waiting: Waiting, trouble: Exception, *, looking: bool
) -> HttpResponse:
    """Say the trouble where something else can be chosen; what was answered before stays."""
    desk().job = None
    if looking or isinstance(trouble, ImportProblem):
        desk().clear()
        return asking.home_page(request, Bring(), str(trouble))
    waiting.person = waiting.keep = None
    return asking.who_page(request, problem=_in_words(trouble, waiting))


def _in_words(trouble: Exception, waiting: Waiting) -> str:
    """Say the trouble without the command line's options."""
    people = len(waiting.info.people) if waiting.info else 0
    if people > 2:
        return ngettext(
            "%(number)d person writes in this conversation. The mirror looks at two only.",
            "%(number)d people write in this conversation. The mirror looks at two only.",
            people,
        ) % {"number": people}
    return str(trouble)
