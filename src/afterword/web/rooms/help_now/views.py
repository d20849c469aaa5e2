"""Help: works locked, without a vault, without JavaScript, and when the database is gone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword import safety as lines
from afterword.web.kit import answers, people
from afterword.web.kit.access import public
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.help_now.forms import CountryChoice, DeviceSettings
from afterword.web.rooms.help_now.pages import (
    CountryPage,
    Group,
    HelpPage,
    LettersPage,
    SafetyPage,
    SettingsPage,
)
from afterword.web.store import device


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show own people and the chosen country's lines; without a country, how to find some."""
    code = device.read().country
    chosen = lines.country(code)
    shown = HelpPage(
        people=people.at_hand(),
        country=chosen.name if chosen else "",
        emergency=chosen.emergency if chosen else (),
        groups=_groups(chosen) if chosen else (),
        directories=lines.everywhere().of_kind("directory"),
        form=CountryChoice(initial={"country": code}),
    )
    return show(request, "home", shown)


def _groups(chosen: lines.Country) -> tuple[Group, ...]:
    groups = (
        Group(_("Someone to talk to"), chosen.of_kind("crisis")),
        Group(_("If you are afraid of someone, or hurt by them"), chosen.of_kind("abuse")),
        Group(_("For men who are hurt at home"), chosen.of_kind("male-abuse"), fold=True),
        Group(_("If someone is afraid of you"), chosen.of_kind("change"), fold=True),
        Group(_("When someone has died"), chosen.of_kind("bereavement"), fold=True),
    )
    return tuple(group for group in groups if group.lines)


@public
@require_http_methods(["GET", "POST"])
def country(request: HttpRequest) -> HttpResponse:
    """Choose the country; it is kept on this device in plain and never guessed."""
    initial = {"country": device.read().country}
    form = (
        CountryChoice(request.POST) if request.method == "POST" else CountryChoice(initial=initial)
    )
    if form.is_bound and form.is_valid():
        device.change(country=form.cleaned_data["country"])
        return answers.see("help:home")
    return show(request, "country", CountryPage(form))


@public
@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    """Say what Leave does and what cannot be hidden from here."""
    return show(request, "safety", SafetyPage())


@public
@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Change how this device behaves; kept in plain, so it works locked."""
    form = form_for(request, DeviceSettings, initial=_standing())
    if form.is_bound and form.is_valid():
        device.change(**form.cleaned_data)
        response = HttpResponseRedirect(f"{reverse('help:settings')}?saved=1")
        response.status_code = 303
        return response
    return show(request, "settings", SettingsPage(form, "saved" in request.GET))


@public
@require_http_methods(["GET", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    """Make the letters of every page larger on this device, or as they were."""
    if request.method == "POST":
        device.change(large=request.POST.get("large") == "1")
        return answers.see("help:letters")
    return show(request, "letters", LettersPage(device.read().large))


def _standing() -> dict[str, object]:
    now = device.read()
    return {
        "language": now.language,
        "large": now.large,
        "watched": now.watched,
        "idle_minutes": now.idle_minutes,
        "exit_address": now.exit_address,
        "spelling": now.spelling,
    }


def show(request: HttpRequest, template: str, page: object) -> HttpResponse:
    """Render a page of help: Leave wide, and the card first where words asked for it."""
    return answers.show(
        request,
        f"help_now/{template}.html",
        page,
        page_leave_wide=True,
        page_help_current=True,
    )
