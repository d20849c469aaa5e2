"""The catalogue of patterns, told as acts, and those the person has named."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as __
from django.views.decorators.http import require_http_methods, require_safe

from afterword.programme import exercise
from afterword.programme.patterns import GROUPS
from afterword.web.exercises.views.home import STRENGTHS
from afterword.web.kit.answers import see, show
from afterword.web.rooms.step1_understand import balance, named, parts
from afterword.web.rooms.step1_understand.pages import (
    Group,
    NamedLine,
    NamedPage,
    PatternLine,
    PatternPage,
    PatternsPage,
)
from afterword.web.rooms.step1_understand.views.moment import answered
from afterword.web.store import sealed

GROUP_WORDS: dict[str, Promise] = {
    "talking": __("Talking"),
    "quarrels": __("Quarrels"),
    "trust": __("Trust"),
    "closeness": __("Closeness"),
    "home": __("Under one roof"),
}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """List the patterns by what they touch; those named by the person come first."""
    parts.need(parts.parts_now().patterns)
    own = named.every()
    known = {one.pattern.id for one in own if one.pattern}
    groups = [
        Group(
            GROUP_WORDS[group],
            [
                PatternLine(named.code_of(one), one.title, one.language, one.id in known)
                for one in named.catalogue()
                if one.group == group
            ],
        )
        for group in GROUPS
    ]
    return show(request, "story/patterns.html", PatternsPage(_lines(own), groups))


@require_safe
def pattern(request: HttpRequest, pattern: str) -> HttpResponse:
    """Show one pattern: how it looks, how it is often meant, where the word comes from."""
    parts.need(parts.parts_now().patterns)
    found = named.by_code(pattern)
    if found is None:
        raise Http404
    own = [one for one in named.every() if one.pattern and one.pattern.id == found.id]
    strength = STRENGTHS[found.source.strength]
    return show(request, "story/pattern.html", PatternPage(found, pattern, strength, _lines(own)))


@require_http_methods(["GET", "POST"])
def own(request: HttpRequest, named_id: UUID) -> HttpResponse:
    """Show a named pattern with the person's own example; POST burns it, after it was asked."""
    parts.need(parts.parts_now().patterns)
    found = _load(named_id)
    if request.method == "POST":
        sealed.delete(found.entry.shelf, found.id)
        return see("story:patterns")
    values = named.values(found.entry)
    asked = named.asked(found.pattern) if found.pattern else None
    said = str(values.get("own_example", ""))
    shown = NamedPage(
        id=found.id,
        title=found.title,
        language=found.language,
        code=asked.code if asked else "",
        sentence=found.sentence,
        example=said,
        screens=answered(asked, values) if asked else [],
        tilt=balance.of_two(said, str(values.get("theirs", ""))) if asked else "",
        obstacle=exercise(parts.OBSTACLE).code,
        burning="burn" in request.GET,
    )
    return show(request, "story/named.html", shown)


def _lines(own: list[named.Named]) -> list[NamedLine]:
    return [NamedLine(one.id, one.title, one.language, one.begins or one.sentence) for one in own]


def _load(id: UUID) -> named.Named:
    try:
        return named.load(id)
    except sealed.MissingError:
        raise Http404 from None
