"""What the judge looks at in a candidate: names of features that are on.

Of a predicate that a frame lists, they speak of its frame and of the types at both ends; of every one,
of its word in its sentence (`context.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.model import INTERVENTIONS, EntityType
from claimaudit.nlp.discourse import is_person
from claimaudit.nlp.effects.arguments import children
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.context import pieces
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.frames import verb_frames
from claimaudit.nlp.network import Group, names_of
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Token

_CONDITIONS: frozenset[EntityType] = frozenset(
    {"disease", "disease_course", "symptom", "function", "wellbeing"}
)
_MARKS = frozenset(
    {"if", "whether", "when", "because", "while", "although", "as", "since", "unless", "until", "that", "so"}
)

UNLISTED = "frame=unlisted"
"""All that a word has beside its surroundings."""


def features(candidate: Candidate) -> list[str]:
    """The features of a candidate, in a fixed order."""
    return names_of(evidence(candidate))


def evidence(candidate: Candidate) -> list[Group]:
    """The same in groups: those of its own one by one, then those of its surroundings."""
    return [*_own(candidate), *pieces(candidate.predicate.head, candidate.setting)]


def _own(candidate: Candidate) -> list[Group]:
    """What a candidate has beside its surroundings: the more, where a frame lists it."""
    if candidate.predicate.frame == "unlisted":
        return [UNLISTED]
    found = [*_predicate(candidate), *_ends(candidate), *_asking(candidate)]
    return [*found, (_crossed, *(name for name in found if name.startswith(_CROSSED)))]


_PAIRS = tuple(pair.split() for pair in (
    "frame target", "frame agent", "frame how", "agent target", "relation target", "frame dep", "block frame",
    "relation frame", "how target", "kind agent", "kind frame", "relation agent", "kind relation",
))  # fmt: skip
"""Features that mean more together than apart."""


_CROSSED = tuple(f"{name}=" for name in sorted({name for pair in _PAIRS for name in pair}))


def _crossed(*found: str) -> Iterator[str]:
    by_name = dict(name.split("=", 1) for name in found)
    for first, second in _PAIRS:
        if first in by_name and second in by_name:
            yield f"{first}={by_name[first]}&{second}={by_name[second]}"


def _predicate(candidate: Candidate) -> Iterator[str]:
    predicate, head = candidate.predicate, candidate.predicate.head
    lemma = head.lemma
    yield f"frame={predicate.frame}"
    yield f"relation={predicate.relations[0]}"
    yield f"lemma={lemma}"
    yield f"dep={head.dep_}"
    yield f"tag={head.tag_}"
    if lemma in roles().weak:
        yield "weak"
    if len(predicate.cue) > 1:
        yield "long-cue"
    if is_order(head):
        yield "order"
    for child in head.children:
        if child.dep_ == "aux":
            yield f"aux={child.lower_ if child.tag_ in {'MD', 'TO'} else child.lemma_}"
        elif child.dep_ == "mark" and child.lower_ in _MARKS:
            yield f"mark={child.lower_}"
        elif child.dep_ == "neg":
            yield "neg"
        elif child.dep_ in {"det", "poss"} and predicate.frame in {"noun", "null"}:
            yield f"det={child.lower_}"
    yield from _governor(head)


def _governor(head: Token) -> Iterator[str]:
    above = head.head
    if head.dep_ in {"xcomp", "ccomp", "advcl", "dobj", "attr", "nsubj", "pobj", "pcomp", "prep", "acomp"}:
        yield f"above={above.lemma}"
        if above.lemma in roles().carriers:
            yield "carried"
        if above.lemma in verb_frames().transitive:
            yield "under-frame"
    if head.dep_ in {"pobj", "pcomp"}:
        yield f"above2={above.head.lemma}"


def _ends(candidate: Candidate) -> Iterator[str]:
    agents, targets = candidate.agents, candidate.targets
    yield f"agent={_class(agents)}"
    yield f"agent-type={agents[0].type if agents else 'none'}"
    yield f"how={_how(agents)}"
    yield f"target={_class(targets)}"
    yield f"target-type={targets[0].type if targets else 'none'}"
    yield f"kind={candidate.kind or 'none'}"
    known = sum(any(end.type not in {"unknown", "population"} for end in ends) for ends in (agents, targets))
    yield f"known={known}"
    if len(targets) > 1:
        yield "targets=many"
    if any(is_person(token) for token in candidate.predicate.agents):
        yield "subject-person"
    if any(is_person(token) for token in candidate.predicate.targets):
        yield "target-person"
    if any(
        child.lower_ in {"your", "my", "our"}
        for token in candidate.predicate.targets
        for child in children(token, "poss")
    ):
        yield "target-owned"


def _class(ends: tuple[Mention, ...]) -> str:
    types = [end.type for end in ends]
    if not types:
        return "none"
    if any(kind in INTERVENTIONS for kind in types):
        return "intervention"
    if any(kind in _CONDITIONS for kind in types):
        return "condition"
    if all(kind in {"unknown", "population"} for kind in types):
        return types[0]
    return "body"


def _how(agents: tuple[Mention, ...]) -> str:
    """How the agent is named: here, by a pronoun, by a description, or not at all."""
    if not agents:
        return "none"
    words = agents[0].resolved_from
    if words is None:
        return "named"
    return "left-out" if not words else "described" if " " in words else "pronoun"


def _asking(candidate: Candidate) -> Iterator[str]:
    block = candidate.setting.block
    yield f"block={block.kind if block else 'none'}"
    first = next((token for token in candidate.setting.sentence if token.is_alpha), None)
    if first is not None and first.lower_ in {"how", "what", "why", "when", "where", "who"}:
        yield "asks"


def is_order(verb: Token) -> bool:
    """An imperative: a bare verb at the head of its sentence, without a subject."""
    while verb.dep_ == "conj":
        verb = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in {"ROOT", "ccomp"}:
        return False
    helpers = {child.lower_ for child in children(verb, "aux")}
    return not children(verb, "nsubj", "nsubjpass", "csubj") and helpers <= {"do"}
