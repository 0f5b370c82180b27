"""What is wrong with ignores, told as findings of rules that no pack holds: they need no claim."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from claimaudit.model import Finding, RuleInfo, Severity
from claimaudit.source import Document, Region

PACK = "ignores"
TITLE = "Ignores that don't do what they say"


def _notice(name: str, severity: Severity, title: str, why: str) -> RuleInfo:
    return RuleInfo(f"{PACK}/{name}", title, why, severity, PACK, (), ignorable=False)


NOTICES: tuple[RuleInfo, ...] = (
    _notice("expired", "warning", "An ignore whose time is over",
            "It was to hold until a day that has passed; what it hid is reported again."),
    _notice("malformed", "warning", "An ignore that can't be understood",
            "It does nothing, and whoever wrote it thinks that it does."),
    _notice("not-ignorable", "warning", "An ignore of what may not be ignored",
            "The rule's author wants each of its findings to be seen."),
    _notice("unclosed", "warning", "An ignore that begins and doesn't end, or the other way round",
            "It does nothing, for else a slip would hide the rest of the text."),
    _notice("unknown-rule", "warning", "An ignore of a rule that doesn't exist",
            "A misspelt or renamed rule would be ignored in vain."),
    _notice("unused", "info", "An ignore of nothing",
            "What it was for is gone; it would hide the next finding that nobody has looked at."),
    _notice("without-reason", "warning", "An ignore without a reason",
            "Whoever reads it next can't tell whether it still holds."),
)  # fmt: skip
"""By id."""

_SUGGESTIONS = {
    "expired": "Look again, then move the date or mend the text.",
    "malformed": 'Write <!-- claimaudit: ignore pack/rule reason="…" -->.',
    "not-ignorable": "Mend the text, or ask whoever keeps the rules.",
    "unclosed": "Pair each ignore-start with an ignore-end.",
    "unknown-rule": "`claimaudit rules list` gives the names.",
    "unused": "Take it away.",
    "without-reason": 'Add reason="…".',
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an ignore."""

    rule: str
    message: str


def finding(fault: Fault, info: RuleInfo, document: Document, region: Region, text: str) -> Finding:
    """The finding that tells of a fault."""
    name = "\x1f".join((fault.rule, document.key, fault.message, text))
    return Finding(
        rule=info.id,
        family=info.family,
        severity=info.severity,
        confidence="high",
        message=fault.message,
        suggestion=_SUGGESTIONS[info.id.partition("/")[2]],
        path=None,
        span=region,
        text=text,
        sentence=None,
        related=(),
        also=(),
        claim=None,
        basis=(),
        fingerprint="f" + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16],
    )
