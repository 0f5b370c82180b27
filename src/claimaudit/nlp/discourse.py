"""What a pronoun, a description or a missing subject stands for.

Walks the document sentence by sentence and remembers what has been named: the topic of the last
sentences, of the section, of the document. Rows and headings name the agent of cells and items.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from claimaudit.model import INTERVENTIONS
from claimaudit.nlp.effects.arguments import coordinated
from claimaudit.nlp.effects.phrases import core, identified, phrase
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.layout import block_at, blocks_of, text_of
from claimaudit.nlp.proposal import Mention, Range
from claimaudit.nlp.terms import Term
from claimaudit.nlp.vocabulary import Vocabulary
from claimaudit.source import Block, collapse

PRONOUNS = frozenset(
    """it they this these those that its their them which both each such either neither one another none some
    many most all others nothing something anything everything""".split()
)
FIRST_PERSONS = frozenset({"i", "we", "you", "he", "she", "me", "us", "my", "your", "who", "whoever"})
_BODY_TYPES = frozenset(
    {"substance", "biomarker", "receptor", "cell", "microbe", "process", "organ", "disease", "disease_course"}
)
_FEW = 2
_LONG = 8
"""How many sentences back a subject, and an intervention, is remembered."""


@dataclass(slots=True)
class Discourse:
    """The memory of a walk through one document."""

    doc: Doc
    vocabulary: Vocabulary
    terms: list[Term]
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    main: Mention | None = None
    products: frozenset[str] = frozenset()
    """Names of what the document is about that no list holds."""
    _topic: tuple[Mention, ...] = ()
    _topic_age: int = 0
    _agents: tuple[Mention, ...] = ()
    _agents_age: int = 0
    _agents_section: tuple[str, ...] = ()
    _named: list[tuple[int, Mention]] = field(default_factory=list)
    _by_section: dict[tuple[str, ...], Mention | None] = field(default_factory=dict)
    _lead_in: tuple[Mention, ...] = ()
    lead_in: str | None = None
    """The words before a list, where they end in a colon: "Do not take it if:"."""

    @classmethod
    def begin(cls, doc: Doc, vocabulary: Vocabulary, terms: list[Term]) -> Discourse:
        """The memory before the first sentence."""
        discourse = cls(doc, vocabulary, terms, text_of(doc), blocks_of(doc))
        discourse.products = product_names(discourse.text, discourse.blocks, vocabulary)
        discourse.main = discourse._main_agent()
        return discourse

    # --- mentions --------------------------------------------------------------------------------

    def mention(self, token: Token) -> Mention:
        """The noun phrase that a token heads, typed by the vocabulary."""
        head = core(token)
        start, end = phrase(head)
        inside = [term for term in self.terms if term.start < end and term.end > start]
        over = [term for term in inside if term.start <= head.idx < term.end]
        term = over[0] if over else None
        if term is not None:
            start, end = min(start, term.start), max(end, term.end)
        text = collapse(self.text[start:end])
        if term is not None:
            return Mention(text, term.type, term.canonical, (start, end))
        kind = self.vocabulary.type_of(text)
        if kind in INTERVENTIONS or kind == "unknown":
            agent = next((item for item in inside if item.type in INTERVENTIONS), None)
            if agent is not None and (kind in INTERVENTIONS or _presents(head)):
                return Mention(text, agent.type, agent.canonical, (start, end))
        return Mention(text, kind, None, (start, end))

    def mentions_of(self, tokens: tuple[Token, ...]) -> tuple[Mention, ...]:
        """Each of the tokens as a mention, doubles left out."""
        found = {mention.text.casefold(): mention for mention in (self.mention(token) for token in tokens)}
        return tuple(found.values())

    # --- resolution ------------------------------------------------------------------------------

    def resolve(self, tokens: tuple[Token, ...], sentence: Span) -> tuple[Mention, ...]:
        """The agents that subject tokens stand for; the topic, where there is none or it is a person."""
        named: list[Mention] = []
        for token in map(identified, tokens):
            if self._thought(token):
                return self.left_out(sentence)
            if token.lower_ in PRONOUNS and token.pos_ in {"PRON", "DET", "ADV", "NUM", "ADJ"}:
                named += self._stands_for(token, (token.idx, token.idx + len(token)), token.text)
            elif is_person(token) or _is_effect(token):
                continue
            elif self._measures(token) or self._describes(token):
                at = phrase(token)
                named += self._stands_for(token, at, collapse(self.text[at[0] : at[1]]))
            else:
                named.append(self.mention(token))
        if named:
            return tuple({mention.text.casefold(): mention for mention in named}.values())
        return self.left_out(sentence)

    def left_out(self, sentence: Span) -> tuple[Mention, ...]:
        """The agent of a claim that names none: from its row, its lead-in, the topic, its section."""
        block = self.block_of(sentence)
        if block is not None and block.row:
            row = self.heading_agent(block.row) or Mention(block.row)
            return (_from(row, "", None),)
        if block is not None and block.kind == "list_item" and self._lead_in:
            return tuple(_from(mention, "", None) for mention in self._lead_in)
        return tuple(_from(mention, "", None) for mention in self._under_discussion(block))

    def _under_discussion(self, block: Block | None) -> tuple[Mention, ...]:
        """The intervention that the passage is about: the last subject, that of the section's heading,
        the last one named, that of the document."""
        section = block.section if block is not None else ()
        here = self._agents and self._agents_section == section
        if here and self._agents_age <= 1:
            return self._agents
        heading = self._section_agent(block)
        if heading is not None:
            return (heading,)
        if here and self._agents_age <= _LONG:
            return self._agents
        return (self.main,) if self.main is not None else self._agents

    def _stands_for(self, token: Token, at: Range, words: str) -> list[Mention]:
        earlier = self._earlier_in_sentence(token)
        chosen = earlier or list(self._fitting(token))
        return [_from(mention, words, at) for mention in chosen]

    def _earlier_in_sentence(self, token: Token) -> list[Mention]:
        """For a pronoun in a later clause: the subject of an earlier one ("X binds Y, so it …")."""
        if token.lower_ not in {"it", "they", "its", "their", "them"}:
            return []
        for word in token.sent:
            if word.i >= token.i - 1:
                return []
            if word.dep_ in {"nsubj", "nsubjpass"} and word.pos_ in {"NOUN", "PROPN"} and not is_person(word):
                plural = word.tag_ in {"NNS", "NNPS"} or bool(list(word.conjuncts))
                if plural == (token.lower_ in {"they", "their", "them"}):
                    return [self.mention(each) for each in coordinated(word)]
        return []

    def _fitting(self, token: Token) -> tuple[Mention, ...]:
        """The topic; for a description with a type of its own ("these cells"), the last of that type."""
        kind = self.vocabulary.type_of(token.lemma_.lower()) if token.pos_ in {"NOUN", "PROPN"} else "unknown"
        if kind in _BODY_TYPES:
            for _, mention in reversed(self._named[-12:]):
                if mention.type == kind:
                    return (mention,)
        if kind in INTERVENTIONS or token.lemma_.lower() in roles().descriptions:
            return self._under_discussion(self.block_of(token.sent))
        if self._topic and self._topic_age <= _FEW:
            return self._topic
        return self._under_discussion(self.block_of(token.sent))

    def _describes(self, token: Token) -> bool:
        """Whether a noun phrase only describes what was named before: "this compound", "the supplement"."""
        if token.lemma_.lower() not in roles().descriptions | roles().generic:
            return False
        if any(
            term.start <= token.idx < term.end and " " in self.text[term.start : term.end]
            for term in self.terms
        ):
            return False
        left = [child for child in token.children if child.i < token.i]
        if not any(
            child.lower_ in {"this", "these", "the", "such", "that", "those", "its", "their"}
            for child in left
        ):
            return False
        return not any(
            child.dep_ in {"compound", "amod", "nmod"}
            for child in left
            if child.lower_ not in {"same", "active", "natural"}
        )

    def _measures(self, token: Token) -> bool:
        """Whether a subject is only an amount: "2,000 IU per day reduced …", "two cups a day"."""
        start, end = phrase(token)
        inner = core(token)
        words = self.text[start:end]
        if not _AMOUNT.match(words) and not (inner.i != token.i and inner.like_num):
            return False
        return not any(
            term.start < end and term.end > start and term.type != "unknown" for term in self.terms
        )

    def _thought(self, token: Token) -> bool:
        return token.lower_ == "it" and block_at(self.blocks, token.idx) is None and bool(self.doc.user_data)

    # --- memory ----------------------------------------------------------------------------------

    def remember(self, sentence: Span) -> None:
        """Take note of a sentence once its claims have been read."""
        self._topic_age += 1
        self._agents_age += 1
        block = self.block_of(sentence)
        inside = [term for term in self.terms if sentence.start_char <= term.start < sentence.end_char]
        for term in inside:
            self._named.append((term.start, _mention(term, self.text)))
        topic = self._topic_of(sentence, inside)
        if topic:
            self._topic, self._topic_age = topic, 0
        agents = tuple(mention for mention in topic if self.is_agent(mention)) or self._last_agent(inside)
        if agents:
            self._agents, self._agents_age = agents, 0
            self._agents_section = block.section if block is not None else ()
        if block is not None and block.kind == "heading":
            self._lead_in = ()
            agent = self.heading_agent(self.text[block.start : block.end])
            if agent is not None and self.is_agent(agent):
                self._topic, self._topic_age = (agent,), 0
        elif block is not None and block.kind == "paragraph":
            self._lead_in = self._agents if self._agents_age == 0 else ()
        if block is not None and block.kind != "list_item":
            words = self.text[sentence.start_char : sentence.end_char].strip()
            self.lead_in = words.removesuffix(":") if words.endswith((":", " if")) else None

    def _topic_of(self, sentence: Span, inside: list[Term]) -> tuple[Mention, ...]:
        """What the sentence is about: its grammatical subject, if named; else its first intervention."""
        for token in sentence:
            if (
                token.dep_ in {"nsubj", "nsubjpass"}
                and token.pos_ in {"NOUN", "PROPN"}
                and not is_person(core(token))
            ) or (token.dep_ == "nsubj" and token.lower_ in {"some", "many", "most", "all", "both"}):
                if self._describes(token) or token.lemma_.lower() in roles().sources:
                    continue
                mentions = self.mentions_of(tuple(coordinated(token)))
                known = tuple(
                    mention for mention in mentions if mention.type in _BODY_TYPES or self.is_agent(mention)
                )
                if known:
                    return known
        return self._last_agent(inside)

    def is_agent(self, mention: Mention) -> bool:
        """Whether a mention is something that one takes or does; products of unknown name included."""
        if any(word in self.products for word in mention.text.casefold().split()):
            return True
        return mention.type in INTERVENTIONS and mention.canonical not in roles().generic

    def _last_agent(self, inside: list[Term]) -> tuple[Mention, ...]:
        """An intervention that a sentence brings in elsewhere than as its subject: no food that a
        medicine is taken with, and nothing beside the one that the document is about."""
        taken = [
            term for term in inside if term.type in INTERVENTIONS and term.type not in {"food", "behaviour"}
        ]
        if self.main is not None:
            taken.sort(key=lambda term: term.canonical != self.main.canonical if self.main else False)
        return (_mention(taken[0], self.text),) if taken else ()

    def block_of(self, sentence: Span) -> Block | None:
        """The block a sentence stands in; a thought subject before it and the gap after it stand in none."""
        places = (block_at(self.blocks, token.idx) for token in sentence)
        return next((block for block in places if block is not None), None)

    def _section_agent(self, block: Block | None) -> Mention | None:
        section = block.section if block is not None else ()
        if section not in self._by_section:
            self._by_section[section] = next(
                (
                    agent
                    for heading in reversed(section)
                    if (agent := self.heading_agent(heading)) is not None and agent.type in INTERVENTIONS
                ),
                None,
            )
        return self._by_section[section]

    def names_agent(self, block: Block) -> bool:
        """Whether a heading above a block names its agent."""
        return self._section_agent(block) is not None

    def heading_agent(self, heading: str) -> Mention | None:
        """What a heading, a row head or a column head names, if the vocabulary knows it."""
        found = self.vocabulary.find(heading)
        found = [term for term in found if term.canonical not in roles().generic]
        best = next((term for term in found if term.type in INTERVENTIONS), None)
        if best is not None:
            return _mention(best, heading)
        product = next((word for word in _WORD.findall(heading) if word.casefold() in self.products), None)
        if product is not None:
            return Mention(product, "unknown", product.casefold())
        return _mention(found[0], heading) if found else None

    def _main_agent(self) -> Mention | None:
        """The intervention that the document is about: the one named oftenest, headings counting thrice."""
        count: Counter[str] = Counter()
        first: dict[str, Mention] = {}
        for term in self.terms:
            if term.type in INTERVENTIONS and term.canonical not in roles().generic:
                block = block_at(self.blocks, term.start)
                count[term.canonical] += 3 if block is not None and block.kind == "heading" else 1
                first.setdefault(term.canonical, _mention(term, self.text))
        for match in _WORD.finditer(self.text):
            name = match[0].casefold()
            if name in self.products:
                count[name] += 1
                first.setdefault(name, Mention(match[0], "unknown", name, match.span()))
        return first[count.most_common(1)[0][0]] if count else None


_WORD = re.compile(r"[^\W\d_][\w-]*")
_NAME = re.compile(r"\b[A-Z][A-Za-z]{2,}(?:-[A-Za-z]+)?\b")


def product_names(text: str, blocks: list[Block], vocabulary: Vocabulary) -> frozenset[str]:
    """Names that the title holds, or a trade mark sign marks, and that come again and never in small
    letters: "Glumetra"."""
    title = next((text[block.start : block.end] for block in blocks), "")
    marked = re.findall(r"\b([A-Z]\w+)\s?[™®]", text)
    return frozenset(
        name.casefold()
        for name in {*_NAME.findall(title), *marked}
        if len(re.findall(rf"\b{re.escape(name)}\b", text)) >= 3
        and not re.search(rf"\b{re.escape(name.lower())}\b", text)
        and vocabulary.type_of(name) == "unknown"
    )


_POINTERS = frozenset("this these the such that those its their our your my".split())
_BARE = frozenset("treatment supplementation supplement use dose therapy intake".split())
_COLOURLESS = frozenset(
    """same active natural long short term long-term short-term regular daily new whole full patented simple little
    ancient powerful humble remarkable oral early first second other amazing popular lower higher low high""".split()
)
"""Modifiers that don't tell one thing from another."""
_AMOUNT = re.compile(
    r"(?i)\W*(?:about |around |up to |over |at least )?(?:[\d½¼¾]|(?:one|two|three|four|five|six|ten|half)\b)"
)


def _is_effect(token: Token) -> bool:
    """ "Side effects" cause nothing; what they are effects of does."""
    return token.lemma_.lower() == "effect" and any(
        child.lower_ in {"side", "adverse", "unwanted"} for child in token.children
    )


def is_person(token: Token) -> bool:
    """Whether a subject is somebody, or a study: no agent of an effect."""
    lemma = token.lemma_.lower()
    return token.lower_ in FIRST_PERSONS or lemma in roles().people or lemma in roles().sources


def _presents(head: Token) -> bool:
    return head.pos_ in {"NOUN", "PROPN"}


def _mention(term: Term, text: str) -> Mention:
    return Mention(collapse(text[term.start : term.end]), term.type, term.canonical, (term.start, term.end))


def _from(mention: Mention, words: str, at: Range | None) -> Mention:
    """A mention that stands elsewhere, reached by `words` here."""
    return Mention(mention.text, mention.type, mention.canonical, at, words)
