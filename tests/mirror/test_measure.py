"""Every measure there is, whatever it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from afterword.mirror import Finding, Own, OwnBesideTheirs, Pair, TooFew, measure_all
from afterword.mirror.measure import all_measures
from tests.mirror.histories import ME, THEM, Chat, everyday


def full() -> Chat:
    chat = everyday(300, [0.5, 0.9])
    for number in range(12):
        chat.quarrel()
        chat.say(ME, f"I'm sorry, I was wrong {number}")
        chat.say(THEM, "I'm sorry too, I love you")
        chat.wait(24 * (9 + number))
    chat.say(ME, "sorry, but you started it")
    return chat


FULL = full()


def findings() -> Iterator[Finding]:
    for result in measure_all(FULL.messages, ME):
        assert not isinstance(result, TooFew), result.said
        yield result


def test_it_puts_repair_first() -> None:
    orders = [module.ORDER for module in all_measures()]
    assert orders == sorted(orders)
    assert next(findings()).name == "repair"


def test_it_answers_about_the_pair_or_me_and_nobody_else() -> None:
    assert {type(finding) for finding in findings()} <= {Own, Pair, OwnBesideTheirs}


@pytest.mark.parametrize("finding", list(findings()), ids=lambda finding: finding.name)
def test_it_says_question_way_limit_and_source(finding: Finding) -> None:
    assert finding.question.endswith("?")
    assert min(map(len, (finding.said, finding.how, finding.caveat, finding.source))) > 40
    assert finding.evidence


@pytest.mark.parametrize("finding", list(findings()), ids=lambda finding: finding.name)
def test_it_quotes_only_own_lines_word_for_word(finding: Finding) -> None:
    for quote in finding.quotes:
        line = FULL.messages[quote.position]
        assert (line.author, line.text) == (ME, quote.text)
        assert line.at.replace(microsecond=0) == quote.at


@pytest.mark.parametrize("finding", list(findings()), ids=lambda finding: finding.name)
def test_it_points_only_at_lines_that_are_there(finding: Finding) -> None:
    assert all(0 <= position < len(FULL.messages) for position in finding.evidence)
    if isinstance(finding, Own):
        assert {FULL.messages[position].author for position in finding.evidence} == {ME}


@pytest.mark.parametrize("finding", list(findings()), ids=lambda finding: finding.name)
def test_it_gives_no_verdict_score_or_odds(finding: Finding) -> None:
    words = " ".join((finding.said, finding.how, finding.caveat, finding.title)).lower()
    for forbidden in ("fault", "score", "healthy", "unhealthy", "should have", "you failed", "!"):
        assert forbidden not in words
