"""The hook, run by pre-commit itself in a repository of its own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from action_house import BIN, PACK, ROOT

pytestmark = pytest.mark.slow


def hooks() -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = yaml.safe_load(
        (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    )
    return content


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(cwd.parent / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository that uses the hook as it stands in the manifest, but with the program as it is here:
    to install it anew is what the test of the wheel does."""
    folder = tmp_path / "articles"
    folder.mkdir()
    config = {"repos": [{"repo": "local", "hooks": [hook | {"language": "system"} for hook in hooks()]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (folder / "house.yml").write_text(PACK, encoding="utf-8")
    (folder / "claimaudit.toml").write_text(
        'rules = ["house.yml"]\ndefault-rules = false\nexclude = ["drafts/**"]\n', encoding="utf-8"
    )
    (folder / "old.md").write_text("It is a miracle, and was always here.", encoding="utf-8")
    assert run("git", "init", "-q", cwd=folder).returncode == 0
    run("git", "add", "-A", cwd=folder)
    run("git", "-c", "user.name=A", "-c", "user.email=a@x.test", "commit", "-qm", "All", cwd=folder)
    return folder


def staged(repository: Path, text: str, *names: str) -> subprocess.CompletedProcess[str]:
    """What the hook says when files with a text are staged."""
    for name in names:
        (repository / name).parent.mkdir(exist_ok=True)
        (repository / name).write_text(text, encoding="utf-8")
    run("git", "add", "--", *names, cwd=repository)
    return run(BIN / "pre-commit", "run", cwd=repository)


def test_the_manifest_is_sound() -> None:
    done = run(BIN / "pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml", cwd=ROOT)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_hook_is_one_process() -> None:
    assert [hook["require_serial"] for hook in hooks()] == [True]


def test_it_fails_on_a_finding_in_what_changed_and_in_nothing_else(repository: Path) -> None:
    done = staged(repository, "Our tea is a miracle.", "new.md", "--help.md")
    assert done.returncode == 1, done.stderr
    for name in ("new.md", "--help.md"):  # which is no option
        assert f"{name}:1:14: error house/miracle" in done.stdout
    assert "old.md" not in done.stdout


def test_it_passes_a_clean_text(repository: Path) -> None:
    done = staged(repository, "Our tea is tea.", "new.md")
    assert (done.returncode, "Passed" in done.stdout) == (0, True)


@pytest.mark.parametrize("name", ["code.py", "data.json"])
def test_it_passes_over_other_kinds_of_files(repository: Path, name: str) -> None:
    done = staged(repository, '"a miracle"\n', name)
    assert (done.returncode, "no files to check" in done.stdout) == (0, True)


def test_a_text_that_the_configuration_excludes_is_no_error(repository: Path) -> None:
    done = staged(repository, "Our tea is a miracle.", "drafts/new.md")
    assert (done.returncode, "Passed" in done.stdout) == (0, True)
