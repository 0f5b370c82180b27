"""The one error that a user can mend: a bad argument, configuration or rule file."""

from __future__ import annotations

from pathlib import Path


class UserError(Exception):
    """A request that can't be carried out, with the place that is at fault.

    `line` and `column` are 1-based. `hint` says what to do, such as "did you mean …?".
    """

    def __init__(
        self,
        message: str,
        path: Path | str | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.hint = hint

    def __reduce__(self) -> tuple[type[UserError], tuple[object, ...]]:
        """How it comes over whole from another process."""
        return UserError, (self.message, self.path, self.line, self.column, self.hint)

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        text = f"{place}: {self.message}" if place else self.message
        return f"{text} ({self.hint})" if self.hint else text
