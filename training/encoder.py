"""Learn what the encoder says of words (`claimaudit.nlp.encoder`).

    python -m training.encoder BASE [--write | --further]

BASE is a folder that holds a small BERT in the form of Hugging Face (`config.json`, `vocab.txt`,
`model.safetensors`): sentence-transformers/all-MiniLM-L6-v2, Apache License 2.0, is what ships. It is
trained further on `tests/gold` and `training/texts`, twice: whole, to tell what each word is, and its first
layers to point above all, from a claim to its agent and its target, since one network that learned both was
worse at each. Both share the embeddings, which stay as they are. Without `--write` every tenth document is
held out, and what is found in these is told; with it, all are learned from, and `encoder.onnx` and
`encoder.json` are written in `src/claimaudit/nlp/weights`; with `--further`, too, but from the weights that
stand there: so texts that came later are learned from. Needs `pip install torch transformers onnx`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

from benchmarks.gold import GOLD, annotated
from claimaudit.nlp.encoder.wordpiece import WordPieces
from training.cutting import anywhere, apart
from training.fit import WEIGHTS
from training.plain import Plain
from training.reader import RELATIONS, Reader, halves, labels, split
from training.reading import Lesson, lessons, parsed
from training.shipped import restore

TELLING_LAYERS, POINTING_LAYERS = 6, 3
"""Of the six that the base has. To tell of words, six found three hundredths more on texts held out."""
PASSES = 4
BATCH = 4
AGAIN = 2
"""Passes that follow where words are told: their mean found a hundredth more on texts held out."""
RATE, AGAIN_RATE, HEAD_RATE = 1.5e-4, 1e-4, 1e-3
WARM = 0.08
"""The share of the steps in which the rate rises; then it falls to nothing."""
WHOLE = 20
"""Windows of a document that are read at once."""
SEED = 1
HELD_OUT = 10
_LATIN = ((0, 0x250), (0x370, 0x400), (0x2000, 0x2300))
"""Letters that English texts hold: Latin, Greek, signs."""
COURSES, SINGLE = 2, 2
"""Of learning further: courses from the same weights, and passes in each."""
AGAIN_HEAD_RATE = 3e-4
GOLD_TIMES = 3
"""How often the windows of `tests/gold`, which were annotated with most care, come in a pass then."""
Batches = Callable[[], list[list[Lesson]]]
State = dict[str, Tensor]


@dataclass(frozen=True, slots=True)
class Rates:
    """Learning rates: of the layers, and of the heads upon them."""

    inner: float
    heads: float


@dataclass(frozen=True, slots=True)
class Taught:
    """The documents that are learned from."""

    documents: list[Lesson]

    def part(self, *, held_out: bool) -> Taught:
        """Every tenth document, or the others."""
        return self._taken(lambda document: (document % HELD_OUT == 0) is held_out)

    def weighed(self, gold: int) -> Taught:
        """With the first so many documents as often as `GOLD_TIMES` says."""
        return self._taken(lambda document: GOLD_TIMES if document < gold else 1)

    def _taken(self, times: Callable[[int], int]) -> Taught:
        """Each lesson as often as `times` says of its document."""
        return Taught([one for one in self.documents for _ in range(times(one.document))])

    def mixed(self) -> list[list[Lesson]]:
        """Windows of many documents and of like length together, in an order that chance decides."""
        windows = [window for document in self.documents for window in apart(anywhere(document))]
        windows.sort(key=lambda lesson: len(lesson.windows[0].pieces) + random.random() * 20)
        parts = [windows[at : at + BATCH] for at in range(0, len(windows), BATCH)]
        random.shuffle(parts)
        return parts

    def one_by_one(self) -> list[list[Lesson]]:
        """A document at a time."""
        parts = [[anywhere(document)] for document in self.documents]
        random.shuffle(parts)
        return parts


def known_pieces(base: Path) -> tuple[list[str], list[int]]:
    """The pieces that are kept of the base's vocabulary, and their numbers there."""
    pieces = (base / "vocab.txt").read_text(encoding="utf-8").splitlines()
    kept = [number for number, piece in enumerate(pieces) if _is_latin(piece.removeprefix("##"))]
    return [pieces[number] for number in kept], kept


def _is_latin(piece: str) -> bool:
    inside = all(any(low <= ord(letter) < high for low, high in _LATIN) for letter in piece)
    return inside and not piece.startswith("[unused")


def fit(reader: Reader, batches: Batches, *, points: bool, again: int) -> Reader:
    """A reader when it has learned from some lessons: some passes, then so many single ones more."""
    random.seed(SEED)
    _learn(reader, batches, points, PASSES, Rates(RATE, HEAD_RATE))
    states = _single(reader, batches, points, again, Rates(AGAIN_RATE, HEAD_RATE))
    return _mean(reader, states) if states else reader.eval()


def further(reader: Reader, batches: Batches, *, points: bool) -> Reader:
    """A reader that has learned before, when it has learned more: the mean of some courses from there, which
    differ in what chance decides."""
    begun = _copy(reader)
    states = []
    for course in range(COURSES):
        reader.load_state_dict(begun)
        random.seed(SEED + course)
        torch.manual_seed(SEED + course)
        states += _single(reader, batches, points, SINGLE, Rates(AGAIN_RATE, AGAIN_HEAD_RATE))
    return _mean(reader, states)


def _single(reader: Reader, batches: Batches, points: bool, times: int, rates: Rates) -> list[State]:
    """Passes each with a rate that rises and falls; the weights after each."""
    states = []
    for _ in range(times):
        _learn(reader, batches, points, 1, rates)
        states.append(_copy(reader))
    return states


def _copy(reader: Reader) -> State:
    return {name: weights.clone() for name, weights in reader.state_dict().items()}


def _mean(reader: Reader, states: Sequence[State]) -> Reader:
    means = {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
    reader.load_state_dict(means)
    return reader.eval()


def _learn(reader: Reader, batches: Batches, points: bool, passes: int, rates: Rates) -> None:
    """Some passes over all lessons."""
    inner = [weights for weights in reader.base.parameters() if weights.requires_grad]
    heads = [*reader.head.parameters(), *reader.to_agents.parameters(), *reader.to_targets.parameters()]
    steps = passes * len(batches())  # a few more or less, as the cuts fall
    optimizer = torch.optim.AdamW(
        [{"params": inner, "lr": rates.inner}, {"params": heads, "lr": rates.heads}],
        weight_decay=0.01,
        fused=True,
    )
    rise = max(1, int(steps * WARM))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / rise, 1 - step / (steps + 1))
    )
    reader.train()
    for number in range(passes):
        losses = []
        for batch in batches():
            loss = reader.loss(batch, points=points)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"pass {number + 1}: loss {sum(losses) / len(losses):.4f}", flush=True)


@dataclass(frozen=True, slots=True)
class Both:
    """Two readers: one that tells of the words, one that points, and tells of the words by the way."""

    telling: Reader
    pointing: Reader

    @classmethod
    def fit(cls, base: Path, kept: Sequence[int], taught: Taught) -> Both:
        """Readers that have learned from some lessons."""
        torch.manual_seed(SEED)
        telling, pointing = _readers(base, kept)
        return cls(
            fit(telling, taught.mixed, points=False, again=AGAIN),
            fit(pointing, taught.one_by_one, points=True, again=0),
        )

    @classmethod
    def further(cls, base: Path, kept: Sequence[int], taught: Taught) -> Both:
        """The readers that ship, when they have learned more."""
        telling, pointing = _readers(base, kept)
        restore(telling, pointing)
        return cls(
            further(telling, taught.mixed, points=False),
            further(pointing, taught.one_by_one, points=True),
        )


def _readers(base: Path, kept: Sequence[int]) -> tuple[Reader, Reader]:
    return Reader(base, kept, TELLING_LAYERS), Reader(base, kept, POINTING_LAYERS)


def report(both: Both, tried: Taught) -> None:
    """Print precision, recall and F1 of words that state claims, of words of doses and of names."""
    with torch.no_grad():
        windows = [window for document in tried.documents for window in apart(document)]
        told = torch.cat([both.telling.of_words([lesson])[0] for lesson in windows])
        said = [(both.pointing.of_words([lesson])[1], lesson) for lesson in tried.documents]
    for number, part in enumerate((both.pointing.to_agents, both.pointing.to_targets)):
        hits = [hit for each, lesson in said for hit in part.hits(halves(each)[number], [lesson])]
        print(f"points to the right words, of {part.part}: {sum(hits) / len(hits):.3f}")
    for name, scores in split(told).items():
        if name != "relations":
            _figures(name, scores.argmax(1), labels(windows, name))


def _figures(name: str, said: Tensor, right: Tensor) -> None:
    hits = int(((said == right) & (right > 0)).sum())
    found, total = int((said > 0).sum()), int((right > 0).sum())
    print(f"{name}  p {hits / found:.3f}  r {hits / total:.3f}  f1 {2 * hits / (found + total):.3f}")


def write(both: Both, pieces: Sequence[str]) -> None:
    """Write the readers as one network, its weights in eight bits, and the vocabulary."""
    parts = (both.pointing.to_agents, both.pointing.to_targets)
    far = [[round(one, 4) for one in part.far.tolist()] for part in parts]
    about = {"relations": list(RELATIONS), "far": far, "pieces": list(pieces)}
    (WEIGHTS / "encoder.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            Plain(both.telling, both.pointing).eval(),
            (torch.ones(1, 16, dtype=torch.long),),
            whole,
            input_names=["pieces"],
            output_names=["scores"],
            dynamic_axes={"pieces": {1: "length"}, "scores": {1: "length"}},
            opset_version=17,
            dynamo=False,  # what the newer exporter writes can't be quantised
        )
        # seven bits of eight, since sums of eight run over on processors without VNNI
        quantize_dynamic(
            whole, WEIGHTS / "encoder.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )


def main() -> None:
    """Learn, and tell or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    then = parser.add_mutually_exclusive_group()
    then.add_argument("--write", action="store_true", help="learn from all texts, and write")
    then.add_argument("--further", action="store_true", help="learn on from the weights that ship, and write")
    arguments = parser.parse_args()
    pieces, kept = known_pieces(arguments.base)
    texts, vocabulary = list(parsed()), WordPieces(pieces)
    taught = Taught(list(lessons(texts, vocabulary, RELATIONS, WHOLE)))
    if arguments.further:
        write(Both.further(arguments.base, kept, taught.weighed(len(list(annotated(GOLD))))), pieces)
        return
    if arguments.write:
        write(Both.fit(arguments.base, kept, taught), pieces)
        return
    report(Both.fit(arguments.base, kept, taught.part(held_out=False)), taught.part(held_out=True))


if __name__ == "__main__":
    main()
