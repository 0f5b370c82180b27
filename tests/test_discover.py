from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimaudit.config import Glob
from claimaudit.discover import Found, discover, key_of, project_root
from claimaudit.errors import UserError
from claimaudit.model import Skipped


def grow(folder: Path, *names: str) -> None:
    """Make files below a folder; "name=text" gives one its text."""
    for name in names:
        path, _, text = name.partition("=")
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text or "Zinc helps.")


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def names(*found: Found) -> list[str]:
    """Paths as they are, passed-over files as "path: reason"."""
    return [item.as_posix() if isinstance(item, Path) else f"{item.path}: {item.reason}" for item in found]


def found_in(*paths: str) -> list[str]:
    return names(*discover([Path(path) for path in paths]))


def test_a_folder_in_the_order_of_its_paths(tmp_path: Path) -> None:
    grow(tmp_path, "d/b.txt", "d/a/z.md", "d/a.html", "d/B.TXT", "d/a-b/c.txt")
    assert found_in("d") == ["d/B.TXT", "d/a-b/c.txt", "d/a.html", "d/a/z.md", "d/b.txt"]


def test_unknown_kinds_are_passed_over_in_folders_but_not_by_name(tmp_path: Path) -> None:
    grow(tmp_path, "d/a.txt", "d/chart.PNG", "d/LICENSE")
    assert found_in("d", "d/LICENSE", "d/chart.PNG") == [
        "d/LICENSE: unknown kind of file (without a suffix)",
        "d/a.txt",
        "d/chart.PNG: unknown kind of file (.png)",
    ]
    assert found_in("d/LICENSE") == ["d/LICENSE"]


def test_hidden_folders_and_packages_are_passed_over(tmp_path: Path) -> None:
    grow(tmp_path, "d/.git/a.txt", "d/.hidden.txt", "d/.venv/b.md", "d/node_modules/x/readme.md", "d/c.txt")
    assert found_in("d") == ["d/c.txt"]
    assert found_in("d/.hidden.txt") == ["d/.hidden.txt"]


def test_gitignore_files_hold_for_what_lies_below_them(tmp_path: Path) -> None:
    grow(
        tmp_path,
        ".git/config",
        ".gitignore=/d/drafts/\n*.tmp.md\n",
        "d/.gitignore=*.html\n!keep.html\n",
        "d/a.txt",
        "d/drafts/b.txt",
        "d/c.tmp.md",
        "d/x.html",
        "d/keep.html",
        "d/e/.gitignore=!y.html\n",
        "d/e/y.html",
        "e/x.html",
    )
    assert found_in("d") == ["d/a.txt", "d/e/y.html", "d/keep.html"]
    assert found_in("d/x.html", "e") == ["d/x.html", "e/x.html"]


def test_links_are_not_followed_in_folders(tmp_path: Path) -> None:
    grow(tmp_path, "d/a.txt", "outside/secret.txt")
    os.symlink("..", tmp_path / "d/loop")
    os.symlink(tmp_path / "outside", tmp_path / "d/out")
    os.symlink(tmp_path / "outside/secret.txt", tmp_path / "d/secret.txt")
    assert found_in("d") == ["d/a.txt"]
    assert found_in("d/secret.txt") == ["d/secret.txt"]


def test_each_file_comes_once(tmp_path: Path) -> None:
    grow(tmp_path, "d/a.txt", "d/e/b.txt")
    assert found_in("d/e", "d", "d/a.txt", "./d/e/b.txt") == ["d/e/b.txt", "d/a.txt"]


def test_include_and_exclude(tmp_path: Path) -> None:
    grow(tmp_path, "d/a.txt", "d/b.md", "d/old/c.md", "e/f.txt")
    include = [Glob("*.md", tmp_path), Glob("a.*", tmp_path / "d")]
    exclude = [Glob("old/", tmp_path), Glob("/f.txt", tmp_path / "e")]
    assert names(*discover([Path("d"), Path("e/f.txt")], include=include, exclude=exclude)) == [
        "d/a.txt",
        "d/b.md",
        "d/old/c.md: excluded",
        "e/f.txt: excluded",
    ]


def test_a_missing_path_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    grow(tmp_path, "a.txt")
    with pytest.raises(UserError, match=r"gone\.txt: no such file or folder"):
        discover([Path("a.txt"), Path("gone.txt")])


def test_a_folder_without_documents(tmp_path: Path) -> None:
    grow(tmp_path, "d/a.xls")
    (tmp_path / "empty").mkdir()
    assert list(discover([Path("empty"), Path("d")])) == [Skipped("d/a.xls", "unknown kind of file (.xls)")]


@pytest.mark.parametrize(
    ("files", "root"),
    [
        (("p/claimaudit.toml", "p/q/a.txt"), "p"),
        (("p/pyproject.toml=[tool.claimaudit]\n", "p/q/a.txt"), "p"),
        (("p/.git/config", "p/q/a.txt"), "p"),
        (("p/pyproject.toml=[tool.ruff]\n", "p/q/a.txt"), "."),
        (("p/pyproject.toml=not toml", "p/q/a.txt"), "."),
        (("p/.git/config", "p/q/claimaudit.toml", "p/q/a.txt"), "p/q"),
    ],
)
def test_the_root_of_a_project(tmp_path: Path, files: tuple[str, ...], root: str) -> None:
    grow(tmp_path, *files)
    assert project_root(Path("p/q/a.txt")) == (tmp_path / root).resolve()


def test_keys_are_relative_to_the_root_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(tmp_path, "p/q/a.txt")
    monkeypatch.chdir(tmp_path / "p/q")
    assert key_of(Path("a.txt"), tmp_path / "p") == "q/a.txt"
    assert key_of(Path("../q/a.txt"), tmp_path / "p") == "q/a.txt"
    assert key_of(Path("a.txt"), tmp_path / "elsewhere") == "a.txt"
