"""What the components do: each reads a Doc, adds to it, and hands it on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from spacy.tokens import Doc, Span

from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.doses import propose_doses
from claimaudit.nlp.effects.fragments import arrows, fragments
from claimaudit.nlp.effects.propose import propose_effects
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


def find_terms(doc: Doc) -> Doc:
    """Look the vocabulary's terms up, abbreviations of the document's own included."""
    terms = load_vocabulary().find(text_of(doc))
    doc.user_data[TERMS] = [asdict(term) for term in terms]
    doc.spans["terms"] = _spans(
        doc, ((term.start, term.end) for term in terms), (term.type for term in terms)
    )
    return doc


def terms_of(doc: Doc) -> list[Term]:
    """The terms that a Doc carries, in text order."""
    return [Term(**record) for record in doc.user_data.get(TERMS, [])]


def find_doses(doc: Doc, tree: Tree | None = None) -> Doc:
    """Propose every stated amount of an agent. The `tree` of a Doc may be given, where it is at hand."""
    blocks = blocks_of(doc)
    found = propose_doses(_tree(doc, tree), terms_of(doc))
    proposals = [each for each in found if _is_body(block_at(blocks, each.cue[0][0]))]
    add_proposals(doc, proposals)
    doc.spans["doses"] = _spans(doc, (each.cue[0] for each in proposals), ("dosage" for _ in proposals))
    return doc


def find_effects(doc: Doc, tree: Tree | None = None) -> Doc:
    """Propose every mechanism and outcome, walking the sentences in order."""
    tree = _tree(doc, tree)
    discourse = Discourse.begin(tree, load_vocabulary(), terms_of(doc))
    proposals: list[Proposal] = []
    for sentence in tree.sentences:
        if _is_body(discourse.block_of(sentence)):
            found = [*propose_effects(sentence, discourse), *arrows(sentence, discourse)]
            proposals += found or fragments(sentence, discourse)
            discourse.remember(sentence)
    add_proposals(doc, proposals)
    doc.spans["effects"] = _spans(
        doc, (found.cue[0] for found in proposals), (found.kind for found in proposals)
    )
    return doc


def qualify_claims(doc: Doc, tree: Tree | None = None) -> Doc:
    """Say how firmly each proposal is stated, and on what evidence."""
    proposals = proposals_of(doc)
    set_qualifications(doc, qualify(_tree(doc, tree), proposals))
    hedges = sorted({(mark.at, mark.sort) for each in qualifications_of(doc) for mark in each.hedges})
    doc.spans["hedges"] = _spans(doc, (at for at, _ in hedges), (sort for _, sort in hedges))
    doc.spans["claims"] = _spans(
        doc, (found.clause for found in proposals), (found.kind for found in proposals)
    )
    return doc


def find_claims(doc: Doc) -> Doc:
    """All of these in their order."""
    tree = Tree(find_terms(doc))
    return qualify_claims(find_effects(find_doses(doc, tree), tree), tree)


def _tree(doc: Doc, tree: Tree | None) -> Tree:
    return Tree(doc) if tree is None else tree


def _spans(doc: Doc, ranges: Iterable[Range], labels: Iterable[str]) -> list[Span]:
    spans: list[Span] = []
    for (start, end), label in zip(ranges, labels, strict=True):
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    return spans


def _is_body(block: Block | None) -> bool:
    return block is not None and block.role == "body"
