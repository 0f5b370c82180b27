"""The command line: the only place that reads arguments, prints and exits."""

from claimaudit.cli.boundary import main

__all__ = ["main"]
