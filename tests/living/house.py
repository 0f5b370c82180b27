"""The rules that the tests of ignores and baselines go by: on words, on claims, on a page, on two pages."""

from __future__ import annotations

_RULE = """
  - id: {id}
    severity: {severity}
    confidence: high
    family: {family}
    scope: {scope}
    {asks}
    message: "{message}"
    why: We don't say so.
    basis: [{{source: discern}}]
    examples: {{flag: ["A [[miracle]]."], leave: ["No."]}}
"""


def _rule(id: str, severity: str, scope: str, asks: str, family: str = "hype", message: str = "No.") -> str:
    return _RULE.format(id=id, severity=severity, scope=scope, asks=asks, family=family, message=message)


PACK = (
    "pack: house\ntitle: House rules\nrules:"
    + _rule(
        "house/miracle",
        "error",
        "sentence",
        "match: {phrase: [miracle, miracles]}",
        message="“{match}” was said.",
    )
    + _rule("house/ancient", "warning", "sentence", "match: {phrase: ancient}", "certainty")
    + _rule("house/secret", "error", "sentence", "ignorable: false\n    match: {phrase: secret}", "support")
    + _rule(
        "house/outcome",
        "warning",
        "claim",
        "applies_to: {kind: outcome}",
        "disease-claim",
        "“{cue}” is said.",
    )
    + _rule("house/dose", "warning", "claim", "applies_to: {kind: dosage}", "dose-text", "“{dose}” is said.")
    + _rule("house/long-page", "info", "document", "count: {phrase: the, at_least: 1}", "page")
    + _rule(
        "house/drift",
        "error",
        "corpus",
        "pair: [{certainty: asserted}, {certainty: hedged}]\n    same: [agent, target]\n    at: cue",
        "consistency",
        "“{cue}” against “{other}”.",
    )
)
