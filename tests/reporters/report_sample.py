"""A small audit made by hand: a supplement page full of trouble, a careful text, one without claims."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimaudit.limitcheck import LimitCheck
from claimaudit.model import (
    Audit,
    Basis,
    Certainty,
    Claim,
    ClaimKind,
    Cue,
    Dose,
    Entity,
    Finding,
    Hedge,
    Merged,
    Polarity,
    Reference,
    Related,
    Relation,
    Report,
    RuleInfo,
    Severity,
    Skipped,
    Support,
    SupportLevel,
    Tool,
    Unreadable,
)
from claimaudit.source import Block, Document, DocumentBuilder, Region

CFR = Basis(
    "cfr-101-93", "21 CFR 101.93", "(g)(2)(i)", "us", "https://www.ecfr.gov/", "2026-11-01", "original"
)
FTC = Basis(
    "ftc-2022", "FTC Health Products Compliance Guidance", None, "us", None, "2026-11-01", "unverified"
)
EFSA = Basis("efsa-ul", "EFSA tolerable upper intake levels", None, "eu", None, "2026-11-01", "summary")

RULES = (
    RuleInfo(
        "attribution/studies-show",
        "Studies that nobody names",
        "A reader can't tell a trial in people from a test tube.",
        "warning",
        "support",
        (FTC,),
    ),
    RuleInfo(
        "consistency/dose-conflict",
        "Two doses of one agent",
        "Readers follow the text that they happen to find.",
        "warning",
        "consistency",
        (),
    ),
    RuleInfo(
        "document/no-references",
        "No reference at all",
        "Without a source nothing on the page can be checked.",
        "error",
        "page",
        (),
    ),
    RuleInfo(
        "dosage/exceeds-limit",
        "More than the upper limit",
        "Above the tolerable upper intake level the risk of harm grows with the dose.",
        "error",
        "dose-limit",
        (EFSA,),
    ),
    RuleInfo(
        "hedging/stacked",
        "Hedge upon hedge",
        "Three hedges on one verb say nothing, and read as if they did.",
        "info",
        "certainty",
        (),
    ),
    RuleInfo(
        "overclaim/disease-modifying",
        "Changes the course of a disease",
        "Changing the course of a disease is the strongest efficacy claim there is.",
        "error",
        "disease-claim",
        (CFR, FTC),
    ),
)


@dataclass(frozen=True)
class Written:
    """A document under construction, that answers where words stand."""

    document: Document

    def span(self, words: str, within: str | None = None) -> Region:
        base = self.document.text.index(within) if within else 0
        start = self.document.text.index(words, base)
        return self.document.locate(start, start + len(words))

    def block(self, words: str) -> Block:
        block = self.document.block_at(self.document.text.index(words))
        assert block, words
        return block

    def claim(
        self,
        name: str,
        kind: ClaimKind,
        sentence: str,
        clause: str,
        agent: Entity | str,
        relation: Relation | None,
        cue: str,
        targets: tuple[Entity, ...] = (),
        *,
        polarity: Polarity = "positive",
        certainty: Certainty = "asserted",
        hedges: tuple[Hedge, ...] = (),
        support: SupportLevel = "none",
        references: tuple[Reference, ...] = (),
        dose: Dose | None = None,
    ) -> Claim:
        block = self.block(sentence)
        start = self.document.text.index(sentence)
        return Claim(
            id=f"c{name}",
            key=f"k{name}",
            kind=kind,
            text=clause,
            sentence=sentence,
            span=self.span(clause, sentence),
            sentence_span=(start, start + len(sentence)),
            section=block.section,
            block=block.kind,
            row=block.row,
            column_head=block.column_head,
            agents=(agent if isinstance(agent, Entity) else Entity(agent, "supplement", agent.lower()),),
            relation=relation,
            cue=Cue(cue, self.span(cue, sentence)),
            targets=targets,
            polarity=polarity,
            negation=None,
            certainty=certainty,
            certainty_score={"asserted": 0.8, "hedged": 0.4, "boosted": 1.0}[certainty],
            hedges=hedges,
            boosters=(),
            support=Support(support, None, references),
            dose=dose,
        )

    def finding(
        self,
        rule: str,
        words: str,
        message: str,
        sentence: str | None = None,
        claim: Claim | None = None,
        suggestion: str | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        info = next(info for info in RULES if info.id == rule)
        return Finding(
            rule=rule,
            family=info.family,
            severity=severity or info.severity,
            confidence="high",
            message=message,
            suggestion=suggestion,
            path=None,
            span=self.span(words, sentence),
            text=words,
            sentence=sentence,
            related=(),
            also=(),
            claim=claim.id if claim else None,
            basis=info.basis,
            fingerprint=f"f{info.family}{len(message)}",
        )


def capsule_page() -> Audit:
    """Commercial: a disease claim, an unnamed study, a dose beyond its limit; in a table too."""
    slows = "Research has shown that NAD+ slows disease progression."
    fatigue = "It may possibly help some people with fatigue."
    amount = "2,000 IU to 5,000 IU daily"
    builder = DocumentBuilder(
        "shop/calm-nerves.md",
        "# NAD+ and Multiple Sclerosis\n\n"
        f"{slows} {fatigue}\n\n"
        "| Supplement | Benefits | Dosage |\n"
        f"| Vitamin D | Lowers IL-6 | {amount} |\n",
    )
    source = builder.source

    def add(words: str) -> None:
        builder.add(source.index(words), source.index(words) + len(words))

    title = "NAD+ and Multiple Sclerosis"
    builder.open_block("heading", level=1)
    add(title)
    builder.open_block("paragraph", section=(title,))
    add(f"{slows} {fatigue}")
    for column, words in enumerate(("Vitamin D", "Lowers IL-6", amount)):
        builder.open_block(
            "table_cell",
            section=(title,),
            row="Vitamin D" if column else None,
            column_head=("Supplement", "Benefits", "Dosage")[column],
            table=0,
            row_number=1,
            column_number=column,
        )
        add(words)
    page = Written(builder.build(title=title, notes=("read as Markdown",)))

    progression = Entity("disease progression", "disease_course", span=page.span("disease progression"))
    course = page.claim(
        "1course", "outcome", slows, "NAD+ slows disease progression", "NAD+", "decreases", "slows",
        (progression,), support="vague",
    )  # fmt: skip
    hedges = (
        Hedge("may", "modal", page.span("may", fatigue)),
        Hedge("possibly", "epistemic", page.span("possibly", fatigue)),
        Hedge("some people", "quantifier", page.span("some people", fatigue)),
    )
    nad = Entity("NAD+", "supplement", "NAD+", resolved_from="It", span=page.span("It", fatigue))
    weary = Entity("fatigue", "symptom", "fatigue", span=page.span("fatigue"))
    tired = page.claim(
        "2tired", "outcome", fatigue, fatigue[:-1], nad, "supports", "help", (weary,), certainty="hedged",
        hedges=hedges,
    )  # fmt: skip
    lowers = page.claim(
        "3lowers", "mechanism", "Lowers IL-6", "Lowers IL-6", "Vitamin D", "decreases", "Lowers",
        (Entity("IL-6", "biomarker", "interleukin-6", span=page.span("IL-6")),),
    )  # fmt: skip
    dose = Dose(
        2000.0, 5000.0, "[iU]", None, None, None, None, "1/day", None, None, None, None, "advised", amount,
        page.span(amount),
    )  # fmt: skip
    vitamin = page.claim("4dose", "dosage", amount, amount, "Vitamin D", None, amount, dose=dose)
    findings = (
        page.finding(
            "document/no-references",
            title,
            "None of the 4 claims on this page can be looked up.",
            suggestion="List what the page rests on, with links.",
        ),
        page.finding(
            "attribution/studies-show",
            "Research has shown",
            "“Research has shown” names no study.",
            slows,
            course,
            "Name the study and link it.",
        ),
        replace(
            page.finding(
                "overclaim/disease-modifying",
                "slows",
                "“slows” says that NAD+ changes the course of MS, and nothing is cited.",
                slows,
                course,
                "Say what was measured and cite it, or write that this has not been shown.",
            ),
            also=(
                Merged(
                    "fda/disease-claim",
                    "warning",
                    "A supplement is said to act on a disease.",
                    page.span("slows disease progression"),
                    (CFR,),
                    "f-also",
                ),
            ),
        ),
        page.finding(
            "hedging/stacked",
            "may possibly",
            "“may” and “possibly” hedge one verb.",
            fatigue,
            tired,
            "Keep one of them.",
        ),
        page.finding(
            "dosage/exceeds-limit",
            "5,000 IU",
            "5,000 IU a day is above the upper level of 4,000 IU.",
            amount,
            vitamin,
            "Stay at or below 4,000 IU, or name who supervises it.",
        ),
    )
    beside = LimitCheck(
        vitamin.id, "Vitamin D", 0.5, 1.25, True, "50 to 125 mcg a day", "100 mcg (4,000 IU) a day",
        "EFSA", "tolerable upper level, from all sources", True,
    )  # fmt: skip
    claims = (course, tired, lowers, vitamin)
    return Audit(page.document, 31, 5, claims, findings, limit_checks=(beside,))


def careful_page() -> Audit:
    """A trial, cited and hedged; nothing wrong with it."""
    trial = "In a trial in 31 people, low-dose naltrexone (4.5 mg at bedtime) eased pain [1]."
    walking = "It did not change walking speed [1]."
    page = Written(Document.plain(f"{trial} {walking}", "review/ldn trial.txt"))
    ldn = Entity(
        "low-dose naltrexone", "drug", "naltrexone (low dose)", "prescription", None, page.span("low")
    )
    cited: tuple[Reference, ...] = (Reference("numbered", "1"),)
    pain = (Entity("pain", "symptom", "pain", span=page.span("pain")),)
    speed = (Entity("walking speed", "function", None, span=page.span("walking speed")),)
    dose = Dose(
        4.5, 4.5, "mg", None, None, None, None, "1/day", "oral", None, "at bedtime", "adults", "given",
        "4.5 mg at bedtime", page.span("4.5 mg at bedtime"),
    )  # fmt: skip
    claims = (
        page.claim("5eased", "outcome", trial, trial[:-1], ldn, "decreases", "eased", pain, support="cited",
                   references=cited),
        page.claim("6given", "dosage", trial, "4.5 mg at bedtime", ldn, None, "4.5 mg at bedtime",
                   support="cited", references=cited, dose=dose),
        page.claim("7speed", "outcome", walking, walking[:-1], ldn, "affects", "change", speed,
                   polarity="negative", support="cited", references=cited),
    )  # fmt: skip
    return Audit(page.document, 21, 2, claims, ())


def opening_hours() -> Audit:
    return Audit(Document.plain("We are open from nine to five.", "about.txt"), 7, 1, (), ())


def report() -> Report:
    shop, review = capsule_page(), careful_page()
    trial = Written(review.document)
    conflict = replace(
        Written(shop.document).finding(
            "consistency/dose-conflict",
            "2,000 IU",
            "Vitamin D is advised at 2,000 to 5,000 IU here and not at all there.",
            "2,000 IU to 5,000 IU daily",
            shop.claims[3],
        ),
        path=shop.document.path,
        related=(Related(trial.span("4.5 mg"), "another amount", review.document.path),),
    )
    return Report(
        tool=Tool(
            version="0.1.0",
            model="en_core_web_sm 3.8.0",
            rules=("attribution", "dosage"),
            rules_digest="3f2a91c04b7d55e0a1b2c3d4e5f60718293a4b5c6d7e8f901a2b3c4d5e6f7081",
            profile="editorial",
            today="2026-11-21",
            config=("claimaudit.toml",),
        ),
        rules=RULES,
        audits=(opening_hours(), review, shop),
        skipped=(Skipped("logo.png", "not a kind of text that is read"),),
        unreadable=(Unreadable("old/notes.txt", "is not text: byte 0x00 at offset 12"),),
        corpus_findings=(conflict,),
        complete=True,
    )


def empty() -> Report:
    return replace(report(), rules=(), audits=(), skipped=(), unreadable=(), corpus_findings=())
