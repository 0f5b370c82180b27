"""Qualification of candidate claims, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

from claimaudit.nlp.proposal import HedgeMark, Proposal, Qualification, Range
from claimaudit.nlp.qualify import boosters, hedges, negation, quantity, voices
from claimaudit.nlp.qualify.cues import Cue, word_lists
from claimaudit.nlp.qualify.denials import hang_negations
from claimaudit.nlp.qualify.evidence import Evidence
from claimaudit.nlp.qualify.field import Field, field_of
from claimaudit.nlp.qualify.scope import Link, climb
from claimaudit.nlp.qualify.support import Supporter
from claimaudit.nlp.tree import Span, Token, Tree
from claimaudit.source import BLOCK_GAP

_ABSENCE = 0.3
"""Weight of the absence of evidence as a hedge."""


def qualify(doc: Tree, proposals: Sequence[Proposal]) -> list[Qualification]:
    """One qualification a proposal, in the same order."""
    supporter = Supporter(doc, proposals)
    fields: dict[int, Field] = {}
    found: list[Qualification] = []
    for proposal in proposals:
        predicate = doc[proposal.predicate]
        sentence = predicate.sent
        if sentence.start not in fields:
            fields[sentence.start] = _field(sentence)
        field = fields[sentence.start]
        links = climb(predicate, dose=proposal.kind == "dosage")
        weakening = hedges.hedges_along(field, links, dose=proposal.kind == "dosage")
        speaking = [cue.root for cue in weakening if cue.entry.sort == "attribution"]
        evidence = supporter.evidence(proposal, links, speaking)
        found.append(_qualification(doc, field, links, proposal, weakening, evidence))
    return found


def _field(sentence: Span) -> Field:
    field = field_of(sentence)
    hedges.hang_hedges(field)
    for cue in voices.lead_in(sentence):
        field.span_over(cue)
    hang_negations(field)
    quantity.hang_quantifiers(field)
    return field


def _qualification(
    doc: Tree, field: Field, links: list[Link], proposal: Proposal, weakening: list[Cue], evidence: Evidence
) -> Qualification:
    negations = negation.negations_along(field, links, proposal)
    negated, denied = _denial(field, links, proposal, negations)
    marks = [hedges.mark(cue) for cue in weakening]
    marks += quantity.approximators(field, links, proposal)
    marks += quantity.conditions(links)
    marks += _absence(links, negations) if denied else []
    strong = boosters.boosters_of(field, links, proposal, denied=denied)
    strong += [] if proposal.kind == "dosage" else _following_boosters(doc, field.sentence)
    return Qualification(
        negated=negated,
        denied=denied,
        hedges=_in_order(marks),
        boosters=tuple(sorted(set(strong))),
        support=evidence.level,
        support_at=evidence.at,
        references=evidence.references,
    )


def _denial(
    field: Field, links: list[Link], proposal: Proposal, negations: list[tuple[Cue, Link]]
) -> tuple[Range | None, bool]:
    nearest = negations[0][0].at if negations else None
    if proposal.kind == "dosage":
        denied = negation.denies_dose(links, proposal, negations)
        return (nearest if denied else None), denied or proposal.negative
    if proposal.negative or proposal.relation == "no_effect":
        return nearest, True
    predicate = links[0].token
    count = len(negations) + negation.denies_itself(predicate, proposal)
    apart = negation.before_targets(field, proposal)
    count += len(apart[:1])
    if count and negation.without_agent(predicate, proposal):
        count += 1
    if count and negation.states_rule(predicate, proposal):
        count = 0
    denied = count % 2 == 1
    where = nearest or (apart[0].at if apart else proposal.cue[0])
    return (where if denied else None), denied


def _absence(links: list[Link], negations: list[tuple[Cue, Link]]) -> list[HedgeMark]:
    """Absence of evidence as a hedge: a verb or noun of showing, denied, over the predicate."""
    denied_at = {link.token.i for _, link in negations}
    showing = word_lists("reports.yml")["showing"]
    if _is_sought(links[0].token):
        return [HedgeMark(_verb_group(links[0].token.head), "epistemic", weakens=True, weight=_ABSENCE)]
    for position, link in enumerate(links[1:], start=1):
        found_itself = (
            link.via == "dobj" and link.token.pos_ == "VERB"
        )  # "failed to find an effect" is a finding
        above = not found_itself and any(later.token.i in denied_at for later in links[position:])
        if link.token.lemma in showing and above:
            return [HedgeMark(_verb_group(link.token), "epistemic", weakens=True, weight=_ABSENCE)]
    return []


def _is_sought(predicate: Token) -> bool:
    """Whether a denied noun is said not to be known, or not to have turned up so far."""
    verb = predicate.head
    if (
        predicate.dep_ not in {"nsubj", "nsubjpass"}
        or verb.lemma_ not in word_lists("reports.yml")["turning_up"]
    ):
        return False
    return verb.lemma_ == "know" or any(
        child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children
    )


def _verb_group(token: Token) -> Range:
    group = [
        word for word in token.lefts if word.dep_ in {"aux", "auxpass", "neg", "det"} and word.tag_ != "TO"
    ]
    first = group[0] if group else token
    return first.idx, token.idx + len(token)


def _following_boosters(doc: Tree, sentence: Span) -> list[Range]:
    """Boosters that stand alone after a sentence ("Guaranteed.")."""
    if sentence.end >= len(doc):
        return []
    last = next((token for token in reversed(sentence) if not token.is_space), sentence[-1])
    following = doc[sentence.end].sent
    if following.start_char - last.idx - len(last) >= len(BLOCK_GAP):
        return []
    return boosters.lone_boosters(following, field_of(following)) if len(following) <= 6 else []


def _in_order(marks: list[HedgeMark]) -> tuple[HedgeMark, ...]:
    unique: dict[Range, HedgeMark] = {}
    for mark in marks:
        unique.setdefault(mark.at, mark)
    return tuple(sorted(unique.values(), key=lambda mark: mark.at))
