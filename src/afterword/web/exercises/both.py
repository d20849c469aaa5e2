"""Two windows wrote differently on one screen: both versions are shown, and none is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from afterword.web.exercises.forms import ScreenForm
from afterword.web.kit import conflict
from afterword.web.store import sealed

Differing = Callable[[sealed.Entry], dict[str, tuple[str, str]]]


def page(
    request: HttpRequest,
    form: ScreenForm,
    theirs: sealed.Entry | sealed.Unreadable,
    differing: Differing,
) -> HttpResponse:
    """Show two versions of one field; where more fields differ, each holds both from now on.

    ``differing`` names the fields whose words differ from those of an entry, with both texts.
    """
    pairs = differing(theirs) if isinstance(theirs, sealed.Entry) else {}
    pairs = pairs or {name: ("\n".join(texts), "") for name, texts in form.posted.items()}
    (field, (mine, stands)), *others = pairs.items()
    posted = request.POST.copy()
    for name, texts in others:
        posted[name] = "\n".join(texts)
    request.POST = posted  # type: ignore[assignment]
    if isinstance(theirs, sealed.Entry):
        theirs = replace(theirs, value={field: stands})
    return conflict.page(request, field=field, mine=mine, theirs=theirs)
