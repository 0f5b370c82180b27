"""Whose amount it is: by grammar in the sentence, else by row, column, heading, what was named before, or the
document's main agent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimaudit.nlp.doses.context import from_context, from_headings, from_table, is_company, mention_of
from claimaudit.nlp.doses.kinds import ANY, DONE, Kinds
from claimaudit.nlp.doses.products import Term
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.unlisted import (
    beside_amount,
    drink_after,
    leading_name,
    unlisted_after,
    unlisted_before,
)
from claimaudit.nlp.doses.vocabulary import words
from claimaudit.nlp.proposal import Mention, Range

_OF = re.compile(
    r"(?:\s?\([^()]{1,40}\))?(?:\s(?:a\sday|daily|per\sday|each|total|worth))?\s?(?:of|in|from)\s"
    r"(?:the\s|a\s|an\s|your\s|pure\s)?"
)
_NEXT = re.compile(r"[\s-](?:[\w-]{2,18}\s){0,2}?$")
_BORDER = re.compile(r"[.,;:(|–—+]| and | or | plus | with | in | to ")
_CARRIES = re.compile(r"\s(?:with|containing|enriched\swith|laced\swith|fortified\swith)\s(?:about\s)?")
"""Between a food and the amount that it carries: "cookies with 0.5 g of the powder"."""
_FAR = 48
_PRONOUN = re.compile(r"\b(?:it|them|this|these|they|the\stwo|both)\b", re.IGNORECASE)
_JOINED = re.compile(r"(?:[^.;]{0,24}?)(?:\s?[+/&,]\s?|\sand\s)(?:[^.;]{0,12}?)")


def choose_agent(
    scene: Scene, at: Range, others: Sequence[Range] = (), kinds: Kinds = ANY, *, amount: bool = True
) -> tuple[Mention, ...]:
    """The agent of the dose at these text positions; `others` are the other amounts of its sentence."""
    if found := _in_sentence(scene, at, others, kinds, unlisted=amount and kinds != DONE):
        return found
    if kinds == DONE:
        return _in_row(scene) or activity(scene) or from_headings(scene, kinds) or _behaviour(scene)
    if scene.in_table and (found := from_table(scene, kinds)):
        return found
    return from_context(scene, kinds)


def activity(scene: Scene) -> tuple[Mention, ...]:
    """What minutes and hours of a sentence are spent on, by its own words."""
    names = words("circumstances", "activities")
    for token in scene.sentence:
        if token.dep_ != "compound" and (token.lemma in names or token.lower_ in names):
            place = (token.idx, token.idx + len(token))
            return (Mention(token.text, "behaviour", token.lemma, place),)
    return ()


def _in_row(scene: Scene) -> tuple[Mention, ...]:
    """An exercise that names its row."""
    if not scene.in_table or scene.block.row is None:
        return ()
    found = from_table(scene, DONE)
    if found and (found[0].type in DONE or found[0].text.lower() in words("circumstances", "activities")):
        return (found[0],)
    return ()


def _behaviour(scene: Scene) -> tuple[Mention, ...]:
    """Of a document about something one does, that."""
    main = scene.page.main(ANY)
    return (mention_of(scene.page, main),) if main and main.type in DONE else ()


def _in_sentence(
    scene: Scene, at: Range, others: Sequence[Range], kinds: Kinds, *, unlisted: bool
) -> tuple[Mention, ...]:
    start, end = at
    if inside := next((term for term in scene.terms if start < term.start and term.end <= end), None):
        return (mention_of(scene.page, inside),)
    terms = [
        term for term in scene.terms if term.type in kinds and not (term.start < end and term.end > start)
    ]
    if after := _named_after(scene, terms, end) or (unlisted_after(scene, end) if unlisted else None):
        return (after,)
    if paired := _paired(scene, terms, start, others):
        return (paired,)
    floor = max((one[1] for one in others if one[1] <= start), default=scene.start)
    before = [term for term in terms if term.end <= start and not is_company(scene, term, start)]
    before = [term for term in before if not _CARRIES.fullmatch(scene.page.text[term.end : start])]
    near = [term for term in before if term.start >= floor] or before
    name = unlisted_before(scene, start) if unlisted and not scene.in_table else None
    if name and (not near or not name.at or name.at[0] >= near[-1].end):
        return (name,)
    if near:
        return tuple(mention_of(scene.page, term) for term in _bracketed(scene, near, start))
    if unlisted and (leading := leading_name(scene, start)):
        return (leading,)
    if unlisted and (beside := drink_after(scene, end) or beside_amount(scene, end)):
        return (beside,)
    return _named_later(scene, [term for term in terms if term.start >= end], end)


def _named_after(scene: Scene, terms: Sequence[Term], end: int) -> Mention | None:
    """ "500 mg of X", "80 mg vitamin C"."""
    term = next((one for one in terms if one.start >= end), None)
    if term is None or term.start - end > _FAR:
        return None
    between = scene.page.text[end : term.start]
    of = _OF.match(between)
    rest = between[of.end() :] if of else between
    beside = (of or _NEXT.match(between)) and not _BORDER.search(rest)
    return mention_of(scene.page, term) if beside else None


def _named_later(scene: Scene, later: Sequence[Term], end: int) -> tuple[Mention, ...]:
    """ "At doses of 500 mg a day, curcumin ...": named after the amount, before any verb."""
    before = scene.text[: end - scene.start]
    for term in later:
        between = scene.page.doc.within(end, term.start)
        verbs = between is not None and any(token.tag_ in ("VBZ", "VBP", "VBD", "MD") for token in between)
        if verbs or any(character.isdigit() for character in scene.page.text[end : term.start]):
            return ()
        if not is_company(scene, term, end) and not _PRONOUN.search(before):
            return (mention_of(scene.page, term),)
    return ()


def _paired(scene: Scene, terms: Sequence[Term], start: int, others: Sequence[Range]) -> Mention | None:
    """ "D3 + K2: 5,000 IU / 180 mcg": as many names as amounts, in the same order."""
    amounts = sorted([*others, (start, start)])
    first = amounts[0][0]
    names = [term for term in terms if term.end <= first]
    if len(amounts) < 2 or len(names) != len(amounts) or any(term.start > first for term in terms):
        return None
    if not all(_JOINED.fullmatch(scene.page.text[one.end : two.start]) for one, two in pairwise(names)):
        return None
    return mention_of(scene.page, names[[one[0] for one in amounts].index(start)])


def _bracketed(scene: Scene, before: Sequence[Term], start: int) -> list[Term]:
    """The nearest name before an amount, with those coordinated with it before a bracket."""
    chosen = [before[-1]]
    if scene.page.text[max(0, start - 2) : start].rstrip()[-1:] != "(":
        return chosen
    for term in reversed(before[:-1]):
        if not re.fullmatch(r"\s?(?:,|and|&|\+|, and)\s?", scene.page.text[term.end : chosen[0].start]):
            break
        chosen.insert(0, term)
    return chosen
