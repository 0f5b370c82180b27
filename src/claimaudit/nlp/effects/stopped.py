"""Agents that act by being given up, not taken, or swapped for others: "I cut out dairy and my skin cleared"
tells what the giving up does, and would say the opposite if dairy were named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimaudit.model import INTERVENTIONS
from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.effects.arguments import PASSIVE_SUBJECTS, SUBJECTS, children
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.given_up import INTAKE, governor, is_given_up, stretch
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Token
from claimaudit.source import collapse

_LISTED = frozenset({"conj", "compound"})
_CONTRARY = frozenset("unless until till before although though even".split())
"""Before a clause, these say that what follows held without it, or in spite of it."""
_RETURNING = frozenset("return recur come relapse resume reappear".split())
"""What comes back after something was stopped, that had kept away."""
_BETWEEN = re.compile(r"(?:\s|,|and|or|&|the|your|my|all)+", re.IGNORECASE)
"""What stands between the members of a list."""
_LONGEST = 30
"""Members of a list at most."""
_DEPTH = 12
"""Steps up at most."""


def as_stopped(
    agents: tuple[Mention, ...], candidate: Candidate, discourse: Discourse
) -> tuple[Mention, ...]:
    """The agents of a candidate; what is given up together with the verb that says so."""
    word = candidate.predicate.head
    agents = tuple(_with_denial(one, word, discourse) for one in agents)
    verbs = [_given_up_by(one, word) for one in agents]
    if any(verb is not None and _is_order_before(verb, word) for verb in verbs):
        return agents[-1:]
    deed = any(verb is not None and verb.tag_ != "VBG" for verb in verbs)
    if deed and (acting := [one for one in agents if _is_subject(one, word)]):
        return tuple(acting)
    found = [
        one if verb is None else _together(one, verb, discourse)
        for one, verb in zip(agents, verbs, strict=True)
    ]
    return tuple(_merged(_outside(found), discourse)) if any(verbs) else agents


def _with_denial(agent: Mention, word: Token, discourse: Discourse) -> Mention:
    """An agent with the "not" before it, where something isn't done: "not smoking lowers your risk"; no aside
    ("walking, not running, protects"), and no "not only"."""
    deed = _root(agent, word)
    if deed is None or agent.at is None:
        return agent
    start = _not_done(deed) if deed.tag_ == "VB" else _denied_before(deed, agent.at[0])
    return agent if start is None or start >= agent.at[1] else _named(discourse, start, agent.at[1])


def _not_done(verb: Token) -> int | None:
    """Where the denial of a verb begins: "patients who did not lose weight"."""
    denials = [child.idx for child in verb.children if child.dep_ == "neg"]
    helpers = [child.idx for child in verb.lefts if child.dep_ == "aux"]
    return min(denials + helpers) if denials and verb.dep_ in {"advcl", "relcl"} else None


def _denied_before(deed: Token, start: int) -> int | None:
    """Where the "not" right before a gerund stands."""
    before = [one for one in deed.sent if one.end <= start][-2:] if deed.lower_.endswith("ing") else []
    denial = before[-1] if before and before[-1].lower_ in {"not", "never"} else None
    if denial is None or denial.head.idx < start or any(map(_sets_aside, before[:-1])):
        return None
    return denial.idx


def _sets_aside(before: Token) -> bool:
    """Whether a "not" after this denies what was said, or corrects it."""
    return before.is_punct or before.lemma == "be"


def _root(agent: Mention, word: Token) -> Token | None:
    """The word that heads the name of an agent, where it stands in the text."""
    if agent.at is None or agent.resolved_from is not None:
        return None
    span = word.doc.covering(*agent.at)
    return None if span is None else span.root


def _is_order_before(verb: Token, word: Token) -> bool:
    """Whether an order stands before a finite verb that can't share its subject: of "avoid sugar and omega-3
    supports your heart" the last noun acts."""
    if verb.tag_ == "VB" and verb.dep_ == "csubj" and verb.head is word:
        return True  # "skip the soda and tea will help"
    ordered = verb.tag_ == "VB" and not children(verb, *SUBJECTS, "aux")
    modal = any(child.tag_ == "MD" for child in word.children)
    apart = modal or (ordered and (word.tag_ == "VBZ" or bool(children(word, "aux"))))
    return apart and word.dep_ == "conj" and not children(word, *SUBJECTS, *PASSIVE_SUBJECTS)


def _is_subject(agent: Mention, word: Token) -> bool:
    """Whether an agent is the very subject of a word: "avoid sugar, and honey will soothe …"."""
    subjects = children(word, "nsubj")
    return any(agent.at is not None and agent.at[0] <= one.idx < agent.at[1] for one in subjects)


def _given_up_by(agent: Mention, word: Token) -> Token | None:
    """The verb by which an agent is given up, if what a word states follows from that."""
    thing = _root(agent, word)
    if thing is None or not _can_be_given_up(agent, thing):
        return None
    if children(word, *SUBJECTS, *PASSIVE_SUBJECTS) or thing.i > word.i:
        thing = _first_of_list(thing)
    verb, lead = governor(thing)
    if verb is None or verb is word or word.lemma in _RETURNING or not is_given_up(thing, verb, lead):
        return None
    return verb if _leads_to(verb, word, shared=thing.dep_ == "nsubjpass") else None


def _can_be_given_up(agent: Mention, root: Token) -> bool:
    """Whether it is something taken or done, no job and no car."""
    taken = root.dep_ == "dobj" and root.head.lemma in INTAKE
    known = agent.type in INTERVENTIONS or agent.type == "substance" or taken
    deed = root.tag_ == "VBG" or any(child.tag_ == "VBG" for child in root.children)
    return known or deed or root.lemma in roles().descriptions | roles().bare


def _first_of_list(thing: Token) -> Token:
    for _ in range(_LONGEST):
        if thing.dep_ not in _LISTED or thing.head.pos_ not in {"NOUN", "PROPN"}:
            break
        thing = thing.head
    return thing


def _leads_to(verb: Token, word: Token, *, shared: bool) -> bool:
    """Whether what a word states follows from a verb: it is said of the verb's clause, joined to it by "and"
    (with a subject of its own, where it would share the one that was given up), or its purpose. What else
    stands below the verb is why, or what is given up: "stopped it because it hurt"."""
    if verb.dep_ == "advcl" and any(child.lower_ in _CONTRARY for child in verb.lefts):
        return False
    above = list(_above(word))
    if verb not in above:
        return verb.dep_ not in {"xcomp", "ccomp"} or verb.head not in (word, *above)
    joined = [word, *above[: above.index(verb)]]
    if _is_purpose(joined[-1]):
        return True
    apart = not shared or bool(children(joined[-1], *SUBJECTS, *PASSIVE_SUBJECTS))
    return apart and all(one.dep_ == "conj" for one in joined)


def _is_purpose(clause: Token) -> bool:
    """ "Avoid alcohol to improve sleep"."""
    return clause.dep_ == "advcl" and any(child.tag_ == "TO" for child in clause.lefts)


def _above(word: Token) -> Iterator[Token]:
    for _ in range(_DEPTH):
        if word.head is word:
            return
        word = word.head
        yield word


def _together(agent: Mention, verb: Token, discourse: Discourse) -> Mention:
    thing = _root(agent, verb)
    if agent.at is None or thing is None:
        return agent
    return _named(discourse, *stretch(thing, verb, agent.at))


def _outside(agents: list[Mention]) -> list[Mention]:
    """Agents without those that are part of a deed: "do not take enough iron and vitamin C"."""
    deeds = [one.at for one in agents if one.type == "behaviour" and one.at is not None]
    return [
        one
        for one in agents
        if one.at is None
        or not any(at[0] <= one.at[0] and one.at[1] <= at[1] and at != one.at for at in deeds)
    ]


def _merged(agents: list[Mention], discourse: Discourse) -> list[Mention]:
    """Agents; as one what is given up together: "eliminating caffeine, alcohol and spicy foods"."""
    found: list[Mention] = []
    for one in agents:
        if found and (whole := _joined(found[-1], one, discourse)):
            found[-1] = whole
        else:
            found.append(one)
    return found


def _joined(deed: Mention, other: Mention, discourse: Discourse) -> Mention | None:
    """A giving up with something more that is given up, where a list goes on or both overlap."""
    if deed.type != "behaviour" or deed.at is None or other.at is None or other.resolved_from is not None:
        return None
    between = discourse.text[deed.at[1] : other.at[0]]
    if deed.at[0] <= other.at[0] and (other.at[0] < deed.at[1] or _BETWEEN.fullmatch(between)):
        return _named(discourse, deed.at[0], max(deed.at[1], other.at[1]))
    return None


def _named(discourse: Discourse, start: int, end: int) -> Mention:
    return Mention(collapse(discourse.text[start:end]), "behaviour", None, (start, end))
