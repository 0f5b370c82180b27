"""Which candidates of a sentence are doses: learned weights judge the evidence, amounts first, then bare
numbers, then words; what was found says something of what is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import log

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.candidates import Candidate, Kind, candidates
from claimaudit.nlp.doses.doubts import is_comparator
from claimaudit.nlp.doses.evidence import evidence
from claimaudit.nlp.doses.left_out import amount_of
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.surroundings import Surroundings
from claimaudit.nlp.doses.units_near import is_listed, lists_amounts
from claimaudit.nlp.encoder import Signals
from claimaudit.nlp.network import Group, load_groups, load_network

THRESHOLDS: dict[Kind, float] = {"amount": 0.46, "number": 0.3, "words": 0.35}
"""The probability from which on a candidate is taken for a dose."""
ENCODER_SAYS = 0.4
"""The share that the encoder has in the decision. On texts held out, F1 is flat from 0.3 to 0.4."""
Decide = Callable[[Candidate, Sequence[Group]], bool]
"""Whether a candidate with these features is a dose."""


def found_doses(scene: Scene, last: Amount | None, signals: Signals) -> list[Candidate]:
    """The doses of a sentence in order; `last` is the amount stated before it."""

    def read(one: Candidate) -> float:
        span = scene.page.doc.covering(scene.start + one.start, scene.start + one.end)
        return signals.dose(span.start, span.end) if span is not None else 0.0

    def decide(one: Candidate, evidence: Sequence[Group]) -> bool:
        if one.figure is not None and is_listed(scene, one.figure):
            return True
        return not is_comparator(scene, one.start) and judged(one, evidence, read(one))

    if not (signals.may_dose(scene.sentence.start, scene.sentence.end) or lists_amounts(scene)):
        return []
    tried = candidates(scene)
    found = walk(scene, last, tried, decide)
    found = _stated(found, tried)
    amounts = [one for one in found if one.kind == "amount"]
    kept = [one for one in found if one.kind != "words" or not any(_touch(one, each) for each in amounts)]
    return sorted(kept, key=lambda one: one.start)


def _stated(found: Sequence[Candidate], tried: Sequence[Candidate]) -> list[Candidate]:
    """With the amount itself for words that are its beginning: "A single" for "A single injection"."""
    amounts = [one for one in tried if one.kind == "amount" and one not in found]

    def whole(words: Candidate) -> Candidate:
        begun = (one for one in amounts if one.start == words.start and words.end < one.end)
        return next(begun, words) if words.kind == "words" else words

    return [whole(one) for one in found]


def _touch(words: Candidate, amount: Candidate) -> bool:
    """Whether words tell of an amount that is told apart: "Start with 200 mg at night"."""
    return words.start < amount.end and amount.start < words.end


def walk(scene: Scene, last: Amount | None, tried: Sequence[Candidate], decide: Decide) -> list[Candidate]:
    """The candidates that are decided for, each seen with those before it; numbers have their unit."""
    found: list[Candidate] = []
    around = Surroundings(scene)
    for one in tried:
        if decide(one, evidence(one, around, found, last)):
            found.append(_with_unit(scene, one, found, last))
    return found


def _with_unit(scene: Scene, one: Candidate, found: Sequence[Candidate], last: Amount | None) -> Candidate:
    if one.figure is None:
        return one
    before = [other.amount for other in found if other.amount and other.end <= one.start and other.carries]
    amount = amount_of(scene, one.figure, sorted(before, key=lambda amount: amount.start), last)
    return replace(one, amount=amount, end=amount.end)


def judged(one: Candidate, evidence: Sequence[Group], read: float) -> bool:
    """Whether a candidate is a dose, by what speaks for it and by the log odds that the encoder read."""
    [(no, yes)] = load_network("doses").scores(load_groups("doses").sums([evidence]))
    odds, bar = (1 - ENCODER_SAYS) * (yes - no) + ENCODER_SAYS * read, THRESHOLDS[one.kind]
    return odds >= log(bar / (1 - bar))
