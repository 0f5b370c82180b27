"""What the rules of a book ask, read when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimaudit.rules.conditions import Conditions
    from claimaudit.rules.schema import Rule
    from claimaudit.rules.wordlists import WordLists


@dataclass(frozen=True, slots=True)
class Contents:
    """Rules, and the definitions and word lists that they refer to; checked against one another."""

    rules: Mapping[str, Rule]
    """By id."""
    definitions: Mapping[str, Conditions]
    lists: WordLists


class LateContents:
    """Contents that are there when they are asked for, and go along to another process."""

    def __init__(self, read: Callable[[], Contents]) -> None:
        self._read = read

    @cached_property
    def contents(self) -> Contents:
        """Those."""
        return self._read()

    def __getstate__(self) -> dict[str, Contents]:
        return {"contents": self.contents}
