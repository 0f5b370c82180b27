"""The values of the model as plain JSON values, by the published report contract.

Field by field, not by `asdict`: what the model gains doesn't enter the contract by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from operator import attrgetter
from typing import TypeAlias

from claimaudit.history import Change, Past, Suppression
from claimaudit.limitcheck import LimitCheck
from claimaudit.model import (
    Basis,
    Claim,
    Dose,
    Entity,
    Finding,
    Hedge,
    Merged,
    Related,
    RuleInfo,
    Skipped,
    Support,
    Tool,
    Unreadable,
    Words,
)
from claimaudit.source import Region

Value: TypeAlias = "Mapping[str, Value] | list[Value] | str | float | bool | None"
Fields: TypeAlias = dict[str, Value]


def tool(tool: Tool) -> Fields:
    return {
        "name": "claimaudit",
        "version": tool.version,
        "model": tool.model,
        "rules": list(tool.rules),
        "rules_digest": tool.rules_digest,
        "profile": tool.profile,
        "today": tool.today,
        "config": list(tool.config),
    }


def rule(rule: RuleInfo) -> Fields:
    return {**_picked(rule, "title why severity family"), "basis": _bases(rule.basis)}


def passed_over(file: Skipped | Unreadable) -> Fields:
    return _picked(file, "path reason")


def claim(claim: Claim) -> Fields:
    return {
        "id": claim.id,
        "key": claim.key,
        "kind": claim.kind,
        "text": claim.text,
        "sentence": claim.sentence,
        "span": region(claim.span),
        "section": list(claim.section),
        "block": claim.block,
        "row": claim.row,
        "column_head": claim.column_head,
        "agents": [_entity(agent) for agent in claim.agents],
        "relation": claim.relation,
        "cue": {
            "text": claim.cue.text,
            "span": region(claim.cue.span),
            "parts": [region(part) for part in claim.cue.parts] or None,
        },
        "targets": [_entity(target) for target in claim.targets],
        "polarity": claim.polarity,
        "negation": _words(claim.negation) if claim.negation else None,
        "certainty": claim.certainty,
        "certainty_score": claim.certainty_score,
        "hedges": [_hedge(hedge) for hedge in claim.hedges],
        "boosters": [_words(booster) for booster in claim.boosters],
        "support": _support(claim.support),
        "dose": _dose(claim.dose) if claim.dose else None,
    }


def limit_check(check: LimitCheck) -> Fields:
    ends: Fields = {"low": _rounded(check.low), "high": _rounded(check.high)}
    return _picked(check, "claim agent low high above amount limit authority basis certain") | ends


def finding(finding: Finding) -> Fields:
    return {
        **_picked(finding, "rule family severity confidence message suggestion path"),
        "span": region(finding.span),
        "text": finding.text,
        "sentence": finding.sentence,
        "related": [_related(place) for place in finding.related],
        "also": [_merged(match) for match in finding.also],
        "claim": finding.claim,
        "basis": _bases(finding.basis),
        "fingerprint": finding.fingerprint,
        "suppressed": _suppression(finding.suppressed) if finding.suppressed else None,
        "baseline": _past(finding.baseline) if finding.baseline else None,
    }


def change(change: Change) -> Fields:
    return _picked(change, "aspect was now direction")


def region(region: Region) -> Fields:
    fields: Fields = {
        "start": region.start,
        "end": region.end,
        "line": region.line,
        "column": region.column,
        "end_line": region.end_line,
        "end_column": region.end_column,
        "verbatim": region.verbatim,
    }
    if region.part is not None:
        fields["part"] = region.part
    return fields


def _entity(entity: Entity) -> Fields:
    named = _picked(entity, "text canonical type status resolved_from")
    return {**named, "span": region(entity.span) if entity.span else None}


def _rounded(multiple: float | None) -> float | None:
    """To the digits that mean something: what conversion adds behind them is noise."""
    return None if multiple is None else float(f"{multiple:.4g}")


def _words(words: Words) -> Fields:
    return {"text": words.text, "span": region(words.span)}


def _hedge(hedge: Hedge) -> Fields:
    return {"text": hedge.text, "sort": hedge.sort, "span": region(hedge.span)}


def _support(support: Support) -> Fields:
    return {
        "level": support.level,
        "text": support.text,
        "references": [_picked(reference, "kind id") for reference in support.references],
    }


def _dose(dose: Dose) -> Fields:
    names = "low high unit per count form substance_form frequency route duration timing population role text"
    return {**_picked(dose, names), "span": region(dose.span)}


def _related(place: Related) -> Fields:
    return {"span": region(place.span), "message": place.message, "path": place.path}


def _merged(match: Merged) -> Fields:
    return {
        **_picked(match, "rule severity message"),
        "span": region(match.span),
        "basis": _bases(match.basis),
        "fingerprint": match.fingerprint,
    }


def _suppression(suppression: Suppression) -> Fields:
    made = _picked(suppression, "by decision reason reviewer")
    return {**made, "decided": None, "until": suppression.until}


def _past(past: Past) -> Fields:
    if past.state == "new":
        return {"state": past.state, "was": None}
    verdict = past.verdict
    was: Fields = {
        "sentence": past.sentence,
        "changes": [change(each) for each in past.changes],
        "status": verdict.status if verdict else None,
        "reason": verdict.reason if verdict else None,
        "reviewer": verdict.reviewer if verdict else None,
        "until": verdict.until if verdict else None,
    }
    return {"state": past.state, "was": was}


def _bases(bases: tuple[Basis, ...]) -> list[Value]:
    return [_picked(basis, "source title at jurisdiction url checked read") for basis in bases]


def _picked(value: object, names: str) -> Fields:
    """Fields of a value that are plain already, under their own names."""
    keys, read = _reader(names)
    return dict(zip(keys, read(value), strict=True))


@cache
def _reader(names: str) -> tuple[list[str], attrgetter[tuple[Value, ...]]]:
    return names.split(), attrgetter(*names.split())
