"""Learn what the encoder says of words (`claimaudit.nlp.encoder`).

    python -m training.encoder BASE [--write]

BASE is a folder that holds a small BERT in the form of Hugging Face (`config.json`, `vocab.txt`,
`model.safetensors`): sentence-transformers/all-MiniLM-L6-v2, Apache License 2.0, is what ships. Its first
layers are trained further on `tests/gold` and `training/texts`. Without `--write` every tenth document is
held out, and what is found in these is told; with it, all are learned from, and `encoder.onnx` and
`encoder.json` are written in `src/claimaudit/nlp/weights`. Needs `pip install torch transformers onnx`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from transformers import AutoModel

from claimaudit.model import Relation
from claimaudit.nlp.encoder.wordpiece import WordPieces
from training.fit import WEIGHTS
from training.reading import KINDS, UNSAID, Lesson, lessons

LAYERS = 3
"""Of six: half the time, and no worse on texts held out."""
PASSES = 4
BATCH = 8
RATE, HEAD_RATE = 1.5e-4, 1e-3
WARM = 0.08
"""The share of the steps in which the rate rises; then it falls to nothing."""
COUNTS = {"relations": 0.1, "doses": 0.5, "agents": 0.2, "targets": 0.2}
"""What the other questions weigh beside that of the kind."""
SEED = 1
HELD_OUT = 10
RELATIONS: tuple[Relation, ...] = get_args(Relation)
SIZES = {"kinds": len(KINDS), "doses": 2, "relations": len(RELATIONS), "agents": 2, "targets": 2}
"""What is asked of each word, and how many answers there are: the columns of what the encoder says."""
_LATIN = ((0, 0x250), (0x370, 0x400), (0x2000, 0x2300))
"""Letters that English texts hold: Latin, Greek, signs."""


class Reader(nn.Module):
    """The first layers of the base, and what is asked of each word."""

    def __init__(self, base: Path, kept: Sequence[int]) -> None:
        super().__init__()
        self.base = AutoModel.from_pretrained(base, add_pooling_layer=False)
        self.base.encoder.layer = self.base.encoder.layer[:LAYERS]
        known = self.base.embeddings.word_embeddings.weight.detach()[list(kept)]
        self.base.embeddings.word_embeddings = nn.Embedding.from_pretrained(known)
        for weights in self.base.embeddings.parameters():
            weights.requires_grad = False  # so that words which no text here holds keep their place
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(known.shape[1], sum(SIZES.values()))

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Scores, a row a piece."""
        states = self.base(input_ids=pieces, attention_mask=mask).last_hidden_state
        scores: Tensor = self.head(self.drop(states))
        return scores


class Alone(nn.Module):
    """A reader of one window at a time."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor) -> Tensor:
        """Scores, a row a piece."""
        scores: Tensor = self.reader(pieces, torch.ones_like(pieces))
        return scores


def known_pieces(base: Path) -> tuple[list[str], list[int]]:
    """The pieces that are kept of the base's vocabulary, and their numbers there."""
    pieces = (base / "vocab.txt").read_text(encoding="utf-8").splitlines()
    kept = [number for number, piece in enumerate(pieces) if _is_latin(piece.removeprefix("##"))]
    return [pieces[number] for number in kept], kept


def _is_latin(piece: str) -> bool:
    inside = all(any(low <= ord(letter) < high for low, high in _LATIN) for letter in piece)
    return inside and not piece.startswith("[unused")


def scored(reader: Reader, batch: Sequence[Lesson]) -> Tensor:
    """Scores, a row a word."""
    length = max(len(lesson.pieces) for lesson in batch)
    pieces = torch.zeros(len(batch), length, dtype=torch.long)
    mask = torch.zeros_like(pieces)
    for row, lesson in enumerate(batch):
        pieces[row, : len(lesson.pieces)] = torch.tensor(lesson.pieces)
        mask[row, : len(lesson.pieces)] = 1
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = reader(pieces, mask)
    rows = [row for row, lesson in enumerate(batch) for _ in lesson.places]
    places = [place for lesson in batch for place in lesson.places]
    words: Tensor = scores.float()[rows, places]
    return words


def loss_of(reader: Reader, batch: Sequence[Lesson]) -> Tensor:
    """How wrong the reader is."""
    loss = torch.zeros(())
    for name, scores in answers(scored(reader, batch)).items():
        right = labels(batch, name)
        if bool((right != UNSAID).any()):
            loss = loss + COUNTS.get(name, 1.0) * cross_entropy(scores, right, ignore_index=UNSAID)
    return loss


def answers(scores: Tensor) -> dict[str, Tensor]:
    """The columns of each question."""
    return dict(zip(SIZES, scores.split(list(SIZES.values()), dim=1), strict=True))


def labels(batch: Sequence[Lesson], name: str) -> Tensor:
    """The right answers to a question, word by word."""
    return torch.tensor([label for lesson in batch for label in getattr(lesson, name)])


def batches(taught: Sequence[Lesson]) -> list[list[Lesson]]:
    """Windows of like length together, in an order that chance decides."""
    order = sorted(taught, key=lambda lesson: len(lesson.pieces) + random.random() * 20)
    parts = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    random.shuffle(parts)
    return parts


def fit(base: Path, kept: Sequence[int], taught: Sequence[Lesson]) -> Reader:
    """A reader that has learned from some windows."""
    random.seed(SEED)
    torch.manual_seed(SEED)
    reader = Reader(base, kept)
    inner = [weights for weights in reader.base.parameters() if weights.requires_grad]
    groups = [{"params": inner, "lr": RATE}, {"params": reader.head.parameters(), "lr": HEAD_RATE}]
    steps = PASSES * -(-len(taught) // BATCH)
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    rise = max(1, int(steps * WARM))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / rise, 1 - step / (steps + 1))
    )
    reader.train()
    for number in range(PASSES):
        losses = []
        for batch in batches(taught):
            loss = loss_of(reader, batch)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"pass {number + 1}: loss {sum(losses) / len(losses):.4f}", flush=True)
    return reader.eval()


def report(reader: Reader, tried: Sequence[Lesson]) -> None:
    """Print precision, recall and F1 of words that state claims, of words of doses and of names."""
    with torch.no_grad():
        said = answers(torch.cat([scored(reader, [lesson]) for lesson in tried]))
    for name in ("kinds", "doses", "agents", "targets"):
        _figures(name, said[name].argmax(1), labels(tried, name))


def _figures(name: str, said: Tensor, right: Tensor) -> None:
    hits = int(((said == right) & (right > 0)).sum())
    found, total = int((said > 0).sum()), int((right > 0).sum())
    print(f"{name}  p {hits / found:.3f}  r {hits / total:.3f}  f1 {2 * hits / (found + total):.3f}")


def write(reader: Reader, pieces: Sequence[str]) -> None:
    """Write the reader, its weights in eight bits, and its vocabulary."""
    about = {"relations": list(RELATIONS), "pieces": list(pieces)}
    (WEIGHTS / "encoder.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            Alone(reader),
            (torch.ones(1, 16, dtype=torch.long),),
            whole,
            input_names=["pieces"],
            output_names=["scores"],
            dynamic_axes={"pieces": {1: "length"}, "scores": {1: "length"}},
            dynamo=False,  # what the newer exporter writes can't be quantised
        )
        # seven bits of eight, since sums of eight run over on processors without VNNI
        quantize_dynamic(
            whole, WEIGHTS / "encoder.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )


def _split(taught: Sequence[Lesson]) -> Iterator[list[Lesson]]:
    for inside in (False, True):
        yield [lesson for lesson in taught if (lesson.document % HELD_OUT == 0) is inside]


def main() -> None:
    """Learn, and tell or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    pieces, kept = known_pieces(arguments.base)
    taught = list(lessons(WordPieces(pieces), RELATIONS))
    if arguments.write:
        write(fit(arguments.base, kept, taught), pieces)
        return
    learned, held_out = _split(taught)
    report(fit(arguments.base, kept, learned), held_out)


if __name__ == "__main__":
    main()
