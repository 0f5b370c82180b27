"""What a pronoun, a description or nothing at all stands for: the thing most in mind that fits."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claimaudit.model import INTERVENTIONS, EntityType
from claimaudit.nlp.discourse.memory import FULL, Entry, Memory
from claimaudit.nlp.discourse.mentions import Mentions
from claimaudit.nlp.discourse.standing import Standing
from claimaudit.nlp.discourse.subjects import is_person, is_pronoun, lemma_of
from claimaudit.nlp.discourse.weights import BASE
from claimaudit.nlp.effects.phrases import identified, phrase
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.proposal import Mention, Range
from claimaudit.nlp.tree import Span, Token
from claimaudit.source import Block

_ACTING: frozenset[EntityType] = frozenset({"substance", "biomarker", "receptor", "cell", "microbe"})
_SINGULAR = frozenset({"it", "its", "this", "that", "one", "each", "another"})
_PLURAL = frozenset({"they", "them", "their", "these", "those", "both", "others", "many", "most"})
_LIKELY: dict[EntityType, float] = {
    "substance": 0.8, "biomarker": 0.8, "receptor": 0.8, "cell": 0.8, "microbe": 0.8,
    "process": 0.6, "organ": 0.5, "disease": 0.5, "disease_course": 0.4,
    "symptom": 0.3, "function": 0.3, "wellbeing": 0.3, "unknown": 0.5,
}  # fmt: skip
"""How likely a thing of each type is what a pronoun subject stands for, beside interventions."""
_PAIRS = frozenset({"both", "neither", "either", "pair", "two", "former", "latter", "first", "second"})
_NUMERALS = frozenset({"two", "first", "second", "pair"})
_RUN_IN = 6
"""How many words a heading in a paragraph has at most."""
_RECENT = 4
"""How many sentences back a pair is still "the two"."""
_HEADING, _MAIN, _DOMINANT = 60.0, 20.0, 42.0
"""What the agents of heading and document weigh without being said, beside a subject's 180."""
FOR_PRONOUN, FOR_DESCRIPTION, FOR_NOTHING = 0.5, 1.0, 1.6
"""How much the place counts: a pronoun points to what was said just now, a gap to what it is all about."""


@dataclass(slots=True)
class Antecedents:
    """What has been said so far, for what points back to it."""

    mentions: Mentions
    standing: Standing
    memory: Memory
    opening: tuple[Block, Mention] | None = None
    """The last paragraph that names its topic at the beginning, and the topic."""
    _kinds: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    """What was said to be of a kind, by the noun for it: "X, a steroid"."""

    def of_pronoun(self, token: Token) -> tuple[Mention, ...]:
        at = (token.idx, token.idx + len(token))
        return stand_in(self._of_pair(token) or self._antecedent(token), token.text, at)

    def of_description(self, token: Token) -> tuple[Mention, ...]:
        at = phrase(token)
        found = (
            self._of_pair(token)
            or self._of_kind(token)
            or self.topic(self.standing.block_of(token.sent), FOR_DESCRIPTION)
        )
        return stand_in(found, self.mentions.words(at), at)

    def _of_pair(self, token: Token) -> tuple[Mention, ...]:
        """ "Both", "the two", "the former": of the last two things named together."""
        before = [child.lower_ for child in token.children if child.i < token.i]
        word = next((each for each in (token.lower_, *before) if each in _PAIRS), "")
        if not word or (word in _NUMERALS and "the" not in before):
            return ()
        pair = self._last_pair()
        if word in {"first", "former"}:
            return pair[:1]
        return pair[-1:] if word in {"second", "latter"} else pair

    def _last_pair(self) -> tuple[Mention, ...]:
        """The last two things named together; else the last two agents."""
        pair = self.memory.last(lambda entry: float(len(entry.mentions) > 1 and self._acts(entry)))
        if pair is not None and self.memory.time - pair.time < _RECENT:
            return pair.mentions
        last = self.memory.last(lambda entry: float(entry.acts))
        if last is None:
            return ()
        other = self.memory.last(lambda entry: float(entry.acts and entry.key != last.key))
        return (*other.mentions, *last.mentions) if other is not None else ()

    def _acts(self, entry: Entry) -> bool:
        return all(self.mentions.is_agent(mention) or mention.type in _ACTING for mention in entry.mentions)

    def _antecedent(self, token: Token) -> tuple[Mention, ...]:
        """The thing most in mind that a pronoun agrees with."""
        word, time = token.lower_, self.memory.time
        block = self.standing.block_of(token.sent)
        clause = _clause_of(token)

        def fit(entry: Entry) -> float:
            if (word in _SINGULAR and entry.plural) or (word in _PLURAL and not entry.plural):
                return 0.0
            if entry.time == time and entry.clause in clause:
                return 0.0
            return self._likely(entry) * max((entry.weight - 60) / 120, 0.0)

        return self.memory.best(block, fit, self._standing(block, FOR_PRONOUN))

    def _likely(self, entry: Entry) -> float:
        mention = entry.mentions[0]
        if mention.type in INTERVENTIONS or mention.canonical in self.mentions.products:
            return 1.0
        return _LIKELY.get(mention.type, 0.0)

    def _of_kind(self, token: Token) -> tuple[Mention, ...]:
        """ "The steroid", "the juice", "these cells": the last thing of that kind, or so called."""
        lemma = lemma_of(token)
        if lemma in self._kinds:
            return self._kinds[lemma]

        def called(entry: Entry) -> float:
            name = entry.mentions[-1].text.casefold()
            last = name.split()[-1].removesuffix("s")
            return float(last.endswith(lemma) and name.removesuffix("s") != lemma and self._likely(entry) > 0)

        entry = self.memory.last(called)
        if entry is not None:
            return entry.mentions
        kind = self.mentions.vocabulary.type_of(lemma)
        if kind == "unknown" or lemma in roles().bare:
            return ()

        def fit(entry: Entry) -> float:
            same = entry.mentions[0].type == kind
            return (1.0 if same else 0.6 * self._likely(entry)) * max((entry.weight - 60) / 120, 0.0)

        return self.memory.best(
            self.standing.block_of(token.sent), fit, self._standing(self.standing.block_of(token.sent), 1.0)
        )

    def topic(
        self, block: Block | None, place: float = FOR_NOTHING, before: int = sys.maxsize
    ) -> tuple[Mention, ...]:
        """The agent that the passage is about."""
        time = self.memory.time

        def fit(entry: Entry) -> float:
            if entry.index >= before or not (entry.acts or self._heads(entry.mentions[0])):
                return 0.0
            if entry.time == time and entry.clause is not None and entry.weight < BASE + 60:
                return 0.0
            return max((entry.weight - BASE) / 80, 0.0)

        return self.memory.best(block, fit, self._standing(block, place))

    def _heads(self, mention: Mention) -> bool:
        return self.opening is not None and (self.opening[1] is mention or self.opening[1] == mention)

    def _standing(self, block: Block | None, place: float) -> Iterator[tuple[tuple[Mention, ...], float]]:
        heading, main = self.standing.of_heading(block), self.standing.main
        if heading:
            named = [agent for agent in heading if main is not None and agent.canonical == main.canonical]
            yield tuple(named or heading)[:1], place * _HEADING
        if self.opening is not None and self.opening[0] is block:
            yield (self.opening[1],), place * _HEADING
        if main is not None:
            yield (main,), place * (_DOMINANT if self.standing.dominant else _MAIN)

    def note_run_in(self, sentence: Span, block: Block | None) -> None:
        """A heading that stands in its paragraph: "Juice fasts. Three days …"."""
        if (
            block is None
            or block.kind == "heading"
            or len(sentence) > _RUN_IN
            or sentence[0].idx > block.start + 3
        ):
            return
        if self.mentions.text[sentence.start_char : sentence.end_char].rstrip().endswith(
            (".", ":")
        ) and sentence.root.pos_ in {
            "NOUN",
            "PROPN",
        }:
            mention = self.mentions.at(sentence.root)
            if self.mentions.is_agent(mention) or (mention.type == "unknown" and " " in mention.text):
                self.opening = (block, mention)

    def note_opening(self, token: Token, entry: Entry) -> None:
        """The agent that is the subject of a paragraph's first sentence: the paragraph is about it."""
        block = entry.block
        if block is None or block.kind == "heading" or entry.weight < FULL:
            return
        if token.sent[0].idx > block.start + 3:
            return
        fresh = self.opening is None or self.opening[0] is not block
        if fresh and entry.acts:
            self.opening = (block, entry.mentions[0])

    def note_kind(self, token: Token) -> None:
        """ "X, a steroid", "X is a steroid": from now on, the steroid is X."""
        if token.dep_ in {"appos", "attr"} and not is_pronoun(token):
            named = identified(token)
            if named.i != token.i and not is_pronoun(named) and not is_person(named):
                self._kinds[lemma_of(token)] = (self.mentions.at(named),)


def _clause_of(pronoun: Token) -> tuple[int, ...]:
    """The verbs whose other parts a pronoun doesn't stand for: its own, in "smoking makes it worse" also that
    above the adjective."""
    head = pronoun.head
    small = head.pos_ == "ADJ" and head.dep_ in {"ccomp", "oprd", "acomp"}
    return (head.i, head.head.i) if small else (head.i,)


def stand_in(found: Iterable[Mention], words: str, at: Range | None) -> tuple[Mention, ...]:
    """Mentions that stand elsewhere, reached by `words` here."""
    return tuple(Mention(mention.text, mention.type, mention.canonical, at, words) for mention in found)
