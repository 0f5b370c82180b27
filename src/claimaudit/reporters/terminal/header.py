"""The head of a document's part: what it is, how much was read, what it claims."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding

from claimaudit.model import Audit
from claimaudit.reporters import phrases, tally
from claimaudit.reporters.terminal.style import FAINT, INDENT, STRONG, heading, labelled, say


def header(audit: Audit) -> Iterator[RenderableType]:
    """The title above the figures, each with what it is a part of."""
    document = audit.document
    figures = tally.of_audit(audit)
    yield heading(document.title or document.path)
    grid = labelled()
    if document.title:
        grid.add_row(say("File", FAINT), say(document.path))
    read = f"{phrases.counted(figures.words, 'word')} in {phrases.counted(figures.sentences, 'sentence')}"
    grid.add_row(say("Read", FAINT), say(read))
    grid.add_row(say("Claims", FAINT), say(phrases.claims_by_kind(figures)))
    if figures.claims:
        grid.add_row(say("Hedged", FAINT), say(phrases.share(figures.hedged, figures.claims)))
        grid.add_row(say("Evidence", FAINT), say(f"cited for {phrases.share(figures.cited, figures.claims)}"))
    grid.add_row(say("Findings", FAINT), say(phrases.findings_by_severity(figures), STRONG))
    for note in document.notes:
        grid.add_row(say("Note", FAINT), say(note))
    yield Padding(grid, (0, 0, 1, INDENT))
