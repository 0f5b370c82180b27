"""The stages that cost the time, at work under one standard: texts read, claims extracted, rules asked."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from claimaudit.audit.extraction import (
    LONGEST,
    Extracted,
    Extraction,
    extract,
    language,
    size,
)
from claimaudit.audit.outcome import Judged
from claimaudit.audit.standard import Standard
from claimaudit.formats import Unread
from claimaudit.model import Audit, Skipped, Unreadable
from claimaudit.source import Document

if TYPE_CHECKING:
    from spacy.language import Language

    from claimaudit.rules.engine import RuleSet


class Bench:
    """Works on one document after another; model and rules are made ready for the first."""

    def __init__(self, standard: Standard) -> None:
        self.standard = standard

    @property
    def nlp(self) -> Language:
        """The pipeline."""
        return language(self.standard.model)

    @cached_property
    def rules(self) -> RuleSet:
        """The rules, compiled."""
        from claimaudit.rules.engine import RuleSet

        return RuleSet(self.standard.book, self.nlp, self.standard.profile)

    def audit(self, item: Unread | Document, *, keep_grammar: bool = False) -> Judged | Unreadable | Skipped:
        """Read what is as yet unread, extract and judge."""
        document = item.read() if isinstance(item, Unread) else item
        if not isinstance(document, Document):
            return document
        if len(document.text) > LONGEST:
            reason = f"{len(document.text):,} characters; {LONGEST:,} can be audited at once"
            return Unreadable(document.path, reason)
        extraction = extract(self.nlp, document)
        judged = self.judge(extraction)
        return replace(judged, grammar=_packed(extraction)) if keep_grammar else judged

    def restore(self, extracted: Extracted) -> Extraction:
        """What was extracted in an earlier run."""
        from claimaudit.nlp.grammar import unpack

        return Extraction(extracted.document, unpack(self.nlp, extracted.grammar), extracted.claims)

    def judge(self, extraction: Extraction) -> Judged:
        """Ask the rules of what has been extracted."""
        from claimaudit.rules.reading import Context

        document, claims, sentences = extraction.document, extraction.claims, extraction.sentences
        context = Context(self.standard.profile, self.standard.today)
        told = self.rules.judge(document, extraction.doc, claims, context)
        audit = Audit(
            document, *size(document, sentences), claims, told.findings, limit_checks=told.limit_checks
        )
        return Judged(audit, sentences, told.candidates)


def _packed(extraction: Extraction) -> bytes:
    from claimaudit.nlp.grammar import pack

    return pack(extraction.doc)
