"""The program as Typer has it: its name, its own options and its commands."""

from __future__ import annotations

from typing import Annotated

from typer import Exit, Option, Typer
from typer.core import TyperGroup
from typer.main import get_command

from claimaudit.cli.commands import COMMANDS, GROUPS
from claimaudit.cli.late import StandIn

_top = Typer(
    help="Finds what health texts claim on doses, mechanisms and outcomes, and judges the wording by rules.",
    epilog="What it prints is neither legal nor medical advice.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        # Here, since the metadata of packages takes long to search and nothing else needs it.
        from importlib.metadata import version

        print(f"claimaudit {version('claimaudit')}")
        raise Exit


@_top.callback()
def _options(
    _version: Annotated[
        bool, Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


def program() -> TyperGroup:
    """All of it."""
    group = get_command(_top)
    assert isinstance(group, TyperGroup), "a Typer with a callback is a group"
    for late in COMMANDS:
        group.add_command(StandIn(late))
    for commands in GROUPS:
        group.add_command(commands.made())
    return group
