"""Baselines: what is known stays known wherever it moves, and comes back when it is worded more strongly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from project import Project

from claimaudit.baseline.store import read_baseline, written
from claimaudit.errors import UserError

FILE = "claimaudit-baseline.jsonl"
USED = ("--baseline", FILE)
MAGNESIUM = "Magnesium may improve sleep.\n\nTake 300 mg of magnesium daily.\n\nA miracle.\n"


@pytest.fixture
def known(project: Project) -> Project:
    """A project with a baseline of three findings on `a.md`."""
    project.commit(a=MAGNESIUM)
    assert project.run("baseline", "create", ".").err.startswith(
        f"claimaudit: {FILE}: 3 entered, 0 known before\n"
    )
    return project


def lines(project: Project) -> list[str]:
    return (project.folder / FILE).read_text(encoding="utf-8").splitlines()


def decide(project: Project, rule: str, **verdict: str) -> None:
    """Write a verdict into the lines of a rule."""
    entries = [json.loads(line) for line in lines(project)]
    told = [entry | verdict if entry["rule"] == rule else entry for entry in entries]
    (project.folder / FILE).write_text("".join(f"{json.dumps(each)}\n" for each in told), encoding="utf-8")


def summed(project: Project, *paths: str) -> str:
    return project.run("baseline", "check", *(paths or (".",))).out.splitlines()[-1]


def test_what_a_line_says(known: Project) -> None:
    miracle = next(json.loads(line) for line in lines(known) if "house/miracle" in line)
    assert {**miracle, "fingerprint": ""} == {
        "fingerprint": "",
        "rule": "house/miracle",
        "document": "a.md",
        "status": "open",
        "was": {"sentence": "A miracle.", "text": "miracle", "polarity": "positive", "support": "none"},
    }
    assert lines(known) == sorted(lines(known))


def test_the_same_findings_give_the_same_file(known: Project) -> None:
    before = lines(known)
    (known.folder / FILE).unlink()
    known.write(
        a="A miracle.\n\n\n# Head\n\nTake 300 mg of magnesium daily.\n\nMagnesium may improve sleep.\n"
    )
    known.run("baseline", "create", ".")
    assert lines(known) == before


def test_what_is_known_does_not_fail(known: Project) -> None:
    assert known.run("check", ".").status == 1
    told = known.run("check", ".", *USED)
    assert (told.status, told.out.splitlines()[:2]) == (
        0,
        ["Found nothing.", "Not counted: 3 known from before."],
    )
    assert known.run("check", ".", *USED, "--no-baseline").status == 1


def test_a_configured_baseline_is_used(known: Project) -> None:
    config = known.folder / "claimaudit.toml"
    config.write_text(config.read_text(encoding="utf-8") + f'baseline = "{FILE}"\n', encoding="utf-8")
    assert known.run("check", ".").status == 0


def test_every_report_counts_what_is_known(known: Project) -> None:
    known.run(
        "scan", ".", *USED, "--report", "json=r.json", "--report", "csv=r.csv", "--report", "text=r.txt"
    )
    report = json.loads((known.folder / "r.json").read_text(encoding="utf-8"))
    assert report["summary"]["findings"] == {
        "error": 0,
        "warning": 0,
        "info": 0,
        "suppressed": 0,
        "unchanged": 3,
    }
    assert (known.folder / "r.csv").read_text(encoding="utf-8").count(",unchanged,") == 3
    assert "Not counted: 3 known from before." in (known.folder / "r.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ({"a": f"# New head\n\n{MAGNESIUM}"}, "3 unchanged, 0 changed, 0 new, 0 gone."),
        ({"a": MAGNESIUM.replace("may improve", "improves")}, "2 unchanged, 1 changed, 0 new, 0 gone."),
        ({"a": MAGNESIUM.replace("300", "600")}, "2 unchanged, 1 changed, 0 new, 0 gone."),
        ({"a": MAGNESIUM.replace("300", "200")}, "3 unchanged, 0 changed, 0 new, 0 gone."),
        ({"a": MAGNESIUM + "\nA miracle.\n"}, "3 unchanged, 0 changed, 1 new, 0 gone."),
        ({"a": MAGNESIUM.replace("A miracle.", "A recipe.")}, "2 unchanged, 0 changed, 0 new, 1 gone."),
        ({"a": "A recipe.\n", "b": MAGNESIUM}, "3 unchanged, 0 changed, 0 new, 0 gone."),
        ({"b": "A miracle.\n"}, "3 unchanged, 0 changed, 1 new, 0 gone."),
    ],
    ids=[
        "moved",
        "hedge dropped",
        "dose raised",
        "dose lowered",
        "one more",
        "gone",
        "to another page",
        "a copy",
    ],
)
def test_what_becomes_of_known_findings(known: Project, texts: dict[str, str], told: str) -> None:
    known.write(**texts)
    assert summed(known) == told
    assert known.run("baseline", "check", ".").status == (
        0 if told.startswith("3 unchanged, 0 changed, 0 new, 0") else 1
    )


def test_two_claims_that_change_places_do_not_change(project: Project) -> None:
    claims = ["Magnesium may improve sleep.", "Magnesium improves sleep."]
    project.commit(a="\n\n".join(claims))
    project.run("baseline", "create", ".")
    project.write(a="\n\n".join(reversed(claims)))
    assert summed(project) == "2 unchanged, 0 changed, 0 new, 0 gone."
    project.write(a="\n\n".join([claims[1], *claims]))
    assert summed(project) == "2 unchanged, 0 changed, 1 new, 0 gone."


def test_what_has_changed_is_told(known: Project) -> None:
    known.write(a=MAGNESIUM.replace("may improve", "improves"))
    told = known.run("check", ".", *USED, "--fail-on", "warning")
    assert (told.status, told.out.splitlines()[0]) == (
        1,
        "a.md:1:11: warning house/outcome “improves” is said. "
        "Changed: certainty: hedged by “may”, now asserted (stronger).",
    )


def test_a_renamed_document_changes_nothing(known: Project) -> None:
    known.git("mv", "a.md", "b.md")
    assert summed(known) == "3 unchanged, 0 changed, 0 new, 0 gone."
    known.run("baseline", "prune", ".")
    assert {json.loads(line)["document"] for line in lines(known)} == {"b.md"}


def test_a_document_that_was_not_read_keeps_its_findings_to_itself(known: Project) -> None:
    known.write(b="A miracle.\n")
    told = known.run("baseline", "check", "b.md")
    assert told.out.splitlines()[-1] == "0 unchanged, 0 changed, 1 new, 0 gone, 3 not looked at."
    known.run("baseline", "prune", "b.md")
    assert len(lines(known)) == 3


def test_rules_that_are_off_lose_nothing(known: Project) -> None:
    known.run("baseline", "prune", ".", "--select", "house/miracle")
    assert len(lines(known)) == 3


def test_pruning_drops_what_is_gone_and_keeps_what_was_decided(known: Project) -> None:
    decide(known, "house/miracle", status="fix")
    known.write(a="A recipe.\n")
    told = known.run("baseline", "prune", ".")
    assert told.err == f"claimaudit: {FILE}: 2 dropped, 1 decided and gone\n"
    (left,) = map(json.loads, lines(known))
    assert (left["rule"], left["status"], left["gone"]) == ("house/miracle", "fix", True)
    known.write(a="A miracle.\n")
    assert summed(known) == "0 unchanged, 0 changed, 1 new, 0 gone."


def test_an_existing_baseline_grows_only_when_asked(known: Project) -> None:
    known.write(b="A miracle.\n")
    told = known.run("baseline", "create", ".")
    assert (told.status, "there is a baseline already" in told.err, len(lines(known))) == (2, True, 3)
    decide(known, "house/miracle", status="accept", reason="a quotation")
    assert known.run("baseline", "create", ".", "--add").err.startswith(
        f"claimaudit: {FILE}: 1 entered, 3 known before"
    )
    assert [json.loads(line).get("reason") for line in lines(known)].count("a quotation") == 1


@pytest.mark.parametrize("status", ["accept", "false"])
def test_what_was_accepted_is_set_aside(known: Project, status: str) -> None:
    decide(known, "house/miracle", status=status, reason="a quotation", reviewer="AB", until="2027-01-01")
    (document,) = known.report("a.md", *USED, "--today", "2027-01-01")["documents"]
    (finding,) = [each for each in document["findings"] if each["rule"] == "house/miracle"]
    assert finding["suppressed"] == {
        "by": "baseline",
        "decision": status,
        "reason": "a quotation",
        "reviewer": "AB",
        "decided": None,
        "until": "2027-01-01",
    }


def test_a_decision_that_is_over_comes_back(known: Project) -> None:
    decide(known, "house/miracle", status="accept", reason="a quotation", until="2027-01-01")
    told = known.run("check", ".", *USED, "--today", "2027-01-02")
    assert (told.status, told.out.splitlines()[0]) == (
        1,
        "a.md:5:3: error house/miracle “miracle” was said. "
        "Changed: decision: accept until 2027-01-01, now open.",
    )


def test_a_strengthened_claim_is_no_longer_accepted(known: Project) -> None:
    decide(known, "house/outcome", status="accept", reason="well hedged")
    assert known.run("check", ".", *USED, "--fail-on", "warning").status == 0
    known.write(a=MAGNESIUM.replace("may improve", "improves"))
    assert known.run("check", ".", *USED, "--fail-on", "warning").status == 1


def test_what_may_not_be_ignored_is_in_no_baseline(project: Project) -> None:
    project.commit(a="A secret.\n")
    told = project.run("baseline", "create", ".")
    assert "0 entered, 0 known before; not entered, since they may not be ignored: 1\n" in told.err
    assert project.run("check", ".", *USED).status == 1


def test_branches_merge_without_a_conflict(known: Project) -> None:
    known.commit()
    for branch, text in (("one", "A miracle on one."), ("two", "A miracle on two.")):
        known.git("checkout", "--quiet", "-b", branch, "main")
        known.write(**{branch: text})
        known.run("baseline", "create", ".", "--add")
        known.commit()
    (known.folder / ".git/info/attributes").write_text(f"{FILE} merge=union\n", encoding="utf-8")
    known.git("merge", "--quiet", "--no-edit", "one")
    assert summed(known) == "5 unchanged, 0 changed, 0 new, 0 gone."


def test_with_since_both_answer(known: Project) -> None:
    known.commit(b="A miracle.\n")
    known.write(a=f"{MAGNESIUM}\nA second miracle.\n", b="A recipe.\n\nA miracle.\n")
    assert [(path, line, state) for path, line, _, state in known.states(".", "--since", "HEAD", *USED)] == [
        ("a.md", 1, "unchanged"),
        ("a.md", 3, "unchanged"),
        ("a.md", 5, "unchanged"),
        ("a.md", 7, "new"),
        ("b.md", 3, "unchanged"),
    ]


def test_an_unreadable_document_leaves_the_baseline_alone(known: Project) -> None:
    (known.folder / "b.md").write_bytes(b"\x00\x01")
    (known.folder / "a.md").unlink()
    told = known.run("baseline", "prune", ".")
    assert (told.status, len(lines(known))) == (2, 3)
    assert "is left as it is, for not everything could be read" in told.err


GOOD = '{"fingerprint": "f0", "rule": "a/b", "document": "a.md"}'


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (f"{GOOD}\n<<<<<<< HEAD\n", 2, "a merge was left unfinished here"),
        (f"{GOOD}\n\nnonsense", 3, "is not valid JSON: Expecting value: line 1 column 1 (char 0)"),
        ("[1]", 1, "is no JSON object"),
        ('{"fingerprint": "f0", "rule": "a/b"}', 1, '"document": field required'),
        (GOOD.replace("}", ', "statuss": "fix"}'), 1, 'unknown key "statuss"'),
        (GOOD.replace("}", ', "was": {"sentense": "x"}}'), 1, 'unknown key "sentense"'),
        (
            GOOD.replace("}", ', "status": "wrong"}'),
            1,
            "\"status\": input should be 'open', 'fix', 'accept' or 'false'",
        ),
        (GOOD.replace("}", ', "status": "accept"}'), 1, "“accept” needs a reason"),
        (GOOD.replace("}", ', "until": "soon"}'), 1, "“until” takes a date as YYYY-MM-DD, not “soon”"),
    ],
)
def test_a_broken_file(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / FILE
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_baseline(path)
    assert (caught.value.line, caught.value.message) == (line, message)


def test_a_missing_file_is_an_error(project: Project) -> None:
    project.commit(a="A miracle.")
    told = project.run("check", ".", "--baseline", "none.jsonl")
    assert (told.status, told.err) == (
        2,
        "claimaudit: error: none.jsonl: can't be read: No such file or directory\n",
    )


def test_what_is_written_reads_back(known: Project) -> None:
    entries = read_baseline(known.folder / FILE)
    assert written(entries) == (known.folder / FILE).read_text(encoding="utf-8")


def test_figures_of_no_decisions(known: Project) -> None:
    assert known.run("baseline", "stats").out.splitlines()[-1].split() == ["all", "3", "0", "0", "0", "-"]
