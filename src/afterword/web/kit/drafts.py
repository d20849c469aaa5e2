"""Forms that lose no word: a form starts with what was posted while the vault was locked."""

from __future__ import annotations

from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from afterword.web.store import session

FormKind = TypeVar("FormKind", bound=forms.Form)


def form_for(request: HttpRequest, kind: type[FormKind], **kwargs: Any) -> FormKind:
    """Return the bound form on POST; else an empty one, or the words carried over a lock."""
    if request.method == "POST":
        return kind(request.POST, request.FILES, **kwargs)
    draft = session.take_draft(request.path)
    if draft is None:
        return kind(**kwargs)
    values = MultiValueDict(draft)
    initial = {name: _carried(values.getlist(name)) for name in values}
    return kind(**{**kwargs, "initial": {**kwargs.get("initial", {}), **initial}})


def _carried(values: list[str]) -> Any:
    """Return what came under one name; several ticks stay several."""
    return values if len(values) > 1 else "".join(values)
