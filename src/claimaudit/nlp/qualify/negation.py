"""Negation: whether a claim is denied, double negations resolved."""

from __future__ import annotations

from claimaudit.nlp.doses.role import SHORT_OF
from claimaudit.nlp.proposal import Proposal, Range
from claimaudit.nlp.qualify.cues import Cue, word_lists
from claimaudit.nlp.qualify.field import Field
from claimaudit.nlp.qualify.scope import LONGEST, REPORTED, SUBJECTS, Link, Reach, has_own_subject
from claimaudit.nlp.qualify.voices import open_bracket
from claimaudit.nlp.tree import Token

_NEGATIONS = frozenset({"negation", "doubt"})
_NEGATIVE_RELATIONS = frozenset({"unsafe", "interacts", "no_effect"})
"""Those that a negation in the cue may be part of; it denies any other."""
_PLAIN = frozenset({"not", "n't", "no", "never"})
"""Words by which something is left that does it: "no herbs other than garlic that …"."""
_FROM_WHOM = frozenset({"by", "from"})
_OF_SAFETY = frozenset({"safety", "tolerability", "tolerance"})
"""Nouns that name what "safe" says; others name the harm that it denies."""
_EXPLAINING = frozenset({":", ";"})
_BEFORE = 60
"""Characters before an amount in which its bound stands."""
_NEAR = 3
"""Words at most between "not" and the head of what it sets apart."""
_SUFFERING = frozenset({"have", "get", "suffer", "catch", "develop", "experience"})
_CONDITIONS = frozenset({"if", "when", "where", "whenever", "unless", "until", "although", "though", "while"})
_ADVISING = frozenset({"advise", "recommend", "counsel", "caution"})
"""Verbs that say with "against" that something is no good for what it is meant for."""
_SHARING = frozenset({"xcomp", "acomp", "conj"})


def negations_along(field: Field, links: list[Link], proposal: Proposal) -> list[tuple[Cue, Link]]:
    """The negations that reach a predicate, each with the word at which it does."""
    found: dict[int, tuple[Cue, Link]] = {}
    for hook, link in field.along(links):
        if hook.cue.entry.kind not in _NEGATIONS or _is_aside(hook.cue, links[0].token):
            continue
        if _is_condition(hook.cue, links[0].token) or _names_agent(hook.cue, proposal):
            continue
        if _is_meant(hook.cue, proposal, links[0].token) or _is_left_off(hook.cue, links[0].token):
            continue
        reach = hook.reach & link.denials
        governs = reach in (Reach.GOVERNOR, REPORTED)
        if reach and not (governs and link.via == ""):
            found.setdefault(hook.cue.span.start, (hook.cue, link))
    for cue in field.looked_ahead(links) if proposal.kind != "dosage" else ():
        if cue.entry.kind in _NEGATIONS:
            found.setdefault(cue.span.start, (cue, links[0]))
    return _without_doubles(list(found.values()))


def _without_doubles(found: list[tuple[Cue, Link]]) -> list[tuple[Cue, Link]]:
    """What coordinates carries one denial on, and is no second one: "doesn't prevent nor cure"."""
    coordinating = [pair for pair in found if _coordinates(pair[0])]
    others = [pair for pair in found if pair not in coordinating]
    is_carried = any(cue.root.norm_ in _PLAIN and link.via in {"", "conj"} for cue, link in others)
    return others if is_carried else [*others, *coordinating[:1]]


def _coordinates(cue: Cue) -> bool:
    """Whether a word joins what it denies: "neither prevents nor cures", "nor reduces"."""
    return cue.root.norm_ == "nor" or (cue.root.norm_ == "neither" and cue.root.dep_ in {"cc", "preconj"})


def _is_meant(cue: Cue, proposal: Proposal, predicate: Token) -> bool:
    """Whether a negation is what the relation says: "not safe", told as unsafe, or "no side effects",
    told as safe."""
    if proposal.relation == "prevents" and _tells_it_stayed_away(predicate, proposal):
        return True
    if proposal.relation == "safe":
        return predicate.pos_ == "NOUN" and predicate.lemma not in _OF_SAFETY
    return proposal.relation in _NEGATIVE_RELATIONS and _within(cue, proposal.cue)


def _tells_it_stayed_away(predicate: Token, proposal: Proposal) -> bool:
    """Whether a denial tells that something was prevented: "it never came back", "I haven't had an attack",
    not "never had a month without one"."""
    if predicate.lemma in word_lists("negation.yml")["returning"]:
        return True
    lacking = any(word.norm_ == "without" for word in predicate.sent if word.i > predicate.i)
    return not lacking and (predicate.lemma in _SUFFERING or _is_target(predicate, proposal))


def _names_agent(cue: Cue, proposal: Proposal) -> bool:
    """Whether a negation is part of what acts: "not smoking lowers the risk"."""
    at, denied = cue.root.idx, cue.root.head
    if cue.root.dep_ == "neg" and denied.dep_ in SUBJECTS and denied.lower_.endswith("ing"):
        return True
    return any(agent.at is not None and agent.at[0] <= at < agent.at[1] for agent in proposal.agents)


def _is_target(predicate: Token, proposal: Proposal) -> bool:
    return any(one.at is not None and one.at[0] <= predicate.idx < one.at[1] for one in proposal.targets)


def _is_left_off(cue: Cue, predicate: Token) -> bool:
    """Whether what follows explains a denied verb that is left out ("ice does not: it narrows vessels") or an
    order ("don't stop drinking: concentrated urine stings")."""
    end = cue.span.end
    after = range(end, predicate.i + 1)
    explains = [token for place in after if (token := cue.span.doc[place]).text in _EXPLAINING]
    if not explains:
        return False
    return explains[0].i == end or (explains[-1].text == ":" and _forbids(cue.root.head))


def _forbids(verb: Token) -> bool:
    """Whether a verb tells a reader not to do something: "don't stop"."""
    return verb.tag_ == "VB" and not has_own_subject(verb) and any(one.lower_ == "do" for one in verb.lefts)


def before_targets(field: Field, proposal: Proposal) -> list[Cue]:
    """Negations of the target alone: "lowered systolic but not diastolic pressure"."""
    doc = field.sentence.doc
    found: list[Cue] = []
    for target in proposal.targets:
        span = doc.covering(*target.at) if target.at else None
        if span is None or not field.sentence.start <= span.start < field.sentence.end:
            continue
        first = max(span.start - _NEAR, proposal.predicate + 1, field.sentence.start)
        for position in range(first, span.start + 1):
            found += [cue for cue in field.starting.get(position, ()) if _contrasts(cue, proposal)]
    return found


def without_agent(predicate: Token, proposal: Proposal) -> bool:
    """Whether a denied predicate lacks its very agent ("can't switch on without it"), which affirms it."""
    agents = [agent.at for agent in proposal.agents if agent.at]
    return any(
        child.norm_ in {"without", "until", "except"}
        and any(_overlaps(word, agents) for word in child.subtree)
        for verb in _sharing(predicate)
        for child in verb.children
    )


def _sharing(predicate: Token) -> list[Token]:
    """A predicate with the words above it whose adverbials it has: "won't be able to absorb", "can't build
    or heal"."""
    found = [predicate]
    while found[-1].dep_ in _SHARING and not has_own_subject(found[-1]) and len(found) < LONGEST:
        if found[-1].dep_ == "conj" and any(child.tag_ == "MD" for child in found[-1].children):
            break
        found.append(found[-1].head)
    return found


def denies_itself(predicate: Token, proposal: Proposal) -> bool:
    """Whether the predicate is a denial by its own meaning ("useless", "unrelated", "the tablets failed")."""
    lists, lemma = word_lists("negation.yml"), predicate.lemma
    if proposal.kind == "dosage":
        return False
    if lemma in _ADVISING and proposal.relation not in _NEGATIVE_RELATIONS:
        return any(child.lower_ == "against" for child in predicate.children)
    return lemma in lists["null_words"] or (
        lemma in lists["null_verbs"] and _is_done_by_agent(predicate, proposal)
    )


def _is_done_by_agent(verb: Token, proposal: Proposal) -> bool:
    agents = [agent.at for agent in proposal.agents if agent.at]
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    return any(_overlaps(word, agents) for subject in subjects for word in subject.subtree)


def _is_condition(cue: Cue, predicate: Token) -> bool:
    """Whether a negation stands in the condition that opens a sentence, and the predicate after it: "If
    neither suits you, surgery helps"."""
    doc, start = cue.span.doc, cue.root.sent.start
    between = doc.tokens[cue.span.end : predicate.i]
    return doc[start].norm_ in _CONDITIONS and any(word.text == "," for word in between)


def _is_aside(cue: Cue, predicate: Token) -> bool:
    """Whether a negation stands in brackets and the predicate outside them."""
    opened = open_bracket(cue.root)
    return bool(opened) and opened != open_bracket(predicate)


def states_rule(predicate: Token, proposal: Proposal) -> bool:
    """Whether the denial is the relation itself: "do not combine A with B", "not for infants"."""
    if proposal.relation not in {"unsafe", "interacts"}:
        return False
    return predicate.lemma in word_lists("negation.yml")["directives"] or _is_ordered(predicate)


def _is_ordered(verb: Token) -> bool:
    """Whether it is said what must not be done with somebody: "newborns must not be kissed"; but not what
    something can't do to them: "must not be weakened by …"."""
    parts = {(child.dep_, child.lower_) for child in verb.children}
    passive = any(dep == "auxpass" for dep, _ in parts) and ("aux", "must") in parts
    done_by = any(
        child.lower_ in _FROM_WHOM and not any(one.pos_ == "PRON" for one in child.children)
        for child in verb.children
    )
    return passive and not done_by and verb.lemma not in word_lists("negation.yml")["refusing"]


def denies_dose(links: list[Link], proposal: Proposal, negations: list[tuple[Cue, Link]]) -> bool:
    """Whether a dose is one not to be taken: "do not take a double dose", "stop it a week before"."""
    if proposal.dose is not None and (proposal.dose.role == "limit" or _is_least(proposal, links)):
        return False
    lists = word_lists("negation.yml")
    for cue, link in negations:
        nominal = link.token.pos_ not in {"VERB", "AUX"}
        if nominal or (link.token.lemma_ in lists["intake_verbs"] and _is_order(link.token, cue)):
            return True
    return any(_stops(link, lists["stop_verbs"]) for link in links)


def _is_least(proposal: Proposal, links: list[Link]) -> bool:
    """Whether a negation is part of a bound from below: "never go below 5 g"."""
    start = proposal.cue[0][0]
    before = links[0].token.doc.text[max(0, start - _BEFORE) : start]
    return SHORT_OF.search(before) is not None


def _is_order(verb: Token, cue: Cue) -> bool:
    """Whether a denied verb tells somebody what not to take; the past tense only tells."""
    return verb.tag_ not in {"VBD"} and cue.root.i < verb.i


def _stops(link: Link, stop_verbs: frozenset[str]) -> bool:
    verb = link.token
    if link.via in {"xcomp", "nsubj", "csubj", "advcl", "relcl", "conj"} or verb.lemma not in stop_verbs:
        return False
    opening = verb.i == verb.sent.start
    return (verb.pos_ == "VERB" or opening) and verb.tag_ in {"VB", "VBN", "VBP", "NN", "NNP"}


def _within(cue: Cue, ranges: tuple[Range, ...]) -> bool:
    return any(start <= cue.at[0] and cue.at[1] <= end for start, end in ranges)


def _contrasts(cue: Cue, proposal: Proposal) -> bool:
    """Whether a "not" stands before a noun, not a verb, and is no part of the cue."""
    contrasting = cue.entry.kind == "negation" and cue.root.norm_ in {"not", "rather", "instead"}
    return contrasting and cue.root.head.pos_ not in {"VERB", "AUX"} and not _within(cue, proposal.cue)


def _overlaps(token: Token, ranges: list[Range]) -> bool:
    return any(start <= token.idx < end for start, end in ranges)
