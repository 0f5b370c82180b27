"""Claims that rules on several documents may want, as rows of a table and back."""

from __future__ import annotations

from ast import literal_eval
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from claimaudit.history import Suppression
from claimaudit.model import Finding
from claimaudit.rules.match import Match
from claimaudit.rules.merge import merge
from claimaudit.rules.pairs import Candidate

Mark = Callable[[tuple[Finding, ...]], tuple[Finding, ...]]
"""Gives findings with those marked that are ignored where they stand."""

_MATCH = TypeAdapter(Match)
_SUPPRESSION = TypeAdapter(Suppression)


def candidate_record(candidate: Candidate, ignored: Mark) -> dict[str, Any]:
    """The row of a candidate, with what is said of it where it stands."""
    (finding,) = ignored(merge([replace(candidate.match, path=candidate.path)]))
    suppressed = finding.suppressed
    return {
        "rule": candidate.rule,
        "side": candidate.side,
        "document_key": candidate.document,
        "path": candidate.path,
        "keys": [_written(key) for key in candidate.keys],
        "differing": [_written(each) for each in candidate.differing],
        "match": _MATCH.dump_json(candidate.match).decode(),
        "suppressed": _SUPPRESSION.dump_json(suppressed).decode() if suppressed else None,
    }


def candidate_of(record: Mapping[str, Any]) -> tuple[Candidate, Suppression | None]:
    """The candidate in a row, and who says that what is found on it shall not count."""
    suppressed = record["suppressed"]
    candidate = Candidate(
        rule=record["rule"],
        side=record["side"],
        match=_MATCH.validate_json(record["match"]),
        document=record["document_key"],
        path=record["path"],
        keys=frozenset(map(literal_eval, record["keys"])),
        differing=tuple(frozenset(literal_eval(each)) for each in record["differing"]),
    )
    return candidate, _SUPPRESSION.validate_json(suppressed) if suppressed else None


def _written(values: Iterable[object]) -> str:
    """Texts, numbers and None in tuples, as Python writes them: what `literal_eval` reads back."""
    return repr(values if isinstance(values, tuple) else tuple(sorted(values, key=repr)))
