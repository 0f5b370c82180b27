"""`init`: looks at the project, writes what is missing, and never writes over anything."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml
from telling import Command

from claimaudit.configfile import read_config

pytestmark = pytest.mark.slow

VERSION = version("claimaudit")
BIN = Path(sys.executable).parent
ROOT = Path(__file__).parents[2]
WORKFLOW = ".github/workflows/claimaudit.yml"


@pytest.fixture
def site(project: Path) -> Path:
    """A project with texts for its readers, and some on itself."""
    for path in list(project.iterdir()):
        path.unlink()
    for name in ("README.md", "LICENSE", "articles/tea.md", "articles/soup.md", "articles/rest.html"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text("<p>Our tea is tea.</p>", encoding="utf-8")
    return project


def tree(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def toml(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "claimaudit.toml").read_text(encoding="utf-8"))


def test_a_configuration_after_a_look(claimaudit: Command, site: Path) -> None:
    before = tree(site)
    told = claimaudit("init", "--no-baseline")
    assert (told.status, told.out, told.err) == (0, "wrote claimaudit.toml\n", "")
    assert tree(site) - before == {"claimaudit.toml"}
    assert toml(site) == {
        "profile": "editorial",
        "fail-on": "error",
        "min-severity": "info",
        "exclude": ["/README*", "/LICENSE*"],
    }
    text = (site / "claimaudit.toml").read_text(encoding="utf-8")
    assert "# Texts found when this was written: 1 .html, 2 .md.\n" in text


def test_what_it_writes_takes_effect(claimaudit: Command, site: Path) -> None:
    claimaudit("init", "--profile", "commercial-us", "--no-baseline")
    partial = read_config(site / "claimaudit.toml")
    assert partial
    assert partial.values["profile"] == "commercial-us"
    told = claimaudit("check", ".")
    assert (told.status, "Read 3 documents" in told.out) == (0, True)


def test_what_is_found_now_becomes_the_baseline(claimaudit: Command, site: Path) -> None:
    (site / "articles/cure.md").write_text("Our tea cures cancer.", encoding="utf-8")
    before = tree(site)
    told = claimaudit("init")
    assert (told.status, told.out) == (0, "wrote claimaudit.toml\n")
    assert tree(site) - before == {"claimaudit.toml", "claimaudit-baseline.jsonl"}
    assert toml(site)["baseline"] == "claimaudit-baseline.jsonl"
    assert claimaudit("check", ".").status == 0
    assert claimaudit("check", ".", "--no-baseline").status == 1
    (site / "articles/more.md").write_text("Our soup cures cancer.", encoding="utf-8")
    assert claimaudit("check", ".").status == 1


def test_a_project_elsewhere_is_set_up_there(claimaudit: Command, site: Path) -> None:
    before = tree(site)
    told = claimaudit("init", "articles")
    assert (told.status, told.out) == (0, "wrote articles/claimaudit.toml\n")
    assert tree(site) - before == {"articles/claimaudit.toml", "articles/claimaudit-baseline.jsonl"}


def test_a_text_that_can_not_be_read_leaves_no_baseline(claimaudit: Command, site: Path) -> None:
    (site / "articles/broken.md").write_bytes(b"\x00\x01")
    told = claimaudit("init")
    assert told.status == 2
    assert "broken.md" in told.err
    assert "baseline" not in toml(site)
    assert not (site / "claimaudit-baseline.jsonl").exists()


def test_what_is_there_stays(claimaudit: Command, site: Path) -> None:
    (site / "claimaudit.toml").write_text('profile = "commercial-uk"\n', encoding="utf-8")
    (site / ".gitlab-ci.yml").write_text("stages: [test]\n", encoding="utf-8")
    told = claimaudit("init")
    assert told.status == 0
    assert toml(site) == {"profile": "commercial-uk"}
    assert (site / ".gitlab-ci.yml").read_text(encoding="utf-8") == "stages: [test]\n"
    assert "claimaudit.toml holds a configuration already, and stays as it is" in told.err
    first, _, rest = told.out.partition("\n\n")
    assert first == ".gitlab-ci.yml is there already, and stays as it is. What would stand in it:"
    assert set(yaml.safe_load(rest)) == {"health-claims"}


def test_a_pyproject_that_speaks_of_us_is_a_configuration(claimaudit: Command, site: Path) -> None:
    (site / "pyproject.toml").write_text("[tool.claimaudit]\n", encoding="utf-8")
    told = claimaudit("init")
    assert (told.out, (site / "claimaudit.toml").exists()) == ("", False)


@pytest.mark.parametrize(
    ("sign", "text", "written"),
    [
        (".github/CODEOWNERS", "", WORKFLOW),
        (".git/config", "url = git@github.com:a/b.git", WORKFLOW),
        (".git/config", "url = https://gitlab.x.test/a/b.git", ".gitlab-ci.yml"),
        (".git/config", "url = https://x.test/a.git", None),
    ],
)
def test_the_service_is_known_by_its_signs(
    claimaudit: Command, site: Path, sign: str, text: str, written: str | None
) -> None:
    (site / sign).parent.mkdir()
    (site / sign).write_text(text, encoding="utf-8")
    before = tree(site)
    claimaudit("init", "--no-baseline")
    assert tree(site) - before == {"claimaudit.toml"} | ({written} if written else set())


@pytest.mark.parametrize(
    ("service", "path", "check"),
    [
        ("github", WORKFLOW, ["check-jsonschema", "--builtin-schema", "vendor.github-workflows"]),
        ("gitlab", ".gitlab-ci.yml", ["check-jsonschema", "--builtin-schema", "vendor.gitlab-ci"]),
        ("pre-commit", ".pre-commit-config.yaml", ["pre-commit", "validate-config"]),
    ],
)
def test_the_file_of_a_service_is_sound(
    claimaudit: Command, site: Path, service: str, path: str, check: list[str]
) -> None:
    claimaudit("init", "--ci", service, "--no-baseline")
    text = (site / path).read_text(encoding="utf-8")
    assert f"claimaudit=={VERSION}" in text
    assert not re.search(r"@[A-Z]+@", text)
    done = subprocess.run(
        [BIN / check[0], *check[1:], site / path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_branch_is_that_of_the_project(claimaudit: Command, site: Path) -> None:
    subprocess.run(["git", "init", "-q", "-b", "trunk"], cwd=site, check=True)
    claimaudit("init", "--ci", "github", "--no-baseline")
    workflow = yaml.safe_load((site / WORKFLOW).read_text(encoding="utf-8"))
    assert workflow[True]["push"] == {"branches": ["trunk"]}  # YAML 1.1 reads `on` so


def test_no_service_at_all(claimaudit: Command, site: Path) -> None:
    (site / ".github").mkdir()
    assert claimaudit("init", "--ci", "none", "--no-baseline").out == "wrote claimaudit.toml\n"


def test_the_hook_that_it_writes_is_the_one_that_we_publish(claimaudit: Command, site: Path) -> None:
    claimaudit("init", "--ci", "pre-commit", "--no-baseline")
    written = yaml.safe_load((site / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (hook,) = written["repos"][0]["hooks"]
    (published,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    del published["description"], hook["additional_dependencies"]
    assert hook == published


def test_the_gitlab_file_is_the_one_that_the_documentation_shows(claimaudit: Command, site: Path) -> None:
    claimaudit("init", "--ci", "gitlab", "--no-baseline")
    written = (site / ".gitlab-ci.yml").read_text(encoding="utf-8").replace(f"=={VERSION}", "")
    assert written == (ROOT / "docs/examples/gitlab-ci.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "nowhere: is no folder"),
        (["--profile", "nobody"], "no profile is called “nobody”"),
        (["--ci", "jenkins"], '--ci knows no "jenkins"\n  it takes github, gitlab, pre-commit or none'),
    ],
)
def test_what_can_not_be(claimaudit: Command, site: Path, arguments: list[str], message: str) -> None:
    before = tree(site)
    told = claimaudit("init", *arguments)
    assert (told.status, tree(site)) == (2, before)
    assert f"claimaudit: error: {message}" in told.err


def test_a_folder_without_texts_is_told(claimaudit: Command, site: Path) -> None:
    (site / "empty").mkdir()
    told = claimaudit("init", "empty")
    assert (told.status, told.out) == (0, "wrote empty/claimaudit.toml\n")
    assert told.err == "claimaudit: no texts were found here that can be read as they are\n"
