"""The words that the negations of a sentence deny."""

from __future__ import annotations

from claimaudit.nlp.qualify.cues import Cue
from claimaudit.nlp.qualify.field import Field, ended
from claimaudit.nlp.qualify.scope import SUBJECTS, Reach
from claimaudit.nlp.tree import Token

_EXCEPTING = frozenset({"other", "except", "besides", "but", "better", "than"})
_DEFINITE = frozenset({"the", "this", "these", "those"})
_TREATMENTS = frozenset(
    "treatment drug medicine medication cure remedy vaccine therapy tablet pill antidote surgery".split()
)
_OF_PURPOSES = frozenset({"relcl", "acl", "xcomp"})
"""How the parser hangs "to stop it" on what it is there for."""
_RELATIVE = frozenset({"that", "which", "who"})
_NOBODY = frozenset({"nothing", "none", "nobody", "one"})
_NOUN_ROLES = frozenset({"dobj", "attr", "nsubj", "nsubjpass", "oprd", "acomp"})


def hang_negations(field: Field) -> None:
    """Hang the negations of a sentence on the words that they deny."""
    for cue in field.cues:
        if cue.entry.kind == "negation" and not _is_answer(cue):
            _hang(field, cue)


def _hang(field: Field, cue: Cue) -> None:
    root, head = cue.root, cue.root.head
    word = root.norm_
    if root.dep_ in {"cc", "preconj"} or word in {"nor"}:
        _hang_coordinator(field, cue)
    elif root.pos_ in {"VERB", "ADJ", "NOUN"} and word not in _NOBODY:
        _hang_governor(field, cue)
    elif root.dep_ in {"det", "predet", "nummod", "amod"} or word in {"no", "neither"}:
        _hang_noun(field, cue, head)
    elif root.pos_ == "PRON" or root.dep_ in _NOUN_ROLES or word in _NOBODY:
        _hang_noun(field, cue, root)
    elif root.pos_ in {"ADP", "SCONJ"}:
        field.hang(cue, root, Reach.LOCAL)
    elif root.pos_ == "ADV" and cue.span[-1].pos_ == "ADP":  # "far from easing pain, it …"
        field.hang(cue, cue.span[-1], Reach.LOCAL)
    elif root.i < head.i and ended(root, head):
        return
    elif head.pos_ in {"VERB", "AUX"}:
        field.hang(cue, head, Reach.AUXILIARY)
        for thing in head.children:
            _hang_existence(field, cue, thing)
    else:
        field.hang(cue, head, Reach.LOCAL)


def _is_answer(cue: Cue) -> bool:
    """Whether a "no" answers a question or opens a sentence, and denies nothing in it."""
    root = cue.root
    last = root.i + 1 >= len(root.doc)
    return root.norm_ in {"no", "no."} and (
        root.dep_ == "intj" or last or root.nbor().is_punct or root.norm_ == "no."
    )


def _hang_coordinator(field: Field, cue: Cue) -> None:
    """Neither denies the word that it stands by, nor the one that follows."""
    head = cue.root.head
    later = [word for word in head.children if word.dep_ == "conj" and word.i > cue.root.i]
    if cue.root.i < head.i:
        _hang_noun(field, cue, head)
    elif later:  # whatever it is called: "prevents nor cures" may pass for nouns
        field.hang(cue, later[0], Reach.LOCAL)


def _hang_noun(field: Field, cue: Cue, noun: Token) -> None:
    field.hang(cue, noun, Reach.LOCAL)
    _hang_existence(field, cue, noun)
    compared = noun.tag_ in {"JJR", "RBR"} and noun.norm_ != "less"
    if compared and noun.dep_ in {"advmod", "acomp", "amod", "oprd"}:
        field.hang(cue, noun.head, Reach.LOCAL)  # "no more harmful", "work no faster"
    if noun.dep_ in SUBJECTS:
        field.hang(cue, noun.head, Reach.SUBJECT)
    elif noun.dep_ == "pobj" and noun.norm_ in _NOBODY:  # "a cure for none", "good for nothing"
        field.hang(cue, noun.head.head, Reach.LOCAL)
    elif noun.dep_ in _NOUN_ROLES and not (noun.pos_ == "VERB" or ended(noun.head, cue.root)):
        field.hang(cue, noun.head, Reach.LOCAL)


def _hang_existence(field: Field, cue: Cue, noun: Token) -> None:
    """What doesn't exist does nothing: "there are no drugs that cure it", "there aren't any that …"."""
    if _is_said_to_exist(noun):
        for verb in _done_by(noun):
            field.hang(cue, verb, Reach.LOCAL)


def _is_said_to_exist(noun: Token) -> bool:
    """Whether a clause says, without exception, that there is a thing: "there are …", "we have …"."""
    verb = noun.head
    exists = verb.lemma == "be" and any(child.dep_ == "expl" for child in verb.children)
    known = any(child.dep_ == "poss" or child.lower_ in _DEFINITE for child in noun.children)
    said = noun.dep_ in {"attr", "dobj"} and (exists or verb.lemma == "have")
    return said and not known and not any(word.lower_ in _EXCEPTING for word in noun.subtree)


def _done_by(noun: Token) -> list[Token]:
    """The verbs of the relative clauses in which a noun is the subject, and those that go on with them, which
    the parser may hang on "there is"; and what it is there to do: "no drug to stop it"."""
    verbs = [clause for clause in noun.children if clause.dep_ == "relcl" and _is_done_by_relative(clause)]
    if verbs:
        further = [child for child in noun.head.children if child.dep_ == "conj" and child.tag_ == "VBZ"]
        verbs += [verb for verb in further if not any(child.dep_ in SUBJECTS for child in verb.children)]
    verbs += _purposes(noun) if noun.lemma in _TREATMENTS and not _is_compared(noun) else []
    for verb in verbs:
        verbs += [child for child in verb.children if child.dep_ == "conj"]
    return verbs


def _purposes(noun: Token) -> list[Token]:
    """What a thing is there to do, which the parser may hang on "there is"."""
    beside = noun.head.rights if noun.head.lemma == "be" else ()
    return [verb for verb in (*noun.rights, *beside) if verb.i > noun.i and _is_purpose(verb)]


def _is_compared(noun: Token) -> bool:
    """Whether others of its kind are better or worse: "no cheaper drug", "no drug as good as exercise"."""
    return any(word.tag_ == "JJR" or word.lower_ in {"as", "like"} for word in noun.subtree)


def _is_purpose(verb: Token) -> bool:
    """Whether a verb is an infinitive without a subject: "to stop it"."""
    begins = any(child.tag_ == "TO" for child in verb.lefts)
    return begins and verb.dep_ in _OF_PURPOSES and not any(child.dep_ in SUBJECTS for child in verb.children)


def _is_done_by_relative(clause: Token) -> bool:
    return any(child.dep_ in SUBJECTS and child.lower_ in _RELATIVE for child in clause.children)


def _hang_governor(field: Field, cue: Cue) -> None:
    root = cue.root
    field.hang(cue, root, Reach.GOVERNOR)
    if root.dep_ in {"acomp", "attr"}:
        field.hang(cue, root.head, Reach.GOVERNOR)
    if root.dep_ == "amod":
        field.hang(cue, root.head, Reach.LOCAL)
