"""Hedges: which of them reach a claim, and how strongly they weaken it."""

from __future__ import annotations

from spacy.tokens import Span, Token

from claimaudit.nlp.proposal import HedgeMark
from claimaudit.nlp.qualify.cues import Cue, word_lists
from claimaudit.nlp.qualify.field import Field, Hook, verb_above
from claimaudit.nlp.qualify.scope import REPORTED, SUBJECTS, Link, Reach

_HEDGES = frozenset({"hedge", "doubt", "report", "advice", "quoted", "weak"})
_CLAUSES = frozenset(
    {"ccomp", "xcomp", "acl", "advcl", "oprd", "relcl", "parataxis", "conj", "csubj", "pcomp"}
)
_WINDOW = 40
"""Words that a scope spans at most where it is measured in words."""
_COMPLEMENTS = frozenset({"xcomp", "acomp", "oprd", "ccomp", "attr", "dobj", "csubj"})
_KEEPS_PARENTHESIS = SUBJECTS | {
    "punct",
    "prep",
    "advmod",
    "npadvmod",
    "aux",
    "neg",
    "mark",
    "cc",
    "conj",
    "dative",
    "advcl",
}


def hang_hedges(field: Field) -> None:
    """Hang the hedges, boosters and reporting verbs of a sentence on its words."""
    for cue in field.cues:
        match cue.entry.kind:
            case "hedge" | "doubt" | "booster":
                _hang(field, cue)
            case "report" | "weak" | "advice" if not _dismissed(cue.root):
                _hang_report(field, cue)
            case "quoted" if _quotes_somebody(cue):
                field.span_over(cue)
            case _:
                pass


def hedges_along(field: Field, links: list[Link], *, dose: bool) -> list[HedgeMark]:
    """The hedges that reach a predicate, from the way up from it."""
    predicate = links[0].token
    reaching = [
        hook.cue
        for hook, link in field.along(links)
        if _reaches(hook, link) and _fits(hook.cue, link, dose=dose)
    ]
    reaching += [cue for cue in field.spanning if _is_under(cue, predicate)]
    return [mark(cue) for cue in dict.fromkeys(reaching) if cue.entry.kind in _HEDGES]


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
    if root.tag_ == "MD":
        if not _is_ability(root):
            field.hang(cue, root.head, Reach.AUXILIARY)
            _hang_on_equation(field, cue, root.head)
    elif cue.entry.sort == "modal":
        field.hang(cue, root.head if root.head.i != root.i else root.nbor(), Reach.AUXILIARY)
    elif root.pos_ == "VERB" and root.dep_ not in {"amod", "advmod"} and "ADJ" not in cue.entry.pos:
        _hang_verb(field, cue)
    elif root.pos_ in {"ADJ", "NOUN", "VERB"} and root.dep_ not in {"advmod", "npadvmod", "mark"}:
        _hang_nominal(field, cue)
    else:
        _hang_adverb(field, cue)


def _hang_adverb(field: Field, cue: Cue) -> None:
    root = cue.root
    if root.head.i == root.i:
        field.span_over(cue)
        return
    head = root.head
    if root.i < head.i and ended(root, head):
        return
    field.hang(cue, head, Reach.ADVERB if root.i < head.i else Reach.LOCAL)
    if head.dep_ in SUBJECTS and root.i < head.i:
        field.hang(cue, head.head, Reach.ADVERB)
    if head.dep_ in {"amod", "nummod", "quantmod", "advmod"}:
        field.hang(cue, head.head, Reach.LOCAL)


def _hang_nominal(field: Field, cue: Cue) -> None:
    root = cue.root
    if opens_list(cue):
        field.span_over(cue)
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
                if subject.dep_ in {"nsubj", "nsubjpass"} and root.pos_ != "NOUN":
                    field.hang(cue, subject, Reach.LOCAL)


def _hang_verb(field: Field, cue: Cue) -> None:
    root = cue.root
    field.hang(cue, root, REPORTED if cue.entry.sort == "attribution" else Reach.GOVERNOR)
    _hang_on_equation(field, cue, root)
    if (
        cue.entry.sort == "attribution"
        and root.dep_ == "ccomp"
        and root.i < root.head.i
        and not ended(root, root.head)
    ):
        field.hang(cue, root.head, Reach.LOCAL)  # "he swears that A, it just B"
    if _is_parenthesis(cue):
        field.span_over(cue)


def _hang_on_equation(field: Field, cue: Cue, verb: Token) -> None:
    """A hedge in the subject of a copula covers what it is equated with: "one way it might help is by..."."""
    if verb.dep_ == "relcl":
        passed, copula = verb_above(verb.head)
        if passed and passed[-1].dep_ in SUBJECTS and copula.lemma_ == "be":
            field.hang(cue, copula, Reach.GOVERNOR)


def _hang_report(field: Field, cue: Cue) -> None:
    if cue.entry.kind == "advice" and not _is_persons_advice(cue.root):
        return
    if cue.entry.kind == "report" and _by_study(cue.root):
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
            return root.head.lemma_ in word_lists("scope.yml")["wishing"]
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


def _is_ability(modal: Token) -> bool:
    """Whether "can" or "could" is denied ("can't help") or one's own ability ("I could walk again")."""
    if modal.norm_ not in {"can", "could"}:
        return False
    verb = modal.head
    denied = any(child.dep_ == "neg" and 0 < child.i - modal.i <= 2 for child in verb.children)
    return denied or any(child.dep_ == "nsubj" and child.norm_ in {"i", "we"} for child in verb.children)


def _is_parenthesis(cue: Cue) -> bool:
    """Whether a verb of saying stands beside what is said: "..., Mikko says", "as parents report"."""
    verb = cue.root
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if verb.dep_ in {"relcl", "conj", "acl"} or not subjects:
        return False
    if any(child.i >= cue.span.end and not _may_follow(child) for child in verb.rights):
        return False
    if any(child.tag_ == "MD" or child.norm_ in {"who", "whether"} for child in verb.lefts):
        return False
    first = min(min(subject.left_edge.i for subject in subjects), verb.i)
    before = verb.doc[first - 1] if first > verb.sent.start else None
    return before is not None and (before.is_punct or before.is_quote or before.norm_ in {"as", "what"})


def _may_follow(child: Token) -> bool:
    """Whether a verb of saying can have this behind it and still lack what is said: "told us", "wrote in a mail"."""
    return (child.dep_ in _KEEPS_PARENTHESIS and child.norm_ != "to") or child.pos_ == "PRON"


def _is_under(cue: Cue, predicate: Token) -> bool:
    """Whether a predicate lies in what a parenthesis covers: within the same brackets, not in its own subject."""
    root = cue.root
    if root.pos_ != "VERB" and cue.entry.sort in {"frequency", "epistemic"}:
        return predicate.i > root.i
    own = [child for child in root.children if child.dep_ in SUBJECTS]
    if any(child.left_edge.i <= predicate.i <= child.right_edge.i for child in own):
        return False
    if predicate.i > root.i and any(token.text == ";" for token in between(root, predicate)):
        return False
    first = min((child.left_edge.i for child in own), default=root.i)
    if predicate.i < first and _after_conjunction(root.doc[first]):
        return False
    return not _in_brackets(root) or _in_brackets(root) == _in_brackets(predicate)


def _after_conjunction(token: Token) -> bool:
    """Whether "and," stands before: the parenthesis then covers only what follows."""
    return token.i - token.sent.start >= 2 and token.nbor(-1).text == "," and token.nbor(-2).dep_ == "cc"


def opens_list(cue: Cue) -> bool:
    """Whether a frequency heads a list: "Very common (more than 1 in 10): nausea, headache"."""
    if cue.entry.sort != "frequency" or cue.span.start != cue.root.sent.start:
        return False
    following = cue.span.doc[cue.span.end : min(cue.span.end + 20, cue.root.sent.end)]
    colon = next((token.i for token in following if token.text == ":"), None)
    return colon is not None and (colon == cue.span.end or following[0].text == "(")


def between(first: Token, second: Token) -> Span:
    """The words between two, at most a window's worth."""
    low, high = sorted((first.i, second.i))
    return first.doc[low + 1 : min(high, low + _WINDOW)]


def ended(first: Token, second: Token) -> bool:
    """Whether something between two words ends the scope of the one before the other is reached."""
    words = word_lists("negation.yml")["terminations"]
    return any(token.norm_ in words for token in between(first, second))


def _in_brackets(token: Token) -> int:
    """The place of the bracket that is open at a word, 0 where there is none near."""
    for earlier in range(token.i - 1, max(token.i - 40, token.sent.start) - 1, -1):
        text = token.doc[earlier].text
        if text == ")":
            return 0
        if text == "(":
            return earlier + 1
    return 0


def _dismissed(verb: Token) -> bool:
    """Whether what is said is thrown out: "whatever the label says", "contrary to what many believe"."""
    words = word_lists("scope.yml")["dismissing"]
    edge = verb.left_edge
    nearby = [edge, *(edge.nbor(-step) for step in (1, 2, 3) if edge.i - step >= edge.sent.start)]
    nearby += [child for child in verb.lefts]
    return any(token.norm_ in words for token in nearby if token.i < verb.i) and verb.dep_ != "ROOT"


def _by_study(verb: Token) -> bool:
    """Whether a study, not a person, reports, so that the verb doesn't hedge: "the trial reported"."""
    studies = word_lists("sources.yml")["studies"]
    return any(child.dep_ == "nsubj" and child.lemma_.lower() in studies for child in verb.children)


def _quotes_somebody(cue: Cue) -> bool:
    """Whether what follows "according to" is somebody, not a study, a guideline or a measure."""
    lists = word_lists("sources.yml")
    following = cue.span.doc[cue.span.end : min(cue.span.end + 12, cue.root.sent.end)]
    words = {token.lemma_.lower() for token in following}
    if words & (lists["studies"] | lists["guidelines"] | lists["journals"] | {"result", "figure"}):
        return False
    start = cue.span.start
    aside = start == cue.root.sent.start or cue.span.doc[start - 1].is_punct
    return (
        aside
        or bool(words & (lists["lay"] | lists["experts"]))
        or any(token.pos_ == "PROPN" for token in following[:3])
    )


def _is_persons_advice(verb: Token) -> bool:
    """Whether a third person advises, not the text itself or an authority."""
    lists = word_lists("sources.yml")
    official = lists["agencies"] | lists["bodies"] | lists["guidelines"]
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    return bool(subjects) and not any(
        subject.norm_ in {"i", "we", "you"} or subject.lemma_.lower() in official for subject in subjects
    )
