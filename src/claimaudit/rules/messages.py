"""The words of a finding: a rule's message with its placeholders filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claimaudit.rules.conditions import DoseConditions
from claimaudit.rules.schema import Rule
from claimaudit.rules.vocabulary import Profile
from claimaudit.rules.walk import every

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

_OF_CLAIM = frozenset(
    {
        "cue",
        "agent",
        "agents",
        "target",
        "targets",
        "relation",
        "hedge",
        "hedges",
        "booster",
        "support",
        "dose",
    }
)
_ALWAYS = frozenset({"title"})

_IF_PROMOTING = "If this page promotes a product: "

NOTHING = "—"
"""Where the claim has no such part."""


def placeholders(text: str) -> list[str]:
    """The names in braces."""
    return _PLACEHOLDER.findall(text)


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders replaced."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1]) or NOTHING, text)


def message(rule: Rule, profile: Profile, values: Mapping[str, str]) -> str:
    """What a finding says; of a rule that binds promotion alone, under its condition where the profile
    doesn't say that the text promotes."""
    condition = _IF_PROMOTING if rule.binds == "promotion" and profile == "editorial" else ""
    return condition + fill(rule.message, values)


def available(rule: Rule) -> frozenset[str]:
    """The placeholders that a message of this rule may hold."""
    return _ALWAYS.union(*_offers(rule))


def _offers(rule: Rule) -> Iterator[frozenset[str]]:
    about_claims = rule.scope == "claim" or rule.pair is not None
    if about_claims or rule.scope in ("sentence", "block"):
        yield _OF_CLAIM
    if rule.match is not None:
        yield frozenset({"match"})
    if _asks_dose(rule):
        yield frozenset({"limit", "amount", "authority", "times"})
    if rule.pair is not None or rule.other is not None:
        yield frozenset({"other", "other_place"})
    if rule.total is not None:
        yield _OF_CLAIM | {"limit", "amount", "authority", "times"}
    if rule.checklist:
        yield frozenset({"missing"})
    if rule.scope == "document" and rule.pair is None:
        yield frozenset({"count", "agents", "grade"})


def _asks_dose(rule: Rule) -> bool:
    return rule.scope == "claim" and any(every(DoseConditions, rule.applies_to))


def listed(words: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
