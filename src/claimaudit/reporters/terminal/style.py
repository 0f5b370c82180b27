"""How the text report looks: its colours, and text that is shown as it is, never read as markup."""

from __future__ import annotations

from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from claimaudit.model import SEVERITIES, Finding, Severity
from claimaudit.reporters.excerpt import Excerpt
from claimaudit.reporters.visible import harmless, visible

SEVERITY_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "info": "cyan"}
FAINT = "dim"
STRONG = "bold"

LABEL_WIDTH = 8


def say(text: str, style: str = "") -> Text:
    """Text of any origin."""
    return Text(visible(text), style)


def heading(title: str) -> Rule:
    """A line across the page that begins a part of the report."""
    return Rule(say(title, STRONG), align="left", style=FAINT)


def labelled() -> Table:
    """A column of labels and a column of text."""
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(width=LABEL_WIDTH, no_wrap=True)
    grid.add_column(ratio=1)
    return grid


def marked(excerpt: Excerpt, findings: tuple[Finding, ...], *, colour: bool) -> Text:
    """The sentence with the words in question underlined in colour, or in [[ ]] without."""
    style = f"{SEVERITY_STYLES[gravest(findings)]} underline" if findings else ""
    text, end = Text(), 0
    for start, finish in excerpt.marks:
        text.append(harmless(excerpt.text[end:start]))
        words = harmless(excerpt.text[start:finish])
        text.append(words if colour else f"[[{words}]]", style)
        end = finish
    return text.append(harmless(excerpt.text[end:]))


def gravest(findings: tuple[Finding, ...]) -> Severity:
    return min((finding.severity for finding in findings), key=SEVERITIES.index)
