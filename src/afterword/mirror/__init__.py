"""The pattern of a relationship in its own messages, own part first.

`measure_all(messages, me)` answers with results about the pair or about me. There is none about
the other person alone, and every quoted line is the person's own.
"""

from __future__ import annotations

from afterword.mirror.conversation import Conversation, MirrorProblem
from afterword.mirror.episodes import Window
from afterword.mirror.finding import (
    Finding,
    Level,
    Occasion,
    Own,
    OwnBesideTheirs,
    Pair,
    Quote,
    Result,
    Share,
    TooFew,
)
from afterword.mirror.measure import Seen, measure_all, measure_conversation, see
from afterword.mirror.river import Month, Phase, River, river_of

__all__ = [
    "Conversation",
    "Finding",
    "Level",
    "MirrorProblem",
    "Month",
    "Occasion",
    "Own",
    "OwnBesideTheirs",
    "Pair",
    "Phase",
    "Quote",
    "Result",
    "River",
    "Seen",
    "Share",
    "TooFew",
    "Window",
    "measure_all",
    "measure_conversation",
    "river_of",
    "see",
]
