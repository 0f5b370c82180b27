"""A sentence with what stands around it: its block, its table row, the terms it names."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from claimaudit.model import INTERVENTIONS, EntityType
from claimaudit.nlp.doses.products import Term, frequent_name, product_names, titled_product
from claimaudit.nlp.doses.vocabulary import words
from claimaudit.nlp.layout import block_at, blocks_of, text_of
from claimaudit.nlp.proposal import Mention, Range
from claimaudit.nlp.tree import Span, Tree
from claimaudit.source import Block, collapse


@cache
def _weak() -> frozenset[str]:
    return frozenset(words("cues", "weak_agents"))


LONGEST = 1_000
"""A sentence with more characters is read in pieces, so that time grows with the length of the text."""


class Page:
    """A document, ready to be read sentence by sentence."""

    def __init__(self, doc: Tree, terms: Sequence[Term]) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.blocks = blocks_of(doc)
        named = [term for term in terms if term.type in INTERVENTIONS and self._is_named(term)]
        names = product_names(self.text, terms)
        self._titled = titled_product(
            self.text, [(block.start, block.end) for block in self.blocks if block.kind == "heading"]
        )
        self.terms: list[Term] = sorted((*named, *names), key=lambda term: term.start)
        self._counted: dict[str, tuple[Mention, ...]] = {}
        self.settled: tuple[tuple[Mention, ...], int] | None = None
        self._starts = [term.start for term in self.terms]
        self._mains: dict[frozenset[EntityType], Term | None] = {}
        self._rows: dict[tuple[int | None, int | None], list[Block]] = {}
        self._sections: dict[tuple[str, ...], list[Block]] = {}
        self._labels: dict[tuple[int | None, str], Block] = {}
        for block in self.blocks:
            self._sections.setdefault(block.section, []).append(block)
            label = collapse(self.text[block.start : block.end])
            self._labels.setdefault((block.table, label), block)
            if block.table is not None:
                self._rows.setdefault((block.table, block.row_number), []).append(block)

    def _is_named(self, term: Term) -> bool:
        """Whether it is no mere company of doses, and no part of a mixture ("60% alcohol")."""
        before = self.text[max(0, term.start - 20) : term.start]
        mixed = before.endswith("% ") and before.rfind("(") > before.rfind(")")
        return term.canonical not in _weak() and not mixed

    @cached_property
    def product(self) -> Term | None:
        """The brand that the document is about."""
        names = [term for term in self.terms if term.type == "unknown"]
        count = Counter(term.canonical for term in names)
        named = max(names, key=lambda term: (count[term.canonical], -term.start)) if names else None
        return named or self._titled

    def terms_in(self, start: int, end: int) -> list[Term]:
        """The interventions named between two positions."""
        return self.terms[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def row(self, block: Block) -> list[Block]:
        """The cells of a table that stand in the row of this one, itself included."""
        return (
            self._rows.get((block.table, block.row_number), [block]) if block.table is not None else [block]
        )

    def terms_of_label(self, label: str, table: int | None = None) -> list[Term]:
        """The interventions named in a heading, or in a row or column head of a table."""
        block = self._labels.get((table, collapse(label)))
        return self.terms_in(block.start, block.end) if block else []

    def last_in_section(self, block: Block, kinds: frozenset[EntityType]) -> list[Term]:
        """The interventions of the nearest block before this one in its section that names any."""
        blocks = self._sections[block.section]
        before = blocks[: bisect_left(blocks, block.start, key=lambda one: one.start)]
        for one in reversed(before[-_NEAR_BLOCKS:]):
            if terms := [term for term in self.terms_in(one.start, one.end) if term.type in kinds]:
                return terms
        return []

    def caption_of(self, cell: Block) -> str:
        """The caption that stands before the table of a cell; "" without one."""
        blocks = self._sections[cell.section] if cell.table is not None else []
        before = (one for one in blocks if one.kind == "caption" and one.start < cell.start)
        caption = max(before, key=lambda one: one.start, default=None)
        return self.text[caption.start : caption.end] if caption else ""

    def section_opening(self, block: Block) -> Block | None:
        """The first paragraph of the section that a block stands in."""
        return next((one for one in self._sections[block.section] if one.kind == "paragraph"), None)

    def remember(self, unit: str, agents: tuple[Mention, ...]) -> None:
        """What pieces of a kind were counted of, for sentences that count them without a name."""
        self._counted[unit] = agents

    def counted_of(self, unit: str) -> tuple[Mention, ...]:
        """What the pieces of this kind were last counted of."""
        return self._counted.get(unit, ())

    def settle(self, agents: tuple[Mention, ...], sentence: Range) -> None:
        """Remember the agents of a dose that its sentence names, for the doses after it."""
        if any(one.at and sentence[0] <= one.at[0] < sentence[1] for one in agents):
            self.settled = (agents, sentence[0])

    def section_start(self, block: Block) -> int:
        """Where the section of a block begins."""
        return self._sections[block.section][0].start

    @cached_property
    def brand(self) -> Term | None:
        """The name in no list that the document uses oftenest."""
        return frequent_name(self.text, self.terms)

    @cached_property
    def weights(self) -> Counter[str]:
        """How often each intervention is named, its title and its product names counting more."""
        title = next((block for block in self.blocks if block.kind == "heading"), None)
        weights: Counter[str] = Counter()
        for term in self.terms:
            in_title = title is not None and title.start <= term.start < title.end
            weights[term.canonical] += _TITLE if in_title else _PRODUCT if term.type == "unknown" else 1
        return weights

    def main(self, kinds: frozenset[EntityType]) -> Term | None:
        """The intervention that the document is about: named in its title, or oftenest."""
        if kinds not in self._mains:
            self._mains[kinds] = self._main(kinds)
        return self._mains[kinds]

    def _main(self, kinds: frozenset[EntityType]) -> Term | None:
        first = {term.canonical: term for term in reversed(self.terms) if term.type in kinds}
        ranked = sorted(first.values(), key=lambda term: (-self.weights[term.canonical], term.start))
        return ranked[0] if ranked else None

    def is_dominant(self, term: Term) -> bool:
        """Whether the document is about this one alone."""
        return self.weights[term.canonical] >= _DOMINANT * self.weights.total()

    def scenes(self) -> Iterator[Scene]:
        """The sentences of the body."""
        for sentence in self.doc.sentences:
            for span in _pieces(sentence):
                start, end = _trim(self.text, span)
                block = block_at(self.blocks, start) if end > start else None
                if block is not None and block.role == "body":
                    yield Scene(self, block, span, start, min(end, block.end))


_TITLE = 5
_PRODUCT = 2
_DOMINANT = 0.45
"""Of all that the document names."""
_NEAR_BLOCKS = 40
"""So many blocks back a name is remembered."""


def _pieces(sentence: Span) -> Iterator[Span]:
    if sentence.end_char - sentence.start_char <= LONGEST:
        yield sentence
        return
    first = sentence.start
    for index in range(sentence.start, sentence.end):
        if sentence.doc[index].idx - sentence.doc[first].idx >= LONGEST - 100:
            yield sentence.doc[first:index]
            first = index
    yield sentence.doc[first : sentence.end]


def _trim(text: str, sentence: Span) -> tuple[int, int]:
    start, end = sentence.start_char, sentence.end_char
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


@dataclass(frozen=True)
class Scene:
    """A sentence where it stands."""

    page: Page
    block: Block
    sentence: Span
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        """Its text; positions in it count from `start`."""
        return self.page.text[self.start : self.end]

    @cached_property
    def terms(self) -> list[Term]:
        """The interventions that it names, in text positions."""
        return self.page.terms_in(self.start, self.end)

    @cached_property
    def is_question(self) -> bool:
        """Whether it asks."""
        return self.text.rstrip("\"')]”’ ").endswith("?")

    @cached_property
    def has_verb(self) -> bool:
        """Whether it has a finite verb or an order."""
        return any(token.tag_ in ("VBZ", "VBP", "VBD", "MD", "VB") for token in self.sentence)

    @cached_property
    def in_table(self) -> bool:
        """Whether it stands in a cell."""
        return self.block.table is not None

    def row_text(self) -> str:
        """The other cells of its row, joined by bars."""
        cells = (cell for cell in self.page.row(self.block) if cell is not self.block)
        return " | ".join(self.page.text[cell.start : cell.end] for cell in cells)

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the sentence around two positions in it, up to a semicolon, a colon or a dash."""
        before = max(self.text.rfind(mark, 0, start) for mark in (";", " – ", " — ", ": "))
        after = [place for mark in (";", " – ", " — ") if (place := self.text.find(mark, end)) >= 0]
        return before + 1, min(after, default=len(self.text))
