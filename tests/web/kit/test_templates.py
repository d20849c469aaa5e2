"""The furniture of every page: Leave first, nothing inline, words and errors with their field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation

from afterword.web.kit import charts

KIT = Path(charts.__file__).parents[1]
STATIC = KIT.parent / "static"
LEAVE = '<a href="/leave/" rel="nofollow noreferrer">'
FACES = [(str(number), word) for number, word in enumerate(["a", "b", "c", "d", "e"], start=1)]


@dataclass(frozen=True)
class Place:
    url: str
    label: str
    current: bool


class Form(forms.Form):
    face = forms.ChoiceField(choices=FACES, widget=forms.RadioSelect)
    words = forms.CharField(widget=forms.Textarea, help_text="A hint.")
    sleep = forms.IntegerField(required=False)
    day = forms.DateField(required=False)


def page(**context: object) -> str:
    return render_to_string("base.html", context)


def field(kind: str, name: str, form: Form, **extra: object) -> str:
    return render_to_string(f"fields/{kind}.html", {"field": form[name], **extra})


def test_leave_follows_the_skip_link_and_comes_before_help() -> None:
    html = page()
    links = re.findall(r"<a [^>]*>", html)
    assert links[0] == '<a class="skip" href="#main">'
    assert links[1] == LEAVE
    assert links[2].startswith('<a class="help-link" href="/help/"')


def test_leave_is_wide_where_someone_may_look() -> None:
    assert '<div class="leave wide">' in page(page_leave_wide=True)
    assert "wide" not in page()


def test_the_title_names_no_topic() -> None:
    assert "<title>Notes</title>" in page()


def test_there_is_no_bar_while_locked() -> None:
    assert "<nav" not in page(nav=[])
    assert 'aria-current="page"' in page(nav=[Place("/", "Today", current=True)])


def test_a_page_without_a_form_refreshes_to_the_curtain_only_without_script() -> None:
    html = page(is_open=True, idle_seconds=600)
    refresh = '<noscript><meta http-equiv="refresh" content="600; url=/d/curtain/"></noscript>'
    assert refresh in html
    assert "refresh" not in page(is_open=True, idle_seconds=600, page_has_form=True)
    assert "refresh" not in page(idle_seconds=600)


def test_a_notice_is_a_line_or_carries_a_link() -> None:
    assert "<p>Kept.</p>" in page(notice="Kept.")
    assert '<a href="/x/">see</a>' in page(notice={"text": "Kept.", "url": "/x/", "label": "see"})


@pytest.mark.parametrize("path", sorted(KIT.glob("templates/**/*.html")), ids=lambda p: p.name)
def test_no_template_of_the_kit_holds_inline_style_or_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|javascript:|<script(?![^>]* src=)", text)


@pytest.mark.parametrize("path", sorted(STATIC.glob("**/*.[cj]ss*")), ids=lambda p: p.name)
def test_no_stylesheet_or_script_asks_elsewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"https?://|@import|//[a-z]+\.[a-z]", text)
    assert len(text.splitlines()) <= 400


def test_words_stay_in_their_field_with_the_first_empty_line() -> None:
    html = field("textarea", "words", Form(data={"words": "\n<b>late"}))
    assert re.search(r"<textarea[^>]*>\n\n&lt;b&gt;late</textarea>", html)


def test_an_error_is_linked_to_its_field() -> None:
    html = field("textarea", "words", Form(data={}))
    assert 'aria-describedby="id_words_error id_words_hint"' in html
    assert 'id="id_words_error"' in html
    assert 'aria-invalid="true"' in html


def test_the_chosen_face_stays_chosen() -> None:
    html = field("face", "face", Form(data={"face": "4"}))
    assert html.count("<svg") == 5
    assert re.findall(r'value="(\d)" checked', html) == ["4"]


def test_nought_on_a_slider_is_an_answer() -> None:
    assert 'value="0"' in field("slider", "sleep", Form(initial={"sleep": 0}), low="a", high="b")


def test_a_wrong_day_is_shown_as_it_was_typed() -> None:
    assert 'value="31.02."' in field("date", "day", Form(data={"day": "31.02."}))


def test_a_secret_is_never_written_back() -> None:
    bound = Form(data={"words": "six words"})
    for kind in ("passphrase", "code"):
        assert "six words" not in field(kind, "words", bound)


def test_a_drawing_keeps_decimal_points_in_every_language() -> None:
    chart = charts.line_of_weeks(
        [charts.Point("May", 2), charts.Point("June", None), charts.Point("July", 4)],
        [charts.Event(0, "A move", "May")],
        name="w",
        title="W",
        description="D",
        low="heavy",
        high="warm",
    )
    tag = Template("{% load charts %}{% line_chart chart %}")
    with translation.override("de"):
        html = tag.render(Context({"chart": chart}))
    svg = html[html.index("<svg") : html.index("</svg>")]
    assert not re.search(r'"\d+,\d', svg)
    assert html.count("<tr>") == 4
    assert "A move" in html


def test_paired_bars_are_also_a_table() -> None:
    chart = charts.pair_bars(
        [charts.PairRow("May", 3, 1)],
        name="p",
        title="P",
        description="D",
        me="You",
        them="A.",
        unit="times",
    )
    html = Template("{% load charts %}{% pair_bars chart %}").render(Context({"chart": chart}))
    assert html.count('<rect class="mine"') == 2  # one of them is the key's
    assert re.search(r"<td[^>]*>3</td><td[^>]*>1</td>", html)
