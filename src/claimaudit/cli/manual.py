"""`rules docs`: the manual of the rules, written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from typer import Option

from claimaudit.cli import exits
from claimaudit.cli.messages import notice
from claimaudit.cli.options import RuleOptions
from claimaudit.cli.outputs import opened
from claimaudit.cli.parameters import OUTPUT
from claimaudit.cli.rules import book_of, config_of
from claimaudit.errors import UserError


@dataclass(frozen=True, kw_only=True)
class DocsOptions(RuleOptions):
    """Where to."""

    output: Annotated[
        Path | None,
        Option(
            "--output", "-o", metavar="DIR", help="A folder; standard output without.", rich_help_panel=OUTPUT
        ),
    ] = None


def docs(options: DocsOptions) -> int:
    """Write a page of Markdown for each rule, and an index, definitions and word lists."""
    from claimaudit.manual import manual_pages

    config = config_of(options)
    pages = manual_pages(book_of(config).choose(config.select, config.ignore))
    if options.output is None:
        with opened(None) as stream:
            stream.writelines(f"<!-- {path} -->\n\n{page}\n" for path, page in pages.items())
    else:
        _write(pages, options.output)
    return exits.FINE


def _write(pages: Mapping[str, str], folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise UserError("is no folder", folder)
    for path, page in pages.items():
        _make(folder / path)
        with opened(folder / path) as stream:
            stream.write(page)
    known = {folder / path for path in pages}
    for stray in sorted(set(folder.rglob("*.md")) - known):
        notice(f"{stray.as_posix()}: no page of this manual (any more)")


def _make(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"can't be made: {error.strerror}", path.parent) from error
