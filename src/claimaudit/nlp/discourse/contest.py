"""The contest for the part of an agent: who takes part, and what of the document speaks for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimaudit.nlp.discourse.antecedents import Antecedents
from claimaudit.nlp.discourse.mentions import Mentions
from claimaudit.nlp.discourse.rivals import Place, Rivals
from claimaudit.nlp.discourse.standing import Standing
from claimaudit.nlp.discourse.subjects import describes, is_person, is_pronoun, lemma_of
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.names import head_of_name
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Span, Token
from claimaudit.source import Block

_FAR = 12
"""Tokens; what is farther is equally far."""
_LONG_AGO = 6
"""Sentences; what was named before that is equally long ago."""

_NAMING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "X"})
"""Words that name what acts, gerunds and those taken for others among them."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The ends of the last claim, where its sentence begins, and its block."""

    agents: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    start: int = -1
    block: Block | None = None

    def where(self, start: int, block: Block | None) -> str:
        """Where that was, for a claim whose sentence begins there in that block."""
        if self.start == start:
            return "before:sentence"
        return "before:block" if self.block is not None and self.block is block else "before:elsewhere"


@dataclass(slots=True)
class Contest:
    """Finds the rivals of each predicate on a walk through a document."""

    mentions: Mentions
    standing: Standing
    antecedents: Antecedents
    _last: Settled = Settled()

    def rivals(self, place: Place, sentence: Span, ruled: tuple[Mention, ...]) -> Rivals:
        """What may be the agent of a predicate, `ruled` being what its subject stands for by the rules."""
        rivals, block = Rivals(place, self._medicine(place)), self.standing.block_of(sentence)
        rivals.add(ruled, "ruled", f"ruled:{_how(ruled)}")
        for token in place.subjects[:1]:
            if not (is_person(token) or is_pronoun(token) or describes(token, self.mentions)):
                rivals.add((self.mentions.at(token),), "subject")
        for mention, names in _named_here(sentence, place, self.mentions):
            rivals.add((mention,), *names)
        self._add_standing(rivals, block)
        self._add_remembered(rivals, sentence, block)
        rivals.add(self._last.agents, self._last.where(sentence.start, block))
        for rival in rivals.found.values():
            rival.features.add(f"rank:{self.standing.rank_of(rival.mentions[0])}")
        return rivals

    def _medicine(self, place: Place) -> Mention | None:
        """The subject, where it describes a medicine: "these tablets bind …"."""
        for token in place.subjects[:1]:
            if lemma_of(token) in roles().medicines and describes(token, self.mentions):
                return self.mentions.at(token)
        return None

    def offer(self, rivals: Rivals, thing: Mention, span: Span) -> None:
        """Let a thing compete that is read as an agent, though no list has it and it is no subject."""
        rivals.add(
            (thing,), *_standing_there(span.root, rivals.place), f"rank:{self.standing.rank_of(thing)}"
        )

    def point_out(self, rivals: Rivals, token: Token, sentence: Span) -> None:
        """Let the thing compete that the encoder points to."""
        named = head_of_name(token)
        if named.pos_ not in _NAMING or is_pronoun(named) or describes(named, self.mentions):
            return
        thing = self.mentions.at(named)
        here = _standing_there(named, rivals.place) if sentence.start <= token.i < sentence.end else ()
        rivals.add((thing,), "pointed", *here, f"rank:{self.standing.rank_of(thing)}")

    def settle(self, agents: tuple[Mention, ...], targets: tuple[Mention, ...], sentence: Span) -> None:
        """Take note of the ends of the claim that was read last."""
        self._last = Settled(agents, targets, sentence.start, self.standing.block_of(sentence))

    def last_targets(self, sentence: Span) -> tuple[tuple[Mention, ...], str]:
        """What the claim before one of a sentence is about, and where that was."""
        return self._last.targets, self._last.where(sentence.start, self.standing.block_of(sentence))

    def _add_standing(self, rivals: Rivals, block: Block | None) -> None:
        """What headings, a row, the document and its paragraph's opening are about."""
        if block is not None:
            for depth, heading in enumerate(reversed(block.section)):
                for mention in self.standing.of_label(heading):
                    rivals.add((mention,), "heading", f"heading:{depth}")
            if block.row:
                rivals.add(self.standing.of_row(block)[:1], "row")
        main = self.standing.main
        if main is not None:
            rivals.add((main,), "main", *(["dominant"] if self.standing.dominant else []))
        if self.antecedents.opening is not None:
            opened, mention = self.antecedents.opening
            rivals.add((mention,), "opening" if opened is block else "opened-before")

    def _add_remembered(self, rivals: Rivals, sentence: Span, block: Block | None) -> None:
        """What was named before."""
        memory = self.antecedents.memory
        for rank, entry in enumerate(memory.recent(sentence.start)):
            ago = min(memory.time - entry.time, _LONG_AGO)
            near = entry.block is not None and block is not None and entry.block.section == block.section
            rivals.add(
                entry.mentions,
                "recent",
                f"recent:{rank}",
                f"ago:{ago}",
                f"weight:{int(entry.weight // 60)}",
                "same-section" if near else "other-section",
            )


def _how(mentions: tuple[Mention, ...]) -> str:
    """How the rules came by agents: named, by words that stand for them, or by nothing."""
    if not mentions:
        return "none"
    words = mentions[0].resolved_from
    return "named" if words is None else "stood-for" if words else "left-out"


def _named_here(sentence: Span, place: Place, mentions: Mentions) -> Iterator[tuple[Mention, list[str]]]:
    """What the sentence of a predicate names, with where it stands."""
    for term in mentions.within(sentence.start_char, sentence.end_char):
        span = sentence.doc.covering(term.start, term.end)
        if span is None or term.start < sentence.start_char:
            continue
        root = span.root
        if describes(root, mentions):  # "the herb" names nothing
            continue
        yield mentions.named(term), _standing_there(root, place)


def _standing_there(root: Token, place: Place) -> list[str]:
    """How a thing that a sentence names, by the word that heads it, stands to the predicate."""
    distance = root.i - place.head.i
    where = "after" if distance > 0 else "before"
    return [
        "here",
        f"here:{where}:{min(abs(distance), _FAR) // 3}",
        f"here:{where}:{root.dep_}",
        f"under:{root.head.lemma}" if root.dep_ == "pobj" else f"dep:{root.dep_}",
        *(["subject-of-it"] if root.head.i == place.head.i else []),
    ]
