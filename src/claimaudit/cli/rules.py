"""`rules list`, `rules test` and `explain`: what the rules are, and whether they do what they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument

from claimaudit.cli import exits
from claimaudit.cli.options import RuleOptions
from claimaudit.cli.outputs import opened
from claimaudit.cli.plan import STDIN, Configurations
from claimaudit.config import Config
from claimaudit.errors import UserError
from claimaudit.reporters.visible import harmless
from claimaudit.resources import packs_folder

if TYPE_CHECKING:
    from claimaudit.audit import Auditor
    from claimaudit.rules.book import RuleBook, RuleSpec
    from claimaudit.rules.examples import Failure

_ON = {"alone": "alone", "all": "with all rules on"}

# Imports that take their time stand in the functions that need them: `--help` must not wait.


@dataclass(frozen=True, kw_only=True)
class ExplainOptions(RuleOptions):
    """Which rule."""

    rule: Annotated[
        str, Argument(metavar="RULE", help="Its id, such as hedging/stacked.", show_default=False)
    ]


@dataclass(frozen=True, kw_only=True)
class TestOptions:
    """Which rules."""

    path: Annotated[Path | None, Argument(help="A rule file or folder; the built-in rules without it.")] = (
        None
    )


def list_rules(options: RuleOptions) -> int:
    """List the rules that are on, pack by pack, with their severity under the profile."""
    from claimaudit.audit import profile_named
    from claimaudit.cli.explained import rule_list

    config = config_of(options)
    profile = profile_named(config.profile)
    _print(rule_list(book_of(config).choose(config.select, config.ignore), profile))
    return exits.FINE


def explain(options: ExplainOptions) -> int:
    """Explain a rule: what it asks for, why, what it flags and leaves, what it rests on."""
    from claimaudit.cli.explained import explained, explained_notice
    from claimaudit.rules import describe

    book = book_of(config_of(options))
    notice = next((info for info in book.notices if info.id == options.rule), None)
    _print(explained_notice(notice) if notice else explained(describe.explain(book, options.rule)))
    return exits.FINE


def test_rules(options: TestOptions) -> int:
    """Run the examples that rules carry, each with its rule alone and with all rules on.

    Exits with 1 if one comes out otherwise than its author said.
    """
    from claimaudit.audit import Auditor

    path = options.path or packs_folder()
    auditor = Auditor(rules=() if _is_loaded(path) else [path])
    specs = _standing_in(auditor.book, path)
    if not specs:
        raise UserError("holds no rules", path)
    failed = _failures(auditor, specs)
    _print([_verdict(len(specs), failed)])
    return exits.FOUND if failed else exits.FINE


def _verdict(rules: int, failed: int) -> str:
    if failed:
        return f"{rules} rule{'s' * (rules != 1)}, {failed} example{'s' * (failed != 1)} failed"
    return "1 rule holds" if rules == 1 else f"{rules} rules hold"


def _failures(auditor: Auditor, specs: Iterable[RuleSpec]) -> int:
    """Say each example that failed, once however many ways it was tried in, and count them."""
    from claimaudit.rules.examples import Examples

    examples = Examples(auditor.book, auditor.nlp, auditor.prepare, auditor.today)
    failed = 0
    for _, alike in groupby(chain.from_iterable(map(examples.failures_of, specs)), _what_failed):
        failed += 1
        ways = list(alike)
        failure, told = ways[0], " and ".join(_ON[way.with_rules] for way in ways)
        where = f"{failure.rule.entry.path}:{failure.rule.entry.line}"
        _print([f"{where}: {failure.rule.id}, an example under {failure.kind}, {told}", failure.diff(), ""])
    return failed


def _what_failed(failure: Failure) -> tuple[str, str, str, str]:
    return failure.rule.id, failure.kind, failure.expected, failure.found


def config_of(options: RuleOptions) -> Config:
    """That of the working directory."""
    return Configurations(options).of(Path(STDIN))


def book_of(config: Config) -> RuleBook:
    """The rules of a configuration, graded as it says; all of them."""
    from claimaudit.rules.load import load_book

    return load_book(config.rules, builtin=config.default_rules).graded(dict(config.severity))


def _is_loaded(path: Path) -> bool:
    """Whether a path leads to what is loaded anyway; loaded twice, it would clash with itself."""
    from claimaudit.rules.installed import installed_packs

    folders = (packs_folder(), *(found.folder for found in installed_packs()))
    return any(path.resolve().is_relative_to(folder.resolve()) for folder in folders)


def _standing_in(book: RuleBook, place: Path) -> list[RuleSpec]:
    return [spec for spec in book.rules if spec.entry.path.resolve().is_relative_to(place.resolve())]


def _print(lines: Iterable[str]) -> None:
    with opened(None) as stream:
        stream.writelines(f"{harmless(each)}\n" for line in lines for each in line.split("\n"))
