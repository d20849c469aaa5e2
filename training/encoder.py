"""MiniLM-L6 with a head that reads every sentence of a draft in one pass (training only, torch).

A sentence's score for a label is the sum of a linear reading of its mean, of its end mark, and of
an attention over its pieces that each label has for itself.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH = 384
HEADS = 12
LAYERS = 6


class Layer(nn.Module):
    """One layer of BERT: attention, then a feed-forward part, each added and normed."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_one = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.norm_two = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """`hidden` is (drafts, pieces, 384); `bias` is added to every attention score."""
        count, length, _ = hidden.shape
        shape = (count, length, HEADS, WIDTH // HEADS)
        query, key, value = (
            part(hidden).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias
        weights = functional.dropout(scores.softmax(-1), self.dropout, self.training)
        mixed = (weights @ value).transpose(1, 2).reshape(count, length, WIDTH)
        mixed = functional.dropout(self.out(mixed), self.dropout, self.training)
        hidden = self.norm_one(hidden + mixed)
        fed = self.narrow(functional.gelu(self.wide(hidden)))
        return self.norm_two(hidden + functional.dropout(fed, self.dropout, self.training))


class Reader(nn.Module):
    """The encoder and its head. Gives scores for sentences and for the draft, both before sigmoid.

    Sentence scores: 19 labels, then any harm, then self-harm and violence. Draft scores: send,
    revise, hold.
    """

    def __init__(self, labels: int = 22, dropout: float = 0.1, pieces: int = 30522) -> None:
        super().__init__()
        self.word = nn.Embedding(pieces, WIDTH)
        self.place = nn.Embedding(512, WIDTH)
        self.kind = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.of_mean = nn.Linear(WIDTH, labels)
        self.of_mark = nn.Linear(WIDTH, labels)
        self.asks = nn.Linear(WIDTH, labels)
        self.tells = nn.Linear(WIDTH, labels)
        self.of_draft = nn.Linear(WIDTH, 3)
        self.dropout = dropout
        for part in self.head():
            nn.init.normal_(part.weight, std=0.02)
            nn.init.zeros_(part.bias)
        nn.init.constant_(self.of_mean.bias, -3.0)

    def head(self) -> tuple[nn.Linear, ...]:
        """The parts that begin from nothing."""
        return (self.of_mean, self.of_mark, self.asks, self.tells, self.of_draft)

    def forward(self, pieces: Tensor, kinds: Tensor, units: Tensor) -> tuple[Tensor, Tensor]:
        """`pieces`, `kinds`: (drafts, pieces); `units`: (drafts, sentences, pieces), 1 inside.

        A piece number of -1 is padding.
        """
        return self.above(self.below(pieces, kinds, 0), pieces >= 0, units, 0)

    def below(self, pieces: Tensor, kinds: Tensor, depth: int) -> Tensor:
        """What the embeddings and the first `depth` layers make of a row."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.word(pieces.clamp(min=0)) + self.place(places) + self.kind(kinds)
        hidden = functional.dropout(self.norm(hidden), self.dropout, self.training)
        bias = self._bias(pieces >= 0)
        for layer in self.layers[:depth]:
            hidden = layer(hidden, bias)
        return hidden

    def above(
        self, hidden: Tensor, there: Tensor, units: Tensor, depth: int
    ) -> tuple[Tensor, Tensor]:
        """The layers from `depth` on, and the head."""
        bias = self._bias(there)
        for layer in self.layers[depth:]:
            hidden = layer(hidden, bias)
        dropped = functional.dropout(hidden, self.dropout, self.training)
        return self._sentences(dropped, units), self.of_draft(dropped[:, 0])

    def _bias(self, there: Tensor) -> Tensor:
        """What is added to every attention score, so that nobody looks at padding."""
        return (there[:, None, None, :].float() - 1.0) * 1e4

    def _sentences(self, hidden: Tensor, units: Tensor) -> Tensor:
        """Scores of every sentence, (drafts, sentences, labels)."""
        size = units.sum(-1, keepdim=True).clamp(min=1.0)
        mean = units @ hidden / size
        following = functional.pad(units[:, :, 1:], (0, 1))
        marks = units * (1.0 - following)
        mark = marks @ hidden
        weight = torch.exp(self.asks(hidden).clamp(-8.0, 8.0))
        told = units @ (weight * self.tells(hidden)) / (units @ weight).clamp(min=1e-6)
        return self.of_mean(mean) + self.of_mark(mark) + told


def from_minilm(path: Path, dropout: float = 0.1) -> Reader:
    """A Reader that begins with the published weights of all-MiniLM-L6-v2 (safetensors)."""
    reader = Reader(dropout=dropout)
    with torch.no_grad():
        for name, tensor in safetensors(path).items():
            own = _own_name(name)
            if own:
                target = reader.get_parameter(own)
                target.copy_(tensor[: target.shape[0]])
    return reader


def safetensors(path: Path) -> dict[str, Tensor]:
    """The tensors of a safetensors file (fp32 only)."""
    data = path.read_bytes()
    (size,) = struct.unpack("<Q", data[:8])
    found = {}
    for name, about in json.loads(data[8 : 8 + size]).items():
        if name != "__metadata__" and about["dtype"] == "F32":
            start, end = (8 + size + offset for offset in about["data_offsets"])
            flat = torch.frombuffer(bytearray(data[start:end]), dtype=torch.float32)
            found[name] = flat.view(about["shape"])
    return found


_PARTS = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "norm_one",
    "intermediate.dense": "wide",
    "output.dense": "narrow",
    "output.LayerNorm": "norm_two",
}
_TABLES = {
    "embeddings.word_embeddings.weight": "word.weight",
    "embeddings.position_embeddings.weight": "place.weight",
    "embeddings.token_type_embeddings.weight": "kind.weight",
    "embeddings.LayerNorm.weight": "norm.weight",
    "embeddings.LayerNorm.bias": "norm.bias",
}


def _own_name(name: str) -> str | None:
    """What a published tensor is called here; None for the pooler, which is not used."""
    if name in _TABLES:
        return _TABLES[name]
    if not name.startswith("encoder.layer."):
        return None
    number, _, rest = name.removeprefix("encoder.layer.").partition(".")
    part, _, end = rest.rpartition(".")
    return f"layers.{number}.{_PARTS[part]}.{end}" if part in _PARTS else None
