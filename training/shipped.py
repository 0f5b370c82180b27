"""The readers as they ship, read back from the weights that the program runs: new texts are best learned from
there, and not from the base anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.fit import WEIGHTS
from training.plain import Plain
from training.reader import Reader

_MATRIX, _BYTES, _SCALE, _ZERO = "onnx::MatMul_", "_quantized", "_scale", "_zero_point"
Held = dict[str, NDArray[Any]]


def restore(telling: Reader, pointing: Reader) -> None:
    """Give two readers the weights that ship; what eight bits could not hold is lost."""
    plain = Plain(telling, pointing)
    written = onnx.load(WEIGHTS / "encoder.onnx").graph.initializer
    held: Held = {each.name: numpy_helper.to_array(each) for each in written}
    with torch.no_grad():
        for layer, weights in zip(plain.linears(), _matrices(held), strict=True):
            layer.weight.copy_(weights.T)
        for name, parameter in plain.named_parameters():
            if name in held:
                parameter.copy_(torch.tensor(held[name]))
    far = json.loads((WEIGHTS / "encoder.json").read_text(encoding="utf-8"))["far"]
    pointing.to_agents.take(plain.agents, far[0])
    pointing.to_targets.take(plain.targets, far[1])


def _matrices(held: Held) -> Iterator[Tensor]:
    """Those that are learned, in the order in which they are used: by it the exporter numbers them."""
    named = (name.removesuffix(_BYTES) for name in held if name.startswith(_MATRIX) and name.endswith(_BYTES))
    for name in sorted(named, key=lambda name: int(name.removeprefix(_MATRIX))):
        steps = held[name + _BYTES].astype(np.float32) - held[name + _ZERO].astype(np.float32)
        yield torch.tensor(steps * held[name + _SCALE])
