"""Predicates: the words of a sentence that state a relation, with the tokens at either end.

Three kinds of word can: verbs ("lowers"), nouns ("a reduction in pain") and adjectives ("good for
cramps", "pressure was lower"). Each finder yields what its frames allow; whether it is a claim is
decided later, when the ends are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from claimaudit.model import Relation
from claimaudit.nlp.effects.arguments import (
    ancestors,
    children,
    coordinated,
    is_passive,
    objects,
    prepositional,
    subjects,
)
from claimaudit.nlp.effects.phrases import possessor
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.frames import WordFrame, adjective_frames, noun_frames, verb_frames

_PARTICLES = frozenset("up down off out away on back over apart through around together in".split())
_ABOUT = frozenset({"with", "on", "after", "from", "during", "following", "by", "in", "under"})
"""Prepositions that bring in the agent of a change: "pressure fell on active juice"."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that states a relation, and the tokens at either end."""

    head: Token
    cue: tuple[Token, ...]
    relations: tuple[Relation, ...]
    agents: tuple[Token, ...]
    targets: tuple[Token, ...]
    frame: str
    """How it was found: transitive, ergative, noun, adjective …; a feature of the judgement."""


def predicates(sentence: Span) -> Iterator[Predicate]:
    """Every predicate of a sentence, in text order."""
    for token in sentence:
        if token.tag_.startswith("VB") or token.pos_ == "VERB":
            found = tuple(_verb(token))
            yield from found or (_adjective(token) if token.tag_ in {"VBN", "VBG"} else ())
        elif token.pos_ in {"NOUN", "PROPN"}:
            yield from _noun(token)
        elif token.pos_ in {"ADJ", "ADV"}:
            yield from _adjective(token)


# --- verbs -----------------------------------------------------------------------------------------


def _verb(verb: Token) -> Iterator[Predicate]:
    found = (
        _inverse(verb) or _prepositional(verb) or _phrasal(verb) or _transitive(verb) or _intransitive(verb)
    )
    if found:
        yield found


def _agents_and_targets(verb: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The deep subject and object: a passive turned round."""
    if is_passive(verb):
        agents = prepositional(verb, {"by", "with", "through", "from"})
        return _all(agents[:1]), _all(subjects(verb))
    return _all(subjects(verb)), _all(objects(verb))


def _all(tokens: list[Token]) -> tuple[Token, ...]:
    return tuple(token for first in tokens for token in coordinated(first))


def _inverse(verb: Token) -> Predicate | None:
    for words, relations in verb_frames().inverse.items():
        cue, ends = _follow(verb, words)
        if ends:
            return Predicate(verb, cue, relations, _all(ends[:1]), _all(subjects(verb)), "inverse")
    return None


def _prepositional(verb: Token) -> Predicate | None:
    for words, relations in _by_first(verb.lemma_.lower()):
        cue, ends = _follow(verb, words)
        if not ends:
            continue
        if is_passive(verb) and children(verb, "nsubjpass"):
            return Predicate(verb, cue, relations, _all(subjects(verb)), _all(ends[:1]), "prepositional")
        return Predicate(verb, cue, relations, _all(subjects(verb)), _all(ends[:1]), "prepositional")
    return None


def _by_first(lemma: str) -> Iterator[tuple[tuple[str, ...], tuple[Relation, ...]]]:
    """The longest frames first: "play a role in" before "play"."""
    matching = [(words, names) for words, names in verb_frames().prepositional.items() if words[0] == lemma]
    yield from sorted(matching, key=lambda entry: -len(entry[0]))


def _follow(verb: Token, words: tuple[str, ...]) -> tuple[tuple[Token, ...], list[Token]]:
    """Walk "play a role in" down the tree; the cue and what stands after the last word."""
    if verb.lemma_.lower() != words[0]:
        return (), []
    cue, at = [verb], verb
    for word in words[1:-1]:
        if word in {"a", "an", "the"}:
            continue
        step = next((child for child in at.children if child.lower_ == word or child.lemma_ == word), None)
        if step is None:
            return (), []
        cue.append(step)
        at = step
    for holder in {at, verb}:
        for child in holder.children:
            if child.lower_ == words[-1] and child.dep_ in {"prep", "agent", "dative", "prt", "mark", "aux"}:
                ends = children(child, "pobj", "pcomp")
                if ends:
                    return (*cue, child), ends
    return (), []


def _particle(verb: Token) -> Token | None:
    for child in verb.children:
        if (
            child.i > verb.i
            and child.lower_ in _PARTICLES
            and child.dep_ in {"prt", "advmod", "prep", "acomp"}
        ):
            return child
    return None


def _phrasal(verb: Token) -> Predicate | None:
    particle = _particle(verb)
    if particle is None:
        return None
    relations = verb_frames().phrasal.get((verb.lemma_.lower(), particle.lower_))
    if relations is None:
        return None
    agents, targets = _agents_and_targets(verb)
    targets = targets or _all(children(particle, "pobj"))
    if targets:
        return Predicate(verb, (verb, particle), relations, agents, targets, "phrasal")
    return Predicate(verb, (verb, particle), relations, _source(verb), _all(subjects(verb)), "ergative")


def _transitive(verb: Token) -> Predicate | None:
    relations = verb_frames().transitive.get(verb.lemma_.lower())
    agents, targets = _agents_and_targets(verb)
    if not targets or targets[0].dep_ == "attr" or _lists(verb, agents):
        return None
    if relations is None:  # any other acting on something: the judge looks at the two ends
        return Predicate(verb, (verb,), ("affects",), agents, targets, "open") if _may_act(verb) else None
    frame = "passive" if is_passive(verb) else "transitive"
    return Predicate(verb, (verb,), relations, agents, targets, frame)


def _may_act(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.lemma_.lower() not in roles().inert


def _lists(verb: Token, agents: tuple[Token, ...]) -> bool:
    """Whether a verb only lists what a noun states: "side effects include nausea"."""
    return verb.lemma_ in {"include", "comprise"} and any(
        agent.lemma_.lower() in _LISTING for agent in agents
    )


def _intransitive(verb: Token) -> Predicate | None:
    lemma = verb.lemma_.lower()
    if is_passive(verb) or children(verb, "dobj", "xcomp", "ccomp"):
        return None
    relations = verb_frames().ergative.get(lemma)
    if relations:
        changed = children(verb, *("nsubj", "nsubjpass")) or subjects(verb)
        return Predicate(verb, (verb,), relations, _source(verb), _all(changed[:1]), "ergative")
    relations = verb_frames().plain.get(lemma)
    if relations:
        return Predicate(verb, (verb,), relations, _all(subjects(verb)), (), "plain")
    return None


def _source(verb: Token) -> tuple[Token, ...]:
    """The agent of a change: the causer above ("helps the body heal"), or "fell on active juice"."""
    for above in ancestors(verb):
        if verb.dep_ in {"ccomp", "xcomp", "advcl"} and above.lemma_ in roles().causatives:
            return _all(subjects(above))
        break
    return _all(prepositional(verb, _ABOUT)[:1])


# --- nouns -----------------------------------------------------------------------------------------


def _noun(noun: Token) -> Iterator[Predicate]:
    for cue, frames in _noun_entries(noun):
        for frame in frames:
            listed = _listed(noun) if noun.lemma_.lower() in _LISTING else ()
            targets = listed or _noun_targets(noun, frame.prepositions)
            targets = tuple(target for target in targets if target not in cue)
            agents = _noun_agents(noun, targets)
            null = _null(noun)
            if null is not None and noun.lemma_.lower() in _NULLS:
                yield Predicate(noun, (null, noun), ("no_effect",), agents, targets, "null")
            else:
                yield Predicate(noun, cue, (frame.relation,), agents, targets, "noun")
        return


_LISTING = frozenset("effect event reaction complaint symptom sign complication problem".split())
"""Nouns whose copula lists what is suffered."""
_NULLS = frozenset("effect difference change benefit improvement impact influence advantage".split())
"""Nouns that, denied, say that nothing happened: "no effect on pain"."""


def _null(noun: Token) -> Token | None:
    return next((child for child in noun.children if child.lower_ in {"no", "little", "zero", "nil"}), None)


def _listed(noun: Token) -> tuple[Token, ...]:
    """What the verb after "side effects" lists: "side effects include nausea"."""
    verb = noun.head
    if verb.lemma_ not in {"include", "be", "comprise", "range"}:
        return ()
    if noun.dep_ in {"attr", "dobj"}:  # "nausea and hoarseness are the commonest complaints"
        return _all(children(verb, "nsubj"))
    return _all(children(verb, "dobj", "attr")) if noun.dep_ in {"nsubj", "nsubjpass"} else ()


def _noun_entries(noun: Token) -> Iterator[tuple[tuple[Token, ...], tuple[WordFrame, ...]]]:
    lemma = noun.lemma_.lower()
    for modifier in children(noun, "compound", "amod", "nmod"):
        frames = noun_frames().get(f"{modifier.lower_} {lemma}")
        if frames:
            yield (modifier, noun), frames
    frames = noun_frames().get(lemma)
    if frames and noun.dep_ not in {"compound", "nmod"}:
        yield (noun,), frames


def _noun_targets(noun: Token, names: frozenset[str]) -> tuple[Token, ...]:
    found = prepositional(noun, names)
    if not found:
        verb = noun.head
        if noun.dep_ in {"dobj", "nsubjpass", "attr", "nsubj"}:
            found = [end for end in prepositional(verb, names) if end.i > noun.i]
    if not found:
        found = children(noun, "compound", "nmod")[-1:]
    return _all(found[:1])


def _noun_agents(noun: Token, targets: tuple[Token, ...]) -> tuple[Token, ...]:
    owner = possessor(noun)
    if owner is not None:
        return (owner,)
    for name in ("by", "of", "from", "with"):
        by = [end for end in prepositional(noun, {name}) if end not in targets]
        if by:
            return _all(by[:1])
    return _carried(noun)


def _carried(noun: Token) -> tuple[Token, ...]:
    """The subject of the verb that carries a noun predicate: "provides relief", "is a cure"."""
    above = noun
    for _ in range(3):
        if above.dep_ in {"conj", "pobj", "prep", "appos"}:
            above = above.head
    verb = above.head
    carrier = f"{verb.lemma_.lower()} {above.lower_}" if above.dep_ == "prep" else verb.lemma_.lower()
    if above.dep_ in {"dobj", "attr", "oprd", "prep"} and carrier in roles().carriers:
        return _all(subjects(verb))
    if above.dep_ in {"dobj", "attr"}:
        return _all(subjects(verb))
    return ()


# --- adjectives ------------------------------------------------------------------------------------


def _adjective(adjective: Token) -> Iterator[Predicate]:
    for name in (adjective.lower_, adjective.lemma_.lower(), _hyphenated(adjective)):
        frames = adjective_frames().get(name)
        if frames:
            cue = _hyphen_tokens(adjective) if "-" in name else (adjective,)
            for frame in frames:
                yield from _adjective_ends(adjective, cue, frame.relation, frame.prepositions)
            return


def _hyphen_tokens(token: Token) -> tuple[Token, ...]:
    """The tokens of a hyphenated word that the tokenizer took apart: "anti", "-", "inflammatory"."""
    start = token.i
    doc = token.doc
    while (
        start > 1
        and doc[start - 1].text == "-"
        and not doc[start - 1].whitespace_
        and not doc[start - 2].whitespace_
    ):
        start -= 2
    return tuple(doc[start : token.i + 1])


def _hyphenated(token: Token) -> str:
    return "".join(word.lower_ for word in _hyphen_tokens(token))


def _adjective_ends(
    adjective: Token, cue: tuple[Token, ...], relation: Relation, names: frozenset[str]
) -> Iterator[Predicate]:
    targets = _all(prepositional(adjective, names)[:1])
    if adjective.dep_ == "amod" and adjective.head.lemma_.lower() in _PROPERTIES:
        if relation in {"decreases", "inhibits", "protects"} and len(cue) + len(adjective.text) > 8:
            agents = _noun_agents(adjective.head, ()) or _carried(adjective.head)
            yield Predicate(adjective, cue, (relation,), agents, (adjective,), "property")
        return
    if adjective.dep_ == "amod":
        if _tells(adjective.head) and adjective.head.lemma_.lower() not in noun_frames():
            ends = targets or (adjective.head,)
            yield Predicate(adjective, cue, (relation,), _carried(adjective.head), ends, "modifier")
        return
    if adjective.dep_ == "ROOT" and children(adjective, "nsubjpass"):  # "was well tolerated"
        subject = _all(children(adjective, "nsubjpass"))
        yield Predicate(adjective, cue, (relation,), subject, targets, "adjective")
        return
    first = adjective
    while first.dep_ == "conj" and first.head.pos_ in {"ADJ", "ADV", "NOUN"}:
        first = first.head
    verb = first.head if first.dep_ != "ROOT" else first
    if first.dep_ in {"ccomp", "xcomp"} or (first.dep_ in {"oprd", "acomp"} and children(verb, "dobj")):
        yield from _made(adjective, cue, relation, verb, targets)
    elif first.dep_ in {"acomp", "oprd", "attr", "ROOT", "advmod"}:
        subject = tuple(children(first, "nsubj")) or _all(subjects(verb))
        if relation in _CHANGES and not targets:
            yield Predicate(adjective, cue, (relation,), _source(verb), subject, "changed")
        else:
            yield Predicate(adjective, cue, (relation,), subject, targets, "adjective")


_PROPERTIES = frozenset("effect property action activity power quality benefit compound agent".split())
"""Nouns that carry what their adjective says: "anti-inflammatory properties"."""
_CHANGES: frozenset[Relation] = frozenset({"increases", "decreases", "improves", "worsens", "no_effect"})
"""Said of the thing that changed: "pressure was lower"; the agent stands elsewhere."""


def _tells(noun: Token) -> bool:
    """Whether a modified noun tells what somebody noticed ("report less pain") or stands by itself
    ("Thicker hair."); elsewhere its modifier only describes it."""
    while noun.dep_ in {"conj", "appos"}:
        noun = noun.head
    if noun.dep_ == "ROOT":
        return True
    verb = noun.head
    if noun.dep_ in {"dobj", "attr"}:
        return verb.lemma_ in roles().experience | roles().carriers
    if noun.dep_ == "nsubjpass":
        return verb.lemma_ in {"report", "see", "observe", "find", "note"}
    return noun.dep_ == "pobj" and f"{verb.head.lemma_} {verb.lower_}" in roles().experience


def _made(
    adjective: Token, cue: tuple[Token, ...], relation: Relation, verb: Token, targets: tuple[Token, ...]
) -> Iterator[Predicate]:
    """ "makes a croaky voice less likely", "keeps you regular"."""
    made = children(adjective, "nsubj") or objects(verb)
    yield Predicate(
        adjective, (verb, *cue), (relation,), _all(subjects(verb)), targets or _all(made[:1]), "made"
    )
