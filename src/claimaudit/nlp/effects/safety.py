"""Contraindications: what must not be taken by whom or with what, and who is advised against it.

"must not be given to infants", "not suitable in pregnancy", "people with gout should avoid it", "don't
take it with warfarin". A denial of suitability is itself the claim: it is unsafe, and not negated.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.model import Relation
from claimaudit.nlp.effects.arguments import children, prepositional, spread, subjects
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.effects.setting import Setting
from claimaudit.nlp.tree import Token

_TAKE = frozenset(
    """take use give eat drink apply swallow ingest combine mix stack start exceed inject administer
    pair""".split()
)
_TOGETHER = frozenset("combine mix stack pair".split())
_FIT = frozenset(
    "suitable recommended advised appropriate advisable intended safe meant right suited".split()
)
_SHUN = frozenset("avoid".split())
_GROUPS = frozenset("by to in with during for alongside near on before within around".split())
_WHEN = frozenset({"if", "when", "while", "unless"})
_WORDS = _TAKE | _FIT | _SHUN | {"be"}


def contraindications(setting: Setting) -> Iterator[Predicate]:
    """The contraindications of a sentence."""
    for token in setting.among(_WORDS):
        yield from _denied_use(token)
        yield from _unfit(token)
        yield from _shunned(token)


def _denied_use(verb: Token) -> Iterator[Predicate]:
    """ "must not be used by anyone with asthma", "do not take it with warfarin"."""
    if verb.lemma_ not in _TAKE or not _is_denied(verb) or not _is_normative(verb):
        return
    passive = bool(children(verb, "nsubjpass"))
    agents = children(verb, "nsubjpass") if passive else children(verb, "dobj")
    groups = prepositional(verb, _GROUPS)
    persons = [] if passive else [token for token in subjects(verb) if token.lemma not in {"you", "it"}]
    relation: Relation = "interacts" if verb.lemma_ in _TOGETHER else "unsafe"
    cue = _negated_cue(verb)
    targets = groups[:1] or persons[:1] or _conditions(verb)
    if targets:
        yield Predicate(verb, cue, (relation,), spread(agents), spread(targets), "contraindicated")


def _unfit(word: Token) -> Iterator[Predicate]:
    """ "not suitable for children", "isn't for anyone who is pregnant", "not in pregnancy"."""
    if word.lower_ in _FIT:
        negation = _negation(word) or _negation(word.head)
        if negation is not None:
            holder = word.head if word.dep_ in {"acomp", "amod", "attr", "ccomp"} else word
            ends = prepositional(word, _GROUPS) or prepositional(holder, _GROUPS)
            subject = children(word, "nsubj", "nsubjpass") or subjects(holder)
            yield Predicate(
                word,
                (negation, word),
                ("unsafe",),
                spread(subject),
                spread(ends[:1]),
                "contraindicated",
            )
        return
    if word.lemma_ == "be" and (negation := _negation(word)) is not None:
        ends = prepositional(word, {"for"})
        if ends and not children(word, "acomp", "attr"):
            preposition = ends[0].head
            yield Predicate(
                word,
                (negation, preposition),
                ("unsafe",),
                spread(subjects(word)),
                spread(ends[:1]),
                "contraindicated",
            )


def _shunned(verb: Token) -> Iterator[Predicate]:
    """ "people with gout should avoid it", "avoid in pregnancy", "avoid it if you have ulcers"."""
    if verb.lemma_ not in _SHUN or _negation(verb) is not None:
        return
    if children(verb, "nsubjpass"):
        agents, targets = children(verb, "nsubjpass"), prepositional(verb, _GROUPS)
    else:
        if not _is_normative(verb):
            return
        agents = children(verb, "dobj")
        persons = [token for token in subjects(verb) if token.lower_ not in {"you", "it"}]
        targets = prepositional(verb, _GROUPS)[:1] or persons or _conditions(verb)
    if targets:
        yield Predicate(
            verb,
            (verb,),
            ("unsafe",),
            spread(agents),
            spread(targets[:1]),
            "contraindicated",
        )


def _conditions(verb: Token) -> list[Token]:
    """What an "if" clause names: "if you have kidney disease"."""
    for clause in children(verb, "advcl"):
        if any(child.lower_ in _WHEN for child in clause.children):
            return (
                children(clause, "dobj", "attr", "acomp")
                or prepositional(clause, {"on", "with", "in"})
                or [clause]
            )
    return []


def _is_normative(verb: Token) -> bool:
    """An order or a rule, not a report: a modal of duty, or an imperative."""
    helpers = {child.lower_ for child in children(verb, "aux")}
    if helpers & {"must", "should", "shall", "ought", "can", "ca"} and not helpers & {"have"}:
        return True
    return verb.tag_ in {"VB", "VBP"} and not children(verb, "nsubj", "nsubjpass")


def _is_denied(verb: Token) -> bool:
    return _negation(verb) is not None


def _negation(token: Token) -> Token | None:
    return next(
        (child for child in token.children if child.dep_ == "neg" or child.lower_ in {"never", "not"}), None
    )


def _negated_cue(verb: Token) -> tuple[Token, ...]:
    helpers = [
        child for child in verb.children if child.dep_ in {"aux", "auxpass", "neg"} and child.i < verb.i
    ]
    return (*helpers, verb)
