"""A document that the rules are asked of: its claims, sentences, neighbourhoods, what was found in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from claimaudit.model import Claim
from claimaudit.rules.outline import Masks, fits, outline
from claimaudit.rules.references import reference_places
from claimaudit.rules.vocabulary import Profile
from claimaudit.source import Block, BlockRole, Document, Region

T = TypeVar("T")

Range = tuple[int, int]
"""Text positions, half-open."""
Ranges = tuple[Range, ...]

_TOP_BLOCKS = 10


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole run."""

    profile: Profile
    today: date


class Reading:
    """One document with everything that conditions ask for, found by position, never searched for twice."""

    def __init__(
        self,
        document: Document,
        claims: Sequence[Claim],
        context: Context,
        hits: Mapping[int, Sequence[Range]],
        sentences: Sequence[Range],
        denied: Callable[[Range], bool],
    ) -> None:
        self.document = document
        self.claims = sorted(claims, key=lambda claim: (claim.sentence_span, claim.cue.span.start))
        self.context = context
        self.sentences = sentences
        self._known: dict[Hashable, Any] = {}
        self._positions: dict[Range, Range] = {}
        self._hits = hits
        self._denied = denied
        self.outlines = {id(claim): outline(claim) for claim in self.claims}
        """Of each claim, by its identity."""
        self._claim_starts = [claim.sentence_span[0] for claim in self.claims]
        self._sentence_starts = [start for start, _ in sentences]
        self._block_starts = [block.start for block in document.blocks]

    def hits(self, probe: int, ranges: Iterable[Range]) -> Iterator[Range]:
        """Where the patterns of a probe stand, wholly within one of the ranges."""
        found = self._hits.get(probe, ())
        for start, end in ranges:
            for index in range(bisect_left(found, (start, start)), bisect_left(found, (end, end))):
                if found[index][1] <= end:
                    yield found[index]

    def denied(self, words: Range) -> bool:
        """Whether words are negated, by the grammar or as the cue of a denied claim."""
        beside = self.claims_in(self.sentence_beside(words[0], 0))
        cues = [self.positions(claim.cue.span) for claim in beside if claim.polarity == "negative"]
        return any(start < words[1] and words[0] < end for start, end in cues) or self._denied(words)

    def claims_in(self, ranges: Iterable[Range]) -> list[Claim]:
        """The claims whose sentence begins in one of the ranges."""
        found: list[Claim] = []
        for start, end in ranges:
            first, last = bisect_left(self._claim_starts, start), bisect_left(self._claim_starts, end)
            found += self.claims[first:last]
        return found

    def fitting(self, *choices: Masks) -> Sequence[Claim]:
        """The claims whose face meets one of these, in reading order."""

        def fitting() -> Sequence[Claim]:
            ids = {at for masks in choices for at, outline in self.outlines.items() if fits(outline, masks)}
            return [claim for claim in self.claims if id(claim) in ids]

        return self.once(("fitting", choices), fitting)

    def found(self, probe: int) -> Sequence[Range]:
        """Where the patterns of a probe stand, in reading order."""
        return self._hits.get(probe, ())

    def positions(self, region: Region) -> Range:
        """Text positions of a region."""
        place = region.start, region.end
        found = self._positions.get(place)
        if found is None:
            found = self._positions[place] = self.document.positions(region)
        return found

    def once(self, question: Hashable, answer: Callable[[], T]) -> T:
        """An answer that holds for the whole document, reckoned when it is first asked for: what every
        claim asks of its document would else cost the square of their number."""
        if question not in self._known:
            self._known[question] = answer()
        found: T = self._known[question]
        return found

    def sentence_number(self, position: int) -> int | None:
        """Which sentence holds a text position."""
        number = bisect_right(self._sentence_starts, position) - 1
        return number if number >= 0 and position < self.sentences[number][1] else None

    def block_number(self, position: int) -> int | None:
        """Which block holds a text position."""
        number = bisect_right(self._block_starts, position) - 1
        return number if number >= 0 and position < self.document.blocks[number].end else None

    def block_at(self, position: int) -> Block | None:
        """The block itself."""
        number = self.block_number(position)
        return None if number is None else self.document.blocks[number]

    def sentence_beside(self, position: int, step: int) -> Ranges:
        """The sentence before or after the one that holds a position."""
        number = self.sentence_number(position)
        beside = None if number is None else number + step
        return (self.sentences[beside],) if beside is not None and 0 <= beside < len(self.sentences) else ()

    def block_around(self, position: int) -> Ranges:
        """The block that holds a position."""
        number = self.block_number(position)
        return () if number is None else (_range(self.document.blocks[number]),)

    def row_around(self, position: int) -> Ranges:
        """The table row that holds a position."""
        block = self.block_at(position)
        return self._rows.get((block.table, block.row_number), ()) if block else ()

    def column_head_over(self, position: int) -> Ranges:
        """The head of the column that holds a position."""
        block = self.block_at(position)
        if block is None or block.table is None or block.column_head is None:
            return ()
        return self._heads.get((block.table, block.column_number), ())

    def section_around(self, position: int) -> Ranges:
        """The blocks under the same heading as a position, the heading among them."""
        number = self.block_number(position)
        return () if number is None else self._sections[self._section_of[number]]

    def with_role(self, role: BlockRole) -> Ranges:
        """The blocks of body, bibliography or metadata; neighbours run together."""
        return self._roles.get(role, ())

    @cached_property
    def headings(self) -> Ranges:
        """All headings."""
        return tuple(_range(block) for block in self.document.blocks if block.kind == "heading")

    @cached_property
    def title(self) -> Ranges:
        """The first heading, else the first block."""
        return self.headings[:1] or tuple(_range(block) for block in self.document.blocks[:1])

    @cached_property
    def top(self) -> Ranges:
        """What stands before the second heading."""
        blocks = self.document.blocks[:_TOP_BLOCKS]
        seconds = [n for n, block in enumerate(blocks) if block.kind == "heading" and n > 0]
        return tuple(_range(block) for block in blocks[: seconds[0] if seconds else None])

    @cached_property
    def body_sentences(self) -> list[Range]:
        """The sentences that aren't bibliography or metadata."""
        roles = ((sentence, self.block_at(sentence[0])) for sentence in self.sentences)
        return [sentence for sentence, block in roles if block and block.role == "body"]

    @cached_property
    def body_blocks(self) -> list[Range]:
        """The blocks that aren't."""
        return [_range(block) for block in self.document.blocks if block.role == "body"]

    @cached_property
    def references(self) -> list[int]:
        """Where the body carries references."""
        return reference_places(self.document)

    @cached_property
    def cites(self) -> bool:
        """Whether the body cites anything."""
        return bool(self.references) or any(claim.support.level == "cited" for claim in self.claims)

    def carries_reference(self, ranges: Iterable[Range]) -> bool:
        """Whether a reference stands in one of the ranges."""
        places = self.references
        return any(bisect_left(places, start) < bisect_left(places, end) for start, end in ranges)

    @cached_property
    def _rows(self) -> dict[tuple[int | None, int | None], Ranges]:
        rows: defaultdict[tuple[int | None, int | None], list[Range]] = defaultdict(list)
        for block in self.document.blocks:
            if block.table is not None:
                rows[block.table, block.row_number].append(_range(block))
        return {key: tuple(cells) for key, cells in rows.items()}

    @cached_property
    def _heads(self) -> dict[tuple[int | None, int | None], Ranges]:
        heads: dict[tuple[int | None, int | None], Ranges] = {}
        for block in self.document.blocks:
            if block.table is not None and block.column_head is None:
                heads.setdefault((block.table, block.column_number), (_range(block),))
        return heads

    @cached_property
    def _section_of(self) -> list[int]:
        numbers: list[int] = []
        previous: Block | None = None
        for block in self.document.blocks:
            begins = previous is None or block.kind == "heading"
            numbers.append((numbers[-1] if numbers else -1) + begins)
            previous = block
        return numbers

    @cached_property
    def _sections(self) -> dict[int, Ranges]:
        sections: defaultdict[int, list[Range]] = defaultdict(list)
        for number, block in zip(self._section_of, self.document.blocks, strict=True):
            sections[number].append(_range(block))
        return {number: tuple(ranges) for number, ranges in sections.items()}

    @cached_property
    def _roles(self) -> dict[BlockRole, Ranges]:
        found: dict[BlockRole, list[Range]] = {"body": [], "bibliography": [], "metadata": []}
        previous: BlockRole | None = None
        for block in self.document.blocks:
            ranges = found[block.role]
            if block.role == previous:
                ranges[-1] = (ranges[-1][0], block.end)
            else:
                ranges.append(_range(block))
            previous = block.role
        return {role: tuple(ranges) for role, ranges in found.items()}


def _range(block: Block) -> Range:
    return block.start, block.end
