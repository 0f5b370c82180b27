"""What a pronoun, a description or a missing subject stands for.

Walks the document sentence by sentence and remembers what has been named: the topic of the last
sentences, of the section, of the document. Rows and headings name the agent of cells and items.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from claimaudit.model import INTERVENTIONS
from claimaudit.nlp.effects.arguments import coordinated
from claimaudit.nlp.effects.phrases import core, phrase
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.layout import block_at, blocks_of, text_of
from claimaudit.nlp.proposal import Mention, Range
from claimaudit.nlp.vocabulary import Term, Vocabulary
from claimaudit.source import Block, collapse

PRONOUNS = frozenset(
    {
        "it",
        "they",
        "this",
        "these",
        "those",
        "that",
        "its",
        "their",
        "them",
        "which",
        "both",
        "each",
        "such",
        "either",
        "one",
        "another",
    }
)
FIRST_PERSONS = frozenset({"i", "we", "you", "he", "she", "me", "us", "my", "your", "who", "whoever"})
_BODY_TYPES = frozenset(
    {"substance", "biomarker", "receptor", "cell", "microbe", "process", "organ", "disease", "disease_course"}
)
_FEW = 3
"""How many sentences back a topic is remembered before the section's takes over."""


@dataclass(slots=True)
class Discourse:
    """The memory of a walk through one document."""

    doc: Doc
    vocabulary: Vocabulary
    terms: list[Term]
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    main: Mention | None = None
    _topic: tuple[Mention, ...] = ()
    _topic_age: int = 0
    _named: list[tuple[int, Mention]] = field(default_factory=list)
    _by_section: dict[tuple[str, ...], Mention | None] = field(default_factory=dict)
    _lead_in: tuple[Mention, ...] = ()

    @classmethod
    def begin(cls, doc: Doc, vocabulary: Vocabulary, terms: list[Term]) -> Discourse:
        """The memory before the first sentence."""
        discourse = cls(doc, vocabulary, terms, text_of(doc), blocks_of(doc))
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
        for token in tokens:
            if self._thought(token):
                return self.left_out(sentence)
            if token.lower_ in PRONOUNS and token.pos_ in {"PRON", "DET", "ADV", "NUM"}:
                named += self._stands_for(token, (token.idx, token.idx + len(token)), token.text)
            elif is_person(token):
                continue
            elif self._describes(token):
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
            row = self._heading_agent(block.row) or Mention(block.row)
            return (_from(row, "", None),)
        if block is not None and block.kind == "list_item" and self._lead_in:
            return tuple(_from(mention, "", None) for mention in self._lead_in)
        if self._topic and self._topic_age <= _FEW:
            return tuple(_from(mention, "", None) for mention in self._topic)
        fallback = self._section_agent(block) or self.main
        return (_from(fallback, "", None),) if fallback else ()

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
        if self._topic and self._topic_age <= _FEW:
            return self._topic
        fallback = self._section_agent(self.block_of(token.sent)) or self.main
        return (fallback,) if fallback else ()

    def _describes(self, token: Token) -> bool:
        """Whether a noun phrase only describes what was named before: "this compound", "the supplement"."""
        if token.lemma_.lower() not in roles().descriptions:
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

    def _thought(self, token: Token) -> bool:
        return token.lower_ == "it" and block_at(self.blocks, token.idx) is None and bool(self.doc.user_data)

    # --- memory ----------------------------------------------------------------------------------

    def remember(self, sentence: Span) -> None:
        """Take note of a sentence once its claims have been read."""
        self._topic_age += 1
        block = self.block_of(sentence)
        inside = [term for term in self.terms if sentence.start_char <= term.start < sentence.end_char]
        for term in inside:
            self._named.append((term.start, _mention(term, self.text)))
        topic = self._topic_of(sentence, inside)
        if topic:
            self._topic, self._topic_age = topic, 0
        if block is not None and block.kind == "heading":
            self._lead_in = ()
            agent = self._heading_agent(self.text[block.start : block.end])
            if agent is not None and agent.type in INTERVENTIONS:
                self._topic, self._topic_age = (agent,), 0
        elif block is not None and block.kind == "paragraph":
            self._lead_in = self._topic if self._topic_age <= 1 else ()

    def _topic_of(self, sentence: Span, inside: list[Term]) -> tuple[Mention, ...]:
        """What the sentence is about: its grammatical subject, if named; else its first intervention."""
        for token in sentence:
            if (
                token.dep_ in {"nsubj", "nsubjpass"}
                and token.pos_ in {"NOUN", "PROPN"}
                and not is_person(token)
            ):
                if self._describes(token) or token.lemma_.lower() in roles().sources:
                    continue
                mentions = self.mentions_of(tuple(coordinated(token)))
                known = tuple(mention for mention in mentions if mention.type in INTERVENTIONS | _BODY_TYPES)
                if known:
                    return known
        first = next((term for term in inside if term.type in INTERVENTIONS), None)
        return (_mention(first, self.text),) if first else ()

    def block_of(self, sentence: Span) -> Block | None:
        """The block a sentence stands in."""
        return block_at(self.blocks, sentence.end_char - 1) or block_at(self.blocks, sentence.start_char)

    def _section_agent(self, block: Block | None) -> Mention | None:
        section = block.section if block is not None else ()
        if section not in self._by_section:
            self._by_section[section] = next(
                (
                    agent
                    for heading in reversed(section)
                    if (agent := self._heading_agent(heading)) is not None and agent.type in INTERVENTIONS
                ),
                None,
            )
        return self._by_section[section]

    def _heading_agent(self, heading: str) -> Mention | None:
        found = self.vocabulary.find(heading)
        best = next((term for term in found if term.type in INTERVENTIONS), found[0] if found else None)
        return _mention(best, heading) if best else None

    def _main_agent(self) -> Mention | None:
        """The intervention that the document is about: the one named oftenest, headings counting thrice."""
        count: Counter[str] = Counter()
        first: dict[str, Mention] = {}
        for term in self.terms:
            if term.type not in INTERVENTIONS:
                continue
            block = block_at(self.blocks, term.start)
            weight = 3 if block is not None and block.kind == "heading" else 1
            count[term.canonical] += weight
            first.setdefault(term.canonical, _mention(term, self.text))
        return first[count.most_common(1)[0][0]] if count else None


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
