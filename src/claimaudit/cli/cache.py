"""`cache`: what is kept from earlier runs, and how to be rid of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from claimaudit.cli import exits
from claimaudit.cli.caching import cache_file
from claimaudit.cli.options import RuleOptions
from claimaudit.cli.outputs import opened
from claimaudit.cli.plan import STDIN, Configurations
from claimaudit.errors import UserError


@dataclass(frozen=True, kw_only=True)
class CacheOptions(RuleOptions):
    """Whose cache: that of the working directory, whose configuration may name one."""


def info(options: CacheOptions) -> int:
    """Show where answers are kept, how many, and how much room they take."""
    from claimaudit.store import LARGEST, Store

    path, told = _file(options), list[str]()
    lines = [f"{path}\n", "empty\n"]
    if path.exists():
        store = Store(path, told.append)
        held = store.holding()
        store.close()
        lines[1] = f"{held.answers:,} answers, {held.size / 1e6:,.1f} MB of {LARGEST / 1e6:,.0f} MB\n"
    if told:
        raise UserError(told[0])
    with opened(None) as stream:
        stream.writelines(lines)
    return exits.FINE


def clear(options: CacheOptions) -> int:
    """Forget all answers; the next run works everything out."""
    from claimaudit.store import remove

    path = _file(options)
    try:
        remove(path)
    except OSError as error:
        raise UserError(f"can't be removed: {error.strerror}", path) from error
    return exits.FINE


def _file(options: CacheOptions) -> Path:
    return cache_file(Configurations(options).of(Path(STDIN)))
