"""`rules new`: a first rule, and the pack for it if there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from claimaudit.cli import exits
from claimaudit.cli.outputs import opened
from claimaudit.cli.parameters import OUTPUT
from claimaudit.errors import UserError
from claimaudit.resources import packs_folder

if TYPE_CHECKING:
    from claimaudit.rules.book import RuleBook


@dataclass(frozen=True, kw_only=True)
class NewOptions:
    """What it is called, and where it goes."""

    rule: Annotated[
        str, Argument(metavar="ID", help="pack/kebab-name, such as house/secret.", show_default=False)
    ]
    folder: Annotated[
        Path, Option("--folder", metavar="DIR", help="Where the pack is.", rich_help_panel=OUTPUT)
    ] = Path()


def new_rule(options: NewOptions) -> int:
    """Write a pack with a rule that holds, to change line by line; never changes a file that is there.

    For a pack that is there it prints the rule, to be pasted into it.
    """
    from claimaudit.rules.skeleton import pack_of, pack_skeleton, rule_skeleton

    pack = pack_of(options.rule)
    if (packs_folder() / f"{pack}.yml").exists():
        raise UserError(f"the pack “{pack}” is built in", hint="give your rules a pack of their own")
    path = options.folder / f"{pack}.yml"
    if path.exists():
        _refuse_twice(options.rule, path)
        _say(f"# {path} stays as it is. Paste this under its rules:", rule_skeleton(options.rule))
    else:
        _write(path, pack_skeleton(options.rule))
        _say(f"wrote {path}", f"change it line by line; then: claimaudit rules test {path}")
    return exits.FINE


def _refuse_twice(rule: str, path: Path) -> None:
    from claimaudit.rules.load import load_book

    if rule in set(_names(load_book([path], builtin=False))):
        raise UserError(f"the rule “{rule}” is there already", path)


def _names(book: RuleBook) -> Iterator[str]:
    for spec in book.rules:
        yield from (spec.id, *spec.entry.aliases)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except OSError as error:
        raise UserError(f"can't be written: {error.strerror}", path) from error


def _say(*lines: str) -> None:
    with opened(None) as stream:
        stream.writelines(f"{line}\n" for line in lines)
