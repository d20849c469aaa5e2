"""How you said sorry."""

from __future__ import annotations

from afterword.mirror import Own, Result, TooFew
from tests.mirror.histories import ME, THEM, Chat, answer


def apologies(chat: Chat) -> Result:
    return answer(chat, "apologies")


def test_it_counts_own_apologies_and_those_taken_back() -> None:
    chat = Chat()
    for number in range(6):
        chat.say(ME, f"I'm sorry about {number}")
        chat.say(THEM, "sorry from me too")
    back = chat.say(ME, "I’m sorry, but you started it")
    found = apologies(chat)
    assert isinstance(found, Own)
    assert found.figures == {"apologies": 7, "taken_back": 1}
    assert back in found.evidence
    assert all(chat.messages[quote.position].author == ME for quote in found.quotes)


def test_it_leaves_out_small_courtesies() -> None:
    chat = Chat()
    for _ in range(9):
        chat.say(ME, "running late, sorry")
        chat.say(ME, "sorry to hear that")
    assert isinstance(apologies(chat), TooFew)


def test_it_shows_an_apology_that_took_responsibility_first() -> None:
    chat = Chat()
    for number in range(5):
        chat.say(ME, f"sorry {number}")
    weighty = chat.say(ME, "sorry, I let you down")
    found = apologies(chat)
    assert isinstance(found, Own)
    assert found.quotes[0].position == weighty


def test_it_says_nothing_about_four() -> None:
    chat = Chat()
    for number in range(4):
        chat.say(ME, f"sorry {number}")
    found = apologies(chat)
    assert isinstance(found, TooFew)
    assert "4 lines" in found.said


def test_it_does_not_quote_self_blame_or_despair() -> None:
    chat = Chat()
    for _ in range(3):
        chat.say(ME, "sorry, I ruin everything")
        chat.say(ME, "sorry, I want to kill myself")
    found = apologies(chat)
    assert isinstance(found, Own)
    assert found.quotes == ()
