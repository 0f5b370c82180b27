"""A network that ships and one that was learned from newer texts, as one that says what both say on average:
new texts are too few to learn from alone, and what the old ones taught is in their weights only."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.fit import WEIGHTS, Team

Held = dict[str, NDArray[np.generic]]


def write_beside(team: Team, name: str) -> None:
    """Write a team as one with the network of that name that stands in the program's weights."""
    path = WEIGHTS / f"{name}.npz"
    old = _held(path)
    team.write(name)
    np.savez_compressed(path, **_mean(old, _held(path)))


def _held(path: Path) -> Held:
    with np.load(path, allow_pickle=False) as arrays:
        return dict(arrays)


def _mean(one: Held, other: Held) -> Held:
    """Side by side, each with half of its say; of a feature that only one of them knows, it says what it
    knows."""
    if str(one["classes"]) != str(other["classes"]):
        raise ValueError("the networks tell of different classes")
    known = [str(each["names"]).split("\n") for each in (one, other)]
    names = sorted({*known[0], *known[1]})
    rows = {name: row for row, name in enumerate(names)}

    def placed(part: str, which: int) -> NDArray[np.float32]:
        values = (one, other)[which][part].astype(np.float32)
        whole = np.zeros((len(names), values.shape[1]), np.float32)
        whole[[rows[name] for name in known[which]]] = values
        return whole

    both = {
        part: [each[part].astype(np.float32) for each in (one, other)]
        for part in ("threshold", "out", "bias")
    }
    found = {
        "alone": (placed("alone", 0) + placed("alone", 1)) / 2,
        "together": np.concatenate([placed("together", 0), placed("together", 1)], axis=1),
        "threshold": np.concatenate(both["threshold"]),
        "out": np.concatenate(both["out"]) / 2,
        "bias": sum(both["bias"]) / 2,
    }
    narrow: Held = {part: np.asarray(values, np.float16) for part, values in found.items()}
    return {"names": np.array("\n".join(names)), "classes": one["classes"], **narrow}
