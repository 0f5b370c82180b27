"""The network that the encoder is, run by ONNX Runtime on one core."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

import numpy as np
import onnxruntime

from claimaudit.nlp.encoder.wordpiece import WordPieces
from claimaudit.nlp.network import Weights

_SLOW = ["SkipLayerNormFusion"]
"""What ONNX Runtime (1.31) would put together, though on a processor it takes longer than its parts."""


class Encoder:
    """The network and its vocabulary."""

    def __init__(self) -> None:
        weights = files("claimaudit.nlp").joinpath("weights")
        about = json.loads(weights.joinpath("encoder.json").read_text(encoding="utf-8"))
        self.relations = tuple(about["relations"])
        self.far: list[list[float]] = about["far"]
        """What a class of distance adds to pointing to agents, and to targets."""
        self.vocabulary = WordPieces(about["pieces"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # processes share the cores
        self._session = onnxruntime.InferenceSession(
            weights.joinpath("encoder.onnx").read_bytes(),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=_SLOW,
        )

    @property
    def width(self) -> int:
        """The numbers that the network says of a piece."""
        return int(self._session.get_outputs()[0].shape[-1])

    def scores(self, pieces: list[int]) -> Weights:
        """What the network says of each piece of a window. One window at a time, so that no document's
        answers hang on what else is read."""
        row = np.array([pieces], dtype=np.int64)
        [found] = self._session.run(None, {"pieces": row})
        scores: Weights = found[0]
        return scores


@cache
def load_encoder() -> Encoder:
    """The encoder that ships with the package."""
    return Encoder()
