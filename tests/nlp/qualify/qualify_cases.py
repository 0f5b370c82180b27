"""Sentences with one predicate in question, and how they are to be read.

A case is a sentence in which the predicate stands between braces, as a person would underline it.
"""

from __future__ import annotations

import re
from functools import cache

from spacy.language import Language

from claimaudit.model import ClaimKind, DoseRole, Relation
from claimaudit.nlp import layout, pipeline
from claimaudit.nlp.proposal import DoseParts, Mention, Proposal, Qualification
from claimaudit.nlp.qualify import qualify
from claimaudit.nlp.tree import Tree
from claimaudit.source import Document, DocumentBuilder


@cache
def english() -> Language:
    """The pipeline up to the parser."""
    return pipeline.load()


def read(
    marked: str,
    *,
    kind: ClaimKind = "outcome",
    relation: Relation | None = "decreases",
    role: DoseRole = "advised",
    negative: bool = False,
    agent: str | None = None,
    block: str = "paragraph",
    section: tuple[str, ...] = (),
) -> tuple[Qualification, str]:
    """The qualification of the predicate marked {so} in a text, and the text without the marks."""
    before, predicate, after = re.split("[{}]", marked)
    text = before + predicate + after
    builder = DocumentBuilder("<test>", text)
    builder.open_block("quote" if block == "quote" else "paragraph", section=section)
    builder.add(0, len(text))
    at = (len(before), len(before + predicate))
    return qualify_in(builder.build(), at, kind, relation, role, negative, agent), text


def qualify_in(
    document: Document,
    at: tuple[int, int],
    kind: ClaimKind,
    relation: Relation | None,
    role: DoseRole,
    negative: bool,
    agent: str | None,
) -> Qualification:
    """The qualification of the predicate at a place of a document."""
    doc = layout.make_doc(english(), document)
    for name, pipe in english().pipeline:
        if name == "claimaudit":
            break
        doc = pipe(doc)
    touched = [token.i for token in doc if token.idx < at[1] and at[0] < token.idx + len(token)]
    span = doc[touched[0] : touched[-1] + 1]
    predicate = (
        next((token for token in span if token.like_num), span.root) if kind == "dosage" else span.root
    )
    sentence = (predicate.sent.start_char, predicate.sent.end_char)
    agents = (_mention(document.text, agent),) if agent else ()
    dose = DoseParts(at=at, role=role) if kind == "dosage" else None
    proposal = Proposal(
        kind, (at,), predicate.i, sentence, sentence, agents, None if dose else relation, (), negative, dose
    )
    return qualify(Tree(doc), [proposal])[0]


def hedge_words(qualification: Qualification, text: str) -> list[tuple[str, str]]:
    """The hedges as words and sorts."""
    return [(text[mark.at[0] : mark.at[1]], mark.sort) for mark in qualification.hedges]


def _mention(text: str, words: str) -> Mention:
    start = text.index(words)
    return Mention(words, at=(start, start + len(words)))
