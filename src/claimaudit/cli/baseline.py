"""`baseline create|check|prune|stats`: the findings of a project that are known, kept in a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from claimaudit.cli import exits
from claimaudit.cli.caching import remembering
from claimaudit.cli.desks import report_of, set_up, work
from claimaudit.cli.known import against_baseline
from claimaudit.cli.messages import complain, notice
from claimaudit.cli.options import ReadOptions, RuleOptions
from claimaudit.cli.outputs import opened
from claimaudit.cli.parameters import WHAT, TextOrJson
from claimaudit.cli.plan import STDIN, Configurations, make_plan
from claimaudit.cli.progress import progress
from claimaudit.errors import UserError
from claimaudit.model import Unreadable
from claimaudit.reporters.visible import clipped, visible

if TYPE_CHECKING:
    from claimaudit.baseline.compare import Comparison, Found
    from claimaudit.baseline.store import Entry


@dataclass(frozen=True, kw_only=True)
class CreateOptions(ReadOptions):
    """How a baseline begins or grows."""

    add: Annotated[
        bool, Option("--add", help="Enter what is new or changed beside what is known.", rich_help_panel=WHAT)
    ] = False


@dataclass(frozen=True, kw_only=True)
class StatsOptions(RuleOptions):
    """Which baseline, and how its figures are told."""

    baseline: Annotated[str | None, Option(metavar="FILE", help="The baseline.")] = None
    format: TextOrJson = "text"


def create(options: CreateOptions) -> int:
    """Enter all that is found into a new baseline, so that later runs tell what is new.

    With --add an existing one grows by what is new or changed; what was decided stays.
    """
    path = baseline_file(options)
    known = _existing(path, may_grow=options.add)
    held = _held(options, path, known)
    kept, fresh = _sorted_out(held.found)
    _write(path, [*kept, *held.missed, *held.unseen, *_gone(known), *fresh])
    refused = f"; not entered, since they may not be ignored: {held.refused}" if held.refused else ""
    notice(f"{path}: {len(fresh)} entered, {len(kept)} known before{refused}")
    if Configurations(options).of(Path(STDIN)).baseline is None:
        notice(f'to use it, write baseline = "{path.as_posix()}" into claimaudit.toml, or pass --baseline')
    return exits.FINE


def check(options: ReadOptions) -> int:
    """Tell whether a baseline fits: exits with 1 if anything is new, changed, or found no more."""
    path = baseline_file(options)
    held = _held(options, path, _read(path))
    with opened(None) as stream:
        stream.writelines(f"{line}\n" for line in _told(held))
    fits = not held.missed and all(each.past.state == "unchanged" for each in held.found)
    return exits.FINE if fits else exits.FOUND


def prune(options: ReadOptions) -> int:
    """Drop what is found no more. What was decided stays for the figures, and covers nothing."""
    path = baseline_file(options)
    known = _read(path)
    held = _held(options, path, known)
    decided = [replace(entry, gone=True) for entry in held.missed if entry.verdict.status != "open"]
    live = [_moved(each.known, each.now) for each in held.found if each.known]
    _write(path, [*live, *held.unseen, *decided, *_gone(known)])
    notice(f"{path}: {len(held.missed) - len(decided)} dropped, {len(decided)} decided and gone")
    return exits.FINE


def stats(options: StatsOptions) -> int:
    """Tell how often each rule is right, as editors decided: (fix + accept) / (fix + accept + false)."""
    from claimaudit.baseline.stats import as_json, as_text, figures

    told = figures(_read(baseline_file(options)))
    with opened(None) as stream:
        stream.write(as_json(told) if options.format == "json" else as_text(told))
    return exits.FINE


def baseline_file(options: RuleOptions) -> Path:
    """The file that is named, or configured, or called as such files are."""
    from claimaudit.baseline.store import FILE_NAME

    return Configurations(options).of(Path(STDIN)).baseline or Path(FILE_NAME)


def _existing(path: Path, *, may_grow: bool) -> list[Entry]:
    if not path.exists():
        return []
    if not may_grow:
        hint = "--add enters what is new; `claimaudit baseline prune` drops what is gone"
        raise UserError("there is a baseline already", path, hint=hint)
    return _read(path)


def _read(path: Path) -> list[Entry]:
    from claimaudit.baseline.store import read_baseline

    return read_baseline(path)


def _held(options: ReadOptions, path: Path, known: Sequence[Entry]) -> Comparison:
    """What is found now, held against a baseline. All must have been read: what wasn't would look gone."""
    plan = make_plan(options)
    with remembering(plan.config) as editions, progress(plan.jobs, quiet=options.quiet) as advance:
        desks = set_up(options, plan, editions)
        for _ in work(plan, desks, editions):
            advance()
    reports = [report_of(desk) for desk in desks.values()]
    faults = [*plan.passed_over, *(fault for report in reports for fault in report.unreadable)]
    unreadable = [fault for fault in faults if isinstance(fault, Unreadable)]
    for fault in unreadable:
        complain(f"{fault.path}: {fault.reason}")
    if unreadable or not any(report.audits for report in reports):
        raise UserError("is left as it is, for not everything could be read", path)
    return against_baseline(path, known, [desk.auditor for desk in desks.values()], reports)


def _sorted_out(found: Sequence[Found]) -> tuple[list[Entry], list[Entry]]:
    """Known findings that stay as they are entered, and those that are entered now."""
    kept = [each.known for each in found if each.known and each.past.state == "unchanged"]
    return kept, [each.now for each in found if each.known is None or each.past.state == "changed"]


def _told(held: Comparison) -> Iterator[str]:
    from claimaudit.reporters.phrases import changed

    for each in held.found:
        if each.past.state != "unchanged":
            differences = visible("; ".join(map(changed, each.past.changes)))
            yield f"{each.past.state}: {_named(each.now)}{f' ({differences})' if differences else ''}"
    yield from (f"gone: {_named(entry)}" for entry in held.missed)
    states = Counter(each.past.state for each in held.found)
    figures = f"{states['unchanged']} unchanged, {states['changed']} changed, {states['new']} new"
    unseen = f", {len(held.unseen)} not looked at" if held.unseen else ""
    yield f"{figures}, {len(held.missed)} gone{unseen}."


def _named(entry: Entry) -> str:
    said = entry.was.sentence or entry.was.text or ""
    return visible(f"{entry.document} {entry.rule} “{clipped(said, 80)}”")


def _gone(known: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in known if entry.gone]


def _moved(known: Entry, now: Entry) -> Entry:
    """A known finding where it stands now, and worded as it was looked at."""
    return replace(known, document=now.document, fingerprint=now.fingerprint)


def _write(path: Path, entries: Sequence[Entry]) -> None:
    from claimaudit.baseline.store import written

    with opened(path) as stream:
        stream.write(written(entries))
