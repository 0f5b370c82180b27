"""`watch`: audits again what is saved, until it is interrupted."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from types import FrameType

from claimaudit.cli.messages import explain, notice
from claimaudit.cli.options import AuditOptions
from claimaudit.cli.outputs import looks, write
from claimaudit.cli.parameters import Color
from claimaudit.cli.plan import STDIN, Plan, make_plan
from claimaudit.cli.run import run
from claimaudit.cli.targets import Target, protect
from claimaudit.configfile import NAMES
from claimaudit.errors import UserError

SETTLE = 300
"""Milliseconds in which several saves count as one: editors write a file more than once."""

BREATH = 500
"""Milliseconds after which one that watches looks up."""


@dataclass(frozen=True, kw_only=True)
class WatchOptions(AuditOptions):
    """What is watched, and how it is judged."""

    color: Color = None


def watch(options: WatchOptions) -> int:
    """Audit, and audit again whatever is saved, until Ctrl-C.

    Where a configuration or a rule file is saved, everything is audited again.
    """
    _check(options)
    with ctrl_c_kept() as pressed:
        changes = _changes(options.paths, pressed)
        next(changes, None)  # what is saved during the first audit counts too
        _audit(options)
        notice(f"watching {', '.join(options.paths)}; Ctrl-C ends it")
        for changed in filter(None, changes):
            _again(options, changed)
    raise KeyboardInterrupt


def _check(options: WatchOptions) -> None:
    if find_spec("watchfiles") is None:
        raise UserError("watch needs a library that isn't installed", hint="pip install 'claimaudit[watch]'")
    if STDIN in options.paths:
        raise UserError("standard input can't be watched")
    for path in map(Path, options.paths):
        if not path.exists():
            raise UserError("no such file or folder", path)


class Pressed:
    """Whether Ctrl-C was pressed. No event of `threading`: a second Ctrl-C while a handler holds the lock of
    one would wait for ever."""

    def __init__(self) -> None:
        self._once = False

    def press(self) -> None:
        """Note that it was."""
        self._once = True

    def is_set(self) -> bool:
        """As `watchfiles` asks for it."""
        return self._once


@contextmanager
def ctrl_c_kept() -> Iterator[Pressed]:
    """Knows once Ctrl-C has been pressed.

    It is raised, too, as ever. But where it arrives while Python finalizes an object, or inside a callback
    of another library, the exception is dropped there, and a program that runs until Ctrl-C would run on.
    """
    pressed = Pressed()

    def note(number: int, frame: FrameType | None) -> None:
        pressed.press()
        signal.default_int_handler(number, frame)

    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:  # ignored, or somebody else's
        yield pressed
        return
    signal.signal(signal.SIGINT, note)
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)


def _changes(paths: list[str], until: Pressed) -> Iterator[set[Path]]:
    """What was saved since the last asking; nothing, after a while in which nothing was."""
    # Here, so that no other command waits for it.
    from watchfiles import watch as events

    for batch in events(
        *paths,
        debounce=SETTLE,
        step=SETTLE // 3,
        rust_timeout=BREATH,
        yield_on_timeout=True,
        stop_event=until,
    ):
        yield {Path(path).resolve() for _, path in batch}


def _again(options: WatchOptions, changed: set[Path]) -> None:
    """A request that has become wrong meanwhile is told; it may be mended while we watch."""
    try:
        plan = make_plan(options, options.since)
        if any(path.name in NAMES or _judges(plan, path) for path in changed):
            _audit(options)
        elif texts := [str(job.path) for job in plan.jobs if job.path.resolve() in changed]:
            _audit(replace(options, paths=texts))
    except UserError as error:
        explain(error)


def _judges(plan: Plan, path: Path) -> bool:
    """Whether a file has a say in how others are judged: rules, ignores, a baseline."""
    for config in {plan.config, *(job.config for job in plan.jobs)}:
        beside = [file for file in (config.ignore_file, config.baseline) if file]
        if any(path.is_relative_to(place.resolve()) for place in (*config.rules, *beside)):
            return True
    return False


def _audit(options: WatchOptions) -> None:
    target = Target("text", options.output)
    outcome = run(options, "never", lambda inputs: protect(inputs, [target]))
    look = looks(target, colour=options.color, quiet=options.quiet, all_claims=options.all_claims)
    write(outcome.report, target, look)
    if not outcome.report.complete:
        raise KeyboardInterrupt
