"""`rules diff`: two versions of a pack on real texts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from telling import RULE, Command

from claimaudit.resources import packs_folder
from claimaudit.rules.load import load_alone

PACK = "pack: house\ntitle: House rules\nrules:\n"
TOLD = """\
rule              gained     lost  changed     same
house/ancient          .        1        .        .
house/marvel           .        .        .        1
house/purple           .        .        1        .
house/wonderful        1        .        .        .

~ texts/jar.txt:1:5: warning house/purple
    The [[purple]] jar is a miracle of nature.
    - info: “purple” was said.
    + warning: “purple” was told.

- texts/old.txt:1:10: warning house/ancient
    It is an [[ancient]] and wonderful recipe.

+ texts/old.txt:1:22: error house/wonderful
    It is an ancient and [[wonderful]] recipe.

Documents: 2. Findings: 1 gained, 1 lost, 1 changed, 1 same.
"""


@pytest.fixture
def versions(project: Path) -> Path:
    """Two versions of a pack and two texts: one rule is dropped, one new, one renamed, one changed."""
    rules = {name: RULE.format(name=name, severity="error") for name in ("miracle", "ancient", "wonderful")}
    old = [rules["miracle"], rules["ancient"].replace("error", "warning"),
           RULE.format(name="purple", severity="info")]  # fmt: skip
    new = [rules["miracle"].replace("id: house/miracle", "id: house/marvel\n    aliases: house/miracle"),
           RULE.format(name="purple", severity="warning").replace("was said", "was told"),
           rules["wonderful"]]  # fmt: skip
    for name, parts in (("old", old), ("new", new)):
        (project / name).mkdir()
        (project / name / "house.yml").write_text(PACK + "".join(parts), encoding="utf-8")
    (project / "texts").mkdir()
    (project / "texts" / "jar.txt").write_text("The purple jar is a miracle of nature.", encoding="utf-8")
    (project / "texts" / "old.txt").write_text("It is an ancient and wonderful recipe.", encoding="utf-8")
    return project


def test_what_is_gained_lost_changed_and_the_same(claimaudit: Command, versions: Path) -> None:
    told = claimaudit("rules", "diff", "old/house.yml", "new", "texts")
    assert (told.status, told.err) == (0, "")
    assert told.out == TOLD
    assert claimaudit("rules", "diff", "old", "new", "texts", "--output", "diff.txt").out == ""
    assert (versions / "diff.txt").read_text(encoding="utf-8") == told.out


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("none.yml", "new", "texts"), "none.yml: No such file or directory"),
        (("old", "new", "nothing"), "nothing: no such file or folder"),
        (("old", "new", "empty"), "nothing to read"),
        (("old", "new", "texts", "--profile", "martian"), "no profile is called “martian”"),
    ],
)
@pytest.mark.usefixtures("versions")
def test_what_it_refuses(claimaudit: Command, project: Path, arguments: tuple[str, ...], error: str) -> None:
    (project / "empty").mkdir()
    told = claimaudit("rules", "diff", *arguments)
    assert told.status == 2
    assert told.err.splitlines()[0] == f"claimaudit: error: {error}"


def test_a_folder_that_is_whole_stands_by_itself(tmp_path: Path) -> None:
    whole = tmp_path / "rules"
    whole.mkdir()
    for name in ("definitions.yml", "sources.yml", "uk.yml"):
        shutil.copy(packs_folder() / name, whole)
    shutil.copytree(packs_folder() / "lexicon" / "rule-words", whole / "lexicon" / "rule-words")
    book = load_alone(whole)
    assert set(book.packs) == {"uk"}
    assert [path for path in book.files if whole not in path.parents] == []
    alone = load_alone(packs_folder() / "uk.yml")
    assert [spec.id for spec in alone.rules] == [spec.id for spec in book.rules]
