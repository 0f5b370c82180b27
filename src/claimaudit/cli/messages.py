"""What is said to a person beside the report: errors and notices, on standard error."""

from __future__ import annotations

import sys
from pathlib import Path

from claimaudit.errors import UserError


def complain(message: str) -> None:
    """Say what is wrong."""
    _say(f"claimaudit: error: {message}")


def notice(message: str) -> None:
    """Say what one should know."""
    _say(f"claimaudit: {message}")


def explain(error: UserError) -> None:
    """Say what is wrong, where, and what to do; with the line in question where it is known."""
    place = ":".join(str(part) for part in (error.path, error.line, error.column) if part is not None)
    lines = [
        f"claimaudit: error: {place}: {error.message}" if place else f"claimaudit: error: {error.message}"
    ]
    lines += _excerpt(error)
    if error.hint:
        lines.append(f"  {error.hint}")
    _say("\n".join(lines))


def _excerpt(error: UserError) -> list[str]:
    """The line at fault with a caret under the column."""
    if error.path is None or error.line is None:
        return []
    try:
        source = Path(error.path).read_text(encoding="utf-8-sig", errors="replace")
    except OSError:  # the place is no file, or is gone; the message stands without it
        return []
    lines = source.split("\n")
    if error.line > len(lines):
        return []
    shown = f"  {error.line} | "
    line = lines[error.line - 1].rstrip("\r").replace("\t", " ")
    if error.column is None:
        return [shown + line[:100]]
    first = max(0, error.column - 60)  # a caret out of sight would point at nothing
    return [shown + line[first : first + 100], " " * (len(shown) + error.column - 1 - first) + "^"]


def _say(text: str) -> None:
    # File names and excerpts come from outside: what a terminal would obey is shown, not sent.
    print(
        "".join(character if _shows(character) else ascii(character)[1:-1] for character in text),
        file=sys.stderr,
    )


def _shows(character: str) -> bool:
    return character == "\n" or character.isprintable()
