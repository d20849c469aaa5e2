"""The pattern of a relationship in its own messages, own part first.

`measure_all(messages, me)` answers with results about the pair or about me. There is none about
the other person alone, and every quoted line is the person's own.
"""

from __future__ import annotations

from afterword.mirror.conversation import Conversation, MirrorProblem
from afterword.mirror.measure import (
    Finding,
    Occasion,
    Own,
    OwnBesideTheirs,
    Pair,
    Quote,
    Result,
    Share,
    TooFew,
    measure_all,
    measure_conversation,
)

__all__ = [
    "Conversation",
    "Finding",
    "MirrorProblem",
    "Occasion",
    "Own",
    "OwnBesideTheirs",
    "Pair",
    "Quote",
    "Result",
    "Share",
    "TooFew",
    "measure_all",
    "measure_conversation",
]
