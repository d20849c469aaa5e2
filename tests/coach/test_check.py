from __future__ import annotations

import json

import pytest

from afterword.coach import CHANNELS, CONTACTS, KINDS, CoachProblem, check

HARMLESS = "Dear Jo,\n\nThe lamp is fixed.\n\nMia"


def labels(text: str, **asked: str) -> list[str]:
    return [finding.label for finding in check(text, **asked).findings]


def test_it_answers_in_the_shape_scripts_rely_on() -> None:
    report = check("I'm sorry if you felt hurt. I was wrong.", kind="apology").to_json()
    assert list(report) == ["version", "verdict", "safety", "sentences", "findings", "missing"]
    assert report["version"] == 1
    sentences = report["sentences"]
    findings = report["findings"]
    assert isinstance(sentences, list)
    assert isinstance(findings, list)
    assert sentences[1] == {
        "start": 28,
        "end": 40,
        "labels": [{"label": "owns", "confidence": 0.85}],
    }
    keys = ["label", "kind", "start", "end", "message", "why", "question"]
    assert list(findings[0]) == keys
    assert (findings[0]["label"], findings[0]["kind"]) == ("non-apology", "harm")
    assert json.loads(json.dumps(report)) == report


def test_it_lists_every_sentence_also_those_without_a_label() -> None:
    report = check("The lamp is fixed. I was wrong. It rains.")
    assert [len(sentence.labels) for sentence in report.sentences] == [0, 1, 0]


def test_it_counts_offsets_in_code_points_of_the_text_as_given() -> None:
    text = "😀😀\r\nI was wrong."
    finding = check(text).findings[0]
    assert text[finding.span.start : finding.span.end] == "I was wrong"


def test_it_lets_good_and_harmful_stand_in_one_sentence() -> None:
    text = "I lied about the loan and you always make me feel like a thief."
    assert set(labels(text)) >= {"owns", "blame"}


@pytest.mark.parametrize(
    "text",
    [
        "I used to call you crazy, and I was wrong.",
        "I won't be asking you to come back.",
        "You said “I beg you” and I laughed.",
        "It was not your fault.",
        "I miss you.",
        "I'm not pushing you, no pressure, it isn't a threat.",
    ],
)
def test_it_leaves_disowned_denied_and_quoted_words_alone(text: str) -> None:
    assert not [finding for finding in check(text).findings if finding.kind == "harm"]


def test_it_gives_no_credit_for_a_freedom_that_is_taken_back() -> None:
    assert "open-door" in labels("You don't need to reply. The lamp is fixed.")
    assert "open-door" not in labels("You don't need to reply. Tell me by Friday, yes or no.")


def test_it_is_quiet_about_arrangements() -> None:
    asked = "Please let me know by Friday whether you can take her."
    assert "pressure" in labels("Please let me know by Friday whether you want me.")
    assert labels(asked, kind="coparent") == []
    assert labels("Please tell me by Friday whether the dentist is on.") == []


def test_it_finds_no_harm_in_a_letter_to_the_dead() -> None:
    report = check("Please, please come home. You left me with everything.", kind="grief")
    assert report.verdict == "send"
    assert not report.notes


def test_it_names_what_is_missing_only_in_letters_that_reach_out() -> None:
    assert check("I was wrong.", kind="apology").missing == (
        "validates",
        "names",
        "learned",
        "update",
        "open-door",
    )
    assert check("I was wrong.", kind="closing").missing == ()
    assert check("I was wrong.", kind="apology", contact="in-touch").missing == ()


@pytest.mark.parametrize(
    ("text", "asked", "verdict"),
    [
        (HARMLESS, {}, "send"),
        ("I was wrong. You always leave when it gets hard. The lamp is fixed.", {}, "revise"),
        ("It would be a pity if HR saw this. I was wrong about the lamp.", {}, "hold"),
        ("Please, please. You always leave. You're such a coward.", {}, "hold"),
        ("You always leave when it gets hard.", {}, "revise"),
        (HARMLESS, {"contact": "closed"}, "hold"),
        (HARMLESS, {"contact": "locked"}, "hold"),
        (HARMLESS, {"kind": "after-no"}, "hold"),
        (HARMLESS, {"context": "A restraining order is in force."}, "hold"),
        ("fuck this bloody lamp, it bloody works", {}, "send"),
    ],
)
def test_it_gives_a_verdict(text: str, asked: dict[str, str], verdict: str) -> None:
    assert check(text, **asked).verdict == verdict


def test_it_flags_a_no_that_is_passed_over_and_danger_to_a_life() -> None:
    assert check(HARMLESS, contact="closed").safety == ("no-contact-violation",)
    report = check("I want to kill myself tonight. The keys are with Ana.", kind="grief")
    assert report.safety == ("self-harm",)
    assert report.verdict == "hold"


@pytest.mark.parametrize(
    "text",
    [
        "You could not go on guessing what mood I was in.",
        "I see now why you couldn't go on.",
        "I could not carry on pretending it was fine.",
        "She could not go on after the funeral.",
        "You told me you wanted to die, and I hung up.",
    ],
)
def test_it_holds_no_letter_for_what_is_not_danger_to_the_writer(text: str) -> None:
    assert check(text).safety == ()


@pytest.mark.parametrize(
    "text", ["I can't go on.", "I could not go on without you.", "I want to die."]
)
def test_it_still_hears_danger_to_the_writer(text: str) -> None:
    assert check(text).safety == ("self-harm",)


def test_it_sees_who_takes_too_much_on_themselves_and_calls_it_no_harm() -> None:
    for text in (
        "It was my fault that you hit me.",
        "Everything that went wrong was because of me.",
        "If I had been better you would not have cheated.",
    ):
        report = check(text)
        assert "over-ownership" in labels(text)
        assert report.verdict == "send"
        assert not report.praised


def test_it_notes_a_wish_once_and_minds_it_twice() -> None:
    once = "I would like to know you again. It rains."
    assert labels(once) == ["wish"]
    assert "pressure" in labels(once + " I hope we can talk one day.")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"channel": "fax"}, "“fax” is not a channel. It is one of: text, chat, email, letter"),
        ({"kind": "rant"}, "“rant” is not a kind"),
        ({"contact": "maybe"}, "“maybe” is not a contact"),
        ({"language": "xx"}, "no language “xx”"),
        ({"text": "  \n"}, "nothing to read yet"),
        ({"text": "é" * 500_001}, "longer than a letter"),
    ],
)
def test_it_refuses_what_it_cannot_answer_with_a_sentence(asked: dict[str, str], said: str) -> None:
    with pytest.raises(CoachProblem, match=said):
        check(asked.pop("text", HARMLESS), **asked)


def test_it_takes_every_channel_kind_and_contact() -> None:
    for channel in CHANNELS:
        assert check(HARMLESS, channel=channel).verdict == "send"
    for kind in KINDS:
        assert check(HARMLESS, kind=kind).verdict == ("hold" if kind == "after-no" else "send")
    for contact in CONTACTS:
        assert check(HARMLESS, contact=contact).sentences


def test_it_reads_lone_surrogates_and_odd_letters() -> None:
    text = "I was wrong \ud800. İ was wrong. I was wrong\u0000."
    assert "owns" in labels(text)
