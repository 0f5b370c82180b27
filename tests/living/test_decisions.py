"""Editors' decisions: the exported table, filled in, saved by a spreadsheet, and read back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from project import Project

FILE = "claimaudit-baseline.jsonl"
TEXT = "Magnesium may improve sleep.\n\nTake 300 mg of magnesium daily.\n\nA miracle.\n\nAn ancient recipe.\n"
Row = dict[str, str]


def exported(project: Project) -> list[Row]:
    """The rows of the table, by rule."""
    told = project.run("export", "a.md")
    return sorted(
        csv.DictReader(io.StringIO(told.out.removeprefix("\ufeff"), newline="")), key=lambda row: row["rule"]
    )


def save(rows: list[Row], *, delimiter: str = ",", encoding: str = "utf-8-sig") -> None:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, rows[0].keys(), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    Path("filled.csv").write_bytes(stream.getvalue().encode(encoding))


def entries(project: Project) -> dict[str, Row]:
    lines = (project.folder / FILE).read_text(encoding="utf-8").splitlines()
    return {entry["rule"]: entry for entry in map(json.loads, lines)}


@pytest.fixture
def rows(project: Project) -> list[Row]:
    """Rules ancient, dose, miracle and outcome, in this order."""
    project.commit(a=TEXT)
    found = exported(project)
    assert [row["rule"] for row in found] == ["house/ancient", "house/dose", "house/miracle", "house/outcome"]
    return found


DECISIONS = [
    {"decision": "fix"},
    {"decision": "false", "reason": "a leaflet’s dose"},
    {"decision": "accept", "reason": "it’s a quotation", "reviewer": "AB", "until": "2027-03-01"},
    {"decision": ""},
]


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8-sig"), (",", "utf-8"), (";", "cp1252"), ("\t", "utf-16")]
)
def test_decisions_come_back(project: Project, rows: list[Row], delimiter: str, encoding: str) -> None:
    save(
        [row | said for row, said in zip(rows, DECISIONS, strict=True)],
        delimiter=delimiter,
        encoding=encoding,
    )
    told = project.run("decisions", "import", "filled.csv")
    assert (told.status, told.err) == (0, f"claimaudit: {FILE}: 3 decisions entered; 1 rows are open\n")
    found = entries(project)
    assert {rule: entry["status"] for rule, entry in found.items()} == {
        "house/ancient": "fix",
        "house/dose": "false",
        "house/miracle": "accept",
    }
    miracle = found["house/miracle"]
    assert [miracle[name] for name in ("reason", "reviewer", "until")] == [
        "it’s a quotation",
        "AB",
        "2027-03-01",
    ]


def test_what_was_decided_is_set_aside_and_what_is_to_be_mended_is_known(
    project: Project, rows: list[Row]
) -> None:
    save([row | said for row, said in zip(rows, DECISIONS, strict=True)])
    project.run("decisions", "import", "filled.csv")
    told = project.run("check", "a.md", "--baseline", FILE, "--fail-on", "warning", "--today", "2026-11-22")
    assert told.out.splitlines()[:3] == [
        "a.md:1:15: warning house/outcome “improve” is said.",
        "Found 1 warning, in 1 of 1 document.",
        "Not counted: 1 accepted, 1 held to be wrong and 1 known from before.",
    ]


def test_an_export_shows_what_was_decided(project: Project, rows: list[Row]) -> None:
    save([row | said for row, said in zip(rows, DECISIONS, strict=True)])
    project.run("decisions", "import", "filled.csv")
    again = project.run("export", "a.md", "--baseline", FILE, "--today", "2026-11-22").out
    found = csv.DictReader(io.StringIO(again.removeprefix("\ufeff"), newline=""))
    told = {row["rule"]: (row["state"], row["decision"], row["until"]) for row in found}
    assert told == {
        "house/ancient": ("unchanged", "fix", ""),
        "house/dose": ("unchanged", "false", ""),
        "house/miracle": ("unchanged", "accept", "2027-03-01"),
        "house/outcome": ("new", "", ""),
    }


def test_a_decision_is_on_the_words_that_were_seen(project: Project, rows: list[Row]) -> None:
    project.write(a=TEXT.replace("may improve", "improves").replace("300", "900"))
    save([row | {"decision": "accept", "reason": "well put"} for row in rows])
    project.run("decisions", "import", "filled.csv")
    told = project.run("check", "a.md", "--baseline", FILE, "--fail-on", "warning")
    assert [line.split(" ")[2] for line in told.out.splitlines()[:2]] == ["house/outcome", "house/dose"]
    assert "certainty: hedged by “may”, now asserted (stronger)" in told.out
    assert "dose: 300 mg, 1/day, advised, now 900 mg, 1/day, advised (stronger)" in told.out


def test_a_later_decision_takes_the_place_of_an_earlier_one(project: Project, rows: list[Row]) -> None:
    project.run("baseline", "create", "a.md")
    for status in ("fix", "accept"):
        save([row | {"decision": status, "reason": "so"} for row in rows])
        project.run("decisions", "import", "filled.csv")
    assert [entry["status"] for entry in entries(project).values()] == ["accept"] * 4


def test_figures_by_rule(project: Project, rows: list[Row]) -> None:
    save([row | said for row, said in zip(rows, DECISIONS, strict=True)])
    project.run("decisions", "import", "filled.csv")
    project.run("baseline", "create", "a.md", "--add")
    told = json.loads(project.run("baseline", "stats", "--format", "json").out)
    assert {row["rule"]: (row["open"], row["precision"]) for row in told} == {
        "house/ancient": (0, 1.0),
        "house/dose": (0, 0.0),
        "house/miracle": (0, 1.0),
        "house/outcome": (1, None),
        "all": (1, 2 / 3),
    }


def test_a_decision_holds_for_what_was_merged_into_the_row(project: Project) -> None:
    pack = project.folder / "house.yml"
    pack.write_text(
        pack.read_text(encoding="utf-8").replace("family: certainty", "family: hype"), encoding="utf-8"
    )
    project.commit(a="An ancient miracle.\n")
    (row,) = exported(project)
    assert (row["rule"], row["also"]) == ("house/miracle", "house/ancient")
    for decision, left in (("accept", []), ("false", ["house/ancient"])):
        (project.folder / FILE).unlink(missing_ok=True)
        save([row | {"decision": decision, "reason": "satire"}])
        project.run("decisions", "import", "filled.csv")
        (document,) = project.report("a.md", "--baseline", FILE)["documents"]
        assert [each["rule"] for each in document["findings"] if each["suppressed"] is None] == left


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"decision": "accept"}, "line 2: “accept” needs a reason"),
        ({"decision": "false", "reason": " "}, "line 2: “false” needs a reason"),
        ({"decision": "maybe"}, "line 2: “maybe” is no decision; it may be fix, accept, false or empty"),
        (
            {"decision": "fix", "until": "1.3.2027"},
            "line 2: “until” takes a date as YYYY-MM-DD, not “1.3.2027”",
        ),
    ],
)
def test_a_wrong_row_enters_nothing(project: Project, rows: list[Row], said: Row, message: str) -> None:
    save([rows[0] | said, rows[1] | {"decision": "fix"}])
    told = project.run("decisions", "import", "filled.csv")
    assert (told.status, told.err) == (2, f"claimaudit: error: filled.csv: {message}\n")
    assert not (project.folder / FILE).exists()


def test_what_may_not_be_ignored_may_not_be_accepted(project: Project) -> None:
    project.commit(a="A secret.\n")
    (row,) = exported(project)
    save([row | {"decision": "accept", "reason": "so"}])
    told = project.run("decisions", "import", "filled.csv")
    assert (told.status, "house/secret may not be ignored" in told.err) == (2, True)
    save([row | {"decision": "fix"}])
    assert project.run("decisions", "import", "filled.csv").status == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a,b\n1,2\n", "lacks the columns document, rule"),
        (b"", "lacks the columns document, rule"),
        (b"\x00\x01\x02", "lacks the columns document, rule"),
    ],
)
def test_what_is_no_such_table(project: Project, content: bytes, message: str) -> None:
    (project.folder / "filled.csv").write_bytes(content)
    told = project.run("decisions", "import", "filled.csv")
    assert (told.status, message in told.err) == (2, True)


def test_a_missing_table(project: Project) -> None:
    told = project.run("decisions", "import", "none.csv")
    assert (told.status, told.err) == (
        2,
        "claimaudit: error: none.csv: can't be read: No such file or directory\n",
    )


def test_formulas_are_unguarded(project: Project) -> None:
    project.commit(a="-5 miracles.\n")
    (row,) = exported(project)
    assert row["sentence"] == "'-5 miracles."
    save([row | {"decision": "fix"}])
    project.run("decisions", "import", "filled.csv")
    assert project.states("a.md", "--baseline", FILE) == [("a.md", 1, "house/miracle", "unchanged")]
