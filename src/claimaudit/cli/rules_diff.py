"""`rules diff`: what a change of the rules changes on real documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument

from claimaudit.cli import exits
from claimaudit.cli.messages import complain
from claimaudit.cli.options import ReadOptions, run_date
from claimaudit.cli.outputs import opened
from claimaudit.cli.parameters import ConfigFile, Isolated, Output, Profile, TextFields, Today
from claimaudit.cli.plan import STDIN, Configurations, make_plan
from claimaudit.cli.progress import progress
from claimaudit.config import Config
from claimaudit.errors import UserError
from claimaudit.formats import Result
from claimaudit.model import Finding, Skipped, Unreadable
from claimaudit.source import Document

if TYPE_CHECKING:
    from claimaudit.audit.bench import Bench
    from claimaudit.audit.extraction import Extraction
    from claimaudit.cli.rules_told import Told
    from claimaudit.rules.changes import Change
    from claimaudit.rules.joining import Candidate


@dataclass(frozen=True, kw_only=True)
class RulesDiffOptions:
    """What is compared, and on which texts."""

    old: Annotated[Path, Argument(metavar="OLD", help="A rule file or folder.", show_default=False)]
    new: Annotated[Path, Argument(metavar="NEW", help="The same, for the later version.", show_default=False)]
    corpus: Annotated[
        list[str], Argument(metavar="CORPUS", help="Texts: files and folders.", show_default=False)
    ]
    profile: Profile = None
    today: Today = None
    text_field: TextFields = None
    output: Output = None
    config: ConfigFile = None
    isolated: Isolated = False


def diff_rules(options: RulesDiffOptions) -> int:
    """Compare two versions of rules on texts: findings gained, lost, and told otherwise.

    Each side is taken by itself, without other packs; ignores and baselines play no part.
    """
    from claimaudit.cli.rules_told import Told, lines

    reading = ReadOptions(
        paths=options.corpus,
        profile=options.profile,
        text_field=options.text_field,
        config=options.config,
        isolated=options.isolated,
    )
    sides = _sides(options, Configurations(reading).of(Path(STDIN)))
    plan, told = make_plan(reading), Told()
    with progress(plan.jobs, quiet=False) as advance:
        for result in chain(plan.passed_over, *(job.read() for job in plan.jobs)):
            _compare(result, sides, told)
            advance()
    if not told.documents and not told.unreadable:
        raise UserError("nothing to read")
    told.add(None, sides.changes(*(side.across() for side in (sides.old, sides.new))))
    for fault in told.unreadable:
        complain(f"{fault.path}: {fault.reason}")
    with opened(options.output) as stream:
        stream.writelines(f"{line}\n" for line in lines(told))
    return exits.WRONG if told.unreadable else exits.FINE


@dataclass(slots=True)
class _Side:
    """The rules of one side at work."""

    bench: Bench
    candidates: list[Candidate] = field(default_factory=list)

    def judge(self, extraction: Extraction) -> tuple[Finding, ...]:
        judged = self.bench.judge(extraction)
        self.candidates += judged.candidates
        return judged.audit.findings

    def across(self) -> tuple[Finding, ...]:
        return self.bench.rules.judge_corpus(self.candidates)


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both, and the present ids of rules that were renamed."""

    old: _Side
    new: _Side
    renamed: dict[str, str]

    def changes(self, was: tuple[Finding, ...], now: tuple[Finding, ...]) -> list[Change]:
        from claimaudit.rules.changes import changes

        return changes(was, now, self.renamed)


def _sides(options: RulesDiffOptions, config: Config) -> _Sides:
    from claimaudit.audit.bench import Bench
    from claimaudit.audit.standard import Standard, profile_named
    from claimaudit.rules.load import load_alone

    profile, today = profile_named(config.profile), run_date(options.today)
    old, new = (
        Standard(load_alone(path), profile, today, config.model) for path in (options.old, options.new)
    )
    renamed = {alias: spec.id for spec in new.book.rules for alias in spec.entry.aliases}
    return _Sides(_Side(Bench(old)), _Side(Bench(new)), renamed)


def _compare(result: Result, sides: _Sides, told: Told) -> None:
    """Parse a text once and ask both sides."""
    from claimaudit.audit.extraction import extract

    item = extract(sides.old.bench.nlp, result) if isinstance(result, Document) else result
    if isinstance(item, Unreadable):
        told.unreadable.append(item)
    elif not isinstance(item, Skipped):
        told.documents += 1
        told.add(item.document, sides.changes(sides.old.judge(item), sides.new.judge(item)))
