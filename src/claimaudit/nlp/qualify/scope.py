"""Scope: which words of a sentence a predicate lies under, read off the dependency parse.

From the predicate the way leads up its heads. Every step decides what may still reach it from there on:
a shared auxiliary reaches a second verb, but not one with a subject of its own; a verb of thinking
reaches into its complement, but a relative clause is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto

from claimaudit.nlp.qualify.cues import word_lists
from claimaudit.nlp.tree import Token

LONGEST = 30
"""Steps up at most: deeper nesting is no English, and keeps hostile input linear."""


class Reach(Flag):
    """Ways in which a word can act on a predicate."""

    AUXILIARY = auto()
    ADVERB = auto()
    SUBJECT = auto()
    """As part of the subject: "some people", "no diet"."""
    LOCAL = auto()
    """As an object, a complement or a trailing adverbial."""
    GOVERNOR = auto()
    """As the word that the predicate is a complement of: "seems to", "potential to"."""
    SAYING = auto()
    """As the word of somebody, which covers all that is said."""


NOTHING = Reach(0)
EVERYTHING = Reach.AUXILIARY | Reach.ADVERB | Reach.SUBJECT | Reach.LOCAL | Reach.GOVERNOR | Reach.SAYING
REPORTED = Reach.GOVERNOR | Reach.SAYING

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_THROUGH = frozenset(
    {"xcomp", "dobj", "attr", "oprd", "dative", "acomp", "pobj", "npadvmod", "compound", "amod", "nmod",
     "nummod", "quantmod", "pcomp", "advmod", "prt", "intj", "punct", "obj", "obl", "det", "predet", "case"}
)  # fmt: skip
_REASONS = frozenset({"due", "because", "thanks", "owing", "through", "via"})
_EXCEPTIONS = frozenset({"except", "besides", "save", "but"})
_FINITE = frozenset({"VBD", "VBZ"})
_UNCHANGED = frozenset("upset hurt cut put let set hit cost spread shut burst split".split())
"""Verbs whose past looks like their base."""
_PRESUPPOSING = frozenset({"this", "these", "those", "such"})


@dataclass(frozen=True, slots=True)
class Link:
    """A word on the way up from a predicate, and what reaches the predicate from there."""

    token: Token
    hedges: Reach
    denials: Reach
    via: str
    """The dependency by which the way came here; "" at the predicate itself."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What passes at the head alone (`here_`) and from there on (`on_`)."""

    here_hedges: Reach = EVERYTHING
    here_denials: Reach = EVERYTHING
    on_hedges: Reach = EVERYTHING
    on_denials: Reach = EVERYTHING


_ALL = _Step()
_SAID = _Step(Reach.SAYING, NOTHING, Reach.SAYING, NOTHING)
_REPORTED = _Step(REPORTED, NOTHING, REPORTED, NOTHING)


def climb(predicate: Token, *, dose: bool = False) -> list[Link]:
    """The way up from a predicate. The subject of a verb of giving lies under it if it is a dose."""
    links = [Link(predicate, EVERYTHING, EVERYTHING, "")]
    hedges = denials = EVERYTHING
    token = predicate
    while token.head.i != token.i and len(links) < LONGEST:
        step = _ALL if dose and (_is_given(token) or token.dep_ == "appos") else _step(token, token.head)
        links.append(Link(token.head, hedges & step.here_hedges, denials & step.here_denials, token.dep_))
        hedges, denials = hedges & step.on_hedges, denials & step.on_denials
        token = token.head
    return links


def _step(child: Token, head: Token) -> _Step:
    match child.dep_:
        case "conj":
            return _conjunct(child, head)
        case "relcl" if any(word.dep_ == "mark" for word in child.children):
            return _ALL  # a complement clause that the parser took for a relative one
        case "relcl":
            return _SAID if _set_off(child) or _is_object_relative(child) else _REPORTED
        case "acl":
            return _noun_clause(child)
        case "advcl":
            return _adverbial_clause(child, head)
        case "ccomp":
            return _complement_clause(child, head)
        case "prep" | "agent":
            return _prepositional(child, head)
        case "nsubj" | "nsubjpass" | "csubj" | "csubjpass":
            return _subject(child, head)
        case "poss" | "appos" | "parataxis":
            return _SAID
        case "dobj" | "pobj" if presupposed(child):
            return _SAID
        case dep if dep in _THROUGH:
            return _ALL
        case _:
            return _REPORTED


def _conjunct(child: Token, head: Token) -> _Step:
    if child.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} and head.pos_ not in {"VERB", "AUX"}:
        contrast = NOTHING if _contrasted(child, head) else EVERYTHING
        return _Step(EVERYTHING & ~Reach.LOCAL, contrast & ~Reach.LOCAL)
    if has_own_subject(child):
        return _Step(NOTHING, NOTHING)
    if child.tag_ in _FINITE and head.dep_ == "dobj" and head.head.i < head.i:
        step = _joined(child, head.head)  # "did not raise sugar and lowered …", hung on the sugar
        return _Step(step.here_hedges, step.here_denials, step.here_hedges, step.here_denials)
    return _joined(child, head)


def _joined(child: Token, head: Token) -> _Step:
    """What a word has in common with the one that it is joined to: at least the subject."""
    shared = Reach.SUBJECT
    if _same_form(child, head) and not _has_auxiliary(child) and not _is_past_of_its_own(child, head):
        shared |= Reach.AUXILIARY | Reach.ADVERB
    return _Step(shared, NOTHING if _contrasted(child, head) or _begins_anew(child, head) else shared)


def _is_past_of_its_own(child: Token, head: Token) -> bool:
    """Whether a verb that looks the same in the past follows "did not" and an "and": "did not help and upset
    my stomach". What is denied with it would follow an "or"."""
    did = any(word.lower_ == "did" for word in head.children) and any(
        word.dep_ == "neg" for word in head.children
    )
    joined = any(word.lower_ == "and" and word.i < child.i for word in head.children)
    return did and joined and child.lower_ in _UNCHANGED


def _begins_anew(child: Token, head: Token) -> bool:
    """Whether a second verb lies outside a denial: "isn't cheap and works", "don't rub, and rinse"."""
    finite = head.tag_ in {"VBZ", "VBP", "VBD"} and not any(word.dep_ == "aux" for word in head.children)
    order = not has_own_subject(head) and any(word.text == "," and word.i < child.i for word in head.rights)
    return child.pos_ in {"VERB", "AUX"} and (finite or order)


def _same_form(child: Token, head: Token) -> bool:
    """Whether two verbs can share an auxiliary: "may raise and lower", not "may raise and lowers"."""
    base = {"VB", "VBP"}
    if any(word.dep_ == "aux" and word.tag_ in {"MD", "VBP", "VBZ", "VBD"} for word in head.children) and (
        head.tag_ in base
    ):
        return child.tag_ in base or child.pos_ not in {"VERB", "AUX"} or _is_unchanged(child, head)
    return (
        child.tag_ == head.tag_
        or {child.tag_, head.tag_} <= base
        or {child.tag_, head.tag_} <= {"VBN", "VBD"}
    )


def _is_unchanged(child: Token, head: Token) -> bool:
    """Whether a verb was taken for the past that looks the same: "may reach the eye or spread". After "did
    not" it is the past: "did not help and upset my stomach"."""
    modal = any(word.tag_ == "MD" for word in head.children)
    denied = any(word.dep_ == "neg" for word in head.children)
    return modal and not denied and child.norm_ == child.lemma_


def _is_object_relative(child: Token) -> bool:
    """ "The rise that caffeine causes" takes the rise for granted; "effects that calm the gut" does not."""
    return any(word.dep_ in SUBJECTS and word.tag_ not in {"WDT", "WP"} for word in child.children)


def _noun_clause(child: Token) -> _Step:
    if child.tag_ in {"VBN", "VBG"} and not any(word.tag_ == "TO" for word in child.lefts):
        return _REPORTED
    return _ALL


def _adverbial_clause(child: Token, head: Token) -> _Step:
    if has_own_subject(child) or any(word.dep_ == "mark" for word in child.children):
        return _SAID if child.i > head.i else _Step(NOTHING, NOTHING, Reach.SAYING, NOTHING)
    if any(word.tag_ == "TO" for word in child.lefts):
        return _ALL
    if child.i < head.i:
        return _Step(Reach.SAYING, NOTHING, REPORTED, NOTHING)
    if child.tag_ == "VBG":
        return _Step(EVERYTHING & ~Reach.LOCAL, NOTHING, EVERYTHING & ~Reach.LOCAL, NOTHING)
    return _REPORTED


def _complement_clause(child: Token, head: Token) -> _Step:
    if child.i < head.i:
        return _Step(NOTHING, NOTHING, Reach.SAYING, NOTHING) if _parted(child, head) else _SAID
    if any(word.dep_ == "mark" and word.norm_ in {"that", "whether", "if"} for word in child.children):
        return _ALL
    edge = child.left_edge
    before = edge.nbor(-1) if edge.i > edge.sent.start else None
    return (
        _SAID
        if before is not None and before.text in {";", ":", ",", "-", "–", "—"} and before.i > head.i
        else _ALL
    )


def _parted(child: Token, head: Token) -> bool:
    """Whether a colon or semicolon stands between two clauses."""
    stretch = child.doc[child.right_edge.i : min(head.i, child.right_edge.i + LONGEST)]
    return any(token.text in {":", ";"} for token in stretch)


def _prepositional(child: Token, head: Token) -> _Step:
    if child.norm_ in _REASONS:
        return _SAID
    if child.norm_ in _EXCEPTIONS:
        return _Step(here_denials=NOTHING, on_denials=NOTHING)
    if child.i < head.i and head.pos_ in {"VERB", "AUX"}:
        return _Step(Reach.SAYING, NOTHING, REPORTED, NOTHING)
    return _ALL


def _subject(child: Token, head: Token) -> _Step:
    if (
        child.pos_ not in {"NOUN", "PROPN", "PRON", "ADJ", "VERB"}
        or child.dep_.startswith("csubj")
        or presupposed(child)
    ):
        return _SAID
    return _ALL if head.lemma_ in word_lists("scope.yml")["occurring"] else _SAID


def _is_given(child: Token) -> bool:
    return child.dep_ == "nsubjpass" and child.head.lemma_ in word_lists("scope.yml")["giving"]


def presupposed(noun: Token) -> bool:
    """Whether a noun phrase takes for granted what it names: "its effect", "this blockade"."""
    return any(
        word.dep_ == "poss" or (word.dep_ in {"det", "amod"} and word.norm_ in _PRESUPPOSING)
        for word in noun.lefts
    )


def has_own_subject(token: Token) -> bool:
    """Whether a verb has a subject that is no relative pronoun of a shared one."""
    return any(word.dep_ in SUBJECTS for word in token.children)


def _has_auxiliary(token: Token) -> bool:
    return any(word.dep_ in {"aux", "auxpass"} and word.tag_ != "TO" for word in token.children)


def _contrasted(child: Token, head: Token) -> bool:
    return any(
        word.dep_ == "cc" and word.norm_ in {"but", "yet"} and word.i < child.i for word in head.children
    )


def _set_off(child: Token) -> bool:
    """Whether a relative clause stands behind a comma, and so only adds something."""
    edge = child.left_edge
    return edge.i > edge.sent.start and edge.nbor(-1).text in {",", "-", "–", "—", "("}
