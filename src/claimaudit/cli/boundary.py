"""The one place where errors turn into messages and exit codes."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

from typer import TyperException

from claimaudit.cli import exits
from claimaudit.cli.app import program
from claimaudit.cli.messages import complain, explain, notice
from claimaudit.errors import UserError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; gives the exit code."""
    try:
        return _run(arguments)
    except UserError as error:
        explain(error)
        return exits.WRONG
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except BrokenPipeError:
        _abandon_output()
        return exits.CLOSED_PIPE
    except SystemExit as error:
        # How rich and Typer answer a closed pipe when they write the help; else they only end, as asked.
        if not isinstance(error.__context__, BrokenPipeError):
            raise
        _abandon_output()
        return exits.CLOSED_PIPE
    except Exception:  # noqa: BLE001  else Python would exit with 1, which reads as "something was found"
        traceback.print_exc()
        notice("this is a bug in claimaudit; please report it with the lines above")
        return exits.BUG


def _run(arguments: Sequence[str] | None) -> int:
    try:
        work = program().main(arguments, prog_name="claimaudit", standalone_mode=False)
    except TyperException as error:
        complain(error.format_message())
        return exits.WRONG
    # Typer itself has answered --help and --version, and gives their exit code.
    status: int = work if isinstance(work, int) else work()
    sys.stdout.flush()
    return status


def _abandon_output() -> None:
    """Let Python's own flush at exit go nowhere, since it would complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
