"""Voices: whose word a claim is, and what a parenthesis such as "Mikko says" covers."""

from __future__ import annotations

from claimaudit.nlp.qualify.cues import Cue, find_cues, word_lists
from claimaudit.nlp.qualify.field import between
from claimaudit.nlp.qualify.scope import SUBJECTS, Link
from claimaudit.nlp.tree import Span, Token
from claimaudit.source import BLOCK_GAP

_KEEPS_PARENTHESIS = SUBJECTS | {
    "punct", "prep", "advmod", "npadvmod", "aux", "neg", "mark", "cc", "conj", "dative", "advcl",
}  # fmt: skip


def is_parenthesis(cue: Cue) -> bool:
    """Whether a verb of saying stands beside what is said: "..., Mikko says", "as parents report"."""
    verb = cue.root
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if verb.dep_ in {"relcl", "acl"} or not subjects:
        return False
    if any(child.i >= cue.span.end and not _may_follow(child) for child in verb.rights):
        return False
    if any(child.tag_ == "MD" or child.norm_ in {"who", "whether"} for child in verb.lefts):
        return False
    first = min(min(subject.left_edge.i for subject in subjects), verb.i)
    before = verb.doc[first - 1] if first > verb.sent.start else None
    if before is None or (verb.dep_ == "conj" and not before.is_quote):
        return False
    return before.is_punct or before.is_quote or before.norm_ in {"as", "what"}


def _may_follow(child: Token) -> bool:
    """Whether a verb of saying still lacks what is said: "told us", "wrote in a mail"."""
    return (child.dep_ in _KEEPS_PARENTHESIS and child.norm_ != "to") or child.pos_ == "PRON"


def lead_in(sentence: Span) -> list[Cue]:
    """The word of somebody that a line before a colon hands over to: "A customer writes: ..."."""
    if sentence.start == 0:
        return []
    before = sentence.doc[sentence.start - 1].sent
    last = next((token for token in reversed(before) if not (token.is_space or token.is_quote)), before[-1])
    root = before.root
    speaks = any(child.dep_ in SUBJECTS for child in root.children)
    apart = BLOCK_GAP in sentence.doc[last.i : sentence.start].text_with_ws
    if last.text != ":" or not speaks or apart:
        return []
    return [cue for cue in find_cues(before) if cue.entry.kind == "report" and cue.root.i == root.i]


def is_under(cue: Cue, links: list[Link]) -> bool:
    """Whether a predicate lies in what a parenthesis covers: in the same brackets, not in its subject."""
    root, predicate = cue.root, links[0].token
    if predicate.i == root.i and not cue.entry.nominal:
        return False
    if root.pos_ != "VERB" and cue.entry.sort in {"frequency", "epistemic"}:
        return predicate.i > root.i and all(link.via != "relcl" for link in links)
    own = [child for child in root.children if child.dep_ in SUBJECTS]
    if any(child.left_edge.i <= predicate.i <= child.right_edge.i for child in own):
        return False
    if predicate.i > root.i and any(token.text == ";" for token in between(root, predicate)):
        return False
    first = min((child.left_edge.i for child in own), default=root.i)
    if predicate.i < first and _after_conjunction(root.doc[first]):
        return False
    opened = open_bracket(root)
    return not opened or opened == open_bracket(predicate)


def _after_conjunction(token: Token) -> bool:
    """Whether "and," stands before: the parenthesis then covers only what follows."""
    return token.i - token.sent.start >= 2 and token.nbor(-1).text == "," and token.nbor(-2).dep_ == "cc"


def open_bracket(token: Token) -> int:
    """The place of the bracket that is open at a word, 0 where there is none near."""
    for earlier in range(token.i - 1, max(token.i - 40, token.sent.start) - 1, -1):
        text = token.doc[earlier].text
        if text == ")":
            return 0
        if text == "(":
            return earlier + 1
    return 0


def dismissed(verb: Token) -> bool:
    """Whether what is said is thrown out: "whatever the label says", "contrary to what many believe"."""
    words = word_lists("scope.yml")["dismissing"]
    edge = verb.left_edge
    nearby = [edge, *(edge.nbor(-step) for step in (1, 2, 3) if edge.i - step >= edge.sent.start)]
    nearby += list(verb.lefts)
    return any(token.norm_ in words for token in nearby if token.i < verb.i) and verb.dep_ != "ROOT"


def by_study(verb: Token) -> bool:
    """Whether a study, not a person, reports, so that the verb doesn't hedge: "the trial reported"."""
    studies = word_lists("sources.yml")["studies"]
    return any(child.dep_ == "nsubj" and child.lemma in studies for child in verb.children)


def quotes_somebody(cue: Cue) -> bool:
    """Whether what follows "according to" is somebody, not a study, a guideline or a measure."""
    lists = word_lists("sources.yml")
    following = cue.span.doc[cue.span.end : min(cue.span.end + 12, cue.root.sent.end)]
    words = {token.lemma for token in following}
    bodies = lists["institutions"] | lists["bodies"] | {name.lower() for name in lists["agencies"]}
    if words & (lists["studies"] | lists["guidelines"] | lists["journals"] | bodies | {"result", "figure"}):
        return False
    start = cue.span.start
    aside = start == cue.root.sent.start or cue.span.doc[start - 1].is_punct
    return (
        aside
        or bool(words & (lists["lay"] | lists["experts"]))
        or any(token.pos_ == "PROPN" for token in following[:3])
    )


def is_persons_advice(verb: Token) -> bool:
    """Whether a third person advises, not the text itself or an authority."""
    lists = word_lists("sources.yml")
    official = lists["agencies"] | lists["bodies"] | lists["guidelines"]
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    return bool(subjects) and not any(
        subject.norm_ in {"i", "we", "you"} or subject.lemma in official for subject in subjects
    )
