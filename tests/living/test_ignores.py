"""Ignores: what each holds for, what it doesn't, and what is told of those that hold for nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from house import PACK

from claimaudit import Auditor
from claimaudit.audit.candidates import CandidateFile
from claimaudit.cli import main
from claimaudit.errors import UserError
from claimaudit.formats import read_text
from claimaudit.history import Suppression
from claimaudit.model import Audit
from claimaudit.suppress.sidecar import read_sidecar

TODAY = date(2026, 11, 22)
M = '<!-- claimaudit: ignore house/miracle reason="we quote it" -->'
START = '<!-- claimaudit: ignore-start house/miracle reason="a whole quotation" -->'
END = "<!-- claimaudit: ignore-end -->"

Told = list[tuple[str, int, bool]]
"""Rule, line, and whether it counts, in reading order."""


@pytest.fixture(scope="module")
def auditor(tmp_path_factory: pytest.TempPathFactory) -> Auditor:
    place = tmp_path_factory.mktemp("rules") / "house.yml"
    place.write_text(PACK, encoding="utf-8")
    return Auditor(rules=[place], default_rules=False, ignore=["house/long-page", "house/drift"], today=TODAY)


def told(audit: Audit) -> Told:
    return [(finding.rule, finding.span.line, finding.stands) for finding in audit.findings]


CASES: dict[str, tuple[str, Told]] = {
    "nothing ignored": ("A miracle.", [("house/miracle", 1, True)]),
    "before a paragraph, all of it": (
        f"{M}\nA miracle. Two miracles.\n\nA miracle.",
        [("house/miracle", 2, False), ("house/miracle", 2, False), ("house/miracle", 4, True)],
    ),
    "with an empty line between": (f"{M}\n\nA miracle.", [("house/miracle", 3, False)]),
    "after a sentence, that one": (
        f"A miracle. {M} A miracle.",
        [("house/miracle", 1, False), ("house/miracle", 1, True)],
    ),
    "amid a sentence, the whole of it": (
        f"The miracle {M} of miracles. A miracle.",
        [("house/miracle", 1, False), ("house/miracle", 1, True)],
    ),
    "at the end of a paragraph, its last sentence": (
        f"A miracle. A miracle. {M}\n\nA miracle.",
        [("house/miracle", 1, True), ("house/miracle", 1, False), ("house/miracle", 3, True)],
    ),
    "in an item, not in the next": (
        f"- A miracle {M}\n- A miracle",
        [("house/miracle", 1, False), ("house/miracle", 2, True)],
    ),
    "between items, for the next": (
        f"- A miracle\n{M}\n- A miracle\n- A miracle",
        [("house/miracle", 1, True), ("house/miracle", 3, False), ("house/miracle", 4, True)],
    ),
    "in a heading": (
        f"# A miracle {M}\n\nA miracle.",
        [("house/miracle", 1, False), ("house/miracle", 3, True)],
    ),
    "in a cell": (
        f"| a | b |\n|---|---|\n| miracle {M} | miracle |\n| miracle | x |",
        [("house/miracle", 3, False), ("house/miracle", 3, True), ("house/miracle", 4, True)],
    ),
    "between rows, for the next row": (
        f"| a | b |\n|---|---|\n| miracle | x |\n{M}\n| miracle | miracle |\n| miracle | x |",
        [
            ("house/miracle", 3, True),
            ("house/miracle", 5, False),
            ("house/miracle", 5, False),
            ("house/miracle", 6, True),
        ],
    ),
    "before a table, for the whole of it": (
        f"{M}\n\n| a | b |\n|---|---|\n| miracle | x |\n| miracle | miracle |\n\nA miracle.",
        [
            ("house/miracle", 5, False),
            ("house/miracle", 6, False),
            ("house/miracle", 6, False),
            ("house/miracle", 8, True),
        ],
    ),
    "from start to end": (
        f"A miracle.\n\n{START}\n\n# A miracle\n\nA miracle.\n\n{END}\n\nA miracle.",
        [
            ("house/miracle", 1, True),
            ("house/miracle", 5, False),
            ("house/miracle", 7, False),
            ("house/miracle", 11, True),
        ],
    ),
    "from start to end inside a paragraph": (
        f"A miracle. {START} A miracle. {END} A miracle.",
        [("house/miracle", 1, True), ("house/miracle", 1, False), ("house/miracle", 1, True)],
    ),
    "starts and ends within one another, by their names": (
        f'{START}\n\n<!-- claimaudit: ignore-start house/ancient reason="old" -->\n\nAn ancient miracle.\n\n'
        "<!-- claimaudit: ignore-end house/miracle -->\n\nAn ancient miracle.\n\n"
        "<!-- claimaudit: ignore-end house/ancient -->\n\nAn ancient miracle.",
        [
            ("house/ancient", 5, False),
            ("house/miracle", 5, False),
            ("house/ancient", 9, False),
            ("house/miracle", 9, True),
            ("house/ancient", 13, True),
            ("house/miracle", 13, True),
        ],
    ),
    "one rule and not another": (
        f"An ancient miracle. {M}",
        [("house/ancient", 1, True), ("house/miracle", 1, False)],
    ),
    "a pack": (
        'An ancient miracle. <!-- claimaudit: ignore house reason="satire" -->',
        [("house/ancient", 1, False), ("house/miracle", 1, False)],
    ),
    "several rules": (
        "An ancient miracle. <!-- claimaudit: ignore house/miracle, house/ancient reason='satire' -->",
        [("house/ancient", 1, False), ("house/miracle", 1, False)],
    ),
    "a claim, whatever the words it points to": (
        'Magnesium improves sleep. <!-- claimaudit: ignore house/outcome reason="known" -->',
        [("house/outcome", 1, False)],
    ),
    "on its last day": (
        'A miracle. <!-- claimaudit: ignore house/miracle reason="x" until=2026-11-22 -->',
        [("house/miracle", 1, False)],
    ),
    "over several lines": (
        'A miracle.\n<!-- claimaudit: ignore\n  house/miracle\n  reason="it\nis quoted" -->\nA miracle.',
        [("house/miracle", 1, True), ("house/miracle", 6, False)],
    ),
    "in code it is text": (f"A miracle.\n\n```\n{M}\n```\n\nA miracle.", [
        ("house/miracle", 1, True), ("house/miracle", 7, True),
    ]),
    "a remark that names us": (
        "<!-- claimaudit is run on this page -->\nA miracle.", [("house/miracle", 2, True)],
    ),
    "expired": (
        'A miracle. <!-- claimaudit: ignore house/miracle reason="x" until=2026-11-21 -->',
        [("house/miracle", 1, True), ("ignores/expired", 1, True)],
    ),
    "unused": (f"A recipe. {M}", [("ignores/unused", 1, True)]),
    "one of two names unused": (
        'A miracle. <!-- claimaudit: ignore house/miracle house/ancient reason="x" -->',
        [("house/miracle", 1, False), ("ignores/unused", 1, True)],
    ),
    "at the end of the text, with nothing to hold for": (f"A miracle.\n\n{M}", [
        ("house/miracle", 1, True), ("ignores/unused", 3, True),
    ]),
    "of a rule that is off nobody can say": (
        'A recipe. <!-- claimaudit: ignore house/drift reason="x" -->', [],
    ),
    "without a reason": ("A miracle. <!-- claimaudit: ignore house/miracle -->", [
        ("house/miracle", 1, True), ("ignores/without-reason", 1, True),
    ]),
    "with an empty reason": ('A miracle. <!-- claimaudit: ignore house/miracle reason=" " -->', [
        ("house/miracle", 1, True), ("ignores/without-reason", 1, True),
    ]),
    "an unknown rule": (
        'A miracle. <!-- claimaudit: ignore house/miracel house/miracle reason="x" -->',
        [("house/miracle", 1, False), ("ignores/unknown-rule", 1, True)],
    ),
    "never everything": ('A miracle. <!-- claimaudit: ignore * reason="x" -->', [
        ("house/miracle", 1, True), ("ignores/unknown-rule", 1, True),
    ]),
    "nothing named": ('A miracle. <!-- claimaudit: ignore reason="x" -->', [
        ("house/miracle", 1, True), ("ignores/malformed", 1, True),
    ]),
    "an unclosed start ignores nothing": (
        f"{START}\n\nA miracle.", [("ignores/unclosed", 1, True), ("house/miracle", 3, True)],
    ),
    "an end without a start": (
        f"A miracle.\n\n{END}", [("house/miracle", 1, True), ("ignores/unclosed", 3, True)],
    ),
    "a wrong date": (
        'A miracle. <!-- claimaudit: ignore house/miracle reason="x" until=1.3.2027 -->',
        [("house/miracle", 1, True), ("ignores/malformed", 1, True)],
    ),
    "a wrong verb": ('A miracle. <!-- claimaudit: ignored house/miracle reason="x" -->', [
        ("house/miracle", 1, True), ("ignores/malformed", 1, True),
    ]),
    "a wrong field": ('A miracle. <!-- claimaudit: ignore house/miracle because="x" -->', [
        ("house/miracle", 1, True), ("ignores/malformed", 1, True),
    ]),
    "no colon": ('A miracle. <!-- claimaudit ignore house/miracle reason="x" -->', [
        ("house/miracle", 1, True), ("ignores/malformed", 1, True),
    ]),
    "an open quotation": ('A miracle. <!-- claimaudit: ignore house/miracle reason="x -->', [
        ("house/miracle", 1, True), ("ignores/malformed", 1, True),
    ]),
    "what may not be ignored": ('A secret. <!-- claimaudit: ignore house/secret reason="x" -->', [
        ("house/secret", 1, True), ("ignores/not-ignorable", 1, True),
    ]),
    "what may not be ignored, in a pack": ('A secret miracle. <!-- claimaudit: ignore house reason="x" -->', [
        ("house/secret", 1, True), ("house/miracle", 1, False), ("ignores/not-ignorable", 1, True),
    ]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_in_markdown(auditor: Auditor, text: str, expected: Told) -> None:
    assert told(auditor.audit_text(text, "page.md")) == expected


HTML: dict[str, tuple[str, Told]] = {
    "before a paragraph": (f"{M}<p>A miracle. A miracle.</p><p>A miracle.</p>", [
        ("house/miracle", 1, False), ("house/miracle", 1, False), ("house/miracle", 1, True),
    ]),
    "as the first thing in a paragraph, its first sentence": (f"<p>{M}A miracle. A miracle.</p>", [
        ("house/miracle", 1, False), ("house/miracle", 1, True),
    ]),
    "in an item": (f"<ul><li>A <b>miracle</b>{M}</li><li>A miracle</li></ul>", [
        ("house/miracle", 1, False), ("house/miracle", 1, True),
    ]),
    "between rows": (
        f"<table><tr><td>a</td></tr>{M}<tr><td>miracle</td><td>miracle</td></tr><tr><td>miracle</td></tr></table>",
        [("house/miracle", 1, False), ("house/miracle", 1, False), ("house/miracle", 1, True)],
    ),
    "from start to end": (f"<p>A miracle.</p>{START}<div><p>A miracle.</p></div>{END}<p>A miracle.</p>", [
        ("house/miracle", 1, True), ("house/miracle", 1, False), ("house/miracle", 1, True),
    ]),
    "a comment that is never closed": ('<p>A miracle.</p><!-- claimaudit: ignore house/miracle reason="x"', [
        ("house/miracle", 1, True), ("ignores/malformed", 1, True),
    ]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HTML.values(), ids=HTML.keys())
def test_in_html(auditor: Auditor, text: str, expected: Told) -> None:
    assert told(auditor.audit_text(text, "page.html")) == expected


def test_what_a_set_aside_finding_says(auditor: Auditor) -> None:
    comment = '<!-- claimaudit: ignore house/miracle reason="on the label" reviewer=AB until=2027-03-01 -->'
    (finding,) = auditor.audit_text(f"A miracle. {comment}", "page.md").findings
    assert finding.suppressed == Suppression("inline", "ignore", "on the label", "AB", "2027-03-01")


def test_a_notice_points_to_its_comment(auditor: Auditor) -> None:
    (notice,) = auditor.audit_text(f"A recipe. {M}", "page.md").findings
    assert (notice.text, notice.span.column, notice.message) == (
        M,
        11,
        "Nothing was found here by house/miracle.",
    )


def test_ignores_can_be_ignored(auditor: Auditor) -> None:
    deaf = Auditor(
        rules=[auditor.book.rules[0].entry.path], default_rules=False, select=["house/miracle"], ignores=False
    )
    assert told(deaf.audit_text(f"A miracle. {M} A recipe. {END}", "page.md")) == [("house/miracle", 1, True)]


@pytest.fixture
def pages(auditor: Auditor) -> Auditor:
    return Auditor(rules=[auditor.book.rules[0].entry.path], default_rules=False, today=TODAY)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ('<!-- claimaudit: ignore house/long-page reason="x" -->\n\n# The page\n\nText.', False),
        ('# The page <!-- claimaudit: ignore house/long-page reason="x" -->\n\nText.', False),
        ('# The page\n\nText. <!-- claimaudit: ignore house/long-page reason="x" -->', True),
    ],
)
def test_a_finding_on_a_whole_page_is_ignored_at_its_head(pages: Auditor, text: str, counts: bool) -> None:
    assert ("house/long-page", 3 if text.startswith("<") else 1, counts) in told(
        pages.audit_text(text, "p.md")
    )


def test_of_matches_merged_into_one_finding_each_is_ignored_by_itself(tmp_path: Path) -> None:
    pack = PACK.replace("    family: certainty", "    family: hype")
    (tmp_path / "house.yml").write_text(pack, encoding="utf-8")
    auditor = Auditor(rules=[tmp_path / "house.yml"], default_rules=False, ignore=["house/long-page"])
    whole = auditor.audit_text("An ancient miracle.", "page.md").findings
    assert [(f.rule, [also.rule for also in f.also]) for f in whole] == [("house/miracle", ["house/ancient"])]
    split = auditor.audit_text(f"An ancient miracle. {M}", "page.md").findings
    assert [(f.rule, [also.rule for also in f.also], f.stands) for f in split] == [
        ("house/ancient", [], True),
        ("house/miracle", [], False),
    ]


def test_severities_of_notices_are_configured(auditor: Auditor) -> None:
    path = auditor.book.rules[0].entry.path
    strict = Auditor(rules=[path], default_rules=False, severity={"ignores/unused": "error"})
    assert [f.severity for f in strict.audit_text(f"A recipe. {M}", "p.md").findings] == ["error"]
    silent = Auditor(rules=[path], default_rules=False, severity={"ignores": "off"})
    assert silent.audit_text(f"A recipe. {M}", "p.md").findings == ()


Sidecar = Callable[[str], Auditor]


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sidecar:
    """An auditor with a file of ignores beside `a.txt`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "house.yml").write_text(PACK, encoding="utf-8")
    (tmp_path / "a.txt").write_text("A miracle.", encoding="utf-8")

    def auditor(ignores: str) -> Auditor:
        (tmp_path / "ignores.toml").write_text(ignores, encoding="utf-8")
        return Auditor(
            rules=["house.yml"],
            default_rules=False,
            ignore_file="ignores.toml",
            today=TODAY,
            select=["house", "ignores"],
        )

    return auditor


def entry(fingerprint: str, rest: str = "", rule: str = "house/miracle", document: str = "a.txt") -> str:
    return (
        f'[[ignore]]\nfingerprint = "{fingerprint}"\ndocument = "{document}"\nrule = "{rule}"\n'
        f'reason = "quoted"\n{rest}\n'
    )


def fingerprint(beside: Sidecar) -> str:
    return beside("").audit_text("A miracle.", "a.txt").findings[0].fingerprint


def test_a_text_without_comments_is_ignored_from_a_file(beside: Sidecar) -> None:
    text = entry(fingerprint(beside), 'until = 2027-03-01\nreviewer = "AB"')
    audit = beside(text).audit_text("A miracle.", "a.txt")
    assert [f.suppressed for f in audit.findings] == [
        Suppression("sidecar", "ignore", "quoted", "AB", "2027-03-01")
    ]


@pytest.mark.parametrize(
    ("rest", "rule", "known", "notice"),
    [
        ("until = 2026-11-21", "house/miracle", True, "ignores/expired"),
        ("", "house/miracle", False, "ignores/unused"),
        ("", "house/miracel", True, "ignores/unknown-rule"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_in_the_document(
    beside: Sidecar, rest: str, rule: str, known: bool, notice: str
) -> None:
    text = "\n\n" + entry(fingerprint(beside) if known else "f0", rest, rule)
    audit = beside(text).audit_text("A miracle.", "a.txt")
    assert sorted(told(audit)) == [("house/miracle", 1, True), (notice, 1, True)]
    message = next(f.message for f in audit.findings if f.rule == notice)
    assert message.startswith(f"In ignores.toml, line 3, on {rule}: ")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (entry("f0", document="gone.txt"), 1, "there is no document “gone.txt”"),
        ('\n[[ignore]]\nfingerprint = "f0"\ndocument = "a.txt"\nrule = "x/y"', 2, 'an ignore needs "reason"'),
        (entry("f0", "until = 3"), 1, '"until" must be a date as YYYY-MM-DD'),
        (entry("f0", 'because = "x"'), 1, 'unknown key "because"'),
        (entry("f0", "reviewer = 1"), 1, '"reviewer" must be a string'),
        ("ignore = 1", None, "must hold [[ignore]] tables and nothing else"),
        ("[ignores]", None, "must hold [[ignore]] tables and nothing else"),
        (
            "[[ignore",
            None,
            "is not valid TOML: Expected ']]' at the end of an array declaration (at end of document)",
        ),
    ],
)
def test_a_broken_file_is_an_error_with_its_line(
    beside: Sidecar, text: str, line: int | None, message: str
) -> None:
    with pytest.raises(UserError) as caught:
        beside(text)
    assert (caught.value.line, caught.value.message) == (line, message)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="can't be read: No such file"):
        read_sidecar(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("comment", "counts"),
    [("", True), ('<!-- claimaudit: ignore house/drift reason="an older page" -->', False)],
)
def test_a_finding_across_documents_is_ignored_where_it_stands(
    tmp_path: Path, comment: str, counts: bool
) -> None:
    (tmp_path / "house.yml").write_text(PACK, encoding="utf-8")
    auditor = Auditor(rules=[tmp_path / "house.yml"], default_rules=False, select=["house/drift", "ignores"])
    texts = {"a.md": f"Magnesium improves sleep. {comment}", "b.md": "Magnesium may improve sleep."}
    candidates = CandidateFile()
    documents = [read_text(text, path=name, key=name, suffix=".md") for name, text in texts.items()]
    audits = [a for a in auditor.audit_documents(documents, candidates) if isinstance(a, Audit)]
    across = auditor.set_aside_across(auditor.corpus_findings(candidates), audits)
    assert [(finding.path, finding.stands) for finding in across] == [("a.md", counts)]
    assert [audit.findings for audit in audits] == [(), ()]


def test_what_is_told_of_ignores_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "ignores/unused", "--isolated"]) == 0
    assert capsys.readouterr().out == (
        "ignores/unused: An ignore of nothing\n\n  severity    info\n\nWhy\n"
        "  What it was for is gone; it would hide the next finding that nobody has looked at.\n"
    )
