"""Rules as plain values, for a command line, a report or an editor's completion. Knows no spaCy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from claimaudit.model import Basis, Confidence, Severity
from claimaudit.rules.book import RuleBook, RuleSpec
from claimaudit.rules.conditions import Profile
from claimaudit.rules.schema import Example, Pack

_ASKED = frozenset(
    "binds applies_to match unless count lacks checklist each total other pair same differ evidence".split()
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that there is to say of a rule."""

    id: str
    aliases: tuple[str, ...]
    title: str
    pack: str
    pack_title: str
    family: str
    scope: str
    severity: Severity
    profiles: tuple[tuple[str, str], ...]
    """Severity or "off", by profile."""
    confidence: Confidence
    message: str
    suggestion: str | None
    why: str
    asked: dict[str, Any]
    """Its conditions, as the pack has them."""
    basis: tuple[Basis, ...]
    flag: tuple[str, ...]
    leave: tuple[str, ...]
    """Examples; `[[...]]` marks what a finding points to."""
    path: str
    line: int


def explain(book: RuleBook, name: str) -> Explanation:
    """A rule by its id or a former one. Raises `UserError` where there is none."""
    spec = book.rule(name)
    rule = spec.rule
    return Explanation(
        id=spec.id,
        aliases=rule.aliases,
        title=spec.title,
        pack=spec.pack,
        pack_title=book.packs[spec.pack],
        family=rule.family,
        scope=rule.scope,
        severity=rule.severity,
        profiles=tuple((profile, spec.severity(profile)) for profile in _profiles()),
        confidence=rule.confidence,
        message=rule.message,
        suggestion=rule.suggestion,
        why=rule.why,
        asked=asked(spec),
        basis=spec.basis,
        flag=tuple(_text(example) for example in rule.examples.flag),
        leave=tuple(_text(example) for example in rule.examples.leave),
        path=spec.path.as_posix(),
        line=spec.line,
    )


def asked(spec: RuleSpec) -> dict[str, Any]:
    """The conditions of a rule, in the words of its pack."""
    return spec.rule.model_dump(mode="json", by_alias=True, include=set(_ASKED), exclude_defaults=True)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a pack."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Pack.model_json_schema(by_alias=True),
        "title": "A pack of claimaudit rules",
    }


def _profiles() -> tuple[Profile, ...]:
    return get_args(Profile)


def _text(example: str | Example) -> str:
    if isinstance(example, str):
        return example
    return "\n----\n".join(example.documents or (example.text or "",))
