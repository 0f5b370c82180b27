"""Claims of two versions: files, folders and git revisions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from project import Project

OLD = "Magnesium may improve sleep.\n\nTake 300 mg of magnesium daily.\n"


def kinds(project: Project, old: str, new: str) -> list[tuple[str, str]]:
    """Kind of difference and sentence, in order."""
    told = project.run("diff", old, new, "--format", "json")
    assert told.status == 0, told.err
    return [
        (each["kind"], (each["now"] or each["was"])["claim"]["sentence"])
        for each in json.loads(told.out)["claims"]
    ]


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("Magnesium may improve sleep.", "Magnesium improves sleep.", "strengthened"),
        ("Magnesium improves sleep.", "Magnesium may improve sleep.", "weakened"),
        (
            "Magnesium improves sleep in some people.",
            "Magnesium improves sleep in most people.",
            "strengthened",
        ),
        ("Magnesium usually improves sleep.", "Magnesium sometimes improves sleep.", "weakened"),
        ("Magnesium improves sleep (Lee 2019).", "Magnesium improves sleep.", "strengthened"),
        ("Magnesium improves sleep.", "Magnesium improves sleep (Lee 2019).", "weakened"),
        ("Magnesium improves sleep.", "Magnesium does not improve sleep.", "changed"),
        ("Turmeric prevents arthritis.", "Turmeric cures arthritis.", "strengthened"),
        ("Take 300 mg of magnesium daily.", "Take 0.6 g of magnesium daily.", "strengthened"),
        ("Take 600 mg of magnesium daily.", "Take 300 mg of magnesium daily.", "weakened"),
        ("Take 300 mg of magnesium daily.", "Take 300 mg of magnesium weekly.", "weakened"),
        ("Take 300 mg of magnesium daily.", "Take 300 IU of magnesium daily.", "changed"),
    ],
)
def test_how_a_claim_changes(project: Project, was: str, now: str, expected: str) -> None:
    project.write(old=was, new=now)
    assert kinds(project, "old.md", "new.md") == [(expected, now)]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Magnesium may improve sleep.", "Magnesium might improve sleep."),
        ("Magnesium improves sleep.", "# Sleep\n\nAs is known, magnesium improves sleep."),
        ("Take 600 mg of magnesium daily.", "Take 0.6 g of magnesium daily."),
        ("Magnesium improves sleep. Zinc eases colds.", "Zinc eases colds. Magnesium improves sleep."),
    ],
)
def test_other_words_are_no_change(project: Project, was: str, now: str) -> None:
    project.write(old=was, new=now)
    assert kinds(project, "old.md", "new.md") == []


def test_the_text_report(project: Project) -> None:
    project.write(old=OLD, new="Zinc eases colds.\n\nMagnesium improves sleep.\n")
    told = project.run("diff", "old.md", "new.md")
    assert told.out == (
        "new.md:1:6: added outcome\n"
        "    + Zinc eases colds.\n"
        "new.md:3:11: strengthened outcome\n"
        "    - Magnesium may improve sleep.\n"
        "    + Magnesium improves sleep.\n"
        "    certainty: hedged by “may”, now asserted (stronger)\n"
        "old.md:3:6: removed dosage\n"
        "    - Take 300 mg of magnesium daily.\n"
        "1 added, 1 removed, 1 strengthened, 0 weakened, 0 changed, 0 unchanged.\n"
    )


def test_folders_by_the_places_in_them(project: Project) -> None:
    project.write(
        v1__a=OLD, v1__b="A recipe.", v2__a=OLD.replace("may improve", "improves"), v2__c="Zinc eases colds."
    )
    assert kinds(project, "v1", "v2") == [
        ("strengthened", "Magnesium improves sleep."),
        ("added", "Zinc eases colds."),
    ]


def test_a_revision_and_the_working_tree(project: Project) -> None:
    project.commit(docs__a=OLD, b="Zinc eases colds.")
    project.write(docs__a=OLD.replace("300", "600"), b="A recipe.")
    assert kinds(project, "HEAD", "docs") == [("strengthened", "Take 600 mg of magnesium daily.")]
    assert kinds(project, "HEAD", "docs/a.md") == [("strengthened", "Take 600 mg of magnesium daily.")]
    assert kinds(project, "HEAD", ".") == [
        ("removed", "Zinc eases colds."),
        ("strengthened", "Take 600 mg of magnesium daily."),
    ]


def test_two_revisions_and_a_path_in_them(project: Project) -> None:
    project.commit(docs__a=OLD, b="Zinc eases colds.")
    project.git("tag", "v1")
    project.commit(docs__a=OLD.replace("may improve", "improves"), b="Zinc may ease colds.")
    assert kinds(project, "v1", "HEAD") == [
        ("weakened", "Zinc may ease colds."),
        ("strengthened", "Magnesium improves sleep."),
    ]
    assert kinds(project, "v1:docs", "HEAD:docs") == [("strengthened", "Magnesium improves sleep.")]
    assert kinds(project, "v1:b.md", "b.md") == [("weakened", "Zinc may ease colds.")]


def test_a_renamed_document_is_the_same(project: Project) -> None:
    project.commit(a=OLD)
    project.git("mv", "a.md", "b.md")
    project.write(b=OLD.replace("300", "600"))
    assert kinds(project, "HEAD", ".") == [("strengthened", "Take 600 mg of magnesium daily.")]


def test_what_fails_is_asked_for(project: Project) -> None:
    project.write(old=OLD, new=OLD.replace("may improve", "improves"))
    assert project.run("diff", "old.md", "new.md").status == 0
    assert project.run("diff", "old.md", "new.md", "--fail-on", "strengthened").status == 1
    assert project.run("diff", "old.md", "new.md", "--fail-on", "added", "--fail-on", "removed").status == 0
    assert project.run("diff", "old.md", "new.md", "--fail-on", "stronger").status == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("nowhere", "a.md", "there is no git revision “nowhere”"),
        ("HEAD:nowhere.md", "a.md", "there is no “nowhere.md” in the git revision “HEAD”"),
        ("-n", "a.md", "No such option"),
    ],
)
def test_what_is_not_there(project: Project, old: str, new: str, message: str) -> None:
    project.commit(a=OLD)
    told = project.run("diff", old, new)
    assert (told.status, message in told.err) == (2, True)


def test_outside_a_repository_paths_alone_are_compared(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "outside").mkdir()
    monkeypatch.chdir(tmp_path / "outside")
    told = project.run("diff", "main", "HEAD")
    assert (told.status, "“main” is no path, and no git repository is here" in told.err) == (2, True)


def test_an_unreadable_side_is_told(project: Project) -> None:
    project.write(a=OLD)
    (project.folder / "b.md").write_bytes(b"\x00\x01")
    told = project.run("diff", "a.md", "b.md")
    assert (told.status, told.err.startswith("claimaudit: error: b.md: ")) == (2, True)
