"""What was taken along comes back into the open vault; nothing that is there is changed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import UNPROCESSABLE, see, show
from afterword.web.rooms.door import words
from afterword.web.rooms.door.forms import Back
from afterword.web.rooms.door.pages import BackPage
from afterword.web.store import takein


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask for the archive; say how many pages came in and how many were there already."""
    posted = request.method == "POST"
    form = Back(request.POST, request.FILES) if posted else Back()
    problem = ""
    if form.is_bound and form.is_valid():
        try:
            arrived = takein.take_in(form.cleaned_data["file"])
        except takein.TakeInError as error:
            problem = words.archive_problem(error.reason)
        else:
            answer = see("door:back")
            answer.headers["Location"] += f"?came={arrived.came}&stayed={arrived.stayed}"
            return answer
    came, stayed = _counted(request, "came"), _counted(request, "stayed")
    shown = BackPage(form, came, stayed or 0, problem)
    return show(request, "door/back.html", shown, status=UNPROCESSABLE if problem else 200)


def _counted(request: HttpRequest, name: str) -> int | None:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else None
