"""The GitHub Action and the CI examples: by their schemas, and the shell they run, run."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from action_house import BIN, PACK, ROOT

EXAMPLES = ROOT / "docs/examples"
DEFAULTS = {"PATHS": ".", "SINCE": "", "FAIL_ON": "", "ARGUMENTS": "", "SUMMARY": "true"}


def content(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


ACTION = content(ROOT / "action.yml")
AUDIT = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "audit")


@dataclass(frozen=True)
class Ran:
    """What a step did: its exit code, what it printed, its outputs and the job summary."""

    status: int
    said: str
    outputs: dict[str, str]
    summary: str


Step = Callable[..., Ran]


def git(*arguments: str | Path, cwd: Path) -> str:
    identity = ("-c", "user.name=A", "-c", "user.email=a@x.test", "-c", "protocol.file.allow=always")
    done = subprocess.run(["git", *identity, *arguments], cwd=cwd, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository with two revisions on main, and a branch that adds a text to the second."""
    folder = tmp_path / "origin"
    folder.mkdir()
    git("init", "-q", "-b", "main", cwd=folder)
    (folder / "house.yml").write_text(PACK, encoding="utf-8")
    settings = 'rules = ["house.yml"]\ndefault-rules = false\n'
    (folder / "claimaudit.toml").write_text(settings, encoding="utf-8")
    for number, text in enumerate(("Our tea is a miracle.", "Our tea is tea.")):
        (folder / f"text{number}.md").write_text(text, encoding="utf-8")
        git("add", "-A", cwd=folder)
        git("commit", "-qm", f"Text {number}", cwd=folder)
    git("checkout", "-qb", "more", cwd=folder)
    (folder / "new.md").write_text("Our soup is a miracle.", encoding="utf-8")
    git("add", "-A", cwd=folder)
    git("commit", "-qm", "More", cwd=folder)
    git("checkout", "-q", "main", cwd=folder)
    return folder


@pytest.fixture
def checkout(origin: Path, tmp_path: Path) -> Path:
    """The branch, as the checkout of a pull request has it: the last revision and no more."""
    folder = tmp_path / "checkout"
    git("clone", "-q", "--depth=1", "--branch=more", f"file://{origin}", folder, cwd=tmp_path)
    return folder


@pytest.fixture
def step(checkout: Path, tmp_path: Path) -> Step:
    """The audit of the action, as the runner would run it."""

    def run(*, path: Path = BIN, base: str = "", **inputs: str) -> Ran:
        files = {name: tmp_path / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("", encoding="utf-8")
        (tmp_path / "script.sh").write_text(AUDIT["run"], encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", tmp_path / "script.sh"],
            cwd=checkout,
            env={
                **os.environ,
                "PATH": f"{path}{os.pathsep}{os.environ['PATH']}",
                "RUNNER_TEMP": str(tmp_path),
                "GITHUB_BASE_REF": base,
                **{name: str(file) for name, file in files.items()},
                **(DEFAULTS | inputs),
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
        summary = files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        return Ran(done.returncode, done.stdout + done.stderr, outputs, summary)

    return run


@pytest.fixture
def stub(tmp_path: Path) -> Path:
    """A folder with a `claimaudit` that only says how it was called, an argument a line."""
    folder = tmp_path / "stub"
    folder.mkdir()
    (folder / "claimaudit").write_text("#!/bin/sh\nprintf '<%s>\\n' \"$@\"\n", encoding="utf-8")
    (folder / "claimaudit").chmod(0o755)
    return folder


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("github-actions", ROOT / "action.yml"),
        ("github-workflows", EXAMPLES / "github-workflow.yml"),
        ("gitlab-ci", EXAMPLES / "gitlab-ci.yml"),
    ],
)
def test_it_holds_to_the_schema_of_its_service(schema: str, path: Path) -> None:
    done = subprocess.run(
        [BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_no_input_becomes_part_of_a_script() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)


def test_each_input_of_the_audit_is_an_input_of_the_action() -> None:
    named = {value.strip("${} ").removeprefix("inputs.") for value in AUDIT["env"].values()}
    assert set(AUDIT["env"]) == set(DEFAULTS)
    assert named <= set(ACTION["inputs"])


def test_a_whole_audit_annotates_sums_up_and_fails(step: Step, checkout: Path) -> None:
    ran = step()
    assert ran.status == 1, ran.said
    lines = [line.partition("::")[2].split(" ")[0] for line in ran.said.splitlines() if line.startswith("::")]
    assert lines == ["error", "error"]
    assert "file=new.md,line=1,endLine=1,col=15,endColumn=22" in ran.said
    assert ran.summary.startswith("## claimaudit: 2 errors\n")
    log = json.loads(Path(ran.outputs["sarif"]).read_text(encoding="utf-8"))
    uris = [
        r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in log["runs"][0]["results"]
    ]
    assert uris == ["new.md", "text0.md"]
    assert ran.outputs["since"] == ""
    assert git("status", "--porcelain", cwd=checkout) == ""


def test_the_bar_and_the_summary_are_inputs(step: Step) -> None:
    ran = step(FAIL_ON="never", SUMMARY="false", PATHS="text1.md")
    assert (ran.status, ran.summary) == (0, "")
    assert "Found nothing." in ran.said


def test_an_error_is_no_finding(step: Step) -> None:
    ran = step(PATHS="nowhere.md")
    assert ran.status == 2
    assert "::error title=claimaudit,file=nowhere.md::" in ran.said
    ran = step(ARGUMENTS="--profile=nobody")
    assert (ran.status, "sarif" in ran.outputs) == (2, False)


def test_a_pull_request_is_compared_with_its_merge_base(step: Step, stub: Path, origin: Path) -> None:
    base = git("rev-parse", "main", cwd=origin)
    (origin / "later.md").write_text("Main goes on.", encoding="utf-8")
    git("add", "-A", cwd=origin)
    git("commit", "-qm", "Later", cwd=origin)
    ran = step(path=stub, base="main")
    assert (ran.status, ran.outputs) == (0, {"since": base}), ran.said
    assert f"<--since={base}>\n<--allow-empty>\n<-->\n<.>\n" in ran.said


def test_a_pull_request_is_told_what_it_brings(step: Step, checkout: Path) -> None:
    assert git("rev-parse", "--is-shallow-repository", cwd=checkout) == "true"
    ran = step(base="main")
    assert ran.status == 1, ran.said
    assert "file=new.md,line=1," in ran.said
    assert "text0.md" not in ran.said
    assert ran.summary.startswith("## claimaudit: 1 error\n")


def test_a_pull_request_without_texts_passes(step: Step, checkout: Path) -> None:
    git("rm", "-q", "new.md", cwd=checkout)
    (checkout / "code.py").write_text("'a miracle'", encoding="utf-8")
    git("add", "-A", cwd=checkout)
    git("commit", "-qm", "Code", cwd=checkout)
    ran = step(base="main")
    assert (ran.status, ran.summary.startswith("## claimaudit: nothing found\n")) == (0, True), ran.said


@pytest.mark.parametrize(
    ("inputs", "told"),
    [
        ({"SINCE": "v1.0"}, "<--since=v1.0>\n<--allow-empty>\n<-->\n<.>\n"),
        ({"SINCE": "none"}, ".md>\n<-->\n<.>\n"),
        ({"SINCE": "none", "FAIL_ON": "info"}, ".md>\n<--fail-on=info>\n<-->\n<.>\n"),
        ({"SINCE": "none", "PATHS": "a b\n\n--help\n"}, ".md>\n<-->\n<a b>\n<--help>\n"),
        (
            {"SINCE": "none", "ARGUMENTS": "--profile=commercial-us\n--exclude=$(id) `id`"},
            ".md>\n<--profile=commercial-us>\n<--exclude=$(id) `id`>\n<-->\n<.>\n",
        ),
    ],
)
def test_inputs_become_arguments_and_nothing_else(
    step: Step, stub: Path, inputs: dict[str, str], told: str
) -> None:
    ran = step(path=stub, base="main", **inputs)
    assert (ran.status, ran.said.endswith(told)) == (0, True), ran.said


def test_what_has_nothing_in_common_with_its_base_is_told(step: Step, stub: Path, origin: Path) -> None:
    git("checkout", "-q", "--orphan", "other", cwd=origin)
    git("commit", "-qm", "Other", cwd=origin)
    ran = step(path=stub, base="other")
    assert ran.status == 2
    assert "::error title=claimaudit::the pull request and its base have no revision in common" in ran.said


@pytest.mark.slow
def test_the_script_of_the_gitlab_example_runs(checkout: Path, origin: Path) -> None:
    job = content(EXAMPLES / "gitlab-ci.yml")["health-claims"]
    whole, gate = job["script"]
    base = git("rev-parse", "main", cwd=origin)
    git("fetch", "-q", "--unshallow", "origin", "main", cwd=checkout)
    environment = {
        **os.environ,
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
    }
    for command, status in ((whole, 0), (gate, 1)):
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=checkout,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == status, done.stderr
    assert "new.md:1:15: error house/miracle" in done.stdout
    assert "text0.md" not in done.stdout
    quality = json.loads((checkout / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert [issue["location"]["path"] for issue in quality] == ["new.md", "text0.md"]
    assert (checkout / job["artifacts"]["reports"]["junit"]).read_text(encoding="utf-8").count(
        "<failure"
    ) == 2


@pytest.mark.parametrize(
    ("name", "status", "told"),
    [("What the pull request brings", 1, ["new.md"]), ("Everything", 0, ["new.md", "text0.md"])],
)
def test_the_workflow_that_init_writes_runs(
    checkout: Path, origin: Path, tmp_path: Path, name: str, status: int, told: list[str]
) -> None:
    workflow = content(ROOT / "src/claimaudit/cli/templates/github.yml")
    (script,) = [step["run"] for step in workflow["jobs"]["claims"]["steps"] if step.get("name") == name]
    git("fetch", "-q", "--unshallow", "origin", "main", cwd=checkout)
    summary = tmp_path / "summary.md"
    environment = {
        **os.environ,
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "BASE": git("rev-parse", "main", cwd=origin),
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stderr
    page = summary.read_text(encoding="utf-8")
    assert [path for path in ("new.md", "text0.md") if path in page] == told
