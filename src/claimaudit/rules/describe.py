"""Rules as plain values, for a command line, a report or an editor's completion. Knows no spaCy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

import yaml

from claimaudit.model import Basis, Confidence, Severity
from claimaudit.rules.book import RuleBook, RuleSpec
from claimaudit.rules.conditions import Conditions, Lexicon, Shape
from claimaudit.rules.schema import Example, Pack
from claimaudit.rules.vocabulary import Profile
from claimaudit.rules.walk import every

HOW_READ = {
    "original": "read in the original",
    "summary": "read in summary",
    "unverified": "not verified",
}
"""How far a source was read, in words."""
_WIDTH = 98
_ASKED = frozenset(
    "binds applies_to match unless count lacks checklist each total other pair same differ agree"
    " evidence".split()
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
    graded: tuple[dict[str, Any], ...]
    """Other severities and the conditions for them; the first that holds decides."""
    confidence: Confidence
    ignorable: bool
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
    origin: str
    """Where it comes from, if not from the program itself."""


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
        graded=tuple(_plain(each) for each in rule.severity_if),
        confidence=rule.confidence,
        ignorable=rule.ignorable,
        message=rule.message,
        suggestion=rule.suggestion,
        why=rule.why,
        asked=asked(spec),
        basis=spec.basis,
        flag=tuple(_text(example) for example in rule.examples.flag),
        leave=tuple(_text(example) for example in rule.examples.leave),
        path=spec.entry.path.as_posix(),
        line=spec.entry.line,
        origin=spec.entry.origin,
    )


def asked(spec: RuleSpec) -> dict[str, Any]:
    """The conditions of a rule, in the words of its pack."""
    return _plain(spec.rule, set(_ASKED))


def definition(book: RuleBook, name: str) -> dict[str, Any]:
    """What a name in `is` stands for, in the words of the pack that defines it."""
    return _plain(book.definitions[name])


def names_used(book: RuleBook, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The definitions and the word lists that a rule names itself, each sorted."""
    rule = book.rule(name).rule
    definitions = {used for _, each in every(Conditions, rule) for used in each.is_ or ()}
    return tuple(sorted(definitions)), tuple(sorted({each.lexicon for _, each in every(Lexicon, rule)}))


def as_yaml(value: object) -> str:
    """Conditions as a pack has them, the innermost lists on one line."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_flow_style=None, width=_WIDTH)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a pack."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Pack.model_json_schema(by_alias=True),
        "title": "A pack of claimaudit rules",
    }


def _profiles() -> tuple[Profile, ...]:
    return get_args(Profile)


def _plain(shape: Shape, include: set[str] | None = None) -> dict[str, Any]:
    return shape.model_dump(mode="json", by_alias=True, include=include, exclude_defaults=True)


def _text(example: str | Example) -> str:
    if isinstance(example, str):
        return example
    return "\n----\n".join(example.documents or (example.text or "",))
