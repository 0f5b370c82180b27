"""Files that people write by hand: read whole, if they aren't larger than any hand would make them."""

from __future__ import annotations

from pathlib import Path

from claimaudit.errors import UserError

MAX_BYTES = 4_000_000


def read_small(path: Path) -> bytes:
    """The bytes of a file. Raises `UserError` where it can't be read or is too large."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UserError(error.strerror or "can't be read", path) from error
    if len(raw) > MAX_BYTES:
        raise UserError(f"larger than {MAX_BYTES:,} bytes", path)
    return raw
