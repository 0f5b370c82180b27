"""What a passage is about by its place: its headings, its row or column, the document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from claimaudit.model import EntityType
from claimaudit.nlp.discourse.mentions import Mentions
from claimaudit.nlp.layout import block_at
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Span
from claimaudit.source import Block

_HEADING_WEIGHT = 3
_PRODUCT_WEIGHT = 2
"""How often a name in a heading, and one of a product, counts towards the document's main agent."""
_OPENING = 3
"""How many blocks at the beginning of a document make its title."""
_LONGEST_ROW = 6
"""How many words a row may have that is a name, not a question."""
_RANKS = 4
_DOMINANT = 0.34
"""The share of all agents named that makes a document be about one of them."""
_NOT_AGENTS: frozenset[EntityType] = frozenset(
    {"disease", "disease_course", "symptom", "function", "wellbeing", "population", "process", "organ"}
)


@dataclass(slots=True)
class Standing:
    """The agents that the layout of a document gives."""

    mentions: Mentions
    blocks: list[Block]
    main: Mention | None = None
    dominant: bool = False
    _labels: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    _ranks: dict[str, int] = field(default_factory=dict)
    _places: dict[int, Block | None] = field(default_factory=dict)
    """The blocks of sentences, by where these begin."""

    def __post_init__(self) -> None:
        """Find the document's main agent."""
        count: Counter[str] = Counter()
        first: dict[str, Mention] = {}
        for term in self.mentions.terms:
            mention = self.mentions.named(term)
            if self.mentions.is_agent(mention):
                count[term.canonical] += self._weight(mention)
                first.setdefault(term.canonical, mention)
        self._ranks = {name: rank for rank, (name, _) in enumerate(count.most_common(_RANKS))}
        titled = self._titled(first)
        if titled is not None:
            self.main, self.dominant = titled, True
        elif count:
            name, number = count.most_common(1)[0]
            self.main = first[name]
            self.dominant = number >= _DOMINANT * count.total()

    def _titled(self, first: dict[str, Mention]) -> Mention | None:
        """The product that the title names: the document is about it, however seldom it says so."""
        products = (mention for name, mention in first.items() if name in self.mentions.products)
        end = next((block.start for block in self.blocks[_OPENING:]), None)
        return next((one for one in products if one.at and (end is None or one.at[0] < end)), None)

    def _weight(self, mention: Mention) -> int:
        block = block_at(self.blocks, mention.at[0]) if mention.at else None
        if block is None or block.role != "body":
            return 0
        weight = _HEADING_WEIGHT if block.kind == "heading" else 1
        return weight * (_PRODUCT_WEIGHT if mention.canonical in self.mentions.products else 1)

    def rank_of(self, mention: Mention) -> int:
        """How many agents the document names oftener; the number of ranks for what it hardly names."""
        return self._ranks.get(mention.name, _RANKS)

    def of_label(self, label: str) -> tuple[Mention, ...]:
        """The agents that a heading, a row or a column names."""
        if label not in self._labels:
            self._labels[label] = tuple(self._in_label(label))
        return self._labels[label]

    def _in_label(self, label: str) -> list[Mention]:
        words = label.casefold().split()
        product = next(
            (word.strip("™®,:.") for word in words if word.strip("™®,:.") in self.mentions.products), None
        )
        if product is not None:
            return [Mention(label if len(words) < 5 else product, "unknown", product)]
        found = (
            Mention(label[term.start : term.end], term.type, term.canonical)
            for term in self.mentions.vocabulary.find(label)
        )
        return [mention for mention in found if self.mentions.is_agent(mention)]

    def block_of(self, sentence: Span) -> Block | None:
        """The block a sentence stands in; a thought subject before it and the gap after it stand in none."""
        if sentence.start not in self._places:
            places = (block_at(self.blocks, token.idx) for token in sentence)
            self._places[sentence.start] = next((block for block in places if block is not None), None)
        return self._places[sentence.start]

    def of_heading(self, block: Block | None) -> tuple[Mention, ...]:
        """What the nearest heading that names an agent names."""
        headings = reversed(block.section) if block is not None else ()
        return next((found for heading in headings if (found := self.of_label(heading))), ())

    def of_row(self, block: Block) -> tuple[Mention, ...]:
        """The agent of a cell: that of its row, of its column, else the row, unless it is an outcome."""
        for label in (block.row, block.column_head):
            if label and (found := self.of_label(label)):
                return found
        kind = self.mentions.vocabulary.type_of(block.row) if block.row else "population"
        if block.row and len(block.row.split()) > _LONGEST_ROW:
            return ()
        if block.row and kind not in _NOT_AGENTS and not (kind == "unknown" and self.of_heading(block)):
            return (Mention(block.row, kind),)
        return ()
