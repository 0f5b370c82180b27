"""A sentence as the judge of doses sees it, whatever the candidate: its words, the lexicon's words in it, its
clauses, what it names, where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from claimaudit.model import INTERVENTIONS, EntityType
from claimaudit.nlp.doses.around import cues_of_sentence
from claimaudit.nlp.doses.clauses import clauses
from claimaudit.nlp.doses.frequency import frequencies
from claimaudit.nlp.doses.marks import marks
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.units_near import head_unit
from claimaudit.nlp.proposal import Range
from claimaudit.nlp.tree import Token

_ANY: frozenset[EntityType] = frozenset({*INTERVENTIONS, "unknown"})
_TENSES = frozenset({"MD", "VBD", "VBZ", "VBP", "VB"})
_PERSONS = frozenset({"i", "you", "we", "they", "she", "he", "it", "them"})


@dataclass(frozen=True)
class Surroundings:
    """A sentence as the judge sees it, whatever the candidate."""

    scene: Scene

    @cached_property
    def tokens(self) -> list[Token]:
        """Its words and marks."""
        return [
            one
            for one in self.scene.sentence
            if not one.is_space and self.scene.start <= one.idx < self.scene.end
        ]

    @cached_property
    def places(self) -> list[int]:
        """Where they stand in it."""
        return [one.idx - self.scene.start for one in self.tokens]

    @cached_property
    def marks(self) -> list[tuple[int, int, str]]:
        """The words of the lexicon among them: first, past the last, name of the list."""
        return marks([one.lower_ for one in self.tokens], [one.lemma for one in self.tokens])

    @cached_property
    def clauses(self) -> list[Range]:
        """Where its clauses stand."""
        return clauses(self.scene.text)

    @cached_property
    def often(self) -> list[int]:
        """Where its frequencies begin."""
        return [one.start for one in frequencies(self.scene.text)]

    @cached_property
    def type_at(self) -> dict[int, str]:
        """The types of the interventions that it names, by the number of the token."""
        found: dict[int, str] = {}
        for term in self.scene.terms:
            first, last = self.at(term.start - self.scene.start), self.at(term.end - 1 - self.scene.start)
            found |= dict.fromkeys(range(first, last + 1), term.type)
        return found

    def at(self, position: int) -> int:
        """The number of the token at a position."""
        return max(0, bisect_right(self.places, position) - 1)

    @cached_property
    def traits(self) -> list[str]:
        """The features that all its candidates share."""
        return list(_traits(self))


def _traits(around: Surroundings) -> Iterator[str]:
    scene, tokens = around.scene, around.tokens
    yield from _place(scene, len(tokens))
    yield from cues_of_sentence(scene.text)
    yield from (f"says={name}" for name in {name for _, _, name in around.marks})
    if scene.is_question:
        yield "question"
    yield f"verb={scene.has_verb}"
    yield f"words={min(5, len(tokens) // 5)}"
    if tokens:
        yield f"first={tokens[0].lower_}"
        yield f"first-tag={tokens[0].tag_}"
    yield from (f"person={person}" for person in {one.lower_ for one in tokens} & _PERSONS)
    yield from (f"has={tag}" for tag in {one.tag_ for one in tokens} & _TENSES)
    yield from (f"names={type_}" for type_ in {str(term.type) for term in scene.terms} or {"none"})
    main = scene.page.main(_ANY)
    yield f"about={main.type if main else 'none'}"


def _place(scene: Scene, length: int) -> Iterator[str]:
    """Of what sort of block the sentence is, in which section, row and column."""
    block = scene.block
    yield f"block={block.kind}"
    if block.section:
        yield from (f"section={word}" for word in _WORD.findall(block.section[-1].lower())[:5])
    if not scene.in_table:
        return
    head = block.column_head or ""
    yield from (f"head={word}" for word in _WORD.findall(head.lower())[:4])
    yield f"head-unit={head_unit(head) is not None}"
    yield f"row={block.row is not None}"
    yield f"cell={min(4, length // 3)}"
    yield from (f"row-{one}" for one in cues_of_sentence(scene.row_text()))


_WORD = re.compile(r"[a-z]+")
