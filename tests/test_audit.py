"""The auditor as a Python programmer meets it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import spacy

import claimaudit
from claimaudit import Auditor
from claimaudit.assemble import assemble, join
from claimaudit.errors import UserError
from claimaudit.model import Audit, Skipped, Unreadable
from claimaudit.nlp.models import MODELS
from claimaudit.source import Document

PACK = """
pack: house
title: House rules
rules:
  - id: house/miracle
    severity: error
    confidence: high
    family: hype
    scope: sentence
    match: {phrase: miracle}
    message: "“{match}” was said."
    why: We don't say so.
    basis: [{source: discern}]
    examples: {flag: ["A [[miracle]]."], leave: ["No."]}
"""
DOSE = "Take 500 mg of magnesium daily."


@pytest.fixture
def house(tmp_path: Path) -> Auditor:
    """An auditor with one rule."""
    (tmp_path / "house.yml").write_text(PACK, encoding="utf-8")
    return Auditor(rules=[tmp_path / "house.yml"], default_rules=False, today=date(2026, 11, 1))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that we work in, with a good text, one in Markdown, an empty one and a picture."""
    files = {"a.txt": "A miracle.", "b.md": "# Title\n\nA *miracle*.", "c.txt": "", "d.png": "x"}
    place = tmp_path / "texts"
    place.mkdir()
    for name, text in files.items():
        (place / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(place)
    return place


def test_a_text(house: Auditor) -> None:
    audit = house.audit_text(f"{DOSE} It is a miracle.")
    assert (audit.words, audit.sentences) == (10, 2)
    assert [(claim.kind, claim.dose.text) for claim in audit.claims if claim.dose] == [("dosage", "500 mg")]
    assert [(f.rule, f.span.line, f.span.column, f.text) for f in audit.findings] == [
        ("house/miracle", 1, 41, "miracle")
    ]


def test_the_name_of_a_text_tells_its_format(house: Auditor) -> None:
    audit = house.audit_text("# Élan\n\nA *mir*acle.", name="drafts/élan.md")
    assert (audit.document.path, audit.document.title) == ("drafts/élan.md", "Élan")
    assert [(f.text, f.span.verbatim) for f in audit.findings] == [("miracle", False)]


@pytest.mark.parametrize("text", ["", "  \n\n "])
def test_a_text_of_nothing_claims_nothing(house: Auditor, text: str) -> None:
    audit = house.audit_text(text)
    assert (audit.words, audit.sentences, audit.claims, audit.findings) == (0, 0, (), ())


@pytest.mark.usefixtures("folder")
def test_paths_give_a_result_for_every_file_in_order(house: Auditor) -> None:
    a, b, c, d = house.audit_paths(["."])
    assert [(r.document.path, len(r.findings)) for r in (a, b) if isinstance(r, Audit)] == [
        ("a.txt", 1),
        ("b.md", 1),
    ]
    assert c == Unreadable("c.txt", "empty")
    assert d == Skipped("d.png", "unknown kind of file (.png)")


def test_paths_are_chosen_by_patterns(house: Auditor, folder: Path) -> None:
    results = house.audit_paths([folder], include=["*.txt", "*.md"], exclude=["c.*"])
    assert [r.document.key for r in results if isinstance(r, Audit)] == ["a.txt", "b.md"]


@pytest.mark.usefixtures("folder")
def test_a_path_that_does_not_exist(house: Auditor) -> None:
    with pytest.raises(UserError, match="no such file or folder"):
        house.audit_paths(["a.txt", "z.txt"])


def test_documents_are_read_as_results_are_asked_for(house: Auditor) -> None:
    read: list[int] = []

    def documents() -> Iterator[Document]:
        for number in range(3):
            read.append(number)
            yield Document.plain("A miracle.", f"{number}.txt")

    results = house.audit_documents(documents())
    assert read == []
    next(results)
    assert read == [0]


def test_the_same_text_gives_the_same_audit(house: Auditor) -> None:
    assert house.audit_text(DOSE) == house.audit_text(DOSE)


def test_what_a_text_gives_does_not_depend_on_its_company(house: Auditor) -> None:
    texts = [DOSE, "It is a miracle.", "Nothing."]
    together = house.audit_documents([Document.plain(text, "text.txt") for text in texts])
    alone = [next(house.audit_documents([Document.plain(text, "text.txt")])) for text in texts]
    assert list(together) == alone


def test_errors_in_rules_show_before_any_text(tmp_path: Path) -> None:
    (tmp_path / "house.yml").write_text(PACK.replace("severity: error", "severity: fatal"), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        Auditor(rules=[tmp_path / "house.yml"])
    assert (caught.value.path, caught.value.line) == (tmp_path / "house.yml", 6)


def test_a_profile_that_does_not_exist() -> None:
    with pytest.raises(UserError, match="no profile is called “commercial”"):
        Auditor(profile="commercial")


@pytest.mark.parametrize("name", ["nobody", "house/nothing"])
def test_rules_that_do_not_exist(name: str) -> None:
    with pytest.raises(UserError, match=f"no rule or pack is called “{name}”"):
        Auditor(select=[name])
    with pytest.raises(UserError, match=f"no rule or pack is called “{name}”"):
        Auditor(ignore=[name])


def test_auditors_share_the_language_model(house: Auditor) -> None:
    assert Auditor(ignore=["hedging"]).nlp is house.nlp


@pytest.mark.usefixtures("folder")
def test_a_report_by_path_with_the_rules_that_found_something(house: Auditor) -> None:
    report = assemble(house, reversed(list(house.audit_paths(["."]))))
    assert [audit.document.path for audit in report.audits] == ["a.txt", "b.md"]
    assert [file.path for file in report.unreadable] == ["c.txt"]
    assert [file.path for file in report.skipped] == ["d.png"]
    assert [rule.id for rule in report.rules] == ["house/miracle"]
    assert (report.tool.rules, report.tool.profile, report.tool.today) == (
        ("house",),
        "editorial",
        "2026-11-01",
    )
    assert report.complete


def test_reports_joined(house: Auditor, tmp_path: Path) -> None:
    other = Auditor(rules=[tmp_path / "house.yml"], default_rules=False, profile="commercial-uk")
    texts = [Document.plain("A miracle.", name) for name in ("b.txt", "a.txt")]
    first, second = (
        assemble(house, house.audit_documents(texts[:1])),
        assemble(other, other.audit_documents(texts[1:])),
    )
    report = join([first, second], [Skipped("x.png", "excluded")], ("claimaudit.toml",))
    assert [audit.document.path for audit in report.audits] == ["a.txt", "b.txt"]
    assert [rule.id for rule in report.rules] == ["house/miracle"]
    assert report.tool.profile == "commercial-uk, editorial"
    assert report.tool.rules_digest == first.tool.rules_digest
    assert report.tool.config == ("claimaudit.toml",)
    assert [file.path for file in report.skipped] == ["x.png"]


def test_the_digest_follows_the_rules(house: Auditor, tmp_path: Path) -> None:
    before = assemble(house, []).tool.rules_digest
    (tmp_path / "house.yml").write_text(PACK.replace("We don't", "We do not"), encoding="utf-8")
    after = assemble(Auditor(rules=[tmp_path / "house.yml"], default_rules=False), []).tool.rules_digest
    assert before != after


def test_the_component_in_a_pipeline_of_ones_own() -> None:
    own = spacy.load(next(name for name in MODELS if spacy.util.is_package(name)))
    own.add_pipe("claimaudit")
    (claim,) = claimaudit.claims(own(DOSE))
    assert (claim.kind, claim.agents[0].text, claim.span.start, claim.sentence) == (
        "dosage",
        "magnesium",
        0,
        DOSE,
    )
