"""No form loses a word: not to a lock, not to the curtain, not to a stale token."""

from __future__ import annotations

from bs4 import BeautifulSoup, SoupStrainer, Tag

from afterword.web.store import facts, session
from tests.web.people import PASSPHRASE, Person
from tests.web.test_every_page import NOT_PAGES, ROUTES, address, lived_in

__all__ = ["lived_in"]
WORDS = "the plums <were> ripe & you laughed"
SECRET = {"passphrase", "now-passphrase", "code", "sheet"}
TYPED = {"text", "search", None}
FORMS = SoupStrainer("form", method="post")
FIELDS = SoupStrainer(["textarea", "input"])


def text_fields(form: Tag) -> list[str]:
    """Names of the fields in which a person writes."""
    fields = [tag["name"] for tag in form.find_all("textarea")]
    for tag in form.find_all("input"):
        if tag.get("type") in TYPED and tag.get("name") not in SECRET:
            fields.append(tag["name"])
    return [str(name) for name in fields]


def filled(form: Tag, words: str) -> dict[str, str]:
    """What a browser would send: hidden values, first choices, and words in every text field."""
    sent: dict[str, str] = {}
    for tag in form.find_all("input", {"type": "hidden"}):
        if tag["name"] != "csrfmiddlewaretoken":
            sent[tag["name"]] = tag.get("value", "")
    for tag in form.find_all("select"):
        option = tag.find("option", selected=True) or tag.find("option")
        sent[tag["name"]] = option.get("value", "")
    return sent | dict.fromkeys(text_fields(form), words)


def forms(person: Person, ids: dict[str, str]) -> list[tuple[str, dict[str, str], list[str]]]:
    """Every form with words in it: where it goes, what it sends, which fields hold words."""
    found = {}
    for route in ROUTES:
        if route in NOT_PAGES:
            continue
        here = address(route, ids)
        html = person.get(here).content.decode()
        soup = BeautifulSoup(html, "html.parser", parse_only=FORMS)
        for form in soup.find_all("form", {"method": "post"}):
            target = str(form.get("action") or here)
            if text_fields(form) and "/d/unlock/" not in target:
                found[target] = (filled(form, WORDS), text_fields(form))
    return [(target, sent, fields) for target, (sent, fields) in found.items()]


def shown(person: Person, answer_html: str) -> bool:
    """Whether the words stand in a field of the page that follows."""
    soup = BeautifulSoup(answer_html, "html.parser", parse_only=FIELDS)
    texts = [tag.text for tag in soup.find_all("textarea")]
    values = [str(tag.get("value", "")) for tag in soup.find_all("input")]
    return any(WORDS in text for text in [*texts, *values])


def unlocked_with(person: Person, target: str, sent: dict[str, str], door: str) -> str:
    """Post into a locked or hidden page, open it again, and return the page one lands on."""
    page = person.post(target, sent).context["page"]
    carried = {f"carried:{name}": value for name, value in page.carried}
    key = {"passphrase": PASSPHRASE} if door == "/d/unlock/" else {"code": "204060"}
    landed = person.post(door, {**key, "carried_to": page.carried_to, **carried}, follow=True)
    return landed.content.decode()


def test_it_carries_every_form_over_the_lock(lived_in: tuple[Person, dict[str, str]]) -> None:
    person, ids = lived_in
    found = forms(person, ids)
    targets = {target for target, _sent, _fields in found}
    assert {"/r/3/new/", "/s/", "/r/0/now/reasons/change/"} <= targets
    assert {"/r/2/a/own/", "/r/6/a/new/", f"/r/7/a/{ids['card']}/", "/r/9/print/"} <= targets
    for target, sent, fields in found:
        session.end(person.row)
        answer = person.post(target, sent)
        if answer.status_code != 401:  # works locked: the drawer
            person.post("/d/unlock/", {"passphrase": PASSPHRASE})
            continue
        landed = unlocked_with(person, target, sent, "/d/unlock/")
        assert shown(person, landed), (target, fields)


def test_it_carries_what_is_written_where_fear_is_over_the_lock(keeper: Person) -> None:
    with keeper.opened():
        facts.tell("afraid")
    keeper.post("/r/10/a/new/", {"words": "A car outside.", "on": "2026-04-01"})
    (line,) = keeper.get("/r/10/a/").context["page"].lines
    for target in ("/r/10/a/new/", f"/r/10/a/{line.id}/"):
        soup = BeautifulSoup(keeper.get(target).content.decode(), "html.parser", parse_only=FORMS)
        form = next(one for one in soup.find_all("form") if one.find("textarea"))
        sent = filled(form, WORDS) | {"on": "2026-05-03"}
        session.end(keeper.row)
        assert shown(keeper, unlocked_with(keeper, target, sent, "/d/unlock/")), target


def test_it_carries_every_form_through_the_curtain(
    lived_in: tuple[Person, dict[str, str]],
) -> None:
    person, ids = lived_in
    all_forms = forms(person, ids)
    person.post("/d/code/", {"code": "204060"})
    for target, sent, fields in all_forms:
        session.draw_curtain(person.row)
        if person.post(target, sent).status_code != 401:
            session.lift_curtain(person.row, "204060")
            continue
        landed = unlocked_with(person, target, sent, "/d/curtain/")
        assert shown(person, landed), (target, fields)


def test_it_keeps_the_words_of_every_form_when_a_token_is_stale(
    lived_in: tuple[Person, dict[str, str]],
) -> None:
    person, ids = lived_in
    strict = Person(enforce_csrf_checks=True)
    for target, sent, fields in forms(person, ids):
        strict.cookies = person.cookies
        landed = strict.post(target, sent, follow=True)
        assert landed.status_code < 500
        assert shown(strict, landed.content.decode()), (target, fields)
