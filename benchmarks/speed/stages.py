"""Where the time of an audit goes: reading, each component, claims, rules, the report."""

from __future__ import annotations

import cProfile
import io
import pstats
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from claimaudit.assemble import assemble
from claimaudit.audit import Auditor
from claimaudit.audit.bench import Bench
from claimaudit.audit.extraction import Extraction
from claimaudit.formats import Result, documents_in
from claimaudit.nlp import components, layout
from claimaudit.nlp.claims import read_claims
from claimaudit.nlp.encoder import signals_of
from claimaudit.nlp.tree import Tree
from claimaudit.reporters import REPORTERS, Options
from claimaudit.source import Document


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
    """Audit files in the steps of `Auditor`, each step timed."""
    bench = Bench(auditor.standard)
    bench.rules  # noqa: B018  compiled once a run, and so before the clock runs
    audits = []
    for path in files:
        with clock.on("read"):
            documents = [item for item in _read(path) if isinstance(item, Document)]
        for document in documents:
            doc = _parsed(auditor.nlp, document, clock)
            with clock.on("claims"):
                claims = read_claims(doc, document)
            with clock.on("rules"):
                audits.append(bench.judge(Extraction(document, doc, claims)).audit)
    with clock.on("report"):
        REPORTERS["json"](assemble(auditor, audits), io.StringIO(), Options())


def profiled(auditor: Auditor, files: Sequence[Path], lines: int) -> str:
    """The functions in which a whole audit spends most, by their own time."""
    profile = cProfile.Profile()
    profile.runcall(lambda: list(auditor.audit_paths(files)))
    told = io.StringIO()
    pstats.Stats(profile, stream=told).sort_stats("tottime").print_stats(lines)
    return told.getvalue()


def _read(path: Path) -> Iterator[Result]:
    return documents_in(path, name=path.name, key=path.name)


def _parsed(nlp: Language, document: Document, clock: Clock) -> Doc:
    with clock.on("tokenise"):
        doc = layout.make_doc(nlp, document)
    for name, component in nlp.pipeline:
        if name == "claimaudit":
            _find_claims(doc, clock)
        else:
            with clock.on(name):
                doc = component(doc)
    return doc


def _find_claims(doc: Doc, clock: Clock) -> None:
    """What our component does, in its parts."""
    with clock.on("  terms"):
        components.find_terms(doc)
    with clock.on("  tree"):
        tree = Tree(doc)
    with clock.on("  encoder"):
        reading = components.Reading(tree, signals_of(tree, components.terms_of(doc)))
    with clock.on("  doses"):
        components.find_doses(doc, reading)
    with clock.on("  effects"):
        components.find_effects(doc, reading)
    with clock.on("  qualify"):
        components.qualify_claims(doc, reading)
