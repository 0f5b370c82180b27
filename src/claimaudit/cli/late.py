"""Commands that are imported when they are called: neither the help nor another command waits for them."""

from __future__ import annotations

from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any

from typer import Typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_group

from claimaudit.cli.command import command


@dataclass(frozen=True, slots=True)
class Late:
    """A command as the help lists it, and where it stands."""

    name: str
    run: str
    """A function in `claimaudit.cli`: "module:name"."""
    options: str
    """The dataclass of its parameters, likewise."""
    help: str
    """The first paragraph of the function's docstring."""

    def load(self) -> Any:
        """The command itself, as Typer makes it."""
        run, options = (resolve_name(f"claimaudit.cli.{place}") for place in (self.run, self.options))
        alone = Typer(add_completion=False)
        alone.command(self.name)(command(run, options))
        return get_command(alone)


@dataclass(frozen=True, slots=True)
class LateGroup:
    """Commands under a common name."""

    name: str
    help: str
    commands: tuple[Late, ...]

    def made(self) -> TyperGroup:
        """The group as Typer has it."""
        group = get_group(Typer(name=self.name, help=self.help, no_args_is_help=True))
        for late in self.commands:
            group.add_command(StandIn(late))
        return group


class StandIn(TyperCommand):
    """Is listed under the name of a command, and makes way for it once it is called."""

    def __init__(self, late: Late) -> None:
        super().__init__(name=late.name, help=late.help)
        self._late = late

    def make_context(self, *arguments: Any, **named: Any) -> Any:
        """That of the command itself: Typer goes on with the command of a context."""
        return self._late.load().make_context(*arguments, **named)
