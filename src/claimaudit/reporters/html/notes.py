"""What a page says of a finding: the note that the words in question lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claimaudit.model import Basis, Finding, Related, Severity
from claimaudit.reporters.visible import visible
from claimaudit.source import Region

_DECISIONS = {"ignore": "Ignored", "accept": "Accepted", "false": "Held to be wrong"}


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; plain words where `target` is None."""

    words: str
    target: str | None


@dataclass(frozen=True, slots=True)
class Also:
    """What another rule says of the same words."""

    rule: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class Note:
    """A finding in words, each safe to show."""

    number: int
    """Of the finding in the report."""
    rule: str
    severity: Severity
    stands: bool
    place: str
    quote: str | None
    """The words in question; None where it is about the whole document."""
    message: str
    suggestion: str | None
    aside: str | None
    """Why it doesn't count."""
    also: tuple[Also, ...]
    related: tuple[Link, ...]
    bases: tuple[Link, ...]


def make_note(number: int, finding: Finding, anchor: Callable[[str | None], str | None]) -> Note:
    """The note of a finding; `anchor` gives the place on the page of a document by its path."""
    return Note(
        number=number,
        rule=finding.rule,
        severity=finding.severity,
        stands=finding.stands,
        place="whole document" if finding.sentence is None else _place(finding.span),
        quote=visible(finding.text) if finding.sentence is not None else None,
        message=visible(finding.message),
        suggestion=visible(finding.suggestion) if finding.suggestion else None,
        aside=_aside(finding),
        also=tuple(dict.fromkeys(_also(finding))),
        related=tuple(Link(_elsewhere(each), anchor(each.path)) for each in finding.related),
        bases=tuple(basis_link(basis) for basis in bases_of(finding)),
    )


def _also(finding: Finding) -> Iterator[Also]:
    """What was merged into it and says something else: a rule may match twice in the same words."""
    for each in finding.also:
        if (each.rule, each.message) != (finding.rule, finding.message):
            yield Also(each.rule, each.severity, visible(each.message))


def bases_of(finding: Finding) -> tuple[Basis, ...]:
    """What the finding and the matches merged into it rest on, each once."""
    every = (*finding.basis, *(basis for also in finding.also for basis in also.basis))
    return tuple({(basis.source, basis.at): basis for basis in every}.values())


def basis_link(basis: Basis) -> Link:
    """A law, guideline or study by its title, and where it can be read."""
    read = (
        ""
        if basis.read == "original"
        else f" ({'not verified' if basis.read == 'unverified' else 'read in summary'})"
    )
    words = f"{basis.title}, {basis.at}" if basis.at else basis.title
    is_safe = basis.url is not None and basis.url.startswith(("https://", "http://"))
    return Link(f"{visible(words)}{read}", basis.url if is_safe else None)


def _place(span: Region) -> str:
    return visible(span.part) if span.part else f"line {span.line:,}"


def _elsewhere(related: Related) -> str:
    where = f"{related.path}, {_place(related.span)}" if related.path else _place(related.span)
    return f"{visible(where)}: {visible(related.message)}"


def _aside(finding: Finding) -> str | None:
    if finding.suppressed:
        said = finding.suppressed
        by = f" by {said.reviewer}" if said.reviewer else ""
        return visible(f"{_DECISIONS[said.decision]}{by}: {said.reason}")
    return None if finding.stands else "Known from before."
