"""How the text report looks: its colours, and text that is shown as it is, never read as markup."""

from __future__ import annotations

from rich import box
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from claimaudit.model import SEVERITIES, Finding, Severity
from claimaudit.reporters.excerpt import Excerpt
from claimaudit.reporters.visible import harmless, visible

SEVERITY_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "info": "cyan"}
FAINT = "dim"
STRONG = "bold"


def say(text: str, style: str = "") -> Text:
    """Text of any origin."""
    return Text(visible(text), style)


def heading(title: str) -> Rule:
    """A line across the page that begins a part of the report."""
    return Rule(say(title, STRONG), align="left", style=FAINT)


def tabular() -> Table:
    """A table under a line, without a frame."""
    return Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style=FAINT,
        border_style=FAINT,
    )


def marked(excerpt: Excerpt, *, colour: bool) -> Text:
    """The sentence with the words in question underlined in colour, or in [[ ]] without."""
    text, end = Text(), 0
    for mark in excerpt.marks:
        text.append(harmless(excerpt.text[end : mark.start]))
        words = harmless(excerpt.text[mark.start : mark.end])
        text.append(words if colour else f"[[{words}]]", f"{SEVERITY_STYLES[mark.severity]} underline")
        end = mark.end
    return text.append(harmless(excerpt.text[end:]))


def gravest(findings: tuple[Finding, ...]) -> Severity:
    return min((finding.severity for finding in findings), key=SEVERITIES.index)
