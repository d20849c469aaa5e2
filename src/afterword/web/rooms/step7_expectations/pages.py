"""What the pages of step 7 show."""

from __future__ import annotations

from dataclasses import dataclass

from afterword.programme.asking import Card
from afterword.web.exercises.steps import Step
from afterword.web.rooms.step7_expectations.forms import Believed


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html: the step and what there is to do in it."""

    step: Step
    has_cards: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic; ``left``: cards that nothing was written on yet."""

    name: str
    title: str
    left: int


@dataclass(frozen=True, slots=True)
class TopicsPage:
    """topics.html; ``questions``: some are kept."""

    topics: list[Topic]
    questions: bool


@dataclass(frozen=True, slots=True)
class CardPage:
    """card.html: one card. ``language``: of its words."""

    card: Card
    form: Believed
    language: str


@dataclass(frozen=True, slots=True)
class AskPage:
    """ask.html: the question of a card, and the way on. ``unknown``: it is kept for some day."""

    card: Card
    language: str
    unknown: bool
    more: bool


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """questions.html: what one could ask, some day."""

    cards: list[Card]
    language: str
