"""The auditor: documents in, audits out. It reads no arguments and prints nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from itertools import chain, islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, get_args

from claimaudit.config import Glob
from claimaudit.discover import discover, key_of, project_root
from claimaudit.errors import UserError
from claimaudit.formats import DEFAULT, Reading, documents_in, read_text
from claimaudit.formats import Result as Read
from claimaudit.model import Audit, Claim, Finding, Skipped, Unreadable
from claimaudit.rules.conditions import Profile
from claimaudit.rules.load import load_book
from claimaudit.rules.schema import Level
from claimaudit.rules.strict import did_you_mean
from claimaudit.source import Document
from claimaudit.suppress import Names, Sidecar, read_sidecar, set_aside, set_aside_across

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from claimaudit.rules.engine import RuleSet
    from claimaudit.rules.pairs import Candidate

Result = Audit | Unreadable | Skipped
"""What becomes of a file."""

BATCH = 4
"""Documents that go through the pipeline together. Not more: they are lost when a run is broken off."""


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
    ) -> None:
        """Read the rules.

        `rules` are files or folders with packs, beside the built-in ones or, without `default_rules`,
        instead of them. `select` and `ignore` name rules or packs, and so does `severity`, which grades
        them or switches them off. Without `ignores`, those that stand in texts and in `ignore_file` set
        nothing aside. `today` is the date that the rules on age reckon with.
        """
        self.profile = profile_named(profile)
        whole = load_book(map(Path, rules), builtin=default_rules).graded(severity or {})
        self.book = whole.choose(tuple(select), tuple(ignore))
        self.model = model
        self.today = today or date.today()
        self.known_names = whole.names()
        """Ids of all rules by id, former id and pack, whether they are on or off."""
        self._ignores = ignores
        self._sidecar = _sidecar(Path(ignore_file)) if ignores and ignore_file else None

    def audit_text(self, text: str, name: str = "text.txt") -> Audit:
        """The audit of a text. Its name tells the format (.md, .html) and stands in the audit."""
        audited = self.audit_documents([_document(text, name)])
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
        an export holds the text; JSON and CSV in a folder are read only where `include` names them. Raises
        `UserError` where a path doesn't exist.
        """
        here = Path.cwd()
        found = discover(
            [Path(path) for path in paths],
            include=[Glob(pattern, here) for pattern in include],
            exclude=[Glob(pattern, here) for pattern in exclude],
        )
        read = (_read(each, reading) if isinstance(each, Path) else (each,) for each in found)
        return self.audit_documents(chain.from_iterable(read))

    def audit_documents(
        self, documents: Iterable[Document | Unreadable | Skipped], candidates: list[Candidate] | None = None
    ) -> Iterator[Result]:
        """The audits of documents, in their order; what is no document is handed on.

        What rules on several documents may want is added to `candidates`.
        """
        waiting = iter(documents)
        while batch := list(islice(waiting, BATCH)):
            for item in self._parsed(batch):
                yield self._audit(*item, candidates) if isinstance(item, tuple) else item

    def claims_in(
        self, documents: Iterable[Document | Unreadable | Skipped]
    ) -> Iterator[tuple[Document, tuple[Claim, ...]] | Unreadable | Skipped]:
        """The claims of documents, before any rule is asked; what is no document is handed on."""
        from claimaudit.nlp.claims import read_claims

        waiting = iter(documents)
        while batch := list(islice(waiting, BATCH)):
            for item in self._parsed(batch):
                yield (item[0], read_claims(item[1], item[0])) if isinstance(item, tuple) else item

    def corpus_findings(self, candidates: Iterable[Candidate]) -> tuple[Finding, ...]:
        """What the rules on several documents find."""
        return self._rules.judge_corpus(candidates)

    def set_aside_across(self, findings: tuple[Finding, ...], audits: Iterable[Audit]) -> tuple[Finding, ...]:
        """Findings across these documents, those marked that are ignored where they stand."""
        return set_aside_across(findings, audits, self._names, self._sidecar) if self._ignores else findings

    def prepare(self, text: str, name: str) -> tuple[Document, Doc, tuple[Claim, ...]]:
        """A text that has been read and parsed, and its claims, before any rule is asked."""
        from claimaudit.nlp.claims import read_claims
        from claimaudit.nlp.layout import make_doc

        document = _document(text, name)
        (doc,) = self.nlp.pipe([make_doc(self.nlp, document)])
        return document, doc, read_claims(doc, document)

    @property
    def nlp(self) -> Language:
        """The pipeline, loaded when it is first asked for."""
        return _language(self.model)

    # What needs spaCy imports it when it is asked for: an error in the rules must not wait for it.

    @cached_property
    def _rules(self) -> RuleSet:
        from claimaudit.rules.engine import RuleSet

        return RuleSet(self.book, self.nlp, self.profile)

    @property
    def rules_on(self) -> frozenset[str]:
        """Ids of the rules that are asked under the profile."""
        return frozenset(spec.id for spec in self.book.rules if spec.severity(self.profile) != "off")

    @cached_property
    def _names(self) -> Names:
        alone = {spec.id for spec in self.book.rules if spec.rule.scope != "corpus"}
        return Names(
            known=self.known_names,
            active=self.rules_on & alone,
            firm=frozenset(spec.id for spec in self.book.rules if not spec.rule.ignorable),
            notices={info.id: info for info in self.book.notices},
        )

    def _parsed(
        self, batch: list[Document | Unreadable | Skipped]
    ) -> Iterator[tuple[Document, Doc] | Unreadable | Skipped]:
        """Each document with its Doc; the others as they are, and so are documents beyond all bounds."""
        from claimaudit.nlp.layout import make_doc

        checked = [_bounded(item, self.nlp.max_length) for item in batch]
        docs = self.nlp.pipe(make_doc(self.nlp, item) for item in checked if isinstance(item, Document))
        for item in checked:
            yield (item, next(docs)) if isinstance(item, Document) else item

    def _audit(self, document: Document, doc: Doc, candidates: list[Candidate] | None) -> Audit:
        from claimaudit.nlp.claims import read_claims
        from claimaudit.rules.reading import Context

        claims = read_claims(doc, document)
        judgement = self._rules.judge(document, doc, claims, Context(self.profile, self.today))
        if candidates is not None:
            candidates += judgement.candidates
        audit = Audit(
            document,
            *_size(document, doc),
            claims,
            judgement.findings,
            limit_checks=judgement.limit_checks,
        )
        if not self._ignores:
            return audit
        sentences = [(span.start_char, span.end_char) for span in doc.sents]
        return set_aside(audit, sentences, self._names, self.today.isoformat(), self._sidecar)


def _sidecar(path: Path) -> Sidecar:
    """The ignores in a file. One of a document that is gone would be for nothing, and nobody would know."""
    sidecar = read_sidecar(path)
    root = project_root(path.parent)
    for entry in sidecar.entries:
        if not (root / entry.document).exists():
            raise UserError(f"there is no document “{entry.document}”", path, entry.line)
    return sidecar


@cache
def _language(model: str | None) -> Language:
    from claimaudit.nlp.pipeline import load

    return load(model)


def profile_named(name: str) -> Profile:
    """The profile of that name. Raises `UserError` where there is none."""
    known: tuple[Profile, ...] = get_args(Profile)
    for profile in known:
        if profile == name:
            return profile
    raise UserError(f"no profile is called “{name}”", hint=did_you_mean(name, known))


def _document(text: str, name: str) -> Document:
    document = read_text(text, path=name, key=name, suffix=PurePath(name).suffix)
    # Nothing but white space is nothing to read in a file, and claims nothing in a text.
    if isinstance(document, Unreadable | Skipped):
        return replace(Document.plain("", name), notes=(document.reason,))
    return document


def _read(path: Path, reading: Reading) -> Iterator[Read]:
    key = key_of(path, project_root(path.parent))
    return documents_in(path, name=path.as_posix(), key=key, reading=reading)


def _bounded(item: Document | Unreadable | Skipped, most: int) -> Document | Unreadable | Skipped:
    if isinstance(item, Document) and len(item.text) > most:
        return Unreadable(item.path, f"{len(item.text):,} characters; {most:,} can be parsed at once")
    return item


def _size(document: Document, doc: Doc) -> tuple[int, int]:
    """Words and sentences of the body."""
    body = [block for block in document.blocks if block.role == "body"]
    words = sum(len(document.text[block.start : block.end].split()) for block in body)
    starts = [span.start_char for span in doc.sents]
    return words, sum(bisect_left(starts, block.end) - bisect_left(starts, block.start) for block in body)
