"""Sentences that others have labelled: how strong a causal statement is, or how certain.

A file holds one JSON object a line with a `text` and either a `label` (none, correlational,
conditional_causal, direct_causal) or a `certainty`, a number; lines with neither are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from claimaudit.errors import UserError
from claimaudit.model import Claim
from claimaudit.nlp import layout
from claimaudit.nlp.claims import read_claims
from claimaudit.nlp.qualify import sentence_score
from claimaudit.nlp.tree import Tree
from claimaudit.source import Document

STRENGTHS = ("none", "correlational", "conditional_causal", "direct_causal")
"""From the weakest up."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence, and what readers said of it: one of the two."""

    text: str
    strength: str | None = None
    certainty: float | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled sentence, and what the program says of it."""

    labelled: Labelled
    strength: str
    score: float


def labelled(path: Path) -> list[Labelled]:
    """The labelled sentences of a file. Raises `UserError` where there are none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        found = [_labelled(json.loads(line)) for line in lines if line.strip()]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(f"not a file of labelled sentences: {error}", path=str(path)) from error
    kept = [each for each in found if each.strength is not None or each.certainty is not None]
    if not kept:
        raise UserError("no labelled sentences in the file", path=str(path))
    return kept


def judge(sentences: Iterable[Labelled], nlp: Language) -> Iterator[Judged]:
    """What the program says of each sentence."""
    for each in sentences:
        document = Document.plain(each.text)
        doc = nlp(layout.make_doc(nlp, document))
        claims = read_claims(doc, document)
        scores = [claim.certainty_score for claim in claims] or [
            sentence_score(part) for part in Tree(doc).sentences
        ]
        yield Judged(each, strongest(claims), min(scores, default=0.0))


def strongest(claims: Iterable[Claim]) -> str:
    """The strength of a sentence: that of its strongest claim."""
    return max((_strength(claim) for claim in claims), key=STRENGTHS.index, default=STRENGTHS[0])


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """The mean F1 over the four strengths, of pairs of the right strength and the one given."""
    return sum(f1(list(pairs), strength) for strength in STRENGTHS) / len(STRENGTHS)


def f1(pairs: list[tuple[str, str]], strength: str) -> float:
    """F1 of one strength."""
    both = sum(right == given == strength for right, given in pairs)
    either = sum((right == strength) + (given == strength) for right, given in pairs)
    return 2 * both / either if either else 0.0


def _strength(claim: Claim) -> str:
    if claim.kind == "dosage" or claim.polarity == "negative" or claim.relation in {"no_effect", "safe"}:
        return "none"
    if claim.relation == "associated":
        return "correlational"
    return "conditional_causal" if claim.certainty == "hedged" else "direct_causal"


def _labelled(record: dict[str, object]) -> Labelled:
    text, certainty, label = record["text"], record.get("certainty"), record.get("label")
    return Labelled(
        text=str(text),
        strength=str(label) if label in STRENGTHS else None,
        certainty=float(certainty) if isinstance(certainty, int | float) else None,
    )
