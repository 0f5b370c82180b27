"""What the tests of the rules work with: pages and claims made by hand, packs written in the test."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from spacy.language import Language

from claimaudit.model import (
    Certainty,
    Claim,
    ClaimKind,
    Cue,
    Dose,
    DoseRole,
    Entity,
    EntityType,
    Hedge,
    HedgeSort,
    Polarity,
    Relation,
    Support,
    SupportLevel,
    Words,
)
from claimaudit.rules.comparison import LimitsTable
from claimaudit.rules.engine import Judgement, RuleSet
from claimaudit.rules.load import load_book
from claimaudit.rules.reading import Context
from claimaudit.rules.vocabulary import Profile
from claimaudit.source import Document, DocumentBuilder

TODAY = date(2026, 11, 1)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]*)*[.!?]?")


def page(*blocks: str, path: str = "page.md", metadata: tuple[tuple[str, str], ...] = ()) -> Document:
    """A document of headings ("# Title") and paragraphs; "~ " begins a bibliography entry, "| " a table
    row of cells under the heads of the first one."""
    source = "\n\n".join(blocks)
    builder = DocumentBuilder(path, source)
    section: tuple[str, ...] = ()
    heads: list[str] = []
    rows = at = 0
    for block in blocks:
        if block.startswith("| "):
            heads = heads or block[2:].split(" | ")
            _row(builder, block, at, heads, rows, section)
            rows += 1
        elif block.startswith("# "):
            section = (block[2:],)
            builder.open_block("heading", level=1, section=section)
            builder.add(at + 2, at + len(block))
        else:
            bibliography = block.startswith("~ ")
            builder.open_block("paragraph", section=section, role="bibliography" if bibliography else "body")
            builder.add(at + 2 * bibliography, at + len(block))
        at += len(block) + 2
    return builder.build(metadata=metadata)


def _row(
    builder: DocumentBuilder, block: str, at: int, heads: list[str], row: int, section: tuple[str, ...]
) -> None:
    start, cells = at + 2, block[2:].split(" | ")
    for column, cell in enumerate(cells):
        builder.open_block(
            "table_cell",
            section=section,
            row=cells[0] if column else None,
            column_head=heads[column] if row else None,
            table=0,
            row_number=row,
            column_number=column,
        )
        builder.add(start, start + len(cell))
        start += len(cell) + 3


def claim(
    document: Document,
    cue: str,
    *,
    kind: ClaimKind = "outcome",
    agents: dict[str, EntityType] | None = None,
    canonical: dict[str, str] | None = None,
    targets: dict[str, EntityType] | None = None,
    relation: Relation | None = "decreases",
    polarity: Polarity = "positive",
    certainty: Certainty = "asserted",
    hedges: dict[str, HedgeSort] | None = None,
    boosters: Sequence[str] = (),
    support: SupportLevel = "none",
    dose: dict[str, object] | None = None,
    resolved_from: str | None = None,
    nth: int = 0,
) -> Claim:
    """A claim about the sentence that holds the cue (its `nth` occurrence); the clause is the sentence."""
    cue_at = [found.start() for found in re.finditer(re.escape(cue), document.text)][nth]
    block = document.block_at(cue_at)
    assert block
    sentences = _SENTENCE.finditer(document.text, block.start, block.end)
    start, end = next(found.span() for found in sentences if found.start() <= cue_at < found.end())
    start += len(document.text[start:end]) - len(document.text[start:end].lstrip())

    def words(text: str) -> Words:
        begin = document.text.index(text, start)
        return Words(text, document.locate(begin, begin + len(text)))

    def entities(given: dict[str, EntityType] | None) -> tuple[Entity, ...]:
        names = canonical or {}
        return tuple(
            Entity(text, kind, names.get(text), resolved_from=resolved_from, span=words(text).span)
            if text in document.text[start:end]
            else Entity(text, kind, names.get(text), resolved_from="")
            for text, kind in (given or {}).items()
        )

    cue_words = Words(cue, document.locate(cue_at, cue_at + len(cue)))
    key = f"{kind} {relation} {sorted(agents or {})} {sorted(targets or {})} {nth}"
    return Claim(
        id=f"c{cue_at}-{kind}",
        key=f"k{key}",
        kind=kind,
        text=document.slice(start, end),
        sentence=document.slice(start, end),
        span=document.locate(start, end),
        sentence_span=(start, end),
        section=block.section,
        block=block.kind,
        row=block.row,
        column_head=block.column_head,
        agents=entities(agents),
        relation=None if kind == "dosage" else relation,
        cue=Cue(cue, cue_words.span),
        targets=entities(targets),
        polarity=polarity,
        negation=None,
        certainty=certainty,
        certainty_score=0.8,
        hedges=tuple(Hedge(text, sort, words(text).span) for text, sort in (hedges or {}).items()),
        boosters=tuple(words(text) for text in boosters),
        support=Support(support),
        dose=_dose(cue_words, **cast("dict[str, Any]", dose)) if dose is not None else None,
    )


def _dose(
    words: Words,
    *,
    low: float | None = None,
    high: float | None = None,
    unit: str | None = "mg",
    frequency: str | None = None,
    population: str | None = None,
    form: str | None = None,
    role: DoseRole = "advised",
) -> Dose:
    return Dose(
        low=low, high=high, unit=unit, per=None, count=None, form=form, substance_form=None,
        frequency=frequency, route=None, duration=None, timing=None, population=population, role=role,
        text=words.text, span=words.span,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Desk:
    """Packs written in a test, and what they say of pages."""

    nlp: Language
    folder: Path
    limits: LimitsTable

    def rules(self, rules: str, rest: str = "", profile: Profile = "editorial") -> RuleSet:
        """A rule set of the rules given; what every rule needs and a test doesn't care about is filled in."""
        path = self.folder / "t.yml"
        path.write_text(f"pack: t\ntitle: T\n{rest}\nrules:\n{filled(rules)}", encoding="utf-8")
        return RuleSet(load_book([path], builtin=False), self.nlp, profile, self.limits)

    def judge(self, rules: RuleSet, document: Document, *claims: Claim) -> Judgement:
        """What a rule set says of a page."""
        doc = self.nlp(self.nlp.make_doc(document.text))
        return rules.judge(document, doc, claims, Context(rules.profile, TODAY))

    def flagged(self, rules: str, document: Document, *claims: Claim, rest: str = "") -> list[str]:
        """The words that the matches point to."""
        return [found.text for found in self.judge(self.rules(rules, rest), document, *claims).matches]


REST = {
    "severity": "warning",
    "confidence": "high",
    "family": "support",
    "message": "m",
    "why": "w",
    "basis": "[{source: ftc-2022}]",
    "examples": '{flag: ["[[a]]"], leave: [b]}',
}


def filled(rules: str) -> str:
    """Each rule ("- id: name", then its keys) with the keys that it leaves out."""
    return "\n".join(_filled(rule) for rule in re.split(r"(?m)^(?=- id:)", rules.strip()) if rule.strip())


def _filled(rule: str) -> str:
    rule = rule.rstrip().replace("- id: ", "- id: t/", 1)
    missing = (f"  {key}: {value}" for key, value in REST.items() if f"\n  {key}:" not in rule)
    return "\n".join([rule, *missing])
