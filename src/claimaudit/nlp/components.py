"""What the components do: each reads a Doc, adds to it, and hands it on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from spacy.tokens import Doc, Span

from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.doses import propose_doses
from claimaudit.nlp.effects.sentences import effects_of
from claimaudit.nlp.encoder import Signals, signals_of
from claimaudit.nlp.layout import block_at, blocks_of, text_of
from claimaudit.nlp.proposal import Proposal, Range
from claimaudit.nlp.qualify import qualify
from claimaudit.nlp.records import add_proposals, proposals_of, qualifications_of, set_qualifications
from claimaudit.nlp.terms import Term
from claimaudit.nlp.tree import Tree
from claimaudit.nlp.vocabulary import load_vocabulary
from claimaudit.source import Block

TERMS = "claimaudit_terms"
"""Key in `doc.user_data`: the terms of the vocabulary, with text positions finer than tokens."""
_FIELDS = tuple(field.name for field in fields(Term))


def find_terms(doc: Doc) -> Doc:
    """Look the vocabulary's terms up, abbreviations of the document's own included."""
    terms = load_vocabulary().find(text_of(doc))
    doc.user_data[TERMS] = [{name: getattr(term, name) for name in _FIELDS} for term in terms]
    doc.spans["terms"] = _spans(
        doc, ((term.start, term.end) for term in terms), (term.type for term in terms)
    )
    return doc


def terms_of(doc: Doc) -> list[Term]:
    """The terms that a Doc carries, in text order."""
    return [Term(**record) for record in doc.user_data.get(TERMS, [])]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the components ask of a Doc, read once: its parse, and what the encoder says of its words."""

    tree: Tree
    signals: Signals

    @classmethod
    def of(cls, doc: Doc) -> Reading:
        """The reading of a Doc whose terms have been looked up."""
        tree = Tree(doc)
        return cls(tree, signals_of(tree, terms_of(doc)))


def find_doses(doc: Doc, reading: Reading | None = None) -> Doc:
    """Propose every stated amount of an agent. The `reading` of a Doc may be given, where it is at hand."""
    reading, blocks = reading or Reading.of(doc), blocks_of(doc)
    found = propose_doses(reading.tree, terms_of(doc), reading.signals)
    proposals = [each for each in found if _is_body(block_at(blocks, each.cue[0][0]))]
    add_proposals(doc, proposals)
    doc.spans["doses"] = _spans(doc, (each.cue[0] for each in proposals), ("dosage" for _ in proposals))
    return doc


def find_effects(doc: Doc, reading: Reading | None = None) -> Doc:
    """Propose every mechanism and outcome, walking the sentences in order."""
    reading = reading or Reading.of(doc)
    discourse = Discourse.begin(reading.tree, load_vocabulary(), terms_of(doc))
    proposals: list[Proposal] = []
    for sentence in reading.tree.sentences:
        if _is_body(discourse.block_of(sentence)):
            proposals += effects_of(sentence, discourse, reading.signals)
            discourse.remember(sentence)
    add_proposals(doc, proposals)
    doc.spans["effects"] = _spans(
        doc, (found.cue[0] for found in proposals), (found.kind for found in proposals)
    )
    return doc


def qualify_claims(doc: Doc, reading: Reading | None = None) -> Doc:
    """Say how firmly each proposal is stated, and on what evidence."""
    proposals, tree = proposals_of(doc), reading.tree if reading else Tree(doc)
    set_qualifications(doc, qualify(tree, proposals))
    hedges = sorted({(mark.at, mark.sort) for each in qualifications_of(doc) for mark in each.hedges})
    doc.spans["hedges"] = _spans(doc, (at for at, _ in hedges), (sort for _, sort in hedges))
    doc.spans["claims"] = _spans(
        doc, (found.clause for found in proposals), (found.kind for found in proposals)
    )
    return doc


def find_claims(doc: Doc) -> Doc:
    """All of these in their order."""
    reading = Reading.of(find_terms(doc))
    return qualify_claims(find_effects(find_doses(doc, reading), reading), reading)


def _spans(doc: Doc, ranges: Iterable[Range], labels: Iterable[str]) -> list[Span]:
    spans: list[Span] = []
    for (start, end), label in zip(ranges, labels, strict=True):
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    return spans


def _is_body(block: Block | None) -> bool:
    return block is not None and block.role == "body"
