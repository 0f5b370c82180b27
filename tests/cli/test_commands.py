"""The list of the commands, which must not import them, agrees with what they are."""

from __future__ import annotations

import pytest

from claimaudit.cli.commands import COMMANDS, GROUPS
from claimaudit.cli.late import Late

ALL = [*COMMANDS, *(late for group in GROUPS for late in group.commands)]


@pytest.mark.parametrize("late", ALL, ids=lambda late: late.run)
def test_the_list_says_what_the_command_says_first(late: Late) -> None:
    command = late.load()
    assert (command.name, " ".join(command.help.split("\n\n")[0].split())) == (late.name, late.help)
