"""Whose amount it is: by grammar in the sentence, else by row, column, heading, what was named before, or the
document's main agent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimaudit.nlp.doses.scene import Page, Scene, Term
from claimaudit.nlp.doses.unlisted import unlisted_after, unlisted_before
from claimaudit.nlp.doses.vocabulary import words
from claimaudit.nlp.proposal import Mention, Range
from claimaudit.source import Block, collapse

_OF = re.compile(
    r"(?:\s?\([^()]{1,40}\))?(?:\s(?:a\sday|daily|per\sday|each|total|worth))?\s?(?:of|in|from)\s"
    r"(?:the\s|a\s|an\s|your\s|pure\s)?"
)
_NEXT = re.compile(r"[\s-](?:[\w-]{2,18}\s){0,2}?$")
_BORDER = re.compile(r"[,;:(|–—+]| and | or | plus | with | in | to ")
_IN_COMPANY = re.compile(
    r"(?:\b(?:with|in|into|alongside|after|before|without|than|over|on|to|like|w/|not|from|as)|&)\s"
    r"(?:[\w-]{1,14}\s){0,3}$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:it|them|this|these|they|the\stwo|both)\b", re.IGNORECASE)
_DOSE_HEAD = re.compile(
    r"\b(?:dos(?:e|es|age)|how\smuch|amount|typical|daily|per|recommended|take|range|intake)\b", re.IGNORECASE
)
_NOT_AGENT_HEAD = re.compile(
    r"\b(?:when|who|what\sfor|weight|age|week|day|condition|used\sfor|for|goal|population|group|per|step|phase)\b",
    re.IGNORECASE,
)


def choose_agent(scene: Scene, at: Range, others: Sequence[Range] = ()) -> tuple[Mention, ...]:
    """The agent of the dose at these text positions; `others` are the other amounts of its sentence."""
    start, end = at
    if found := _in_sentence(scene, start, end, others):
        return found
    if scene.in_table and (found := _in_table(scene)):
        return found
    return _in_context(scene)


def _in_sentence(scene: Scene, start: int, end: int, others: Sequence[Range]) -> tuple[Mention, ...]:
    terms = [term for term in scene.terms if not _is_part(term, start, end)]
    if after := _named_after(scene, terms, end) or unlisted_after(scene, end):
        return (after,)
    if paired := _paired(scene, terms, start, others):
        return (paired,)
    floor = max((one[1] for one in others if one[1] <= start), default=scene.start)
    before = [term for term in terms if term.end <= start and not _is_company(scene, term)]
    near = [term for term in before if term.start >= floor] or before
    name = unlisted_before(scene, start) if scene.block.kind != "table_cell" else None
    if name and (not near or not name.at or name.at[0] >= near[-1].end):
        return (name,)
    if near:
        return tuple(_mention(scene.page, term) for term in _bracketed(scene, near, start))
    later = [term for term in terms if term.start >= end and not _is_company(scene, term)]
    resumed = _PRONOUN.search(scene.text[: start - scene.start])
    return (_mention(scene.page, later[0]),) if later and not resumed else ()


def activity(scene: Scene) -> tuple[Mention, ...]:
    """What minutes and hours of a sentence are spent on, by its own words."""
    names = words("circumstances", "activities")
    for token in scene.sentence:
        if token.dep_ != "compound" and (token.lemma_.lower() in names or token.lower_ in names):
            return (
                Mention(token.text, "behaviour", token.lemma_.lower(), (token.idx, token.idx + len(token))),
            )
    return ()


def _is_part(term: Term, start: int, end: int) -> bool:
    return term.start < end and term.end > start


def _named_after(scene: Scene, terms: Sequence[Term], end: int) -> Mention | None:
    """ "500 mg of X", "80 mg vitamin C"."""
    for term in terms:
        if term.start < end:
            continue
        between = scene.page.text[end : term.start]
        of = _OF.match(between)
        rest = between[of.end() :] if of else between
        if (
            len(between) <= 48
            and not _BORDER.search(rest)
            and (of or _NEXT.match(between))
            and not re.search(r"\.", rest)
        ):
            return _mention(scene.page, term)
        return None
    return None


def _paired(scene: Scene, terms: Sequence[Term], start: int, others: Sequence[Range]) -> Mention | None:
    """ "D3 + K2: 5,000 IU / 180 mcg": as many names as amounts, in the same order."""
    amounts = sorted([*others, (start, start)])
    first = amounts[0][0]
    names = [term for term in terms if term.end <= first]
    if len(amounts) < 2 or len(names) != len(amounts) or any(term.start > first for term in terms):
        return None
    joints = [scene.page.text[a.end : b.start] for a, b in pairwise(names)]
    if not all(
        re.fullmatch(r"(?:[^.;]{0,24}?)(?:\s?[+/&,]\s?|\sand\s)(?:[^.;]{0,12}?)", joint) for joint in joints
    ):
        return None
    return _mention(scene.page, names[[one[0] for one in amounts].index(start)])


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


def _is_company(scene: Scene, term: Term) -> bool:
    """What the dose is taken with, in or after, or compared to."""
    return term.start > scene.start and bool(
        _IN_COMPANY.search(scene.page.text[max(scene.start, term.start - 40) : term.start])
    )


def _in_table(scene: Scene) -> tuple[Mention, ...]:
    block = scene.block
    for label in (block.row, block.column_head):
        if label and (found := _label_term(scene.page, label, block)):
            return (found,)
    if block.row and _names_agents(scene):
        return (Mention(collapse(block.row), "unknown"),)
    section = _from_headings(scene)
    if section:
        return section
    if (
        block.column_head
        and not _DOSE_HEAD.search(block.column_head)
        and not _NOT_AGENT_HEAD.search(block.column_head)
    ):
        return (Mention(collapse(block.column_head), "unknown"),)
    return ()


def _names_agents(scene: Scene) -> bool:
    first = scene.page.row(scene.block)[0]
    head = first.column_head or ""
    return (
        first.row is None
        and not _NOT_AGENT_HEAD.search(head)
        and not re.match(r"[<>\d]", scene.block.row or "")
    )


def _label_term(page: Page, label: str, block: Block) -> Mention | None:
    """A name in a row or column head."""
    terms = page.terms_of_label(label, block.table)
    return Mention(collapse(label), terms[0].type, terms[0].canonical) if terms else None


def _from_headings(scene: Scene) -> tuple[Mention, ...]:
    for heading in reversed(scene.block.section):
        if terms := scene.page.terms_of_label(heading):
            return tuple(_mention(scene.page, term) for term in terms)
    return ()


def _in_context(scene: Scene) -> tuple[Mention, ...]:
    """What the block has named before, the heading, the section, the document."""
    page, block = scene.page, scene.block
    earlier = page.terms_in(max(block.start, scene.start - _NEAR), scene.start)
    if earlier:
        return (_mention(page, _topic(scene, earlier)),)
    if headings := _from_headings(scene):
        return headings[:1]
    if named := page.last_in_section(block):
        return (_mention(page, named[0]),)
    return (_mention(page, page.main),) if page.main else ()


_NEAR = 1_000
"""So many characters back in its block a name is remembered."""


def _topic(scene: Scene, earlier: Sequence[Term]) -> Term:
    """The first name in the nearest earlier sentence of the block that has one."""
    span = scene.page.doc.char_span(earlier[-1].start, earlier[-1].end, alignment_mode="expand")
    start = span.sent.start_char if span is not None else earlier[-1].start
    return next(term for term in earlier if term.start >= min(start, earlier[-1].start))


def _mention(page: Page, term: Term) -> Mention:
    return Mention(
        collapse(page.text[term.start : term.end]), term.type, term.canonical, (term.start, term.end)
    )
