"""The parameters of the commands, each declared once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from claimaudit.cli.parameters import (
    OUTPUT,
    RULES,
    SPEED,
    WHAT,
    Color,
    ConfigFile,
    FormatOfFields,
    IdField,
    Ignores,
    Isolated,
    Model,
    Output,
    Profile,
    TextFields,
    TitleField,
    Today,
)
from claimaudit.config import READERS, FailOn, PartialConfig
from claimaudit.errors import UserError
from claimaudit.model import Severity
from claimaudit.reporters import FORMATS


@dataclass(frozen=True, kw_only=True)
class RuleOptions:
    """Which rules are on."""

    select: Annotated[
        list[str] | None,
        Option("--select", metavar="RULE-OR-PACK", help="Use these rules alone.", rich_help_panel=RULES),
    ] = None
    ignore: Annotated[
        list[str] | None,
        Option("--ignore", metavar="RULE-OR-PACK", help="Leave these rules out.", rich_help_panel=RULES),
    ] = None
    rules: Annotated[
        list[str] | None,
        Option(
            "--rules", metavar="DIR-OR-FILE", help="Own rules beside the built-in.", rich_help_panel=RULES
        ),
    ] = None
    default_rules: Annotated[
        bool | None,
        Option("--default-rules/--no-default-rules", help="Use the built-in rules.", rich_help_panel=RULES),
    ] = None
    severity: Annotated[
        list[str] | None,
        Option(
            "--severity",
            metavar="RULE-OR-PACK=LEVEL",
            help="error, warning, info or off, whatever the profile says.",
            rich_help_panel=RULES,
        ),
    ] = None
    profile: Profile = None
    config: ConfigFile = None
    isolated: Isolated = False


@dataclass(frozen=True, kw_only=True)
class ReadOptions(RuleOptions):
    """What is read, and how it is judged."""

    paths: Annotated[
        list[str],
        Argument(metavar="PATH", help="Files and folders; - for standard input.", show_default=False),
    ]
    exclude: Annotated[
        list[str] | None,
        Option(
            "--exclude", metavar="GLOB", help="Pass over these files, as in .gitignore.", rich_help_panel=WHAT
        ),
    ] = None
    stdin_filename: Annotated[
        str | None,
        Option(
            metavar="NAME",
            help="What standard input is called; its suffix tells the format.",
            rich_help_panel=WHAT,
        ),
    ] = None
    text_field: TextFields = None
    id_field: IdField = None
    title_field: TitleField = None
    field_format: FormatOfFields = None
    meta_description: Annotated[
        bool | None,
        Option(
            "--meta-description/--no-meta-description",
            help="Read the description that a page gives to search engines, too.",
            rich_help_panel=WHAT,
        ),
    ] = None
    jobs: Annotated[
        int | None,
        Option(
            "--jobs", "-j", metavar="N", help="Work in N processes; else one a core.", rich_help_panel=SPEED
        ),
    ] = None
    cache: Annotated[
        bool | None,
        Option("--cache/--no-cache", help="Recall what earlier runs have found.", rich_help_panel=SPEED),
    ] = None
    cache_dir: Annotated[
        str | None, Option(metavar="DIR", help="Where that is kept.", rich_help_panel=SPEED)
    ] = None
    baseline: Annotated[
        str | None,
        Option(metavar="FILE", help="Findings that are known and don't count.", rich_help_panel=WHAT),
    ] = None
    ignores: Ignores = True
    ignore_file: Annotated[
        str | None,
        Option(metavar="FILE", help="Ignores of texts without comments.", rich_help_panel=WHAT),
    ] = None
    today: Today = None
    model: Model = None
    quiet: Annotated[bool, Option("--quiet", "-q", help="Only what was found.", rich_help_panel=OUTPUT)] = (
        False
    )


@dataclass(frozen=True, kw_only=True)
class AuditOptions(ReadOptions):
    """What of it comes out, and where."""

    kind: Annotated[
        list[str] | None,
        Option(
            "--kind",
            metavar="dosage|mechanism|outcome",
            help="Report these kinds of claims alone.",
            rich_help_panel=WHAT,
        ),
    ] = None
    min_severity: Annotated[
        Severity | None, Option(help="Report findings from here up.", rich_help_panel=WHAT)
    ] = None
    since: Annotated[
        str | None,
        Option(
            metavar="REVISION",
            help="Only documents changed since this git revision, and what it did not have.",
            rich_help_panel=WHAT,
        ),
    ] = None
    no_baseline: Annotated[
        bool, Option("--no-baseline", help="Count what the baseline knows.", rich_help_panel=WHAT)
    ] = False
    output: Output = None
    all_claims: Annotated[
        bool, Option("--all", help="Also claims that nothing was found on.", rich_help_panel=OUTPUT)
    ] = False


@dataclass(frozen=True, kw_only=True)
class ReportOptions(AuditOptions):
    """In which form it comes out, and when it fails."""

    fail_on: Annotated[
        FailOn | None, Option(help="Exit with 1 if there is a finding from here up.", rich_help_panel=OUTPUT)
    ] = None
    allow_empty: Annotated[
        bool,
        Option("--allow-empty", help="It is no error if there is nothing to read.", rich_help_panel=WHAT),
    ] = False
    format: Annotated[
        str | None,
        Option(metavar="NAME", help=f"Of the output: {', '.join(FORMATS)}.", rich_help_panel=OUTPUT),
    ] = None
    report: Annotated[
        list[str] | None,
        Option(
            "--report",
            metavar="FORMAT=FILE",
            help="Write this as well; may be repeated.",
            rich_help_panel=OUTPUT,
        ),
    ] = None
    include_suppressed: Annotated[
        bool,
        Option(
            "--include-suppressed",
            help="Also what was ignored or accepted, in SARIF; other formats tell it or never do.",
            rich_help_panel=OUTPUT,
        ),
    ] = False
    color: Color = None


def partial_config(options: RuleOptions) -> PartialConfig:
    """What the command line says of the options that a file could name."""
    values = {}
    for name, read in READERS.items():
        field = name.replace("-", "_")
        value = getattr(options, field, None)
        if value is None or value == []:
            continue
        try:
            values[field] = read(value, Path())
        except TypeError as error:
            raise UserError(f"--{name} takes {error}, not {value!r}") from error
    return PartialConfig(values)


def run_date(today: str | None) -> date:
    """The date of `--today`, else that of the clock."""
    if today is None:
        return date.today()
    try:
        return date.fromisoformat(today)
    except ValueError as error:
        raise UserError(f"--today takes a date as YYYY-MM-DD, not {today!r}") from error
