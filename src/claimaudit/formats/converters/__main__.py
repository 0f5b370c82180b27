"""The process that `sandbox.py` starts: a file on standard input, its pages as JSON on standard output."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from importlib import import_module

from claimaudit.formats import sandbox
from claimaudit.formats.failures import UnreadableError


def main(kind: str) -> int:
    """Convert; the exit code."""
    sandbox.bound()
    try:
        converted = import_module(f"claimaudit.formats.converters.{kind}").convert(sys.stdin.buffer.read())
    except UnreadableError as error:
        print(error, file=sys.stderr)
        return sandbox.UNREADABLE
    out = json.dumps(asdict(converted)).encode()
    if len(out) > sandbox.MAX_OUTPUT:
        print("holds too much text", file=sys.stderr)
        return sandbox.UNREADABLE
    sys.stdout.buffer.write(out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
