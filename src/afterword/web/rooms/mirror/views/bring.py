"""Bring a message history: the file, then short questions, one a screen."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from afterword.chats.importers import all_formats
from afterword.web.kit.answers import see, show
from afterword.web.rooms.mirror import reading
from afterword.web.rooms.mirror.desk import HeldFile, Waiting, desk
from afterword.web.rooms.mirror.forms import Bring
from afterword.web.rooms.mirror.histories import is_absent, is_grief, shows_theirs
from afterword.web.rooms.mirror.job import Job
from afterword.web.rooms.mirror.pages import HowPage
from afterword.web.rooms.mirror.views import asking
from afterword.web.rooms.mirror.views.reading import settled


@require_http_methods(["GET", "POST"])
def home(request: HttpRequest) -> HttpResponse:
    """Take the export, and list what was read before."""
    if is_absent():
        return see("story:home")
    form = Bring(request.POST, request.FILES) if request.method == "POST" else Bring()
    if not form.is_bound or not form.is_valid():
        return asking.home_page(request, form)
    files = [HeldFile.of(one, name) for one, name in form.named()]
    waiting = desk().begin(files, theirs=is_grief())
    desk().job = Job(lambda job: reading.look_into(waiting, job.reached))
    return settled(request)


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """Say where to find the export, app by app."""
    if is_absent():
        return see("story:home")
    page = HowPage([asking.how_lines(module) for module in all_formats()])
    return show(request, "mirror/how.html", page)


@require_http_methods(["GET", "POST"])
def who(request: HttpRequest) -> HttpResponse:
    """Ask what the file cannot say, one question a screen; then begin to read."""
    if is_absent():
        return see("story:home")
    waiting = desk().waiting
    if waiting is None or not waiting.chats or not waiting.asking():
        return see("mirror:reading")
    form = asking.who_form(waiting, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        setattr(waiting, waiting.asking(), form.cleaned_data[waiting.asking()] or None)
        if waiting.asking():
            return see("mirror:who")
        desk().job = _begin(waiting)
        return settled(request)
    return asking.who_page(request, form)


def _begin(waiting: Waiting) -> Job[reading.Found]:
    """Begin to read the chosen chat; what may be shown of the other is settled here and now."""
    zone = str(timezone.get_current_timezone())
    if waiting.theirs:
        return Job(lambda job: reading.gather(waiting, job.reached, zone=zone))
    both = shows_theirs()
    return Job(lambda job: reading.read_through(waiting, job.reached, zone=zone, theirs_too=both))
