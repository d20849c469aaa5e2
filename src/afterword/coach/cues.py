"""Cues: the phrases of a rule, and one pass over a text that finds all of them.

A cue is written as it is spoken, in lower case, with a few signs:

    (a|b c)   one of these            [really]  may be there or not; [a|b] one or none of these
    {day}     a word of that list in the language's profile
    ...       up to four words        _         exactly one word, any word
    ^ first   the sentence starts here          $ last    the sentence ends here

Case, punctuation and short forms do not matter ("don't", "dont" and "do not" are one cue).

All cues of all rules are one network of words. Reading walks it with the sets of places it can
be in, and remembers each set it meets, so the time to read a text grows with the text alone: not
with the number of rules, and not with how a text is made.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from afterword.words import Language, Span, words_of

GAP_WORDS = 4
REMEMBERED = 20_000
"""How many sets of places are remembered before the memory is begun afresh."""

_SIGNS = re.compile(r"\.\.\.|[()|\[\]]|\{[\w-]+\}|[^\s()|\[\]{}]+")
_CLOSES = {"(": ")", "[": "]"}


class CueProblem(ValueError):  # noqa: N818 - a problem, in the words of the house
    """A cue that cannot be read; the message quotes it."""


class Hit(NamedTuple):
    """A cue found: from which word to which (inclusive), within one sentence."""

    first: int
    last: int


class _End(NamedTuple):
    """Whose cue is complete here, and whether it must touch an edge of the sentence."""

    owner: str
    at_start: bool
    at_end: bool


@dataclass(eq=False)
class _Node:
    """A place in the network: where each word leads, where any word leads, and where none does."""

    words: dict[str, list[_Node]] = field(default_factory=dict)
    anything: list[_Node] = field(default_factory=list)
    at_once: list[_Node] = field(default_factory=list)
    ends: list[_End] = field(default_factory=list)


class _Places:
    """A set of nodes the reading can be in at once, with its steps found so far."""

    def __init__(self, nodes: frozenset[_Node]) -> None:
        self.nodes = nodes
        self.words: dict[str, list[_Node]] = {}
        self.anything = [after for node in nodes for after in node.anything]
        self.ends = tuple({end for node in nodes for end in node.ends})
        self.steps: dict[str, _Places] = {}
        for node in nodes:
            for word, afters in node.words.items():
                self.words.setdefault(word, []).extend(afters)


class CueTree:
    """Every cue of one language under the name of its owner."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self.mark = os.urandom(8)  # of these cues and no others
        self._root = _Node()
        self._remembered: dict[frozenset[_Node], _Places] = {}
        self._start: _Places | None = None

    def add(self, owner: str, cues: Iterable[str]) -> None:
        """Put cues under an owner's name. Raises CueProblem for one that cannot be read."""
        for cue in cues:
            at_start = cue.startswith("^ ")
            at_end = cue.endswith(" $")
            signs = _SIGNS.findall(cue[2 * at_start : len(cue) - 2 * at_end])
            if not signs or cue != cue.lower():
                raise CueProblem(f"The cue “{cue}” is empty or not in lower case.")
            if signs[0] in ("...", "_") or signs[-1] == "...":
                raise CueProblem(f"The cue “{cue}” must begin and end with a word.")
            begin, end = _Node(), _Node()
            if self._alternatives(signs, 0, begin, end, cue) < len(signs):
                raise CueProblem(f"The cue “{cue}” closes a bracket it did not open.")
            if end in _closure([begin]):
                raise CueProblem(f"The cue “{cue}” may stand for nothing at all.")
            end.ends.append(_End(owner, at_start, at_end))
            self._root.at_once.append(begin)
        self.mark = os.urandom(8)
        self._start = None
        self._remembered.clear()

    def _alternatives(
        self, signs: Sequence[str], place: int, begin: _Node, end: _Node, cue: str
    ) -> int:
        """Lay the choices up to a closing bracket between two nodes; the place it ended."""
        node = begin
        while place < len(signs) and signs[place] not in (")", "]"):
            sign = signs[place]
            place += 1
            if sign == "|":
                node.at_once.append(end)
                node = begin
                continue
            after = _Node()
            if sign in _CLOSES:
                inner = _Node()
                node.at_once.append(inner)
                place = self._alternatives(signs, place, inner, after, cue)
                if place >= len(signs) or signs[place] != _CLOSES[sign]:
                    raise CueProblem(f"The cue “{cue}” does not close a bracket.")
                place += 1
                if sign == "[":
                    node.at_once.append(after)
            else:
                self._lay(sign, node, after, cue)
            node = after
        node.at_once.append(end)
        return place

    def _lay(self, sign: str, node: _Node, after: _Node, cue: str) -> None:
        """Lay one sign that is not a bracket between two nodes."""
        if sign == "_":
            node.anything.append(after)
        elif sign == "...":
            for _ in range(GAP_WORDS):
                node.at_once.append(after)
                further = _Node()
                node.anything.append(further)
                node = further
            node.at_once.append(after)
        elif sign.startswith("{"):
            listed = self._language.lists.get(sign[1:-1])
            if listed is None:
                raise CueProblem(f"The cue “{cue}” names a list “{sign}” nobody wrote.")
            for word in listed:
                node.words.setdefault(word, []).append(after)
        else:
            self._lay_words(sign, node, after, cue)

    def _lay_words(self, sign: str, node: _Node, after: _Node, cue: str) -> None:
        """Lay a word, or all the words a short form stands for."""
        parts = words_of(sign, Span(0, len(sign)), self._language.code).words
        if not parts:
            raise CueProblem(f"The cue “{cue}” holds “{sign}”, which is no word.")
        for part in parts[:-1]:
            further = _Node()
            node.words.setdefault(part, []).append(further)
            node = further
        node.words.setdefault(parts[-1], []).append(after)

    def hits(self, words: Sequence[str]) -> Mapping[str, list[Hit]]:
        """All cues among the words of a sentence, by owner: the longest, none overlapping."""
        found: dict[str, list[Hit]] = {}
        if self._start is None or len(self._remembered) > REMEMBERED:
            self._remembered.clear()
            self._start = self._places([self._root])
        starters = self._start.words
        for first, word in enumerate(words):
            if word not in starters:
                continue
            for owner, last in self._longest(self._start, words, first).items():
                mine = found.setdefault(owner, [])
                if not mine or mine[-1].last < first:
                    mine.append(Hit(first, last))
        return found

    def _longest(self, start: _Places, words: Sequence[str], first: int) -> dict[str, int]:
        """For each owner with a cue that starts at `first`, the last word it reaches."""
        best: dict[str, int] = {}
        places = start
        count = len(words)
        for place in range(first, count):
            word = words[place]
            stepped = places.steps.get(word)
            if stepped is None:
                stepped = self._step(places, word)
                if stepped is None:
                    break
            places = stepped
            for end in places.ends:
                if (first == 0 or not end.at_start) and (place == count - 1 or not end.at_end):
                    best[end.owner] = place
        return best

    def _step(self, places: _Places, word: str) -> _Places | None:
        """Where a word leads from a set of places; nowhere when no cue goes on with it.

        What any other word leads to is kept once, under "", so that memory does not grow with
        the words of a text.
        """
        afters = places.words.get(word)
        key = word if afters else ""
        if key not in places.steps and (afters or places.anything):
            places.steps[key] = self._places([*(afters or ()), *places.anything])
        return places.steps.get(key)

    def _places(self, nodes: Iterable[_Node]) -> _Places:
        """The set of places reached from these nodes without reading a word."""
        reached = _closure(nodes)
        if reached not in self._remembered:
            self._remembered[reached] = _Places(reached)
        return self._remembered[reached]


def _closure(nodes: Iterable[_Node]) -> frozenset[_Node]:
    """These nodes and all that follow from them at once."""
    waiting = list(nodes)
    reached: set[_Node] = set()
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting.extend(node.at_once)
    return frozenset(reached)
