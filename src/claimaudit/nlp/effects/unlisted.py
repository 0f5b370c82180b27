"""Words that no frame lists, but that may state a relation all the same: "sets people up for a
migraine", "my hands were warm". The judge tells from what stands around them."""

from __future__ import annotations

from collections.abc import Iterable

from claimaudit.nlp.effects.arguments import children, is_passive, objects, prepositional, spread, subjects
from claimaudit.nlp.effects.echoes import echo, is_echo
from claimaudit.nlp.effects.nouns import carried_by, noun_agents
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.effects.setting import Setting
from claimaudit.nlp.effects.small_words import is_small, of_small
from claimaudit.nlp.effects.verbs import source_of_change
from claimaudit.nlp.tree import Token

CONTENT = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "ADV"})
_TOWARDS = frozenset({"of", "in", "for", "on", "to", "with", "from", "against", "at", "into"})
_STATING = frozenset({"acomp", "attr", "oprd", "ROOT", "conj", "ccomp", "xcomp"})


def unlisted(setting: Setting, listed: Iterable[Predicate]) -> list[Token]:
    """Every content word of a sentence that is in no cue of the predicates that frames list, every
    auxiliary that stands for such a word, and every small word: it may say all by itself."""
    taken = {token.i for predicate in listed for token in predicate.cue}
    free = (token for token in setting.tokens if token.i not in taken)
    return [token for token in free if _is_content(token) or is_echo(token) or is_small(token)]


def says_what(token: Token) -> bool:
    """Whether a word itself may tell what changes: "I slept"; no auxiliary and no small word does."""
    return not (is_echo(token) or is_small(token))


def _is_content(token: Token) -> bool:
    return token.pos_ in CONTENT and token.text[:1].isalpha() and not _is_idle(token)


def _is_idle(word: Token) -> bool:
    """Whether a verb states no effect of its own."""
    lemma = word.lemma
    if lemma in roles().copular:
        return any(child.lower_ == "as" for child in children(word, "prep"))
    return lemma in roles().telling


def of_word(token: Token) -> Predicate:
    """A word as a predicate; its ends by grammar alone."""
    if is_echo(token):
        return echo(token)
    if is_small(token):
        return of_small(token)
    if token.pos_ == "VERB":
        agents, targets = _of_verb(token)
    elif token.pos_ in {"NOUN", "PROPN"}:
        targets = spread(prepositional(token, _TOWARDS)[:1])
        agents = noun_agents(token, targets)
        targets = targets or (token,)
    else:
        agents, targets = _of_quality(token)
    return Predicate(token, (token,), ("affects",), agents, targets, "unlisted")


def _of_verb(verb: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    if is_passive(verb):
        return spread(prepositional(verb, {"by", "with", "through", "from"})[:1]), spread(subjects(verb))
    ends = objects(verb) or prepositional(verb, _TOWARDS)[:1]
    return spread(subjects(verb)), spread(ends)


def _of_quality(word: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Of an adjective or adverb, what it is said of; what made it so stands elsewhere."""
    if word.dep_ == "amod":
        return carried_by(word.head), (word.head,)
    towards = spread(prepositional(word, _TOWARDS)[:1])
    verb = word.head if word.dep_ in _STATING and word.head.i != word.i else word
    if towards:
        return spread(subjects(verb)), towards
    return source_of_change(verb), spread(children(verb, "nsubj", "nsubjpass")[:1])
