"""How a verb says that something is given up ("quit smoking", "came off the pill"), isn't taken ("if you
don't eat enough fibre") or is swapped for something else ("swap crisps for nuts"), and in which words."""

from __future__ import annotations

from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.proposal import Range
from claimaudit.nlp.tree import Token

INTAKE = frozenset("take eat drink swallow inject consume use apply".split())
"""Verbs whose object is something that is taken, whatever else its name may name."""
_GETTING = frozenset("get receive give start have".split())
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "dobj"})
_DENYING = frozenset("not n't never rarely hardly seldom scarcely barely".split())
_NOBODY = frozenset("nobody none no".split())
_NOT_DONE = frozenset("forget fail refuse try struggle".split())
"""Verbs above it that leave open or deny that it was given up."""
_CONDITIONS = frozenset({"advcl", "relcl", "csubj", "acl"})
"""A clause for which something follows: "if you don't use it", "not using it", "patients not given it"."""
_PARTS = frozenset("half most some all part".split())
_TIMES = frozenset("minute hour day night week fortnight month year".split())
_FOR = frozenset({"for", "with", "by"})
_LONGEST = 8
"""Members at most of a list that something is swapped for."""


def governor(thing: Token) -> tuple[Token | None, str]:
    """The verb that something is the object of, or the passive subject, and the preposition between: "quit
    smoking", "came off the pill", "the drug is stopped"."""
    thing = _whole(thing)
    if thing.dep_ == "pobj":
        verb, lead = thing.head.head, thing.head.lower_
    elif thing.dep_ in {"dobj", "xcomp", "nsubjpass"}:
        verb, lead = thing.head, ""
    else:
        return None, ""
    taken = verb.lemma in roles().taking and verb.dep_ in _COMPLEMENTS
    return (verb.head if taken else verb), lead  # "stop taking"


def _whole(thing: Token) -> Token:
    """The word above a thing of which a part is meant: "two of your coffees"."""
    part = thing.head.head if thing.dep_ == "pobj" and thing.head.lower_ == "of" else thing
    return part if part.form.like_num or part.lemma in _PARTS else thing


def is_given_up(thing: Token, verb: Token, lead: str) -> bool:
    """Whether a verb says that of something, with a preposition between or none."""
    if any(child.lower_ in _NOBODY for child in verb.children):
        return False
    if _denials(verb):
        return not lead and _is_left_undone(thing, verb)
    if verb.dep_ in _COMPLEMENTS and verb.head.lemma in _NOT_DONE:
        return False
    particles = {lead, *(child.lower_ for child in verb.children if child.dep_ in {"prt", "advmod"})}
    alone = not lead and (verb.lemma in roles().stopping or bool(_got_instead(thing, verb)))
    return alone or any(f"{verb.lemma} {particle}" in roles().stopping for particle in particles)


def stretch(thing: Token, verb: Token, named: Range) -> Range:
    """Where the words stand that say so of something named there."""
    ends = [verb.end, named[1], *(child.end for child in verb.children if child.dep_ == "prt")]
    ends += [one.end for one in _got_instead(thing, verb)]
    return min(verb.idx, named[0], *(one.idx for one in _opening(verb))), max(ends)


def _denials(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "neg" or child.lower_ in _DENYING]


def _opening(verb: Token) -> list[Token]:
    """The words before a denied verb that belong to it: "did not take", "rarely eat"."""
    denials = _denials(verb)
    helpers = [child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}]
    return [verb, *denials, *helpers] if denials else [verb]


def _is_left_undone(thing: Token, verb: Token) -> bool:
    """Whether a denied verb says that something wasn't taken, as a condition or of people: "patients who did
    not take aspirin". What stands after "but" was: "don't drink coffee but tea"."""
    contrasted = any(child.lower_ == "but" for one in (thing, verb) for child in one.children)
    taken = verb.lemma in INTAKE | _GETTING and thing.dep_ == "dobj"
    return taken and not contrasted and verb.dep_ in _CONDITIONS


def _got_instead(thing: Token, verb: Token) -> list[Token]:
    """What is taken in the place of what is given up. Not for how long: "replace it for a week"."""
    if verb.lemma not in roles().swapping:
        return []
    leads = [child for one in (verb, thing) for child in one.children if child.lower_ in _FOR]
    found = [child for lead in leads for child in lead.children if child.dep_ == "pobj"]
    things = [one for one in found if one.lemma not in _TIMES and not _is_counted(one)]
    return [member for one in things[:1] for member in _listed(one)]


def _is_counted(thing: Token) -> bool:
    """Whether it is an amount: "replaced with 2000 IU a day"."""
    return any(child.form.like_num for child in thing.children)


def _listed(thing: Token) -> list[Token]:
    """Something with what is joined to it by "and"."""
    found = [thing]
    while len(found) < _LONGEST:
        following = [child for child in found[-1].children if child.dep_ == "conj" and child.pos_ == "NOUN"]
        if not following:
            break
        found.append(following[0])
    return found
