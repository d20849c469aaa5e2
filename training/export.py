"""Writes the encoder as ONNX with eight-bit weights, and checks that it says the same."""

from __future__ import annotations

import copy
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.encoder import Reader
from training.fit import Row, stacked

NAMES = ("pieces", "kinds", "units")


class SmallTable(torch.nn.Module):
    """The table of pieces in eight bits, with a scale for each piece.

    One scale for the whole table, as the quantiser would choose, costs 0.5 in every score.
    """

    def __init__(self, table: torch.nn.Embedding) -> None:
        super().__init__()
        whole = table.weight.detach()
        scale = whole.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("small", (whole / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        """The vectors of these pieces."""
        return self.small[pieces].float() * self.scale[pieces]


class OnlySentences(torch.nn.Module):
    """The reader without its verdict on the draft, which only helps it to learn."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = copy.deepcopy(reader).eval()
        self.reader.word = SmallTable(reader.word)

    def forward(
        self, pieces: torch.Tensor, kinds: torch.Tensor, units: torch.Tensor
    ) -> torch.Tensor:
        """Scores of every sentence."""
        return self.reader(pieces, kinds, units)[0]


def write(model: Reader, row: Row, path: Path) -> None:
    """Export with the shapes of one row as an example; the file is about 23 MB."""
    model.eval()
    batch = stacked([row])
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            OnlySentences(model),
            tuple(batch[name] for name in NAMES),
            str(whole),
            input_names=list(NAMES),
            output_names=["scores"],
            dynamic_axes={
                "pieces": {0: "drafts", 1: "length"},
                "kinds": {0: "drafts", 1: "length"},
                "units": {0: "drafts", 1: "sentences", 2: "length"},
                "scores": {0: "drafts", 1: "sentences"},
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            str(whole),
            str(path),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=_of_the_head(whole),
        )


def _of_the_head(path: Path) -> list[str]:
    """The multiplications outside the layers; they are small and stay exact."""
    nodes = onnx.load(str(path)).graph.node
    return [node.name for node in nodes if node.op_type == "MatMul" and "layers" not in node.name]


def scores(path: Path, rows: list[Row]) -> list[np.ndarray]:
    """What the file says of these rows."""
    session = ort.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    found = []
    for row in rows:
        batch = stacked([row])
        found.append(session.run(["scores"], {name: batch[name].numpy() for name in NAMES})[0][0])
    return found
