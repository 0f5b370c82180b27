"""A rule set at work: compiled once, then asked of one document after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from spacy.language import Language
from spacy.tokens import Doc

from claimaudit.errors import UserError
from claimaudit.limitcheck import LimitCheck
from claimaudit.model import Claim, Finding
from claimaudit.resources import limits_folder
from claimaudit.rules.asking import Asker
from claimaudit.rules.beside import limit_checks
from claimaudit.rules.book import RuleBook
from claimaudit.rules.comparison import LimitsTable
from claimaudit.rules.compiled import CompiledRule, compile_rule
from claimaudit.rules.corpus import HeldCandidates, judge_corpus
from claimaudit.rules.documents import on_document
from claimaudit.rules.gate import Gate
from claimaudit.rules.joining import Candidate, join
from claimaudit.rules.limits import load_limits
from claimaudit.rules.match import Match, with_fingerprints
from claimaudit.rules.matchers import Matchers
from claimaudit.rules.merge import merge
from claimaudit.rules.pairs import candidates
from claimaudit.rules.probes import ProbeBook
from claimaudit.rules.reading import Context, Reading
from claimaudit.rules.schema import Evidence
from claimaudit.rules.stretches import on_blocks, on_claims, on_sentences
from claimaudit.rules.subject import Subject
from claimaudit.rules.totals import on_totals
from claimaudit.rules.vocabulary import Profile
from claimaudit.source import Document


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules say of one document."""

    matches: tuple[Match, ...]
    """Each rule by itself, in reading order."""
    findings: tuple[Finding, ...]
    """The same, merged by family and claim."""
    candidates: tuple[Candidate, ...]
    """Its side of the rules on several documents."""
    limit_checks: tuple[LimitCheck, ...]
    """Its doses beside their limits."""


class RuleSet:
    """The rules of a book that a profile has on, ready to be asked."""

    def __init__(
        self, book: RuleBook, nlp: Language, profile: Profile, limits: LimitsTable | None = None
    ) -> None:
        table = load_limits(limits_folder()) if limits is None else limits
        _check_sources(table, book)
        asker = Asker(book.lists, table, ProbeBook(book.lists))
        asker.define(book.definitions)
        self.book = book
        self.profile: Profile = profile
        self._limits = table
        self._definitions = asker.definitions
        self._rules = [
            compile_rule(spec, severity, asker)
            for spec in book.rules
            if (severity := spec.severity(profile)) != "off"
        ]
        self._gate = Gate(self._rules, book.lists)
        self._matchers = Matchers(nlp, asker.probes.probes, book.lists)

    def judge(self, document: Document, doc: Doc, claims: Sequence[Claim], context: Context) -> Judgement:
        """Ask every rule of a document that the pipeline has parsed."""
        found = self._matchers.find(doc, document)
        reading = Reading(document, claims, context, found.hits, found.sentences, found.denied)
        matches: list[Match] = []
        kept: list[Candidate] = []
        body = reading.with_role("body")
        whole = {one: Subject(reading, body, self._definitions, one) for one in get_args(Evidence)}
        for rule in self._gate.admitted(found.hits, claims) if body else ():
            subject = whole[rule.spec.rule.evidence]
            if rule.spec.scope == "corpus":
                kept += candidates(rule, subject)
            else:
                matches += self._ask(rule, subject)
        told = with_fingerprints(matches, document.key)
        beside = limit_checks(claims, self._limits, self.profile)
        return Judgement(tuple(told), merge(told), tuple(kept), tuple(beside))

    def judge_corpus(self, found: Iterable[Candidate]) -> tuple[Finding, ...]:
        """What the rules on several documents say, from the candidates of all of them."""
        return judge_corpus((rule.spec for rule in self._rules), HeldCandidates(found))

    def _ask(self, rule: CompiledRule, subject: Subject) -> Iterator[Match]:
        scope = rule.spec.scope
        if rule.pair is not None:
            return join(candidates(rule, subject), across=False, mirrored=_mirrored(rule))
        if scope == "claim":
            return on_claims(rule, subject, self.book.sources)
        if scope == "sentence":
            return on_sentences(rule, subject)
        if rule.total is not None:
            return on_totals(rule, subject, self.book.sources)
        return on_blocks(rule, subject) if scope == "block" else on_document(rule, subject)


def _mirrored(rule: CompiledRule) -> bool:
    pair = rule.spec.rule.pair
    return pair is not None and pair[0] == pair[1]


def _check_sources(limits: LimitsTable, book: RuleBook) -> None:
    for substance in limits.substances.values():
        rows = (*substance.limits, *substance.exceptions, *((substance.slip,) if substance.slip else ()))
        for row in rows:
            if row.source not in book.sources:
                raise UserError(
                    f"the limit of {substance.agent} rests on “{row.source}”, which no sources.yml has"
                )
