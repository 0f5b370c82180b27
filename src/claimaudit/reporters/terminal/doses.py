"""The doses of a document as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from claimaudit.model import Audit, Claim, Dose, Finding
from claimaudit.reporters import phrases
from claimaudit.reporters.terminal.layout import INDENT
from claimaudit.reporters.terminal.style import SEVERITY_STYLES, STRONG, gravest, say, tabular


def doses(audit: Audit) -> Iterator[RenderableType]:
    """A row a dosage claim; columns that would stay empty are left out."""
    stated = [(claim, claim.dose) for claim in audit.claims if claim.dose]
    if not stated:
        return
    findings: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in audit.findings:
        findings[finding.claim].append(finding)
    table = tabular()
    columns = [column for column in _COLUMNS if any(column[1](claim, dose) for claim, dose in stated)]
    for title, _ in columns:
        table.add_column(title, justify="right" if title == "Line" else "left", overflow="fold")
    table.add_column("Finding")
    for claim, dose in stated:
        cells = [say(cell(claim, dose)) for _, cell in columns]
        table.add_row(*cells, _mark(tuple(findings[claim.id])))
    yield Padding(say("Doses", STRONG), (0, 0, 0, INDENT))
    yield Padding(table, (0, 0, 1, INDENT))


def _agents(claim: Claim, _dose: Dose) -> str:
    return ", ".join(agent.text for agent in claim.agents)


_COLUMNS: tuple[tuple[str, Callable[[Claim, Dose], str]], ...] = (
    ("Line", lambda claim, _: claim.span.part or str(claim.span.line)),
    ("Agent", _agents),
    ("Amount", lambda _, dose: phrases.amount(dose)),
    ("How", lambda _, dose: phrases.manner(dose)),
    ("For whom", lambda _, dose: dose.population or ""),
    ("Role", lambda _, dose: dose.role),
)


def _mark(findings: tuple[Finding, ...]) -> Text:
    if not findings:
        return Text()
    severity = gravest(findings)
    more = f" +{len(findings) - 1}" if len(findings) > 1 else ""
    return say(f"{severity}{more}", SEVERITY_STYLES[severity])
