"""Answers of earlier runs: what is as it was and judged as it was, is neither parsed nor judged again.

Three things are kept of it: the document with its claims, its grammar, and what the rules said. Where only
the rules have changed, the first two are enough to judge anew. Nothing is recalled of another edition of
program, model or word lists; see `edition`.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from claimaudit.audit.candidates import CandidateRow
from claimaudit.audit.edition import Editions
from claimaudit.audit.extraction import Extracted, size
from claimaudit.audit.orders import Keys, Order
from claimaudit.audit.outcome import Judged
from claimaudit.audit.standard import Standard
from claimaudit.formats import Unread
from claimaudit.limitcheck import LimitCheck
from claimaudit.model import Audit, Claim, Finding
from claimaudit.source import Document
from claimaudit.store import digest_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Claims:
    """What a document holds and claims."""

    document: Document
    sentences: tuple[tuple[int, int], ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What the rules said of it."""

    findings: tuple[Finding, ...]
    limit_checks: tuple[LimitCheck, ...]
    candidates: tuple[CandidateRow, ...]


_CLAIMS = TypeAdapter(_Claims)
_VERDICT = TypeAdapter(_Verdict)


class Memory:
    """What a store holds of documents under some standards, known by their numbers."""

    def __init__(self, editions: Editions, standards: Sequence[Standard]) -> None:
        self._store = editions.store
        self._editions = [(editions.extracting(each.model), editions.judging(each)) for each in standards]

    def recall(self, standard: int, item: Unread | Document) -> Judged | Order:
        """The answer, else the order for what has to be done to have it."""
        keys = self._keys(standard, item)
        claims = self._get(keys.extracted, _CLAIMS)
        if claims is None:
            return Order(standard, item, keys)
        verdict = self._get(keys.judged, _VERDICT)
        if verdict is not None:
            return _judged(claims, verdict)
        grammar = _unpacked(self._store.get(keys.grammar))
        if grammar is None:
            return Order(standard, item, keys)
        return Order(standard, Extracted(claims.document, claims.claims, grammar), keys)

    def keep(self, keys: Keys, judged: Judged) -> None:
        """Keep an answer; one with a file name that is no Unicode is worked out each time."""
        audit, rows = judged.audit, tuple(map(CandidateRow.of, judged.candidates))
        verdict = _Verdict(audit.findings, audit.limit_checks, rows)
        try:
            kept = [(keys.judged, _VERDICT.dump_json(verdict))]
            if judged.grammar is not None:
                claims = _Claims(audit.document, judged.sentences, audit.claims)
                kept += [(keys.extracted, _CLAIMS.dump_json(claims)), (keys.grammar, judged.grammar)]
        except PydanticSerializationError:
            return
        self._store.put([(key, zlib.compress(value, 1)) for key, value in kept])

    def _keys(self, standard: int, item: Unread | Document) -> Keys:
        extracting, judging = self._editions[standard]
        content = _identity(item)
        return Keys(
            digest_of("claims", extracting, content),
            digest_of("grammar", extracting, content),
            digest_of("verdict", judging, content),
        )

    def _get(self, key: bytes, adapter: TypeAdapter[T]) -> T | None:
        held = _unpacked(self._store.get(key))
        return None if held is None else adapter.validate_json(held)


def _identity(item: Unread | Document) -> bytes:
    if isinstance(item, Document):
        return digest_of("document", repr(item))
    return digest_of("file", item.path, item.key, repr(item.reading), item.data)


def _judged(claims: _Claims, verdict: _Verdict) -> Judged:
    document = claims.document
    audit = Audit(
        document,
        *size(document, claims.sentences),
        claims.claims,
        verdict.findings,
        limit_checks=verdict.limit_checks,
    )
    candidates = (row.candidate(document.key, document.path) for row in verdict.candidates)
    return Judged(audit, claims.sentences, tuple(candidates))


def _unpacked(value: bytes | None) -> bytes | None:
    """None also where it was damaged, which its checksum tells."""
    try:
        return None if value is None else zlib.decompress(value)
    except zlib.error:
        return None
