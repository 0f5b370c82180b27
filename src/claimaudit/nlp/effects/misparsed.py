"""Verbs that the tagger took for nouns or adjectives.

"Nitric oxide formed from it lowers vascular resistance": in a sentence in which the tagger found no verb
at all, the first word that can be one is one. "Flavanols relax the arteries and lower blood pressure":
after a verb and "and", a word that can be a verb of the same number is its fellow.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.model import Relation
from claimaudit.nlp.effects.arguments import children, subjects
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.effects.setting import Setting
from claimaudit.nlp.frames import lemma_of_form, verb_frames
from claimaudit.nlp.tree import Span, Token

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})
_BASE = frozenset({"VBP", "VB", "VBD"})
_THIRD = frozenset({"NNS", "NNPS", "VBZ"})
_MODIFIERS = frozenset({"compound", "nmod", "amod", "appos", "nsubj", "npadvmod"})


def misparsed(setting: Setting) -> Iterator[Predicate]:
    """The predicates that the tagger missed."""
    sentence = setting.sentence
    if not any(token.tag_ in _FINITE for token in setting.tokens):
        yield from _only_verb(sentence)
    else:
        for token in setting.tokens:
            yield from _fellow_verb(token, sentence)
            yield from _after_auxiliary(token, sentence)
            yield from _past_modifier(token, sentence)
            yield from _plural_modifier(token, sentence)


def _only_verb(sentence: Span) -> Iterator[Predicate]:
    for token in sentence[1:]:
        relations = _as_singular(token) or _as_plural(token)
        if not relations:
            continue
        target, agent = _head_after(token, sentence), _head_before(token, sentence)
        if agent is not None and target is not None:
            yield Predicate(token, (token,), relations, (agent,), (target,), "misparsed")
            return


def _fellow_verb(token: Token, sentence: Span) -> Iterator[Predicate]:
    """A base form after "and", tagged as an adjective or a noun, whose fellow is a base form, too."""
    if token.pos_ not in {"ADJ", "NOUN", "ADV"} or token.i < sentence.start + 2:
        return
    before = token.nbor(-1)
    if before.lower_ not in {"and", "or"}:
        return
    relations = verb_frames().transitive.get(token.lower_)
    fellow = next(
        (word for word in reversed(sentence.doc[sentence.start : before.i]) if word.tag_ in _BASE), None
    )
    target = _head_after(token, sentence)
    if relations and fellow is not None and target is not None:
        yield Predicate(token, (token,), relations, tuple(subjects(fellow)), (target,), "misparsed")


def _plural_modifier(token: Token, sentence: Span) -> Iterator[Predicate]:
    """What looks like a third person and only modifies what follows is a verb after all: "lion's mane
    stimulates nerve growth"."""
    if token.tag_ not in _THIRD or token.i == sentence.start or token.i + 1 >= sentence.end:
        return
    if token.dep_ not in _MODIFIERS and not _governs(token):
        return
    agent = _noun_left_of(token, sentence)
    relations, target = _as_singular(token), _head_after(token, sentence)
    if relations and agent is not None and target is not None:
        yield Predicate(token, (token,), relations, (agent,), (target,), "misparsed")


def _governs(token: Token) -> bool:
    """Whether a "plural noun" has an object, or a determiner right after it, as only a verb can."""
    return token.tag_ != "VBZ" and (token.nbor(1).dep_ in {"det", "poss"} or bool(children(token, "dobj")))


def _after_auxiliary(token: Token, sentence: Span) -> Iterator[Predicate]:
    """A base form after an auxiliary, taken for an adjective: "an infusion may lower phosphate"."""
    if token.pos_ not in {"ADJ", "NOUN"} or token.i < sentence.start + 2:
        return
    helper = token.nbor(-1)
    if helper.tag_ not in {"MD", "TO"} and helper.lower_ not in {"did", "does", "do", "not", "n't"}:
        return
    relations, target = verb_frames().transitive.get(token.lower_), _head_after(token, sentence)
    agent = _noun_left_of(helper, sentence)
    if relations and target is not None:
        yield Predicate(
            token, (token,), relations, (agent,) if agent is not None else (), (target,), "misparsed"
        )


def _past_modifier(token: Token, sentence: Span) -> Iterator[Predicate]:
    """A participle between two nouns, taken for the modifier of the second: "zolpidem lengthened sleep"."""
    if token.dep_ != "amod" or not token.lower_.endswith("ed") or token.i == sentence.start:
        return
    if token.nbor(-1).pos_ not in {"NOUN", "PROPN"} or token.nbor(-1).dep_ == "compound":
        return
    relations = verb_frames().transitive.get(token.lemma)
    agent = _noun_left_of(token, sentence)
    if relations and agent is not None:
        yield Predicate(token, (token,), relations, (agent,), (token.head,), "misparsed")


def _noun_left_of(token: Token, sentence: Span) -> Token | None:
    """The noun right before a token, past an amount ("atorvastatin 80 mg")."""
    for word in reversed(sentence.doc[sentence.start : token.i]):
        if word.like_num or (word.i > sentence.start and word.nbor(-1).like_num):
            continue
        return word if word.pos_ in {"NOUN", "PROPN"} or word.dep_ == "nsubj" else None
    return None


def _as_singular(token: Token) -> tuple[Relation, ...]:
    lemma = lemma_of_form(token.lower_)
    return verb_frames().transitive.get(lemma, ()) if lemma else ()


def _as_plural(token: Token) -> tuple[Relation, ...]:
    """ "Walnuts lower cholesterol": a base form right after a plural noun."""
    if token.nbor(-1).tag_ not in {"NNS", "NNPS"}:
        return ()
    return verb_frames().transitive.get(token.lower_, ())


def _head_after(verb: Token, sentence: Span) -> Token | None:
    """The last noun of the run that follows the verb."""
    head: Token | None = None
    for token in sentence.doc[verb.i + 1 : sentence.end]:
        if token.is_punct or token.pos_ in {"ADP", "CCONJ", "SCONJ", "VERB"}:
            break
        if token.pos_ in _NOUNS:
            head = token
    return head


def _head_before(verb: Token, sentence: Span) -> Token | None:
    """The last noun of the first run in the sentence."""
    head: Token | None = None
    for token in sentence.doc[sentence.start : verb.i]:
        if token.pos_ in {"ADP", "VERB"} and head is not None:
            break
        if token.pos_ in _NOUNS:
            head = token
    return head
