"""The plain reader: weights over words and parts of words, in pure Python.

It reads a sentence, its neighbours, and what is known of the draft. It is what is left when
onnxruntime or the encoder's file is absent. The weights are one row of signed bytes, one byte a
label, for each bucket a feature may fall into; sums are taken for all labels at once, in lanes of
sixteen bits inside one whole number.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from afterword.coach.bars import Bars, bars_from
from afterword.coach.memory import Remembered, digest

FILE = files("afterword.coach") / "weights" / "linear.bin"
BITS = 16
"""A feature falls into one of 2 to the power of BITS buckets."""

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)*|[^\w\s]")
_BATCH = 200
"""Rows summed before the lanes are emptied: 200 times 255 stays below 65,536."""


@dataclass(frozen=True)
class Weights:
    """What was learned. `rows` has one byte a label for each bucket, 128 standing for nothing.

    A score is `bias` plus, for each group, its sum times `scale` over the root of its size.
    """

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    scale: tuple[float, ...]
    rows: bytes
    bars: Bars


@cache
def load() -> Weights | None:
    """The weights that came with the package, or None where they are absent."""
    if not FILE.is_file():
        return None
    data = FILE.read_bytes()
    head, _, body = data.partition(b"\n")
    about = json.loads(head)
    return Weights(
        tuple(about["labels"]),
        tuple(about["bias"]),
        tuple(about["scale"]),
        zlib.decompress(body),
        bars_from(about["bars"]),
    )


class Seen(NamedTuple):
    """All the plain reader knows when it reads one sentence; empty text where none stands."""

    before: tuple[str, str]
    sentence: str
    after: str
    from_start: int
    from_end: int
    channel: str
    kind: str


def seen(sentences: Sequence[str], channel: str, kind: str) -> Iterator[Seen]:
    """Each sentence with the two before it, the one after, and whether an edge is near."""
    framed = ("", "", *sentences, "")
    last = len(sentences) - 1
    for place, sentence in enumerate(sentences):
        before = (framed[place], framed[place + 1])
        edges = (min(place, 3), min(last - place, 3))
        yield Seen(before, sentence, framed[place + 3], *edges, channel, kind)


def scores(
    sentences: Sequence[str], channel: str, kind: str, weights: Weights
) -> list[tuple[float, ...]]:
    """For each sentence its score for each label, before the logistic curve."""
    mark = str(hash(weights.rows))
    return [
        _SCORED.get(digest(repr(one), mark), partial(_score, one, weights))
        for one in seen(sentences, channel, kind)
    ]


_SCORED: Remembered[tuple[float, ...]] = Remembered(1024)
"""The scores of sentences, for when only another sentence of the draft changes."""


def _score(one: Seen, weights: Weights) -> tuple[float, ...]:
    """The scores of one sentence."""
    total = list(weights.bias)
    for group in features(one).values():
        if group:
            share = len(group) ** -0.5
            sums = _sums(group, weights)
            total = [
                value + share * scale * part
                for value, scale, part in zip(total, weights.scale, sums, strict=True)
            ]
    return tuple(total)


def features(one: Seen) -> Mapping[str, set[int]]:
    """The buckets a sentence's features fall into, by group."""
    words = _words(one.sentence)
    before = [f"b {word}" for text in one.before for word in _words(text)]
    after = [f"a {word}" for word in _words(one.after)]
    return {
        "words": _buckets(_phrases(words)),
        "parts": _buckets(_parts(words)),
        "around": _buckets([*before, *after]),
        "draft": _buckets(_about(words, one)),
    }


def _words(sentence: str) -> list[str]:
    """Lower-case words and signs; every figure is a nought."""
    plain = re.sub(r"\d", "0", sentence.lower().replace("’", "'").replace("‘", "'"))
    return _WORD.findall(plain)


def _phrases(words: Sequence[str]) -> Iterator[str]:
    """Each word, two in a row, and two with one between them."""
    framed = ["<", *words, ">"]
    yield from (f"w {word}" for word in words)
    yield from (f"w {one} {two}" for one, two in pairwise(framed))
    yield from (f"w {one} _ {two}" for one, two in zip(framed, framed[2:], strict=False))


def _parts(words: Sequence[str]) -> Iterator[str]:
    """Runs of three to five characters inside each word and over its edges."""
    for word in words:
        framed = f" {word} "
        for size in (3, 4, 5):
            for start in range(len(framed) - size + 1):
                yield f"p{framed[start : start + size]}"


def _about(words: Sequence[str], one: Seen) -> Iterator[str]:
    """What is known besides the words: the draft, the place in it, the length, who is spoken of."""
    yield f"c {one.channel}"
    yield f"k {one.kind}"
    yield f"l {min(len(words) // 4, 8)}"
    yield f"s {one.from_start}"
    yield f"e {one.from_end}"
    me = bool({"i", "i'm", "i've", "i'd", "i'll", "my", "me"} & set(words))
    you = bool({"you", "your", "you're", "you've", "u", "ur"} & set(words))
    yield f"m {me} {you}"
    yield f"m {me} {you} {one.kind}"
    yield f"q {'?' in words}"


def _buckets(found: Sequence[str] | Iterator[str]) -> set[int]:
    mask = (1 << BITS) - 1
    return {zlib.crc32(feature.encode("utf-8", "surrogatepass")) & mask for feature in found}


def _sums(buckets: set[int], weights: Weights) -> list[int]:
    """The sum of each label's weights over these buckets."""
    count = len(weights.labels)
    width = count + count % 2
    lanes = int.from_bytes(b"\xff\x00" * (width // 2), "little")
    rows = weights.rows
    even = odd = 0
    waiting = 0
    sums = [-128 * len(buckets)] * count
    for bucket in buckets:
        row = int.from_bytes(rows[bucket * count : (bucket + 1) * count], "little")
        even += row & lanes
        odd += (row >> 8) & lanes
        waiting += 1
        if waiting == _BATCH:
            _empty(even, odd, sums)
            even = odd = waiting = 0
    _empty(even, odd, sums)
    return sums


def _empty(even: int, odd: int, sums: list[int]) -> None:
    """Add what stands in the lanes of sixteen bits to the sums."""
    for place in range(len(sums)):
        lane = odd if place % 2 else even
        sums[place] += (lane >> (16 * (place // 2))) & 0xFFFF
