"""What is new since a git revision, in real repositories."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from project import Project

MIRACLE = "house/miracle"


def test_what_the_revision_had_is_not_new(project: Project) -> None:
    project.commit(a="A miracle.\n", b="A miracle.\n")
    project.write(a="A miracle.\n\nAnother miracle.\n")
    assert project.states(".", "--since", "HEAD") == [
        ("a.md", 1, MIRACLE, "unchanged"),
        ("a.md", 3, MIRACLE, "new"),
    ]


def test_only_what_is_new_fails(project: Project) -> None:
    project.commit(a="A miracle.\n")
    project.write(a="A recipe.\n\nA miracle.\n")
    assert project.run("check", ".", "--since", "HEAD").status == 0
    project.write(a="A miracle.\n\nA second miracle.\n")
    told = project.run("check", ".", "--since", "HEAD")
    assert (told.status, told.out.splitlines()[:3]) == (
        1,
        [
            "a.md:3:10: error house/miracle “miracle” was said.",
            "Found 1 error, in 1 of 1 document.",
            "Not counted: 1 known from before.",
        ],
    )


def test_nothing_changed_is_fine_and_is_told(project: Project) -> None:
    project.commit(a="A miracle.\n", b="A miracle.\n")
    told = project.run("check", ".", "--since", "HEAD")
    assert told.status == 0
    assert told.err == "claimaudit: documents as they were in that revision, passed over: 2\n"


def test_text_that_was_moved_is_not_new(project: Project) -> None:
    project.commit(a="A miracle.\n\n# Head\n\nMagnesium may improve sleep.\n", b="A recipe.\n")
    project.write(a="# Head\n\nMagnesium may improve sleep.\n\nA recipe.\n", b="A recipe.\n\nA miracle.\n")
    assert {state for *_, state in project.states(".", "--since", "HEAD")} == {"unchanged"}


@pytest.mark.parametrize(
    ("was", "now", "state"),
    [
        ("Magnesium may improve sleep.", "Magnesium improves sleep.", "changed"),
        ("Magnesium improves sleep in some people.", "Magnesium improves sleep in most people.", "changed"),
        ("Magnesium improves sleep.", "Magnesium may improve sleep.", "unchanged"),
        ("Magnesium improves sleep (Lee 2019).", "Magnesium improves sleep.", "changed"),
        ("Magnesium improves sleep.", "Really, magnesium improves sleep.", "unchanged"),
        ("Take 300 mg of magnesium daily.", "Take 600 mg of magnesium daily.", "changed"),
        ("Take 600 mg of magnesium daily.", "Take 300 mg of magnesium daily.", "unchanged"),
        ("Take 600 mg of magnesium daily.", "Take 0.6 g of magnesium daily.", "unchanged"),
        ("Take 300 mg of magnesium daily.", "Take 300 mg of magnesium twice a day.", "changed"),
        ("Magnesium improves sleep.", "Zinc improves sleep.", "new"),
        ("A recipe.", "Magnesium improves sleep.", "new"),
    ],
)
def test_an_edited_claim(project: Project, was: str, now: str, state: str) -> None:
    project.commit(a=f"{was}\n")
    project.write(a=f"{now} It is said.\n")
    assert [found[3] for found in project.states("a.md", "--since", "HEAD")] == [state]


def test_what_has_changed_is_told(project: Project) -> None:
    project.commit(a="Magnesium may improve sleep.\n")
    project.write(a="Magnesium improves sleep.\n")
    told = project.run("check", "a.md", "--since", "HEAD")
    assert told.out.splitlines()[0] == (
        "a.md:1:11: warning house/outcome “improves” is said. "
        "Changed: certainty: hedged by “may”, now asserted (stronger)."
    )
    (finding,) = project.report("a.md", "--since", "HEAD")["documents"][0]["findings"]
    assert finding["baseline"]["was"]["sentence"] == "Magnesium may improve sleep."
    assert finding["baseline"]["was"]["changes"] == [
        {"aspect": "certainty", "was": "hedged by “may”", "now": "asserted", "direction": "stronger"}
    ]


LONG = "A miracle.\n\n" + "\n\n".join(f"This is recipe number {number} of the book." for number in range(20))


@pytest.mark.parametrize("told_git", [True, False])
def test_a_renamed_document(project: Project, told_git: bool) -> None:
    project.commit(old=LONG)
    (project.folder / "docs").mkdir()
    if told_git:
        project.git("mv", "old.md", "docs/new name é.md")
    else:
        (project.folder / "old.md").rename(project.folder / "docs/new name é.md")
    with (project.folder / "docs/new name é.md").open("a", encoding="utf-8") as file:
        file.write("\n\nA miracle of language.\n")
    assert project.states(".", "--since", "HEAD") == [
        ("docs/new name é.md", 1, MIRACLE, "unchanged"),
        ("docs/new name é.md", 43, MIRACLE, "new"),
    ]


def test_a_new_document_is_new_whole(project: Project) -> None:
    project.commit(a="A recipe.\n")
    project.write(b="A miracle.\n")
    assert project.states(".", "--since", "HEAD") == [("b.md", 1, MIRACLE, "new")]
    project.git("add", "b.md")
    assert project.states(".", "--since", "HEAD") == [("b.md", 1, MIRACLE, "new")]


def test_a_deleted_document_is_no_matter(project: Project) -> None:
    project.commit(a="A miracle.\n", b="A miracle.\n")
    (project.folder / "a.md").unlink()
    assert project.run("check", ".", "--since", "HEAD").status == 0


def test_staged_and_unstaged_edits_both_count(project: Project) -> None:
    project.commit(a="A recipe.\n", b="A recipe.\n")
    project.write(a="A miracle.\n", b="A miracle.\n")
    project.git("add", "a.md")
    assert [path for path, *_ in project.states(".", "--since", "HEAD")] == ["a.md", "b.md"]


def test_since_a_branch_across_a_merge(project: Project) -> None:
    project.commit(a="A recipe.\n", b="A recipe.\n")
    project.git("checkout", "--quiet", "-b", "topic")
    project.commit(a="A miracle.\n")
    project.git("checkout", "--quiet", "main")
    project.commit(b="An ancient recipe.\n")
    project.git("merge", "--quiet", "--no-edit", "topic")
    assert project.states(".", "--since", "topic") == [("b.md", 1, "house/ancient", "new")]
    assert project.states(".", "--since", "HEAD^1") == [("a.md", 1, MIRACLE, "new")]


def test_a_shallow_clone_as_ci_makes_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.commit(a="A miracle.\n")
    project.git("tag", "v1")
    project.commit(b="A recipe.\n")
    project.commit(a="A miracle.\n\nA second miracle.\n")
    clone = project.folder.parent / "clone"
    project.git("clone", "--quiet", "--depth", "1", f"file://{project.folder}", str(clone))
    monkeypatch.chdir(clone)
    told = project.run("check", ".", "--since", "v1")
    assert told.status == 2
    assert "there is no git revision “v1”" in told.err
    assert "the clone is shallow; `git fetch --depth=1 origin v1` brings it" in told.err
    shallow = Project(clone, project.capsys)
    shallow.git("fetch", "--quiet", "--depth", "1", "origin", "tag", "v1")
    assert shallow.states(".", "--since", "v1")[1:] == [("a.md", 3, MIRACLE, "new")]


def test_a_hook_of_git_may_call_us(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.commit(a="A recipe.\n")
    project.write(a="A miracle.\n")
    monkeypatch.setenv("GIT_DIR", "/nowhere/.git")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert project.states(".", "--since", "HEAD") == [("a.md", 1, MIRACLE, "new")]


def test_the_index_is_left_alone(project: Project) -> None:
    project.commit(a="A recipe.\n")
    project.write(b="A miracle.\n")
    before = project.git("status", "--porcelain")
    project.states(".", "--since", "HEAD")
    assert project.git("status", "--porcelain") == before == "?? b.md\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no-such-branch", "there is no git revision “no-such-branch”"),
        ("--output=/tmp/x", "“--output=/tmp/x” is no name of a git revision"),
        ("HEAD:a.md", "there is no git revision “HEAD:a.md”"),
        ("", "“” is no name of a git revision"),
    ],
)
def test_what_is_no_revision(project: Project, name: str, message: str) -> None:
    project.commit(a="A recipe.\n")
    told = project.run("check", ".", f"--since={name}")
    assert (told.status, message in told.err) == (2, True)


def test_outside_a_repository(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.md").write_text("A miracle.", encoding="utf-8")
    monkeypatch.chdir(outside)
    told = project.run("check", "a.md", "--since", "HEAD", "--isolated")
    assert (told.status, told.err) == (
        2,
        "claimaudit: error: a.md: --since compares with git, and this lies in no git repository\n",
    )


def test_names_of_files_that_look_like_something_else(project: Project) -> None:
    names = ["-n.md", "a b.md", ":(top).md", "é “x”.md", "a*.md"]
    for name in names:
        (project.folder / name).write_text("A recipe.\n", encoding="utf-8")
    project.commit()
    for name in names:
        (project.folder / name).write_text("A recipe.\n\nA miracle.\n", encoding="utf-8")
    (project.folder / "-new*.md").write_text("A miracle.\n", encoding="utf-8")
    found = project.states(".", "--since", "HEAD")
    assert sorted(path for path, *_ in found) == sorted([*names, "-new*.md"])
    assert {state for *_, state in found} == {"new"}


def test_settings_of_a_repository_run_nothing(project: Project) -> None:
    trap = project.folder / "trap.sh"
    trap.write_text("#!/bin/sh\ntouch sprung\n", encoding="utf-8")
    trap.chmod(0o755)
    project.commit(a="A recipe.\n")
    (project.folder / ".gitattributes").write_text("*.md diff=evil\n", encoding="utf-8")
    for name in ("diff.external", "diff.evil.command", "diff.evil.textconv", "core.fsmonitor", "core.pager"):
        project.git("config", name, str(trap))
    project.write(a="A miracle.\n")
    assert project.states("a.md", "--since", "HEAD") == [("a.md", 1, MIRACLE, "new")]
    assert not (project.folder / "sprung").exists()


def test_standard_input_is_compared_under_its_name(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.commit(a="A miracle.\n")
    text = io.TextIOWrapper(io.BytesIO(b"A miracle.\n\nA second miracle.\n"))
    monkeypatch.setattr(sys, "stdin", text)
    told = project.run("check", "-", "--stdin-filename", "a.md", "--since", "HEAD")
    assert told.out.splitlines()[0] == "a.md:3:10: error house/miracle “miracle” was said."
