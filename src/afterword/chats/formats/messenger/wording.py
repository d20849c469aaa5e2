"""Sentences that Meta wrote, not a person, though they stand under a person's name.

They come in the language of the account; these are the English ones. Each begins with `You`, or
with the name of the sender or the first word of it, and only as a whole text do they count.
"""

from __future__ import annotations

import re
from functools import lru_cache

from afterword.chats.message import CALL, MEDIA, SYSTEM

_ABOUT_THE_CHAT = r"""
    set\ the\ (?:nickname\ for\ .+|emoji\ to\ .+|theme\ to\ .+|quick\ reaction\ to\ .+)
  | (?:set|cleared)\ (?:his|her|their|your)\ (?:own\ )?nickname(?:\ to\ .+)?
  | cleared\ the\ nickname\ for\ .+
  | changed\ the\ (?:chat\ )?(?:theme|colou?rs?)(?:\ to\ .+)?
  | changed\ the\ (?:group|chat)\ (?:photo|name)(?:\ to\ .+)?
  | named\ the\ group\ .+ | removed\ the\ group\ name | left\ the\ group
  | created\ (?:the|this)\ group | added\ .+\ to\ the\ group | removed\ .+\ from\ the\ group
  | turned\ (?:on|off)\ (?:vanish\ mode|disappearing\ messages|member\ approval).*
  | pinned\ a\ message | (?:created|voted\ for\ .+\ in)\ (?:a|the)\ poll.*
"""
_A_CALL = r"""
    called\ (?:you|[^\W\d_a-z]\w*(?:\ [^\W\d_a-z]\w*)?)
  | missed\ (?:a|your)\ (?:audio\ |video\ |voice\ )?(?:call|chat)(?:\ (?:from|with)\ .+)?
  | (?:started|joined|ended)\ (?:a|an|the)\ (?:audio\ |video\ |voice\ )?(?:call|chat)
"""
_NO_WORDS = r"""
    sent\ (?:an?\ (?:attachment|photo|video|GIF|sticker|link|location|live\ location|voice\ message
             |audio\ message|post|reel|story)|\d+\ (?:photos|videos))
  | replied\ to\ (?:your|their|.+'s)\ story | mentioned\ .+\ in\ .+\ story
"""
_REACTED = re.compile(r"Liked a message|Reacted .{1,16} to your message ?")
_NOBODY = {
    "You are now connected on Messenger": SYSTEM,
    "You can now message and call each other and see info like Active Status and when you've"
    " read messages": SYSTEM,
    "The call ended": CALL,
    "The video call ended": CALL,
    "The video chat ended": CALL,
}
_BY_KIND = tuple(
    (kind, re.compile(rf"(?:{pattern})\.", re.VERBOSE | re.DOTALL))
    for kind, pattern in ((SYSTEM, _ABOUT_THE_CHAT), (CALL, _A_CALL), (MEDIA, _NO_WORDS))
)
LONGEST = 400
"""Characters; what is longer was written by someone."""


def kind_of(text: str, sender: str) -> str | None:
    """Name the kind of a sentence that Meta wrote; None for what a person wrote."""
    if len(text) > LONGEST:
        return None
    bare = text.rstrip(".! ")
    if bare in _NOBODY:
        return _NOBODY[bare]
    if _REACTED.fullmatch(text):
        return MEDIA
    for name in _names(sender):
        if text.startswith(name):
            rest = text[len(name) :]
            return next((kind for kind, sense in _BY_KIND if sense.fullmatch(rest)), None)
    return None


@lru_cache(maxsize=1_000)
def _names(sender: str) -> tuple[str, ...]:
    """List what such a sentence may begin with, the longest first."""
    first = sender.split(" ", 1)[0]
    return tuple(f"{name} " for name in dict.fromkeys((sender, first, "You")) if name)
