"""The encoder as it is written for ONNX Runtime: the readers of one window at a time, in as few steps as can
be, with no mask, since every piece is read. Exported as it is trained, it took half as long again."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu

from claimaudit.nlp.encoder.windows import LENGTH
from training.reader import Reader

TOLD = 0.8
"""What the first reader says of the words counts so much, the rest what the second says."""


class Plain(nn.Module):
    """What both readers say of the words, then what the second asks and answers; a row a piece."""

    def __init__(self, telling: Reader, pointing: Reader) -> None:
        super().__init__()
        about = telling.base.config
        self.heads, self.width = about.num_attention_heads, about.hidden_size
        inner = telling.base.embeddings  # the same in both, since it isn't trained
        self.words, self.norm = inner.word_embeddings, inner.LayerNorm
        places = inner.position_embeddings.weight[:LENGTH] + inner.token_type_embeddings.weight[0]
        self.register_buffer("places", places.detach()[None])
        self.first, self.second = telling.base.encoder.layer, pointing.base.encoder.layer
        self.told, self.heard = telling.head, pointing.head
        self.agents, self.targets = pointing.to_agents.joined(), pointing.to_targets.joined()

    def forward(self, pieces: Tensor) -> Tensor:
        """The answers to a window."""
        states = self.norm(self.words(pieces) + self.places[:, : pieces.shape[1]])
        one, other = self._through(self.first, states), self._through(self.second, states)
        told = TOLD * self.told(one) + (1 - TOLD) * self.heard(other)
        return torch.cat([told, self.agents(other), self.targets(other)], dim=-1)

    def linears(self) -> Iterator[nn.Linear]:
        """Its matrices, in the order in which they are used."""
        for layer in (*self.first, *self.second):
            asked = layer.attention.self
            yield from (asked.query, asked.key, asked.value, layer.attention.output.dense)
            yield from (layer.intermediate.dense, layer.output.dense)
        yield from (self.told, self.heard, self.agents, self.targets)

    def _through(self, layers: Sequence[nn.Module], states: Tensor) -> Tensor:
        for layer in layers:
            states = self._layer(layer, states)
        return states

    def _layer(self, layer: nn.Module, states: Tensor) -> Tensor:
        asked, out = layer.attention.self, layer.attention.output
        query, key, value = (self._split(part(states)) for part in (asked.query, asked.key, asked.value))
        weights = (query @ key.transpose(-1, -2) / math.sqrt(self.width // self.heads)).softmax(-1)
        seen = (weights @ value).transpose(1, 2).reshape(1, -1, self.width)
        states = out.LayerNorm(out.dense(seen) + states)
        inner = gelu(layer.intermediate.dense(states))
        done: Tensor = layer.output.LayerNorm(layer.output.dense(inner) + states)
        return done

    def _split(self, rows: Tensor) -> Tensor:
        return rows.view(1, -1, self.heads, self.width // self.heads).transpose(1, 2)
