"""Boosters: which of them reach a claim."""

from __future__ import annotations

from claimaudit.nlp.proposal import Proposal, Range
from claimaudit.nlp.qualify.cues import Cue
from claimaudit.nlp.qualify.field import Field
from claimaudit.nlp.qualify.hedges import boosters_along
from claimaudit.nlp.qualify.scope import Link
from claimaudit.nlp.tree import Span, Token


def boosters_of(field: Field, links: list[Link], proposal: Proposal, *, denied: bool) -> list[Range]:
    """The boosters that reach a predicate, unless it is denied ("not completely"). A dose has none: "always
    with food" is an instruction."""
    if proposal.kind == "dosage" or denied:
        return []
    found = [cue for cue in boosters_along(field, links) if not _is_denied(cue)]
    return sorted({cue.at for cue in [*found, *_inside(field, proposal)]})


def lone_boosters(sentence: Span, field: Field) -> list[Range]:
    """The boosters of a sentence that holds nothing else ("Guaranteed."): they mean what stands before."""
    boosters = [cue for cue in field.cues if cue.entry.kind == "booster"]
    covered = {token.i for cue in boosters for token in cue.span}
    words = [token for token in sentence if not (token.is_punct or token.is_space)]
    alone = bool(boosters) and all(_is_filler(token) or token.i in covered for token in words)
    return [cue.at for cue in boosters] if alone else []


def _inside(field: Field, proposal: Proposal) -> list[Cue]:
    """Boosters that are part of the cue itself ("completely free from side effects")."""
    doc = field.sentence.doc
    spans = [doc.covering(*at) for at in proposal.cue]
    starts = [token.i for span in spans if span is not None for token in span]
    return [cue for start in starts for cue in field.starting.get(start, ()) if cue.entry.kind == "booster"]


def _is_denied(cue: Cue) -> bool:
    """ "Has not been proven"."""
    return any(
        child.dep_ == "neg" and child.i not in range(cue.span.start, cue.span.end)
        for child in cue.root.children
    )


def _is_filler(token: Token) -> bool:
    return token.pos_ in {"DET", "ADV", "INTJ", "PRON", "AUX"}
