"""Where the time of an audit goes: reading, each component, claims, rules, the report."""

from __future__ import annotations

import cProfile
import io
import pstats
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from claimaudit.assemble import assemble
from claimaudit.audit import BATCH, Auditor
from claimaudit.formats import documents_in
from claimaudit.model import Audit
from claimaudit.nlp import components, layout
from claimaudit.nlp.claims import read_claims
from claimaudit.reporters import REPORTERS, Options
from claimaudit.rules.engine import RuleSet
from claimaudit.rules.reading import Context
from claimaudit.source import Document

OWN: dict[str, dict[str, Any]] = {
    "claimaudit": {
        "  terms": components.find_terms,
        "  doses": components.find_doses,
        "  effects": components.find_effects,
        "  qualify": components.qualify_claims,
    }
}
"""Components that are several in one."""


class Clock:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        """Count what happens meanwhile."""
        start = time.process_time()
        yield
        self.seconds[stage] += time.process_time() - start  # type: ignore[assignment]


def cost_by_stage(auditor: Auditor, files: Sequence[Path], clock: Clock) -> None:
    """Audit files in the steps and batches of `Auditor`, each step timed."""
    rules = RuleSet(auditor.book, auditor.nlp, auditor.profile)
    audits = []
    waiting = iter(files)
    while batch := list(islice(waiting, BATCH)):
        with clock.on("read"):
            documents = [item for path in batch for item in _read(path)]
        for document, doc in zip(documents, _parsed(auditor, documents, clock), strict=True):
            with clock.on("claims"):
                claims = read_claims(doc, document)
            with clock.on("rules"):
                judged = rules.judge(document, doc, claims, Context(auditor.profile, date.today()))
            audits.append(Audit(document, 0, 0, claims, judged.findings, limit_checks=judged.limit_checks))
    with clock.on("report"):
        REPORTERS["json"](assemble(auditor, audits), io.StringIO(), Options())


def profiled(auditor: Auditor, files: Sequence[Path], lines: int) -> str:
    """The functions in which a whole audit spends most, by their own time."""
    profile = cProfile.Profile()
    profile.runcall(lambda: list(auditor.audit_paths(files)))
    told = io.StringIO()
    pstats.Stats(profile, stream=told).sort_stats("tottime").print_stats(lines)
    return told.getvalue()


def _read(path: Path) -> Iterator[Document]:
    for result in documents_in(path, name=path.name, key=path.name):
        if isinstance(result, Document):
            yield result


def _parsed(auditor: Auditor, documents: Sequence[Document], clock: Clock) -> list[Doc]:
    nlp = auditor.nlp
    with clock.on("tokenise"):
        docs = [layout.make_doc(nlp, document) for document in documents]
    for name, component in nlp.pipeline:
        for stage, step in OWN.get(name, {name: component}).items():
            with clock.on(stage):
                docs = _through(step, docs)
    return docs


def _through(step: Any, docs: list[Doc]) -> list[Doc]:
    return list(step.pipe(docs, batch_size=BATCH)) if hasattr(step, "pipe") else [step(doc) for doc in docs]
