"""The walk through a document, sentence by sentence, that tells what a subject stands for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from claimaudit.model import INTERVENTIONS
from claimaudit.nlp.discourse.antecedents import FOR_DESCRIPTION, Antecedents, stand_in
from claimaudit.nlp.discourse.contest import Contest
from claimaudit.nlp.discourse.memory import Entry, Memory
from claimaudit.nlp.discourse.mentions import Mentions
from claimaudit.nlp.discourse.products import product_terms
from claimaudit.nlp.discourse.rivals import Place, Rivals
from claimaudit.nlp.discourse.standing import Standing
from claimaudit.nlp.discourse.subjects import (
    describes,
    examples,
    is_amount,
    is_aside,
    is_deed,
    is_empty,
    is_gerund,
    is_person,
    is_pronoun,
    lemma_of,
    owner_of_empty,
    takes,
)
from claimaudit.nlp.discourse.weights import is_company, is_part, weight_of
from claimaudit.nlp.effects.arguments import coordinated, objects, prepositional
from claimaudit.nlp.effects.phrases import core, identified, phrase
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.layout import block_at, blocks_of, text_of
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.terms import Term
from claimaudit.nlp.tree import Span, Token, Tree
from claimaudit.nlp.vocabulary import Vocabulary
from claimaudit.source import Block

_BRINGING = frozenset({"with", "on", "after", "under", "from", "since", "until"})
_DEPTH = 6
_LABEL = 60
"""How many characters a label before a colon may have."""


@dataclass(slots=True)
class Discourse:
    """The memory of a walk through one document."""

    doc: Tree
    vocabulary: Vocabulary
    mentions: Mentions
    standing: Standing
    antecedents: Antecedents
    contest: Contest
    text: str
    blocks: list[Block]
    lead_in: str | None = None
    """The words before a list, where they end in a colon: "Do not take it if:"."""
    _sentence: int = -1
    """Where the sentence begins that was entered last."""
    _stands: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    """What a pronoun or a description stands for, by token."""

    @classmethod
    def begin(cls, doc: Tree, vocabulary: Vocabulary, terms: list[Term]) -> Discourse:
        """The memory before the first sentence."""
        text, blocks = text_of(doc), blocks_of(doc)
        products = product_terms(text, blocks, vocabulary)
        mentions = Mentions.of(text, vocabulary, terms, products)
        standing = Standing(mentions, blocks)
        antecedents = Antecedents(mentions, standing, Memory(mentions.is_agent))
        contest = Contest(mentions, standing, antecedents)
        return cls(doc, vocabulary, mentions, standing, antecedents, contest, text, blocks)

    # --- what the readers of claims ask ------------------------------------------------------------

    def mention(self, token: Token) -> Mention:
        """The noun phrase that a token heads, typed by the vocabulary."""
        return self.mentions.at(token)

    def resolve(self, tokens: tuple[Token, ...], sentence: Span) -> tuple[Mention, ...]:
        """The agents that subject tokens stand for; the topic, where there is none or it is a person."""
        self._enter(sentence)
        found = {
            mention.text.casefold(): mention for token in tokens for mention in self._resolved(token, _DEPTH)
        }
        return tuple(found.values()) or self.left_out(sentence) or self._described(tokens)

    def rivals(self, place: Place, sentence: Span, ruled: tuple[Mention, ...]) -> Rivals:
        """What may be the agent of a predicate, `ruled` being what its subject stands for by the rules."""
        return self.contest.rivals(place, sentence, ruled)

    def settle(self, agents: tuple[Mention, ...], targets: tuple[Mention, ...], sentence: Span) -> None:
        """Take note of the ends of the claim that was read last."""
        self.contest.settle(agents, targets, sentence)

    def left_out(self, sentence: Span) -> tuple[Mention, ...]:
        """The agent of a claim that names none: from its own sentence, its row, the topic."""
        self._enter(sentence)
        block = self.block_of(sentence)
        found = self._in_row(block) or self._by_the_way(sentence) or self.antecedents.topic(block)
        return stand_in(found, "", None)

    def block_of(self, sentence: Span) -> Block | None:
        """The block a sentence stands in; a thought subject before it and the gap after it stand in none."""
        return self.standing.block_of(sentence)

    def names_agent(self, block: Block) -> bool:
        """Whether a heading above a block names its agent."""
        return bool(self.standing.of_heading(block))

    def heading_agent(self, heading: str) -> Mention | None:
        """The agent that a heading, a row head or a column head names."""
        return next(iter(self.standing.of_label(heading)), None)

    def remember(self, sentence: Span) -> None:
        """Take note of a sentence once its claims have been read."""
        self._enter(sentence)
        block = self.block_of(sentence)
        if block is not None and block.kind != "list_item":
            words = self.text[sentence.start_char : sentence.end_char].strip()
            self.lead_in = words.removesuffix(":") if words.endswith((":", " if")) else None

    # --- one subject --------------------------------------------------------------------------------

    def _resolved(self, token: Token, depth: int) -> tuple[Mention, ...]:
        """What a subject names or stands for; nothing, where it is somebody or says nothing."""
        token = core(identified(token))
        if token.i in self._stands:
            return self._stands[token.i]
        if depth == 0 or self._is_thought(token):
            return ()
        if is_pronoun(token):
            return self.antecedents.of_pronoun(token)
        if is_person(token):
            return self._of_person(token)
        if named := examples(token):
            return tuple(self.mention(each) for first in named for each in coordinated(first))
        if is_gerund(token) and not is_deed(token):
            return self._of_taking(token, depth)
        if is_empty(token) or is_aside(token):
            owner = owner_of_empty(token)
            return self._resolved(owner, depth - 1) if owner is not None else ()
        if is_amount(token, self.mentions):
            return self._amount(token)
        if describes(token, self.mentions):
            return self.antecedents.of_description(token)
        mention = self.mention(token)
        if token.dep_ == "pobj" and lemma_of(token) in roles().generic:
            return ()
        if self._in_label(token) and not self.mentions.is_agent(mention):
            return ()
        return (mention,) if any(letter.isalnum() for letter in mention.text) else ()

    def _described(self, tokens: tuple[Token, ...]) -> tuple[Mention, ...]:
        """Descriptions of what no text before them names, which then speak for themselves: "the medicine"."""
        subjects = (core(identified(token)) for token in tokens)
        return tuple(self.mention(subject) for subject in subjects if describes(subject, self.mentions))

    def _in_label(self, token: Token) -> bool:
        """Whether a noun is in the label before a colon at the head of a block: "Better sleep: …"."""
        block = block_at(self.blocks, token.idx)
        if block is None or token.idx - block.start > _LABEL:
            return False
        colon = self.text.find(":", block.start, min(block.start + _LABEL, block.end))
        return colon > token.idx and not any(mark in self.text[block.start : colon] for mark in ".;!?")

    def _is_thought(self, token: Token) -> bool:
        return token.lower_ == "it" and block_at(self.blocks, token.idx) is None and bool(self.doc.user_data)

    def _of_person(self, token: Token) -> tuple[Mention, ...]:
        """What somebody takes: "coffee drinkers", "patients given X"; or does: "those who sleep late"."""
        if lemma_of(token) in roles().sources:
            return ()
        start, end = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
        agents = [agent for agent in self.mentions.agents_within(start, end) if not self._in_company(agent)]
        if agents:
            return tuple(agents[:1])
        if token.dep_ not in {"nsubj", "nsubjpass"}:
            return ()
        for clause in takes(token):
            words = [word for word in clause.subtree if word.i >= clause.i]
            at = (clause.idx, words[-1].idx + len(words[-1]))
            return (Mention(self.mentions.words(at), "behaviour", None, at),)
        return ()

    def _in_company(self, mention: Mention) -> bool:
        span = self.doc.covering(*mention.at) if mention.at else None
        return span is not None and is_company(span.root)

    def _of_taking(self, token: Token, depth: int) -> tuple[Mention, ...]:
        """What is taken, in "taking X" or "cooking with it"."""
        ends = objects(token) or prepositional(token, {"with"})
        return tuple(
            mention
            for end in ends
            for each in coordinated(end)
            for mention in self._resolved(each, depth - 1)
        )

    def _amount(self, token: Token) -> tuple[Mention, ...]:
        at = phrase(token)
        found = self._by_the_way(token.sent) or self.antecedents.topic(
            self.block_of(token.sent), FOR_DESCRIPTION, token.i
        )
        return stand_in(found, self.mentions.words(at), at)

    # --- what is left out ------------------------------------------------------------------------------

    def _in_row(self, block: Block | None) -> tuple[Mention, ...]:
        return self.standing.of_row(block) if block is not None and block.row else ()

    def _by_the_way(self, sentence: Span) -> tuple[Mention, ...]:
        """The agent that a sentence names beside what changes: "pressure fell on the active juice", "coffee
        drinkers slept less"."""
        subject = next((token for token in sentence if token.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None and is_person(subject) and (found := self._of_person(subject)):
            return found
        for token in sentence:
            if token.dep_ == "pobj" and _brings(token) and not is_company(token):
                for mention in self._stands.get(token.i) or (self.mention(token),):
                    if self.mentions.is_agent(mention):
                        return (mention,)
        return ()

    # --- memory ------------------------------------------------------------------------------------------

    def _enter(self, sentence: Span) -> None:
        """Take the mentions of a sentence in, once, from left to right."""
        if sentence.start == self._sentence:
            return
        self._sentence = sentence.start
        block = self.block_of(sentence)
        self.antecedents.memory.enter(block)
        self.antecedents.note_run_in(sentence, block)
        for token in sentence:
            found = self._met(token)
            if found:
                self._add(token, found, block)

    def _met(self, token: Token) -> tuple[Mention, ...]:
        if is_pronoun(token) and token.tag_ not in {"WDT", "IN"} and token.dep_ not in {"det", "expl"}:
            self._stands[token.i] = () if self._is_thought(token) else self.antecedents.of_pronoun(token)
            return self._stands[token.i] if token.dep_ != "poss" else ()
        named = token.pos_ in {"NOUN", "PROPN"} or (is_gerund(token) and token.dep_ != "pcomp")
        if not named or is_part(token) or _is_cited(token):
            return ()
        if is_person(token) or is_empty(token) or (token.dep_ == "attr" and identified(token).i != token.i):
            return ()
        if is_amount(token, self.mentions):
            return ()
        if describes(token, self.mentions):
            self._stands[token.i] = self.antecedents.of_description(token)
            return self._stands[token.i] or self._unnamed(token)
        return (self.mention(token),)

    def _unnamed(self, token: Token) -> tuple[Mention, ...]:
        """What a description of nothing named is itself ("the disease … it"), unless an intervention, which
        acts only where nothing else does (`_described`)."""
        own = self.mention(token)
        return () if own.type in INTERVENTIONS else (own,)

    def _add(self, token: Token, found: tuple[Mention, ...], block: Block | None) -> None:
        plural = token.tag_ in {"NNS", "NNPS"} or len(found) > 1
        memory, acts = self.antecedents.memory, self.mentions.is_agent(found[0])
        entry = Entry(found, weight_of(token), plural, memory.time, block, token.i, _verb_of(token), acts)
        memory.add(entry)
        self.antecedents.note_opening(token, entry)
        self.antecedents.note_kind(token)
        together = [] if token.dep_ == "conj" else [each for each in coordinated(token) if not each.is_punct]
        if len(together) > 1:
            mentions = tuple(self.mention(each) for each in together)
            acts = self.mentions.is_agent(mentions[0])
            memory.add(replace(entry, mentions=mentions, plural=True, acts=acts))


def _is_cited(token: Token) -> bool:
    """Whether a name is that of an author: "(Gearley et al., 2023)"."""
    after = token.doc[token.i + 1 : token.i + 2]
    return token.pos_ == "PROPN" and after.text == "et"


def _brings(token: Token) -> bool:
    """Whether a preposition brings in what acts: "on X", "since X", "without it"."""
    return token.head.lower_ in _BRINGING or (token.head.lower_ == "without" and is_pronoun(token))


def _verb_of(token: Token) -> int:
    while token.dep_ == "conj":
        token = token.head
    return token.head.i
