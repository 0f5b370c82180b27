"""Changes of findings put into lines: a table by rule, then each with its sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimaudit.model import Finding, Unreadable
from claimaudit.reporters import phrases
from claimaudit.reporters.excerpt import Excerpt, Mark, locate, trimmed
from claimaudit.reporters.visible import clipped, visible
from claimaudit.source import Document

if TYPE_CHECKING:
    from claimaudit.rules.changes import Change

_SIGNS = {"gained": "+", "lost": "-", "changed": "~"}
_COLUMNS = ("gained", "lost", "changed", "same")
_LONGEST = 200


@dataclass(slots=True)
class Told:
    """What was found so far."""

    changes: list[tuple[Document | None, Change]] = field(default_factory=list)
    """With the document where it lies in one."""
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By rule and column of the table."""
    documents: int = 0
    unreadable: list[Unreadable] = field(default_factory=list)

    def add(self, document: Document | None, found: Sequence[Change]) -> None:
        """Take over what became of the findings in a document, or across several."""
        for change in found:
            self.counts[change.finding.rule, change.kind or "same"] += 1
            if change.kind:
                self.changes.append((document, change))


def lines(told: Told) -> Iterator[str]:
    """All of it."""
    yield from _table(told.counts)
    for document, change in told.changes:
        yield ""
        yield from _change(document, change)
    sums = Counter[str]()
    for (_, column), count in told.counts.items():
        sums[column] += count
    figures = ", ".join(f"{sums[column]:,} {column}" for column in _COLUMNS)
    yield from ("", f"Documents: {told.documents:,}. Findings: {figures}.")


def _table(counts: Counter[tuple[str, str]]) -> Iterator[str]:
    names = sorted({rule for rule, _ in counts})
    width = max((len(name) for name in names), default=0)
    if names:
        yield f"{'rule':{width}}" + "".join(f"{column:>9}" for column in _COLUMNS)
    for name in names:
        yield f"{name:{width}}" + "".join(f"{counts[name, column] or '.':>9}" for column in _COLUMNS)


def _change(document: Document | None, change: Change) -> Iterator[str]:
    finding, kind = change.finding, change.kind
    place = f"{document.path if document else finding.path}:{phrases.place(finding.span)}"
    yield f"{_SIGNS[kind or '']} {visible(place)}: {finding.severity} {finding.rule}"
    yield f"    {_words(document, finding)}"
    if kind == "changed":
        yield from (
            f"    {sign} {_told(side)}" for sign, side in (("-", change.was), ("+", change.now)) if side
        )


def _told(finding: Finding) -> str:
    return visible(" ".join(filter(None, (f"{finding.severity}:", finding.message, finding.suggestion))))


def _words(document: Document | None, finding: Finding) -> str:
    """The sentence with the words in question in double brackets, as examples of rules have them."""
    sentence = locate(document, finding.sentence, finding.span) if document and finding.sentence else None
    if document is None or sentence is None:
        return f"[[{clipped(finding.text, _LONGEST)}]]"
    mark = Mark(*document.positions(finding.span), finding.severity)
    return visible(_bracketed(trimmed(sentence.mark([mark]))))


def _bracketed(excerpt: Excerpt) -> str:
    pieces, end = [], 0
    for mark in excerpt.marks:
        pieces += [excerpt.text[end : mark.start], f"[[{excerpt.text[mark.start : mark.end]}]]"]
        end = mark.end
    return "".join([*pieces, excerpt.text[end:]])
