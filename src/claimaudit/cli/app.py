"""The commands and what they are called."""

from __future__ import annotations

from typing import Annotated

from typer import Exit, Option, Typer

from claimaudit.cli.audits import check, export, scan
from claimaudit.cli.baseline import CreateOptions, StatsOptions, create, prune, stats
from claimaudit.cli.baseline import check as check_baseline
from claimaudit.cli.batch import BatchOptions, batch
from claimaudit.cli.cache import CacheOptions, clear, info
from claimaudit.cli.command import command
from claimaudit.cli.configuration import ConfigOptions, show_config
from claimaudit.cli.decisions import ImportOptions, import_decisions
from claimaudit.cli.diff import DiffOptions, diff
from claimaudit.cli.init import InitOptions, init
from claimaudit.cli.manual import DocsOptions, docs
from claimaudit.cli.options import AuditOptions, ReadOptions, ReportOptions, RuleOptions
from claimaudit.cli.rule_new import NewOptions, new_rule
from claimaudit.cli.rules import ExplainOptions, TestOptions, explain, list_rules, test_rules
from claimaudit.cli.rules_diff import RulesDiffOptions, diff_rules
from claimaudit.cli.schema import SchemaOptions, schema
from claimaudit.cli.watch import WatchOptions, watch

app = Typer(
    help="Finds what health texts claim on doses, mechanisms and outcomes, and judges the wording by rules.",
    epilog="What it prints is neither legal nor medical advice.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
rules = Typer(help="List the rules, try them, write new ones.", no_args_is_help=True)
baseline = Typer(help="Keep the findings that are known, so that new ones stand out.", no_args_is_help=True)
decisions = Typer(help="Take over what editors decided.", no_args_is_help=True)
cache = Typer(help="Show or forget what earlier runs have found.", no_args_is_help=True)
config = Typer(help="Show the configuration that applies.", no_args_is_help=True)


def _version(wanted: bool) -> None:
    if wanted:
        # Here, since the metadata of packages takes long to search and nothing else needs it.
        from importlib.metadata import version

        print(f"claimaudit {version('claimaudit')}")
        raise Exit


@app.callback()
def _top(
    _version: Annotated[
        bool, Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


app.command("scan")(command(scan, ReportOptions))
app.command("check")(command(check, ReportOptions))
app.command("export")(command(export, AuditOptions))
app.command("explain")(command(explain, ExplainOptions))
app.command("schema")(command(schema, SchemaOptions))
app.add_typer(rules, name="rules")
rules.command("list")(command(list_rules, RuleOptions))
rules.command("test")(command(test_rules, TestOptions))
rules.command("new")(command(new_rule, NewOptions))
rules.command("diff")(command(diff_rules, RulesDiffOptions))
rules.command("docs")(command(docs, DocsOptions))
app.command("init")(command(init, InitOptions))
app.command("watch")(command(watch, WatchOptions))
app.add_typer(cache, name="cache")
cache.command("info")(command(info, CacheOptions))
cache.command("clear")(command(clear, CacheOptions))
app.add_typer(config, name="config")
config.command("show")(command(show_config, ConfigOptions))
app.add_typer(decisions, name="decisions")
decisions.command("import")(command(import_decisions, ImportOptions))
app.command("diff")(command(diff, DiffOptions))
app.command("batch")(command(batch, BatchOptions))
app.add_typer(baseline, name="baseline")
baseline.command("create")(command(create, CreateOptions))
baseline.command("check")(command(check_baseline, ReadOptions))
baseline.command("prune")(command(prune, ReadOptions))
baseline.command("stats")(command(stats, StatsOptions))
