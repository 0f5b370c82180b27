"""The head of a document's part: what it is, how much was read, what it claims."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from claimaudit.model import Audit
from claimaudit.reporters import phrases, tally
from claimaudit.reporters.terminal.layout import Labelled
from claimaudit.reporters.terminal.style import FAINT, STRONG, heading, say


def header(audit: Audit) -> Iterator[RenderableType]:
    """The title above the figures, each with what it is a part of."""
    yield heading(audit.document.title or audit.document.path)
    facts = tuple(_facts(audit))
    yield Labelled(
        tuple((say(label, FAINT), say(fact, STRONG if label == "Findings" else "")) for label, fact in facts)
    )


def _facts(audit: Audit) -> Iterator[tuple[str, str]]:
    document, figures = audit.document, tally.of_audit(audit)
    if document.title:
        yield "File", document.path
    yield (
        "Read",
        f"{phrases.counted(figures.words, 'word')} in {phrases.counted(figures.sentences, 'sentence')}",
    )
    yield "Claims", phrases.claims_by_kind(figures)
    if figures.claims:
        yield "Hedged", phrases.share(figures.hedged, figures.claims)
        yield "Evidence", f"cited for {phrases.share(figures.cited, figures.claims)}"
    yield "Findings", phrases.findings_by_severity(figures)
    for note in document.notes:
        yield "Note", note
