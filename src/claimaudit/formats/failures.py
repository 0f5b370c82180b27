"""The one way in which reading a file fails: with a reason that a person understands."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file or record that can't be read; the message says why and becomes that of `Unreadable`."""
