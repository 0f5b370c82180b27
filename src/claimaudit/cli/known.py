"""What a run knows from before: the baseline of a project, and an earlier revision of its documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.discover import project_root
from claimaudit.model import Report

if TYPE_CHECKING:
    from claimaudit.audit import Auditor
    from claimaudit.baseline.compare import Comparison, Terms
    from claimaudit.baseline.store import Entry
    from claimaudit.cli.plan import Job

# What a baseline needs is imported where there is one: it takes its time.


def against_baseline(
    path: Path, known: Sequence[Entry], auditors: Sequence[Auditor], reports: Sequence[Report]
) -> Comparison:
    """Reports held against the entries of a baseline."""
    from claimaudit.baseline.compare import compare

    names = {name: ids for auditor in auditors for name, ids in auditor.known_names.items()}
    renamed = [_renamed(entry, names) for entry in known]
    return compare(reports, renamed, _terms(path, auditors, reports))


def against_revision(known: Sequence[Entry], reports: Sequence[Report]) -> tuple[Report, ...]:
    """Reports held against what an earlier revision of their documents had."""
    from claimaudit.baseline.compare import Terms, compare

    return compare(reports, known, Terms(reports[0].tool.today, exists=lambda _: False)).reports


def earlier_findings(auditor: Auditor, jobs: Iterable[Job]) -> list[Entry]:
    """What the rules find in the earlier versions of the documents."""
    from claimaudit.assemble import assemble
    from claimaudit.audit import Results
    from claimaudit.audit.candidates import CandidateFile
    from claimaudit.baseline.compare import entries

    candidates = CandidateFile()
    documents = chain.from_iterable(job.read_earlier() for job in jobs)
    results = Results(auditor.audit_documents(documents, candidates))
    across = auditor.corpus_findings(candidates)
    return entries([assemble(auditor, results, auditor.set_aside_across(across, results.audits))])


def _renamed(entry: Entry, names: dict[str, frozenset[str]]) -> Entry:
    """Under the present name of a rule that was renamed."""
    ids = names.get(entry.rule, frozenset())
    return replace(entry, rule=next(iter(ids))) if len(ids) == 1 else entry


def _terms(path: Path, auditors: Sequence[Auditor], reports: Sequence[Report]) -> Terms:
    from claimaudit.baseline.compare import Terms

    root = project_root(path.absolute().parent)
    on = {rule for auditor in auditors for rule in auditor.rules_on}
    known = {rule for auditor in auditors for ids in auditor.known_names.values() for rule in ids}
    return Terms(
        today=reports[0].tool.today,
        # A record of an export is named behind "#".
        exists=lambda key: (root / key).exists() or (root / key.partition("#")[0]).is_file(),
        firm=frozenset(rule for auditor in auditors for rule in _firm(auditor)),
        off=frozenset(known - on),
        across=frozenset(
            spec.id for auditor in auditors for spec in auditor.book.rules if spec.scope == "corpus"
        ),
    )


def _firm(auditor: Auditor) -> Iterator[str]:
    yield from (spec.id for spec in auditor.book.rules if not spec.entry.ignorable)
    yield from (info.id for info in auditor.book.notices)
