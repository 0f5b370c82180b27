"""A report held against known findings: what is new, what has changed, what nobody finds any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from claimaudit.baseline.store import REASONED, Entry
from claimaudit.history import Change, Decision, Past, Suppression
from claimaudit.model import Audit, Claim, Finding, Mapped, Report
from claimaudit.parts import marked, parts_of
from claimaudit.versions.changes import changes
from claimaudit.versions.pairing import pair
from claimaudit.versions.wording import Wording, wording_of


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a report, and the known finding that it is."""

    part: Finding
    now: Entry
    """As it would be entered."""
    known: Entry | None
    past: Past


@dataclass(frozen=True, slots=True)
class Comparison:
    """Reports and the findings that were known before."""

    reports: tuple[Report, ...]
    """Their findings marked as new, changed or unchanged, and set aside where the baseline says so."""
    found: tuple[Found, ...]
    """Matches that nothing else sets aside, in reading order."""
    missed: tuple[Entry, ...]
    """Known findings that nothing matches any more, in documents that were read or are gone."""
    unseen: tuple[Entry, ...]
    """The other known findings: nobody has looked into their documents, or asked their rules."""
    refused: int
    """Matches of rules that no baseline holds for."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a comparison goes by."""

    today: str
    """ISO date."""
    exists: Callable[[str], bool]
    """Whether there is a document of a key: one that wasn't read keeps its findings to itself."""
    firm: frozenset[str] = frozenset()
    """Rules that no baseline holds for."""
    off: frozenset[str] = frozenset()
    """Rules that weren't asked."""
    across: frozenset[str] = frozenset()
    """Rules on several documents: what they found is missed only where all documents were read."""


def compare(reports: Sequence[Report], known: Sequence[Entry], terms: Terms) -> Comparison:
    """Hold the reports of a run against known findings; each of these answers for one match."""
    every = [part for report in reports for part in _parts(report)]
    parts = [part for part in every if part.finding.rule not in terms.firm]
    read = {audit.document.key for report in reports for audit in report.audits}
    live = [entry for entry in known if not entry.gone]
    pairs = pair(
        [entry.item for entry in live],
        [part.entry.item for part in parts],
        lambda document: document in read or not terms.exists(document),
    )
    versions = _Versions(live, lambda document: document in read or terms.exists(document))
    found = []
    pasts = {}
    for index, part in enumerate(parts):
        entry = live[pairs[index]] if index in pairs else None
        past = _past(entry, terms.today, part.entry) if entry else versions.past(part.entry)
        found.append(Found(part.finding, part.entry, entry, past))
        pasts[part.path, part.finding] = past
    left = [live[index] for index in sorted(set(range(len(live))) - set(pairs.values()))]
    unread = {entry.document for entry in live} - read
    idle = terms.off | (terms.across if any(map(terms.exists, unread)) else frozenset())
    seen = {id(entry) for entry in left if entry.rule not in idle and _is_seen(entry, read, terms)}
    return Comparison(
        reports=tuple(_marked(report, pasts) for report in reports),
        found=tuple(found),
        missed=tuple(entry for entry in left if id(entry) in seen),
        unseen=tuple(entry for entry in left if id(entry) not in seen),
        refused=len(every) - len(parts),
    )


def entries(reports: Iterable[Report]) -> list[Entry]:
    """Every match of the reports that counts, as it would be entered into a baseline."""
    return [part.entry for report in reports for part in _parts(report)]


def _is_seen(entry: Entry, read: Collection[str], terms: Terms) -> bool:
    return entry.document in read or not terms.exists(entry.document)


class _Versions:
    """The known wordings of claims, whatever rules have spoken of them."""

    def __init__(self, known: Iterable[Entry], stays: Callable[[str], bool]) -> None:
        self._known: defaultdict[tuple[object, ...], list[Wording]] = defaultdict(list)
        for entry in known:
            if entry.was.meaning:
                home = entry.document if stays(entry.document) else ""  # moved to some other name
                self._known[home, *entry.was.meaning].append(entry.was)

    def past(self, now: Entry) -> Past:
        """Of a finding by a rule that never spoke of the claim: changed if no known wording is as strong."""
        homes = (now.document, "") if now.was.meaning else ()
        known = [was for home in homes for was in self._known.get((home, *(now.was.meaning or ())), ())]
        differences = [_differences(was, now.was) for was in known]
        if not differences or not all(differences):
            return Past("new")
        return Past("changed", known[0].sentence, differences[0])


@dataclass(frozen=True, slots=True)
class _Part:
    path: str
    finding: Finding
    entry: Entry


def _parts(report: Report) -> Iterator[_Part]:
    """The matches that count as yet, each as an entry."""
    keys = {audit.document.path: audit.document.key for audit in report.audits}
    told = {finding.claim for _, finding in _findings(report)}
    claims = {claim.id: claim for audit in report.audits for claim in audit.claims if claim.id in told}
    for document, finding in _findings(report):
        for part in parts_of(finding) if finding.stands else ():
            entry = _entry(part, keys[document], claims.get(part.claim or ""))
            yield _Part(document, part, entry)


def _entry(part: Finding, document: str, claim: Claim | None) -> Entry:
    wording = wording_of(claim) if claim else Wording(sentence=part.sentence, text=part.text)
    return Entry(part.fingerprint, part.rule, document, was=wording)


def _findings(report: Report) -> Iterator[tuple[str, Finding]]:
    for audit in report.audits:
        yield from ((audit.document.path, finding) for finding in audit.findings)
    yield from ((finding.path or "", finding) for finding in report.corpus_findings)


def _differences(was: Wording, now: Wording) -> tuple[Change, ...]:
    """What makes a claim another than the one that was looked at; one that is weaker is not."""
    found = changes(was, now)
    return found if any(change.direction != "weaker" for change in found) else ()


def _past(known: Entry, today: str, now: Entry) -> Past:
    differences = _differences(known.was, now.was)
    until = known.verdict.until
    if until and until < today:
        differences = (
            *differences,
            Change("decision", f"{known.verdict.status} until {until}", "open", "other"),
        )
    return Past("changed" if differences else "unchanged", known.was.sentence, differences, known.verdict)


def _marked(report: Report, pasts: Mapping[tuple[str, Finding], Past]) -> Report:
    """With what is known of each match, by the path of its document and the match itself."""

    def mark(part: Finding, path: str) -> Finding:
        past = pasts.get((part.path or path, part))
        if past is None:  # set aside already, or of a rule that no baseline holds for
            return part if not part.stands or part.baseline else replace(part, baseline=Past("new"))
        if past.state == "new" and part.baseline:
            return part
        return replace(part, baseline=past, suppressed=_suppression(past))

    def of_audit(audit: Audit) -> Audit:
        return replace(audit, findings=marked(audit.findings, partial(mark, path=audit.document.path)))

    return replace(
        report,
        audits=Mapped(of_audit, report.audits),
        corpus_findings=marked(report.corpus_findings, partial(mark, path="")),
    )


def _suppression(past: Past) -> Suppression | None:
    verdict = past.verdict
    if past.state != "unchanged" or verdict is None or verdict.status not in REASONED:
        return None
    decision: Decision = "accept" if verdict.status == "accept" else "false"
    return Suppression("baseline", decision, verdict.reason or "", verdict.reviewer, verdict.until)
