"""Hedges: which of them reach a claim, and how strongly they weaken it."""

from __future__ import annotations

from claimaudit.nlp.proposal import HedgeMark
from claimaudit.nlp.qualify.cues import Cue, word_lists
from claimaudit.nlp.qualify.field import Field, Hook, ended, verb_above
from claimaudit.nlp.qualify.scope import REPORTED, SUBJECTS, Link, Reach
from claimaudit.nlp.qualify.voices import (
    by_study,
    dismissed,
    is_parenthesis,
    is_persons_advice,
    is_under,
    quotes_somebody,
)
from claimaudit.nlp.tree import Token

_HEDGES = frozenset({"hedge", "doubt", "report", "advice", "quoted", "weak"})
_CLAUSES = frozenset(
    {"ccomp", "xcomp", "acl", "advcl", "oprd", "relcl", "parataxis", "conj", "csubj", "pcomp"}
)
_WINDOW = 40
"""Words that a scope spans at most where it is measured in words."""
_COMPLEMENTS = frozenset({"xcomp", "acomp", "oprd", "ccomp", "attr", "dobj", "csubj"})


def hang_hedges(field: Field) -> None:
    """Hang the hedges, boosters and reporting verbs of a sentence on its words."""
    for cue in field.cues:
        match cue.entry.kind:
            case "hedge" | "doubt" | "booster" if cue.root.pos_ != "VERB" or not dismissed(cue.root):
                _hang(field, cue)
            case "report" | "weak" | "advice" if not dismissed(cue.root):
                _hang_report(field, cue)
            case "quoted" if quotes_somebody(cue):
                field.span_over(cue)
            case _:
                pass


def hedges_along(field: Field, links: list[Link], *, dose: bool) -> list[Cue]:
    """The hedges that reach a predicate, from the way up from it."""
    reaching = [
        hook.cue
        for hook, link in field.along(links)
        if _reaches(hook, link) and _fits(hook.cue, link, dose=dose)
    ]
    reaching += [cue for cue in field.spanning if is_under(cue, links)]
    reaching += [] if dose else field.looked_ahead(links)
    return [cue for cue in dict.fromkeys(reaching) if cue.entry.kind in _HEDGES]


def boosters_along(field: Field, links: list[Link]) -> list[Cue]:
    """The boosters that reach a predicate."""
    return [
        hook.cue
        for hook, link in field.along(links)
        if hook.cue.entry.kind == "booster" and _reaches(hook, link)
    ]


def mark(cue: Cue) -> HedgeMark:
    """A hedge as the qualification carries it."""
    return HedgeMark(cue.at, cue.entry.sort, weakens=True, weight=cue.entry.weight)


def _hang(field: Field, cue: Cue) -> None:
    root = cue.root
    if opens_list(cue):
        field.span_over(cue)
    elif root.tag_ == "MD":
        if not _is_ability(root):
            field.hang(cue, root.head, Reach.AUXILIARY)
            _hang_on_equation(field, cue, root.head)
    elif cue.entry.sort == "modal":
        field.hang(cue, root.head if root.head.i != root.i else root.nbor(), Reach.AUXILIARY)
    elif root.pos_ == "AUX" and cue.entry.kind == "doubt":
        for verb in root.children:
            if verb.dep_ == "xcomp":  # "is yet to be shown to …"
                field.hang(cue, verb, Reach.GOVERNOR)
    elif root.pos_ == "VERB" and root.dep_ not in {"amod", "advmod"} and "ADJ" not in cue.entry.pos:
        _hang_verb(field, cue)
    elif root.pos_ in {"ADJ", "NOUN", "VERB"} and root.dep_ not in {"advmod", "npadvmod", "mark"}:
        _hang_nominal(field, cue)
    else:
        _hang_adverb(field, cue)


def _hang_adverb(field: Field, cue: Cue) -> None:
    root = cue.root
    if root.head.i == root.i or (cue.entry.sort == "attribution" and root.pos_ == "ADP"):
        field.span_over(cue)
        return
    head = root.head
    if root.i < head.i and ended(root, head):
        return
    field.hang(cue, head, Reach.ADVERB if root.i < head.i else Reach.LOCAL)
    if root.i > head.i and head.dep_ in {"dobj", "xcomp"}:
        field.hang(cue, head.head, Reach.LOCAL)
    if head.dep_ in SUBJECTS and root.i < head.i:
        field.hang(cue, head.head, Reach.ADVERB)
    if head.dep_ in {"amod", "nummod", "quantmod", "advmod"}:
        field.hang(cue, head.head, Reach.LOCAL)


def _hang_nominal(field: Field, cue: Cue) -> None:
    root = cue.root
    for subject in root.children:
        if subject.dep_ in SUBJECTS:
            field.hang(cue, subject, Reach.LOCAL)
    field.hang(cue, root, Reach.GOVERNOR | Reach.LOCAL if root.pos_ == "ADJ" else Reach.GOVERNOR)
    if root.dep_ in {"amod", "compound", "nmod"}:
        field.hang(cue, root.head, Reach.LOCAL)
        if root.head.dep_ in {"dobj", "attr"} or (
            root.head.dep_ == "nsubj" and root.head.head.lemma_ == "be"
        ):
            field.hang(cue, root.head.head, Reach.GOVERNOR)
        return
    passed, verb = verb_above(root)
    if passed and passed[-1].dep_ in {"acomp", "attr", "oprd", "dobj", "conj", "nsubj"} and verb.i != root.i:
        field.hang(cue, verb, Reach.GOVERNOR)
        if verb.lemma_ in {"be", "seem", "appear", "remain", "look"} and passed[-1].dep_ in {"acomp", "attr"}:
            for subject in verb.children:
                if subject.dep_ in SUBJECTS and root.pos_ != "NOUN":
                    field.hang(cue, subject, Reach.LOCAL)


def _hang_verb(field: Field, cue: Cue) -> None:
    root = cue.root
    spoken = cue.entry.sort == "attribution" and cue.entry.kind != "weak"
    field.hang(cue, root, REPORTED if spoken else Reach.GOVERNOR)
    _hang_on_equation(field, cue, root)
    if (
        cue.entry.sort == "attribution"
        and root.dep_ == "ccomp"
        and root.i < root.head.i
        and not ended(root, root.head)
    ):
        field.hang(cue, root.head, Reach.LOCAL)  # "he swears that A, it just B"
    if is_parenthesis(cue):
        field.span_over(cue)


def _hang_on_equation(field: Field, cue: Cue, verb: Token) -> None:
    """A hedge in the subject of a copula covers what it is equated with: "one way it might help is by..."."""
    if verb.dep_ == "relcl":
        passed, copula = verb_above(verb.head)
        if passed and passed[-1].dep_ in SUBJECTS and copula.lemma_ == "be":
            field.hang(cue, copula, Reach.GOVERNOR)


def _hang_report(field: Field, cue: Cue) -> None:
    if cue.entry.kind == "advice" and not is_persons_advice(cue.root):
        return
    if cue.entry.kind == "report" and by_study(cue.root):
        return
    _hang_verb(field, cue)


def _reaches(hook: Hook, link: Link) -> bool:
    reach = hook.reach & link.hedges
    if link.via == "" and reach in (Reach.GOVERNOR, REPORTED, Reach.SAYING):
        return _is_itself(hook.cue, link.token)
    return bool(reach)


def _is_itself(cue: Cue, predicate: Token) -> bool:
    """Whether the predicate is the reporting word ("liver injury was reported", "credited with")."""
    return cue.entry.nominal and cue.root.i == predicate.i


def _fits(cue: Cue, link: Link, *, dose: bool) -> bool:
    """Whether a hedge suits a dose, and a verb takes what it is reached by as its complement."""
    if dose and not _fits_dose(cue, link):
        return False
    root = cue.root
    if root.pos_ != "VERB" or link.token.i != root.i or not link.via:
        return True
    passive = root.tag_ == "VBN"
    if link.via in SUBJECTS:
        complete = cue.entry.kind != "report" or cue.entry.nominal
        return (passive and complete) or (
            cue.entry.kind == "hedge" and any(child.dep_ in _COMPLEMENTS for child in root.children)
        )
    if cue.entry.kind != "report" or (link.via in _CLAUSES and (link.via != "xcomp" or passive)):
        return True
    return cue.entry.nominal and not any(child.dep_ == "neg" for child in root.children)


def _fits_dose(cue: Cue, link: Link) -> bool:
    root, verb = cue.root, link.token
    match cue.entry.sort:
        case "modal":
            return root.head.lemma_ in word_lists("scope.yml")["wishing"] or _is_decided_by_others(root.head)
        case "epistemic":
            return root.pos_ == "ADV"
        case "frequency":
            return (
                verb.pos_ not in {"VERB", "AUX"}
                or verb.lemma_ in word_lists("scope.yml")["giving"]
                or root.pos_ == "ADJ"
            )
        case _:
            return True


def _is_decided_by_others(verb: Token) -> bool:
    """ "Your doctor may start you on 5 mg": what others may do is no permission."""
    experts = word_lists("sources.yml")["experts"] | {"we", "provider", "vet"}
    return any(child.dep_ == "nsubj" and child.lemma in experts for child in verb.children)


def _is_ability(modal: Token) -> bool:
    """Whether "can" is denied ("can't help") or an ability: "I could walk again", "so you can sleep"."""
    if modal.norm_ not in {"can", "could"}:
        return False
    verb = modal.head
    denied = any(child.dep_ == "neg" and 0 < child.i - modal.i <= 2 for child in verb.children)
    first = verb.left_edge
    purpose = first.norm_ == "so" or (first.i > verb.sent.start and first.nbor(-1).norm_ == "so")
    if purpose and any(child.dep_ == "nsubj" and child.norm_ == "you" for child in verb.children):
        return True
    return denied or any(child.dep_ == "nsubj" and child.norm_ in {"i", "we"} for child in verb.children)


def opens_list(cue: Cue) -> bool:
    """Whether a frequency heads a list: "Very common (more than 1 in 10): nausea, headache"."""
    if cue.entry.sort != "frequency" or cue.span.start != cue.root.sent.start:
        return False
    following = cue.span.doc[cue.span.end : min(cue.span.end + 20, cue.root.sent.end)]
    colon = next((token.i for token in following if token.text.endswith(":")), None)
    return colon is not None and (colon == cue.span.end or following[0].text == "(")
