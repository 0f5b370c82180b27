"""Null results: "did nothing for pain", "did not differ", "stayed where it was", "remained stable"."""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.nlp.effects.arguments import children, objects, prepositional, spread, subjects
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.effects.setting import Setting
from claimaudit.nlp.tree import Token

_NOTHING = frozenset("nothing zilch little nil nowt naught zero nada".split())
_STAY = frozenset("stay remain keep be leave".split())
_DIFFER = frozenset("differ change budge alter move respond".split())
_SAME = frozenset("same unchanged stable constant put where unaltered unaffected flat".split())
_WORDS = _NOTHING | _DIFFER | _STAY


def nulls(setting: Setting) -> Iterator[Predicate]:
    """The null results of a sentence."""
    for token in setting.among(_WORDS):
        yield from _did_nothing(token)
        yield from _did_not_differ(token)
        yield from _stayed(token)


def _did_nothing(word: Token) -> Iterator[Predicate]:
    verb, almost = _verb_of(word)
    if (
        word.lower_ not in _NOTHING
        or verb.lemma_ not in {"do", "show", "feel", "notice", "make"}
        or word.i < verb.i
    ):
        return
    purpose = _in_vain(verb, word)
    if purpose is not None:
        cue, ends = (verb, *almost, word, *children(purpose, "aux"), purpose), objects(purpose)
    else:
        cue, ends = (
            (verb, *almost, word),
            prepositional(verb, {"for", "to"}) or prepositional(word, {"for", "to"}),
        )
    yield Predicate(verb, cue, ("no_effect",), spread(subjects(verb)), spread(ends[:1]), "null")


def _verb_of(nothing: Token) -> tuple[Token, tuple[Token, ...]]:
    """The verb that it belongs to, and the words between: "does next to nothing"."""
    lead = nothing.head
    if lead.lower_ == "to" and lead.head.lower_ == "next":
        return lead.head.head, (lead.head, lead)
    return lead, ()


def _in_vain(verb: Token, nothing: Token) -> Token | None:
    """What nothing is done to do: "does nothing to heal the bone"."""
    clauses = [*children(nothing, "relcl", "acl"), *children(verb, "xcomp", "advcl")]
    infinitives = (one for one in clauses if any(word.lower_ == "to" for word in children(one, "aux")))
    return next((one for one in infinitives if one.i > nothing.i), None)


def _did_not_differ(verb: Token) -> Iterator[Predicate]:
    if verb.lemma_ not in _DIFFER or not children(verb, "neg"):
        return
    if children(verb, "dobj"):
        return
    subject = children(verb, "nsubj", "nsubjpass")
    cue = (*children(verb, "aux", "neg"), verb)
    agents = prepositional(verb, {"with", "on", "after"})
    yield Predicate(verb, cue, ("no_effect",), spread(agents[:1]), spread(subject), "null")


def _stayed(verb: Token) -> Iterator[Predicate]:
    if verb.lemma_ not in _STAY:
        return
    same = next((token for token in verb.subtree if token.i > verb.i and token.lower_ in _SAME), None)
    if same is None or same.i - verb.i > 3:
        return
    if verb.lemma_ == "leave":
        yield Predicate(
            verb,
            (verb, same),
            ("no_effect",),
            spread(subjects(verb)),
            spread(children(verb, "dobj")),
            "null",
        )
    elif verb.lemma_ != "be" and verb.lemma_ != "keep":
        yield Predicate(verb, (verb, same), ("no_effect",), (), spread(subjects(verb)), "null")
