"""Where the rivals for the agent of a dose come from: its sentence, its row and headings, what was named
before, what the document is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimaudit.nlp.doses.context import is_company, mention_of
from claimaudit.nlp.doses.kinds import ANY, DONE
from claimaudit.nlp.doses.products import Term
from claimaudit.nlp.doses.rivals import Mentions, Rivals
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.unlisted import (
    beside_amount,
    drink_after,
    leading_name,
    section_subject,
    taken_for,
    unlisted_after,
    unlisted_before,
)
from claimaudit.nlp.encoder import Pointed, Signals
from claimaudit.nlp.names import name_around
from claimaudit.nlp.proposal import Mention, Range
from claimaudit.nlp.tree import Token
from claimaudit.source import collapse

_NEAR = 1_000
"""So many characters back in its block a name is remembered."""
_LINKS = frozenset({"and", "or", "than", "with", "of", "in", "then"})
_FEW = 2
_EARLY = 300
"""Characters from the beginning of a document that tell what it is about."""
_STEP, _FARTHEST = 12, 5
_TITLE = re.compile(r"\W{0,3}[\w'’®™-]+(?:\s[\w'’®™&+-]+){0,3}\W{0,2}")
"""A heading that may be a name."""
_LEAD = re.compile(
    r"\W{0,6}(?:\d{1,2}[.)]\s)?(?P<name>[A-Z][\w'’®™-]*(?:\s[\w'’®™%-]+){0,5}?)\s?"
    r"(?P<mark>[:,(.–—]|-(?=\s)|(?:is|are|was|were|has|can|may|helps?|comes?)(?=\s))"
)
_LONGEST = 60
"""Characters in a heading or a label that may be a name."""


def rivals_of(scene: Scene, at: Range, others: Sequence[Range], sort: str, ruled: Mentions) -> Rivals:
    """The rivals for the agent of the dose at these text positions; `ruled` is the choice of the rules."""
    rivals = Rivals(scene, at, sort)
    rivals.add(ruled, "ruled", *(("ruled:here",) if _stands_in(scene, ruled) else ()))
    _add_named(rivals, others)
    _add_unlisted(rivals)
    _add_labels(rivals)
    _add_before(rivals)
    _add_topics(rivals)
    return rivals


def add_pointed(rivals: Rivals, pointed: Pointed, signals: Signals) -> None:
    """What the encoder points to; no words of the dose itself, unless a list knows them."""
    page = rivals.scene.page
    for at in pointed.likeliest():
        words = _name_at(page.doc[at], signals)
        start, end = words[0].idx, words[-1].end
        term = next((term for term in page.terms_in(start - _LONGEST, end) if term.end > start), None)
        if term is not None:
            rivals.add((mention_of(page, term),), "pointed")
        elif not (start < rivals.at[1] and rivals.at[0] < end):
            rivals.add((Mention(collapse(page.text[start:end]), at=(start, end)),), "pointed")


def _name_at(token: Token, signals: Signals) -> Sequence[Token]:
    """The words around one that belong to a name by grammar, or are read as parts of an agent's name."""
    start, end = name_around(token)
    while start > token.sent.start and signals.agents.odds[start - 1] > 0:
        start -= 1
    while end < token.sent.end and signals.agents.odds[end] > 0:
        end += 1
    return token.doc.tokens[start:end]


def _stands_in(scene: Scene, mentions: Mentions) -> bool:
    return any(one.at and scene.start <= one.at[0] < scene.end for one in mentions)


def _add_named(rivals: Rivals, others: Sequence[Range]) -> None:
    """What the sentence names."""
    scene, (start, end) = rivals.scene, rivals.at
    terms = [term for term in scene.terms if term.type in ANY]
    before = [term for term in terms if term.end <= start]
    after = [term for term in terms if term.start >= end]
    for rank, term in enumerate(reversed(before)):
        crossed = sum(term.end <= other[0] < start for other in others)
        rivals.add((mention_of(scene.page, term),), *_order("before", rank, crossed), *_beside(rivals, term))
    for rank, term in enumerate(after):
        crossed = sum(end <= other[0] < term.start for other in others)
        rivals.add((mention_of(scene.page, term),), *_order("after", rank, crossed), *_beside(rivals, term))
    for term in terms:
        if start <= term.start and term.end <= end:
            rivals.add((mention_of(scene.page, term),), "inside")


def _order(side: str, rank: int, crossed: int) -> Iterator[str]:
    """On which side it is, after how many other names and amounts."""
    yield side
    yield f"{side}:{min(rank, 3)}"
    yield f"{side}-amounts:{min(crossed, 2)}"


def _beside(rivals: Rivals, term: Term) -> Iterator[str]:
    """How a name stands to the dose: how far, with what between, in which part of the grammar."""
    scene, (start, end) = rivals.scene, rivals.at
    side, place = ("before", start) if term.end <= start else ("after", end)
    between = scene.page.text[term.end : start] if side == "before" else scene.page.text[end : term.start]
    words = between.lower().split()
    yield f"{side}-far:{min(_FARTHEST, len(between) // _STEP)}"
    yield f"{side}-between:{' '.join(words)}" if len(words) <= _FEW else f"{side}-between:many"
    yield from (f"{side}-mark:{mark}" for mark in ",;:.()–—|" if mark in between)
    yield from (f"{side}-word:{word}" for word in _LINKS & set(words))
    if is_company(scene, term, place):
        yield f"{side}-company"
    if term.start == scene.start:
        yield "opens"
    span = scene.page.doc.covering(term.start, term.end)
    if span is not None:
        yield f"dep:{span.root.dep_}"
        yield f"dep:{span.root.dep_}<{span.root.head.lemma}"
        if span.root.dep_ in ("compound", "amod"):
            yield f"part-of:{span.root.head.pos_}"


def _add_unlisted(rivals: Rivals) -> None:
    """Names in no list, where grammar makes them the owner."""
    scene, (start, end) = rivals.scene, rivals.at
    readings = {
        "of": unlisted_after(scene, end),
        "drink": drink_after(scene, end),
        "beside": beside_amount(scene, end),
        "leading": leading_name(scene, start),
        "preceding": unlisted_before(scene, start),
        "taken-for": taken_for(scene, start, end),
    }
    for name, mention in readings.items():
        if mention is not None:
            rivals.add((mention,), "named", f"named:{name}")


def _add_labels(rivals: Rivals) -> None:
    """What its row, its column and the headings above are called, or name."""
    scene = rivals.scene
    block, page = scene.block, scene.page
    if scene.in_table:
        for name, label in (("row", block.row), ("head", block.column_head)):
            terms = (
                [term for term in page.terms_of_label(label, block.table) if term.type in ANY]
                if label
                else []
            )
            if label and len(label) <= _LONGEST:
                known = terms[0] if terms else None
                mention = Mention(
                    collapse(label), known.type if known else "unknown", known.canonical if known else None
                )
                rivals.add((mention,), name, f"{name}:{'known' if known else 'unknown'}")
    for depth, heading in enumerate(reversed(block.section)):
        terms = [term for term in page.terms_of_label(heading) if term.type in ANY]
        for rank, term in enumerate(terms):
            rivals.add((mention_of(page, term),), "heading", f"heading:{min(depth, 2)}:{min(rank, 1)}")
        if len(terms) > 1:
            rivals.add([mention_of(page, term) for term in terms], "heading", f"heading:{min(depth, 2)}:all")
        if not terms and _TITLE.fullmatch(heading):
            rivals.add((Mention(collapse(heading)),), f"heading-text:{min(depth, 2)}")


def _add_before(rivals: Rivals) -> None:
    """What the block and the section have named before, and the agent of the dose before."""
    scene, page = rivals.scene, rivals.scene.page
    block = scene.block
    earlier = [
        term for term in page.terms_in(max(block.start, scene.start - _NEAR), scene.start) if term.type in ANY
    ]
    for rank, term in enumerate(reversed(earlier[-6:])):
        rivals.add((mention_of(page, term),), "block", f"block:{rank}")
    _add_lead(rivals)
    if earlier:
        rivals.add((mention_of(page, earlier[0]),), "opening")
        last = page.doc.covering(earlier[-1].start, earlier[-1].end)
        opens = last.sent.start_char if last is not None else earlier[-1].start
        first = next(term for term in earlier if term.start >= min(opens, earlier[-1].start))
        rivals.add((mention_of(page, first),), "sentence")
    for rank, term in enumerate(page.last_in_section(block, ANY)[:3]):
        rivals.add((mention_of(page, term),), "recent", f"recent:{rank}")
    if subject := section_subject(scene):
        rivals.add((subject,), "section-subject")
    if page.settled:
        mentions, place = page.settled
        where = (
            "block" if place >= block.start else "section" if place >= page.section_start(block) else "far"
        )
        rivals.add(mentions, "settled", f"settled:{where}", f"settled:{where}:{bool(earlier)}")


def _add_lead(rivals: Rivals) -> None:
    """What its block begins with, as an entry of a glossary or of a list of exercises does."""
    scene, page = rivals.scene, rivals.scene.page
    match = _LEAD.match(page.text, scene.block.start, scene.block.end)
    if match is None:
        return
    start, end = match.span("name")
    terms = [term for term in page.terms_in(start, end) if term.type in ANY]
    whose = "own" if scene.start <= end and start < scene.end else "before"
    if terms:
        at = "whole" if terms[0].start == start else "inside"
        rivals.add((mention_of(page, terms[0]),), "lead", f"lead:{at}:{whose}", f"lead-mark:{match['mark']}")
    elif end < rivals.at[0]:
        name = Mention(collapse(match["name"]), "unknown", None, (start, end))
        rivals.add((name,), "lead", f"lead:unknown:{whose}", f"lead-mark:{match['mark']}")


def _add_topics(rivals: Rivals) -> None:
    """What the document is about."""
    page = rivals.scene.page
    if page.product is not None:
        rivals.add((mention_of(page, page.product),), "brand")
    if page.brand is not None:
        early = "early" if page.brand.start < _EARLY else "late"
        rivals.add((mention_of(page, page.brand),), "brand", "brand:often", f"brand:{early}")
    for name, kinds in (("main", ANY), ("main:done", DONE), ("main:taken", ANY - DONE)):
        if main := page.main(kinds):
            rivals.add(
                (mention_of(page, main),), "main", name, *(("dominant",) if page.is_dominant(main) else ())
            )
