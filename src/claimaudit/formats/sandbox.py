"""Runs a converter in a process of its own, so that a hostile file can neither hang nor swell nor crash us.

The file goes in by standard input, JSON comes out. The process opens nothing, and it ends when it takes
too long (`SECONDS`) or too much memory (`MEMORY`, where the system can bound it).
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

from claimaudit.formats.failures import UnreadableError

SECONDS = 60
MEMORY = 1_500_000_000
"""In bytes."""
MAX_OUTPUT = 100_000_000
"""In bytes; no document that can be audited holds so much text."""
INSTALL = "pip install 'claimaudit[documents]'"

UNREADABLE = 3
"""The exit code with which a converter gives a reason."""

_REASONS = {
    "RecursionError": "nested too deeply",
    "MemoryError": "takes too much memory to read",
    "BadZipFile": "damaged, or no archive at all",
}


def convert(kind: str, data: bytes, needs: str | None) -> Any:
    """What `converters/<kind>.py` makes of a file, as JSON.

    Raises `UnreadableError`, also where the library that it `needs` is missing.
    """
    if needs and find_spec(needs) is None:
        raise UnreadableError(f"reading .{kind} takes {needs}, which isn't installed: {INSTALL}")
    # -P, so that no file in the working directory is taken for a module.
    command = [sys.executable, "-P", "-m", "claimaudit.formats.converters", kind]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=2 * SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(f"takes longer than {2 * SECONDS} seconds to read") from error
    if done.returncode:
        raise UnreadableError(_reason(done.returncode, done.stderr.decode("utf-8", "replace")))
    return json.loads(done.stdout)


def bound() -> None:
    """Called in the process itself: take the bounds on."""
    try:
        import resource
    except ImportError:  # not on Windows, where the time alone is bounded
        return
    for limit, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY)):
        _, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _reason(code: int, said: str) -> str:
    last = said.strip().rpartition("\n")[2]
    if code == UNREADABLE:
        return last
    if code < 0:
        return "its reader crashed or took too long on it"
    name = last.partition(":")[0].rpartition(".")[2]
    return _REASONS.get(name, f"damaged, or not what its name says ({name})")
