"""Another place of a document that a finding points to: what makes its own place worth a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimaudit.model import Related
from claimaudit.rules.asking import Test
from claimaudit.rules.subject import Subject
from claimaudit.rules.words import WordTest


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """A claim that meets a test or, without one, words."""

    claims: Test | None
    words: WordTest

    def find(self, subject: Subject) -> Related | None:
        """The first such place outside the subject."""
        reading = subject.reading
        document = replace(subject, ranges=reading.with_role("body"), claim=None, about=None, agent=None)
        return next(self._claims(document, subject) if self.claims else self._words(document, subject), None)

    def _claims(self, document: Subject, subject: Subject) -> Iterator[Related]:
        for claim in document.reading.claims:
            if claim is not subject.claim and self.claims and self.claims(document.on_claim(claim)):
                yield Related(claim.cue.span, claim.text)

    def _words(self, document: Subject, subject: Subject) -> Iterator[Related]:
        reading = subject.reading
        own = subject.where("sentence") if subject.claim else subject.ranges
        own = () if own == document.ranges else own
        for start, end in self.words.find(document):
            if not any(first <= start < last for first, last in own):
                sentence = reading.sentence_beside(start, 0) or ((start, end),)
                yield Related(reading.document.locate(start, end), reading.document.slice(*sentence[0]))
