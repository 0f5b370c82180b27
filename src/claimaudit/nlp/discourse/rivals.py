"""What may be the agent of a predicate, and what speaks for each: the subject that the rules of
discourse found, what its sentence names, its row and headings, what was said before, what the document
is about. A network learned on annotated texts weighs them (`training/`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from claimaudit.model import INTERVENTIONS, EntityType
from claimaudit.nlp.discourse.antecedents import stand_in
from claimaudit.nlp.discourse.subjects import is_deed, is_person, is_pronoun
from claimaudit.nlp.network import load_groups, load_network
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Token

_ACTING: frozenset[EntityType] = INTERVENTIONS | {"substance", "biomarker", "receptor", "cell", "microbe"}
_NEVER_TAKEN: frozenset[EntityType] = frozenset(
    {"organ", "cell", "receptor", "process", "function", "disease", "disease_course", "symptom", "wellbeing"}
)
"""What no medicine is."""
_ASIDE = re.compile(r"(?:,|\(|–|—|\bbut)\s?not\s(?:the\s|a\s|an\s|from\s)?$", re.IGNORECASE)
_BEFORE = 16
"""Characters in which "not the" stands before a name."""
_SOURCES = (
    "ruled",
    "subject",
    "here",
    "row",
    "heading",
    "main",
    "opening",
    "recent",
    "before:sentence",
    "before:block",
)
"""Which of these speak for one rival together, tells more than each alone."""


@dataclass(slots=True)
class Rival:
    """Things that may be the agents of a predicate, and the names of features that are on."""

    mentions: tuple[Mention, ...]
    features: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Place:
    """The predicate whose agent is looked for, and how its clause speaks of it."""

    head: Token
    frame: str
    subjects: tuple[Token, ...]
    targets: tuple[Mention, ...]

    @property
    def manner(self) -> str:
        """What stands as the subject."""
        if not self.subjects:
            return "none"
        if is_person(self.subjects[0]):
            return "person"
        return "pronoun" if is_pronoun(self.subjects[0]) else self.subjects[0].pos_


@dataclass(slots=True)
class Rivals:
    """The rivals of one predicate, by what they are called."""

    place: Place
    medicine: Mention | None = None
    """The subject, where it only says that a medicine acts: "these tablets"."""
    found: dict[tuple[str, ...], Rival] = field(default_factory=dict)

    def add(self, mentions: Sequence[Mention], *names: str) -> None:
        """Let things compete, or something more speak for them; what is named here needs no stand-in."""
        if not mentions:
            return
        key = tuple([one.name for one in mentions])
        rival = self.found.get(key)
        if rival is None:
            rival = self.found[key] = Rival(tuple(mentions))
        rival.features.update(names)
        if "here" in names and rival.mentions[0].resolved_from == "":
            rival.mentions = tuple(mentions)

    def best(self) -> tuple[Mention, ...]:
        """The likeliest agents; none, where nothing competes."""
        found = list(self.found.values())
        rivals = [one for one in found if not (self._is_done_upon(one) or self._is_set_aside(one))] or found
        if self.medicine is not None:
            rivals = [one for one in rivals if self._may_be_medicine(one)] or [
                Rival((self.medicine,), {"here"})
            ]
        if not rivals:
            return ()
        likeliest = self._likeliest(rivals) if len(rivals) > 1 else rivals[0]
        chosen = next((rival for rival in rivals if self._is_part(likeliest, rival)), likeliest)
        stands_here = chosen.features & {"ruled", "subject", "here"}
        return chosen.mentions if stands_here else stand_in(chosen.mentions, "", None)

    def _is_done_upon(self, rival: Rival) -> bool:
        """Whether a thing is the object and the target of the very verb, and so not what acts: "the drug
        blocks an enzyme"; or what the adjective compares."""
        objects = {child.idx for child in self.place.head.children if child.dep_ == "dobj"}
        targets = {one.at for one in self.place.targets}
        compared = {token.idx for token in _compared(self.place.head)}
        return any(
            (one.at in targets and _holds(one, objects)) or _holds(one, compared) for one in rival.mentions
        )

    def _is_set_aside(self, rival: Rival) -> bool:
        """Whether a thing is told not to be what acts: "it is smoking, not drinking, that …"."""
        text, at = self.place.head.doc.text, rival.mentions[0].at
        here = at is not None and rival.mentions[0].resolved_from is None
        return here and at is not None and _ASIDE.search(text, max(0, at[0] - _BEFORE), at[0]) is not None

    def _may_be_medicine(self, rival: Rival) -> bool:
        targets = {one.name for one in self.place.targets}
        return not any(one.type in _NEVER_TAKEN or one.name in targets for one in rival.mentions)

    def _likeliest(self, rivals: Sequence[Rival]) -> Rival:
        manner, frame = self._crossed_with
        bags = [[(_named, own, manner, frame) for own in self._own(rival)] for rival in rivals]
        scores = load_network("agents").scores(load_groups("agents").sums(bags))
        return rivals[max(range(len(rivals)), key=scores.__getitem__)]

    def _is_part(self, one: Rival, whole: Rival) -> bool:
        """Whether a thing is one of several that grammar makes the subject together, or what the deed is done
        to that is the subject: "avoiding nuts prevents …"."""
        together = "ruled" in whole.features and set(one.mentions) < set(whole.mentions)
        return together or ("subject" in whole.features and self._is_done_to(one, whole))

    def _is_done_to(self, thing: Rival, deed: Rival) -> bool:
        subject, one, whole = self.place.subjects[0], thing.mentions[0].at, deed.mentions[0].at
        if not is_deed(subject) or one is None or whole is None:
            return False
        return whole[0] <= subject.idx < one[0] and one[1] <= whole[1]

    def features(self, rival: Rival) -> list[str]:
        """What speaks for and against a rival; alone, by frame, and by what stands as the subject."""
        return [name for own in self._own(rival) for name in _named(own, *self._crossed_with)]

    @property
    def _crossed_with(self) -> tuple[str, str]:
        return self.place.manner, class_of_frame(self.place.frame, self.place.head)

    def _own(self, rival: Rival) -> list[str]:
        together = "+".join(name for name in _SOURCES if name in rival.features)
        return sorted({*rival.features, *_of_mentions(rival.mentions, self.place), f"together:{together}"})


def _named(own: str, manner: str, frame: str) -> tuple[str, str, str]:
    return own, f"{manner}|{own}", f"{frame}|{own}"


def _of_mentions(mentions: tuple[Mention, ...], place: Place) -> Iterator[str]:
    first = mentions[0]
    yield f"type:{first.type}"
    yield "acting" if first.type in _ACTING else "inert"
    if len(mentions) > 1:
        yield "several"
    names = {one.name for one in mentions}
    if names & {one.name for one in place.targets}:
        yield "target"


def _holds(one: Mention, places: Set[int]) -> bool:
    return one.at is not None and any(one.at[0] <= at < one.at[1] for at in places)


def _compared(word: Token) -> list[Token]:
    """What an adjective compares, with what is listed beside it: "had a higher pulse and lower weight"."""
    if word.tag_ != "JJR" or word.dep_ != "amod":
        return []
    noun = word.head
    first = noun.head if noun.dep_ == "conj" else noun
    return [noun, first] if first.dep_ in {"dobj", "pobj"} else []


def class_of_frame(frame: str, head: Token) -> str:
    """The frame of a predicate, as features are crossed with it; where none lists it, its part of speech."""
    return f"unlisted:{head.pos_}" if frame == "unlisted" else frame
