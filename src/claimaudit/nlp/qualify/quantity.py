"""Quantity: hedges on how many people and how much, and the conditions under which a claim holds."""

from __future__ import annotations

from functools import cache

from claimaudit.nlp.proposal import HedgeMark, Proposal
from claimaudit.nlp.qualify.cues import Cue, Entry, Phrase, matches, word_lists
from claimaudit.nlp.qualify.field import Field, verb_above
from claimaudit.nlp.qualify.hedges import mark
from claimaudit.nlp.qualify.scope import SUBJECTS, Link, Reach
from claimaudit.nlp.tree import Span, Token

_QUANTIFIER = Entry("hedge", "quantifier", 0.15)
_CLAUSES = frozenset({"conj", "advcl", "relcl", "parataxis", "ccomp", "ROOT"})
_CLAUSE_LINKS = frozenset({"mark", "advmod", "npadvmod"})


@cache
def _quantifiers() -> dict[str, tuple[Phrase, ...]]:
    listed: dict[str, list[Phrase]] = {}
    for phrase in word_lists("quantifiers.yml")["quantifiers"]:
        words = tuple(phrase.split())
        listed.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in listed.items()}


def hang_quantifiers(field: Field) -> None:
    """Hang the quantified people of a sentence ("some patients") on the verbs that they go with."""
    tokens = list(field.sentence)
    taken = {token.i for cue in field.cues if cue.entry.sort == "frequency" for token in cue.span}
    position = 0
    while position < len(tokens):
        length = next(
            (
                len(phrase)
                for phrase in _quantifiers().get(tokens[position].norm_, ())
                if matches(tokens, position, phrase)
            ),
            0,
        )
        span = (
            _quantified(field.sentence[position : position + length])
            if length and tokens[position].i not in taken
            else None
        )
        if span is not None:
            _hang(field, Cue(span, _QUANTIFIER))
        position += max(length, 1)


def _quantified(words: Span) -> Span | None:
    """The quantifier with its noun, where the noun is people (or "most" of several things)."""
    noun = _counted(words)
    people = word_lists("quantifiers.yml")["people"]
    if noun is None:
        alone = words.text.lower() in word_lists("quantifiers.yml")[
            "complete"
        ] and words.root.dep_ in SUBJECTS | {"pobj", "dobj"}
        bare = not any(child.dep_ == "prep" and child.norm_ == "of" for child in words.root.children)
        return words if alone and bare else None
    if noun.lemma in people or noun.norm_ in people:
        return words.doc[words.start : max(noun.i + 1, words.end)] if noun.i - words.end < 3 else words
    times = word_lists("quantifiers.yml")["times"]
    counted = noun.tag_ == "NNS" and noun.lemma not in times
    return words if words.root.norm_ == "most" and counted else None


def _counted(words: Span) -> Token | None:
    """The noun that a quantifier counts; None where it stands alone."""
    root = words.root
    inner = [child for child in root.children if child.dep_ == "pobj" and child.i >= words.end]
    if inner:
        return inner[0]
    for child in root.children:
        if child.dep_ == "prep" and child.norm_ == "of":
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    if root.dep_ in {"det", "amod", "nummod", "predet", "quantmod", "nmod"} and root.head.i > root.i:
        return root.head
    if root.pos_ == "NOUN" and root.head.pos_ == "NOUN" and root.dep_ == "compound":
        return root.head
    return (
        None
        if words.end > words.start and root.pos_ in {"PRON", "ADJ", "DET", "NOUN", "ADV", "PROPN"}
        else root
    )


def _hang(field: Field, cue: Cue) -> None:
    noun = cue.root
    passed, verb = verb_above(noun)
    fronted = noun.i < verb.i
    subject = any(token.dep_ in SUBJECTS for token in passed)
    for token in passed[1:]:
        field.hang(cue, token, Reach.LOCAL)
    field.hang(cue, verb, Reach.SUBJECT if subject or fronted else Reach.LOCAL)


def approximators(field: Field, links: list[Link], proposal: Proposal) -> list[HedgeMark]:
    """The approximators of a claim: of a dose's amount they weaken, of an effect's size they don't."""
    found: list[HedgeMark] = []
    doc = field.sentence.doc
    if proposal.kind == "dosage":
        start = doc.covering(*proposal.cue[0])
        first = start.start if start is not None else proposal.predicate
        for position in range(
            max(first - 4, field.sentence.start), min(proposal.predicate + 4, field.sentence.end)
        ):
            found += [
                mark(cue)
                for cue in field.starting.get(position, ())
                if cue.entry.kind == "approximator" and _touches(cue, first, proposal.predicate)
            ]
        return found
    span = _own_words(field, links[0].token)
    for position in range(span[0], span[1]):
        for cue in field.starting.get(position, ()):
            sized = cue.entry.kind == "degree" or (cue.entry.kind == "approximator" and _before_number(cue))
            if sized:
                found.append(HedgeMark(cue.at, "approximator", weakens=False, weight=cue.entry.weight))
    return found


def _touches(cue: Cue, first: int, amount: int) -> bool:
    """Whether an approximator stands at an amount with nothing but small words between."""
    doc = cue.span.doc
    if cue.span.end <= first:
        words = doc[cue.span.end : first]
    elif _before_number(cue):  # of the next amount
        return False
    else:
        words = doc[amount + 1 : cue.span.start]
    small = all(token.pos_ in {"DET", "ADP", "SYM", "NOUN"} and not token.is_punct for token in words)
    return small and len(words) <= 2


def _before_number(cue: Cue) -> bool:
    following = cue.span.doc[cue.span.end : cue.span.end + 3]
    return any(
        token.like_num or token.pos_ == "NUM" or token.norm_ in {"a", "half", "all"} for token in following
    )


def _own_words(field: Field, predicate: Token) -> tuple[int, int]:
    """The words of a predicate up to the next verb, a bounded stretch."""
    start = max(predicate.i - 3, field.sentence.start)
    end = predicate.i + 1
    for token in field.sentence.doc[predicate.i + 1 : min(predicate.i + 16, field.sentence.end)]:
        if token.text == ";" or (token.pos_ == "VERB" and token.dep_ in _CLAUSES):
            break
        end = token.i + 1
    return start, end


def conditions(links: list[Link]) -> list[HedgeMark]:
    """The conditions on a claim ("if you sleep enough"): listed, they don't weaken."""
    words = word_lists("approximators.yml")["conditions"]
    found: list[HedgeMark] = []
    for link in links:
        if not link.hedges & (Reach.SUBJECT | Reach.ADVERB):
            break
        for clause in link.token.children:
            if (
                clause.dep_ in {"advcl", "prep"}
                and clause.i != links[0].token.i
                and _is_condition(clause, words)
            ):
                found.append(_condition(clause))
    return found


def _is_condition(clause: Token, words: frozenset[str]) -> bool:
    if clause.dep_ == "prep":
        return clause.norm_ == "without" and clause.i < clause.head.i
    opener = next((child for child in clause.lefts if child.dep_ in _CLAUSE_LINKS), None)
    if opener is not None and opener.norm_ in words:
        return True
    return (
        clause.tag_ == "VBN"
        and clause.i < clause.head.i
        and not any(c.dep_ in SUBJECTS for c in clause.children)
    )


def _condition(clause: Token) -> HedgeMark:
    first, last = clause.left_edge, clause.right_edge
    while last.is_punct and last.i > first.i:
        last = last.nbor(-1)
    return HedgeMark((first.idx, last.idx + len(last)), "condition", weakens=False, weight=0.0)
