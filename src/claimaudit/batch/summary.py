"""What a run has come to, by its tables."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow.compute as pc

from claimaudit.batch.parts import Shelf

SHOWN = 5
"""Failures that are told one by one."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over all parts."""

    documents: int
    words: int
    claims: int
    findings: int
    skipped: int
    """Rows with nothing to read."""
    failed: int
    """Rows that couldn't be read, or that a process died with."""
    namesakes: int
    """Documents beyond the first of their name."""
    first_failures: tuple[tuple[str, str, str], ...]
    """Kind, path and reason of some, by path."""

    @property
    def line(self) -> str:
        """The counts in words."""
        return (
            f"{self.documents:,} documents, {self.words:,} words, {self.claims:,} claims, "
            f"{self.findings:,} findings"
        )


def summary(shelf: Shelf) -> Summary:
    """Count what is there."""
    documents = shelf.read("documents", ["document_key", "words", "claims", "findings"])
    aside = shelf.read("set_aside", ["path", "kind", "reason"]).sort_by("path")
    failed = aside.filter(pc.not_equal(aside["kind"], "skipped"))
    total = {name: pc.sum(documents[name]).as_py() or 0 for name in ("words", "claims", "findings")}
    return Summary(
        documents=len(documents),
        **total,
        skipped=len(aside) - len(failed),
        failed=len(failed),
        namesakes=len(documents) - pc.count_distinct(documents["document_key"]).as_py(),
        first_failures=tuple(
            (each["kind"], each["path"], each["reason"].splitlines()[-1])
            for each in failed.slice(0, SHOWN).to_pylist()
        ),
    )
