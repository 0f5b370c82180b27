"""What something makes of somebody: "makes you hungry", "keeps many people awake", "leaves legs heavy",
"sends blood sugar soaring"."""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.model import Relation
from claimaudit.nlp.effects.arguments import children, coordinated, subjects
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.effects.setting import Setting
from claimaudit.nlp.frames import adjective_frames, verb_frames
from claimaudit.nlp.tree import Token

_MAKERS = frozenset("make keep leave render get turn knock drive put send".split())
_STATES = frozenset({"ADJ", "ADV", "VERB", "NOUN"})


def causatives(setting: Setting) -> Iterator[Predicate]:
    """Verbs of making with what they make and what becomes of it."""
    for verb in setting.among(_MAKERS):
        if verb.lemma_ in _MAKERS and verb.pos_ in {"VERB", "AUX"}:
            yield from _made(verb)


def _made(verb: Token) -> Iterator[Predicate]:
    for state in children(verb, "ccomp", "xcomp", "oprd", "acomp"):
        if state.pos_ not in _STATES or state.tag_ == "TO" or _has_own_frame(state):
            continue
        made = children(state, "nsubj", "nsubjpass") or children(verb, "dobj")
        if not made:
            continue
        targets = (*(token for first in made for token in coordinated(first)), state)
        yield Predicate(verb, (verb, state), (_relation(state),), tuple(subjects(verb)), targets, "causative")
        return


def _has_own_frame(state: Token) -> bool:
    """Whether the state is a predicate found by itself: "helps the body heal", "makes it better"."""
    if state.pos_ == "VERB":
        return state.lemma_ in verb_frames().ergative or bool(children(state, "dobj"))
    return state.lower_ in adjective_frames()


def _relation(state: Token) -> Relation:
    """More or less of something is a change; any other state is caused."""
    for degree in state.children:
        if degree.lower_ in {"more", "less"}:
            return "increases" if degree.lower_ == "more" else "decreases"
    return "causes"
