"""The auditor as a Python programmer meets it: one set of rules, asked of texts, files and documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.audit.bench import Bench
from claimaudit.audit.candidates import CandidateFile
from claimaudit.audit.extraction import extract
from claimaudit.audit.ignoring import ignoring
from claimaudit.audit.line import answers
from claimaudit.audit.orders import Item
from claimaudit.audit.outcome import Answer, Judged, Result
from claimaudit.audit.standard import Standard, profile_named
from claimaudit.audit.texts import document_of, documents_at
from claimaudit.formats import DEFAULT, Reading
from claimaudit.model import Audit, Claim, Finding, Skipped, Unreadable
from claimaudit.rules.corpus import HeldCandidates, judge_corpus
from claimaudit.rules.load import load_book
from claimaudit.rules.vocabulary import Level
from claimaudit.source import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from claimaudit.rules.book import RuleBook
    from claimaudit.rules.joining import Candidate
    from claimaudit.rules.kept import KeptIndexes


class Auditor:
    """Audits texts by one set of rules.

    >>> auditor = Auditor(profile="commercial-uk", ignore=["hedging"])
    >>> audit = auditor.audit_text("Turmeric cures arthritis.")
    >>> [claim.kind for claim in audit.claims]
    ['outcome']

    Rules are read at once, so that an error in them (`UserError`) shows at once. The language model is
    loaded with the first text, and shared by all auditors that use it.
    """

    def __init__(
        self,
        *,
        profile: str = "editorial",
        rules: Iterable[str | Path] = (),
        default_rules: bool = True,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        severity: Mapping[str, Level] | None = None,
        ignores: bool = True,
        ignore_file: str | Path | None = None,
        model: str | None = None,
        today: date | None = None,
        kept: KeptIndexes | None = None,
    ) -> None:
        """Read the rules.

        `rules` are files or folders with packs, beside the built-in ones or, without `default_rules`,
        instead of them. `select` and `ignore` name rules or packs, and so does `severity`, which grades
        them or switches them off. Without `ignores`, those that stand in texts and in `ignore_file` set
        nothing aside. `today` is the date that the rules on age reckon with. Rule files whose index
        is `kept` are found sound without being read again.
        """
        named = profile_named(profile)
        whole = load_book(map(Path, rules), builtin=default_rules, kept=kept).graded(severity or {})
        book = whole.choose(tuple(select), tuple(ignore))
        self.standard = Standard(book, named, today or date.today(), model)
        self.known_names = whole.names()
        """Ids of all rules by id, former id and pack, whether they are on or off."""
        self._ignoring = ignoring(self.standard, self.known_names, ignore_file) if ignores else None
        self.bench = Bench(self.standard)
        """Where the first stages are done."""

    def audit_text(self, text: str, name: str = "text.txt") -> Audit:
        """The audit of a text. Its name tells the format (.md, .html) and stands in the audit."""
        audited = self.audit_documents([document_of(text, name)])
        return next(result for result in audited if isinstance(result, Audit))

    def audit_paths(
        self,
        paths: Iterable[str | Path],
        *,
        include: Iterable[str] = (),
        exclude: Iterable[str] = (),
        reading: Reading = DEFAULT,
    ) -> Iterator[Result]:
        """The audits of files and of those in folders, one after another as they are asked for.

        What can't be read or is passed over comes in its place. `include` and `exclude` are patterns as
        in a `.gitignore`, relative to the working directory. `reading` tells, among others, which field of
        an export holds the text; exports in a folder are read only where `include` names them. Raises
        `UserError` where a path doesn't exist.
        """
        return self.audit_documents(documents_at(paths, include, exclude, reading))

    def audit_documents(
        self, documents: Iterable[Item], candidates: CandidateFile | None = None
    ) -> Iterator[Result]:
        """The audits of documents, in their order; what is no document is handed on.

        What rules on several documents may want is added to `candidates`.
        """
        for _, answer in answers(((0, item) for item in documents), [self.bench]):
            yield self.conclude(answer, candidates)

    def conclude(self, answer: Answer, candidates: CandidateFile | None = None) -> Result:
        """The last stage: what becomes of a document that has been judged."""
        if not isinstance(answer, Judged):
            return answer
        if candidates is not None:
            candidates.extend(answer.candidates)
        return self._ignoring.audit(answer) if self._ignoring else answer.audit

    def claims_in(
        self, documents: Iterable[Document | Unreadable | Skipped]
    ) -> Iterator[tuple[Document, tuple[Claim, ...]] | Unreadable | Skipped]:
        """The claims of documents, before any rule is asked; what is no document is handed on."""
        for item in documents:
            yield (item, extract(self.nlp, item).claims) if isinstance(item, Document) else item

    def corpus_findings(self, candidates: CandidateFile | Iterable[Candidate]) -> tuple[Finding, ...]:
        """What the rules on several documents find."""
        found = candidates if isinstance(candidates, CandidateFile) else HeldCandidates(candidates)
        return judge_corpus(self.book.rules, found)

    def set_aside_across(self, findings: tuple[Finding, ...], audits: Iterable[Audit]) -> tuple[Finding, ...]:
        """Findings across these documents, those marked that are ignored where they stand."""
        return self._ignoring.across(findings, audits) if self._ignoring else findings

    def prepare(self, text: str, name: str) -> tuple[Document, Doc, tuple[Claim, ...]]:
        """A text that has been read and parsed, and its claims, before any rule is asked."""
        document = document_of(text, name)
        found = extract(self.nlp, document)
        return document, found.doc, found.claims

    @property
    def book(self) -> RuleBook:
        """The rules that were chosen."""
        return self.standard.book

    @property
    def profile(self) -> str:
        """Whose yardstick is used."""
        return self.standard.profile

    @property
    def today(self) -> date:
        """The date that the rules on age reckon with."""
        return self.standard.today

    @property
    def rules_on(self) -> frozenset[str]:
        """Ids of the rules that are asked under the profile."""
        return self.standard.rules_on

    @property
    def nlp(self) -> Language:
        """The pipeline, loaded when it is first asked for."""
        return self.bench.nlp
