"""The agent of a sentence that names none: from its row, column or heading, from what was named
before, or the document's main agent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimaudit.model import EntityType
from claimaudit.nlp.doses.products import Term
from claimaudit.nlp.doses.scene import Page, Scene
from claimaudit.nlp.doses.unlisted import section_subject
from claimaudit.nlp.doses.vocabulary import alternatives, whole, words
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Token
from claimaudit.source import Block, collapse

_DOSE_HEAD = re.compile(
    r"\b(?:dos(?:e|es|age)|how\smuch|amount|typical|daily|per|recommended|take|range|intake|notes?)\b",
    re.IGNORECASE,
)
_NOT_AGENT_HEAD = re.compile(
    r"\b(?:when|who|what\sfor|weight|age|week|day|condition|used\sfor|for|goal|population|group|per|step|phase|"
    r"time|situation|model|animal|species|who|patients?|complaint|problem|cohort|study|trial)\b",
    re.IGNORECASE,
)
_OCCASIONS = re.compile(r"\b(?:when|time|timing|situation|day|week|occasion)\b", re.IGNORECASE)
_DIRECT = re.compile(r"[\s,:(–-]{1,3}$")
"""Between a name and its amount: "folic acid, 400 micrograms"."""
_IN_COMPANY = re.compile(
    r"(?P<verb>[\w-]{1,16}\s)?"
    r"(?:\b(?:with|in|into|alongside|after|before|without|than|over|on|to|like|w/|not|from|as|once|as\sa)|&)\s"
    r"(?:[\w-]{1,14}\s){0,3}$",
    re.IGNORECASE,
)
_GOVERNING = re.compile(whole(alternatives(words("cues", "governing_verbs"))), re.IGNORECASE)
_NEAR = 1_000
"""So many characters back in its block a name is remembered."""


def from_table(scene: Scene, kinds: frozenset[EntityType]) -> tuple[Mention, ...]:
    """The agent that a cell has from its row or its column."""
    block = scene.block
    for label in (block.row, block.column_head):
        if label == block.row and label and _is_population(scene, label):
            continue
        if label and (found := _label(scene.page, label, block, kinds)) and not _tells_when(scene, label):
            return (found,)
    if block.row and _names_agents(scene):
        return (Mention(collapse(block.row), "unknown"),)
    if section := from_headings(scene, kinds):
        return section
    head = block.column_head
    if head and not _DOSE_HEAD.search(head) and not _NOT_AGENT_HEAD.search(head) and not _is_occasion(head):
        return (Mention(collapse(head), "unknown"),)
    return ()


def _tells_when(scene: Scene, label: str) -> bool:
    """Whether the row label stands in a column of occasions: "When: after the sauna"."""
    first = scene.page.row(scene.block)[0]
    return label == scene.block.row and bool(_OCCASIONS.search(first.column_head or ""))


def _names_agents(scene: Scene) -> bool:
    first = scene.page.row(scene.block)[0]
    head = first.column_head or ""
    return first.row is None and not _NOT_AGENT_HEAD.search(head) and not _is_occasion(scene.block.row or "")


def _is_population(scene: Scene, label: str) -> bool:
    """ "C57BL/6 mice, lifelong" under "Model": whom it was given to."""
    first = scene.page.row(scene.block)[0].column_head or ""
    return bool(_NOT_AGENT_HEAD.search(first)) and _POPULATION.search(label) is not None


_POPULATION = re.compile(
    whole(
        alternatives(
            (*words("circumstances", "populations"), "mice", "mouse", "rats", "rat", "pigs", "horses")
        )
    ),
    re.IGNORECASE,
)


def _is_occasion(label: str) -> bool:
    """A group of people, a time or a step: no agent."""
    if re.match(r"\W{0,3}[<>≥≤\d]", label):
        return True
    first = re.findall(r"[a-z]+", label.lower())[:2]
    if label.rstrip(": ").lower().split()[-1:] == ["complaints"] or _POPULATION.search(label):
        return True
    return any(word in words("cues", "row_labels_not_agents") for word in first)


def _label(page: Page, label: str, block: Block, kinds: frozenset[EntityType]) -> Mention | None:
    """A name in a row or column head."""
    terms = [term for term in page.terms_of_label(label, block.table) if term.type in kinds]
    return Mention(collapse(label), terms[0].type, terms[0].canonical) if terms else None


def from_headings(scene: Scene, kinds: frozenset[EntityType]) -> tuple[Mention, ...]:
    """What the headings above name, the nearest first."""
    for heading in reversed(scene.block.section):
        terms = [term for term in scene.page.terms_of_label(heading) if term.type in kinds]
        if terms:
            return tuple(mention_of(scene.page, term) for term in terms)
    return ()


def from_context(scene: Scene, kinds: frozenset[EntityType]) -> tuple[Mention, ...]:
    """The brand; else what the block has named before, the heading, the section, the document."""
    page, block = scene.page, scene.block
    if page.product is not None and "unknown" in kinds:
        return (mention_of(page, page.product),)
    earlier = [
        term
        for term in page.terms_in(max(block.start, scene.start - _NEAR), scene.start)
        if term.type in kinds
    ]
    if earlier:
        return (mention_of(page, _topic(scene, earlier)),)
    if (own := _own_heading(scene, kinds)) is not None:
        return (own,)
    main = page.main(kinds)
    if main is not None and page.is_dominant(main):
        return (mention_of(page, main),)
    if headings := from_headings(scene, kinds):
        return headings[:1]
    if named := page.last_in_section(block, kinds):
        return (mention_of(page, named[0]),)
    if "unknown" in kinds and (subject := section_subject(scene)) is not None:
        return (subject,)
    return (mention_of(page, main),) if main else ()


def _own_heading(scene: Scene, kinds: frozenset[EntityType]) -> Mention | None:
    """The one intervention that the nearest heading names."""
    if len(scene.block.section) < _TITLED:
        return None
    terms = [term for term in scene.page.terms_of_label(scene.block.section[-1]) if term.type in kinds]
    names = {term.canonical for term in terms}
    return mention_of(scene.page, terms[0]) if len(names) == 1 else None


_TITLED = 2
"""The heading of a section below the title stands so deep."""


_LONGEST_NAME = 30


def _is_brand(token: Token) -> bool:
    """Whether a word is the name before a name, and no word that begins a sentence."""
    return token.pos_ == "PROPN" and token.is_title and not token.is_sent_start and bool(token.whitespace_)


def _topic(scene: Scene, earlier: Sequence[Term]) -> Term:
    """The first name in the nearest earlier sentence of the block that has one."""
    span = scene.page.doc.covering(earlier[-1].start, earlier[-1].end)
    start = span.sent.start_char if span is not None else earlier[-1].start
    main = next((term for term in earlier if term.start >= start and scene.page.is_dominant(term)), None)
    return main or next(term for term in earlier if term.start >= min(start, earlier[-1].start))


def mention_of(page: Page, term: Term) -> Mention:
    """A term as an agent, with the brand that stands before it ("Brack Electrolyte Powder")."""
    start = term.start
    if page.text[start].isupper():
        span = page.doc.covering(term.start, term.end)
        first = span.start if span is not None else 0
        while (
            first > 0 and _is_brand(page.doc[first - 1]) and start - page.doc[first - 1].idx <= _LONGEST_NAME
        ):
            first -= 1
            start = page.doc[first].idx
    if start < term.start:
        return Mention(collapse(page.text[start : term.end]), term.type, term.canonical, (start, term.end))
    return Mention(
        collapse(page.text[term.start : term.end]), term.type, term.canonical, (term.start, term.end)
    )


def is_company(scene: Scene, term: Term, start: int) -> bool:
    """Whether it is what the dose is taken with, in or after, or compared to."""
    text = scene.page.text
    floor = min(scene.start, term.start - 60)
    if term.start == scene.start or (term.end <= start and _DIRECT.fullmatch(text[term.end : start])):
        return False
    match = _IN_COMPANY.search(text[max(floor, scene.block.start) : term.start])
    return match is not None and not (match["verb"] and _GOVERNING.search(match["verb"]))
