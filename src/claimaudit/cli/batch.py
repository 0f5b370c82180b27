"""`batch`: a corpus of any size, audited in parts on one machine or many, into tables."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

from claimaudit.cli import exits
from claimaudit.cli.manpower import cores, one_thread_each
from claimaudit.cli.messages import complain, notice
from claimaudit.cli.options import RuleOptions, run_date
from claimaudit.cli.parameters import (
    EXPORTS,
    OUTPUT,
    SPEED,
    WHAT,
    FormatOfFields,
    IdField,
    Ignores,
    Model,
    TitleField,
)
from claimaudit.cli.plan import STDIN, Configurations
from claimaudit.cli.throughput import throughput
from claimaudit.errors import UserError
from claimaudit.formats import Reading

if TYPE_CHECKING:
    from claimaudit.audit import Auditor
    from claimaudit.batch.job import Job
    from claimaudit.batch.parts import Shelf


@dataclass(frozen=True, kw_only=True)
class BatchOptions(RuleOptions):
    """Which corpus, how it is judged, and on which machines."""

    corpus: Annotated[
        str,
        Argument(
            metavar="CORPUS",
            help="Parquet, JSONL or CSV: a file, a folder, a pattern, or their address in an object store.",
            show_default=False,
        ),
    ]
    folder: Annotated[
        str,
        Argument(
            metavar="FOLDER",
            help="For the results: a new one, or that of a run to go on with; also in an object store.",
            show_default=False,
        ),
    ]
    text_field: Annotated[
        list[str] | None,
        Option(
            "--text-field", metavar="NAME", help="The field that holds the text.", rich_help_panel=EXPORTS
        ),
    ] = None
    id_field: IdField = None
    title_field: TitleField = None
    field_format: FormatOfFields = None
    ignores: Ignores = True
    today: Annotated[
        str | None,
        Option(
            metavar="YYYY-MM-DD",
            help="The date that the rules on age reckon with; a run that goes on keeps its own.",
            rich_help_panel=WHAT,
        ),
    ] = None
    model: Model = None
    jobs: Annotated[
        int | None,
        Option(
            "--jobs",
            "-j",
            min=1,
            metavar="N",
            help="Processes with a model each; else one a core of this machine.",
            rich_help_panel=SPEED,
        ),
    ] = None
    part: Annotated[
        int,
        Option(
            min=1,
            metavar="N",
            help="Documents that are finished together; what a run that breaks off loses a process.",
            rich_help_panel=SPEED,
        ),
    ] = 200
    engine_address: Annotated[
        str | None,
        Option(
            metavar="ADDRESS", help="Of a Ray cluster; else an engine is started here.", rich_help_panel=SPEED
        ),
    ] = None
    quiet: Annotated[bool, Option("--quiet", "-q", help="No progress.", rich_help_panel=OUTPUT)] = False


def batch(options: BatchOptions) -> int:
    """Audit a corpus of any size into tables of documents, claims and findings.

    What is finished stays finished: the same command goes on where it was broken off.
    """
    _check_installed(options)
    _check_there(options.corpus)
    one_thread_each()
    from claimaudit.batch.parts import Shelf
    from claimaudit.batch.run import run

    shelf = Shelf(options.folder)
    job, auditor = _prepare(options, shelf)
    with throughput(quiet=options.quiet) as count:
        for progress in run(job, shelf):
            count(progress)
    return _conclude(shelf, auditor)


def _check_installed(options: BatchOptions) -> None:
    if find_spec("daft") is None or find_spec("pyarrow") is None:
        raise UserError("batch needs an engine that isn't installed", hint="pip install 'claimaudit[scale]'")
    if options.engine_address and find_spec("ray") is None:
        raise UserError("a cluster needs a library that isn't installed", hint="pip install 'daft[ray]'")


def _check_there(corpus: str) -> None:
    """Of a pattern or an address, the engine will say."""
    if "://" not in corpus and not set("*?[") & set(corpus) and not Path(corpus).exists():
        raise UserError("no such file or folder", corpus)


def _prepare(options: BatchOptions, shelf: Shelf) -> tuple[Job, Auditor]:
    """The job, told to the folder, or found to be the one that was begun there."""
    from claimaudit.audit import Auditor
    from claimaudit.batch.job import Job, Yardstick

    begun = shelf.settings()
    config = Configurations(options).of(Path(STDIN))
    auditor = Auditor(
        profile=config.profile,
        rules=config.rules,
        default_rules=config.default_rules,
        select=config.select,
        ignore=config.ignore,
        severity=dict(config.severity),
        ignores=options.ignores,
        model=config.model,
        today=run_date(options.today or (begun or {}).get("today")),
    )
    job = Job(
        source=options.corpus,
        output=options.folder,
        yardstick=Yardstick(auditor.standard, auditor.known_names, options.ignores),
        reading=Reading(**{each.name: getattr(config, each.name) for each in fields(Reading)}),
        workers=config.jobs or cores(),
        part=options.part,
        address=options.engine_address,
    )
    _agree(shelf, begun, _settings(job, auditor))
    return job, auditor


def _settings(job: Job, auditor: Auditor) -> dict[str, Any]:
    """All that the results hang on."""
    from claimaudit.assemble import assemble

    tool = assemble(auditor, ()).tool
    return {
        "corpus": job.source,
        "version": tool.version,
        "model": tool.model,
        "rules_digest": tool.rules_digest,
        "rules": sorted(auditor.rules_on),
        "profile": tool.profile,
        "today": tool.today,
        "ignores": job.yardstick.ignores,
        "reading": {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(job.reading).items()
        },
    }


def _agree(shelf: Shelf, begun: dict[str, Any] | None, settings: dict[str, Any]) -> None:
    if begun is None:
        shelf.begin(settings)
        return
    other = [name for name in settings if settings[name] != begun.get(name)]
    if other:
        raise UserError(
            f"holds a run that was begun otherwise: {', '.join(other)}",
            shelf.address,
            hint="take another folder, or remove this one",
        )


def _conclude(shelf: Shelf, auditor: Auditor) -> int:
    """The second pass; what there is now, and the exit code."""
    from claimaudit.batch.across import judge_across
    from claimaudit.batch.summary import summary

    across = judge_across(shelf, auditor)
    told = summary(shelf)
    notice(f"{shelf.address}: {told.line}, {across:,} findings across documents")
    if told.namesakes:
        notice(f"documents that share their id with another: {told.namesakes:,}")
    for kind, path, reason in told.first_failures:
        complain(f"{path}: {reason} ({kind})")
    if told.failed:
        complain(f"documents that were not audited: {told.failed:,}; the table set_aside has them")
        return exits.WRONG
    if not told.documents:
        complain("nothing to read")
        return exits.WRONG
    return exits.FINE
