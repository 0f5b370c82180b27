"""Options: defaults, files and the command line; how files are found, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimaudit.config import Config, Glob, Override, PartialConfig
from claimaudit.configfile import ConfigSearch, read_config
from claimaudit.errors import UserError


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def fault(path: Path) -> tuple[int | None, int | None, str, str | None]:
    with pytest.raises(UserError) as caught:
        read_config(path)
    assert caught.value.path == path
    return caught.value.line, caught.value.column, caught.value.message, caught.value.hint


def test_a_later_source_replaces_what_an_earlier_one_says_and_leaves_the_rest() -> None:
    file = PartialConfig({"profile": "commercial-uk", "ignore": ("hype",)})
    line = PartialConfig({"ignore": ("page/no-date",)})
    assert Config().apply(file).apply(line) == Config(profile="commercial-uk", ignore=("page/no-date",))


def test_a_file_may_set_every_option(tmp_path: Path) -> None:
    path = write(
        tmp_path / "claimaudit.toml",
        """
profile = "commercial-us"
select = ["overclaim", "hedging/stacked"]
ignore = ["page"]
rules = ["house", "../common.yml"]
default-rules = false
severity = {"hedging/stacked" = "error", document = "off"}
ignore-file = "ignores.toml"
baseline = "known.jsonl"
kind = ["dosage", "outcome"]
min-severity = "warning"
fail-on = "info"
include = ["*.md"]
exclude = ["drafts/"]
model = "en_core_web_md"
""",
    )
    partial = read_config(path)
    assert partial == PartialConfig(
        {
            "profile": "commercial-us",
            "select": ("overclaim", "hedging/stacked"),
            "ignore": ("page",),
            "rules": (tmp_path / "house", tmp_path / "../common.yml"),
            "default_rules": False,
            "severity": (("document", "off"), ("hedging/stacked", "error")),
            "ignore_file": tmp_path / "ignores.toml",
            "baseline": tmp_path / "known.jsonl",
            "kind": ("dosage", "outcome"),
            "min_severity": "warning",
            "fail_on": "info",
            "include": (Glob("*.md", tmp_path),),
            "exclude": (Glob("drafts/", tmp_path),),
            "model": "en_core_web_md",
        },
        path,
    )


def test_a_file_may_say_otherwise_of_some_documents(tmp_path: Path) -> None:
    text = """
profile = "editorial"
[[overrides]]
paths = ["drafts/**", "*.note.md"]
min-severity = "error"
severity = {document = "off"}
[[overrides]]
paths = ["shop/**"]
profile = "commercial-uk"
"""
    path = write(tmp_path / "claimaudit.toml", text)
    drafts = PartialConfig({"min_severity": "error", "severity": (("document", "off"),)}, path)
    shop = PartialConfig({"profile": "commercial-uk"}, path)
    assert read_config(path) == PartialConfig(
        {"profile": "editorial"},
        path,
        (
            Override((Glob("drafts/**", tmp_path), Glob("*.note.md", tmp_path)), drafts),
            Override((Glob("shop/**", tmp_path),), shop),
        ),
    )


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        ('[[overrides]]\npaths = ["x"]\nexclude = ["y"]', 3, 1, 'unknown option "exclude"', None),
        (
            '[[overrides]]\npaths = ["x"]\nprofil = "y"',
            3,
            1,
            'unknown option "profil"',
            'did you mean "profile"?',
        ),
        ('[[overrides]]\nprofile = "y"', None, None, 'each of [[overrides]] needs "paths"', None),
        ("[[overrides]]\npaths = []", 2, None, 'each of [[overrides]] needs "paths"', None),
        ('[overrides]\npaths = ["x"]', None, None, "[[overrides]] must be tables", None),
        ('[[override]]\npaths = ["x"]', 1, 3, 'unknown option "override"', 'did you mean "overrides"?'),
        (
            'severity = {hype = "high"}',
            1,
            1,
            '"severity" must be rules or packs with one of error, warning, info, off each, '
            "not {'hype': 'high'}",
            None,
        ),
        ('profil = "editorial"', 1, 1, 'unknown option "profil"', 'did you mean "profile"?'),
        ('# house\n\n  min_severity = "info"', 3, 3, 'unknown option "min_severity"', None),
        ('select = "hype"', 1, 1, "\"select\" must be a list of strings, not 'hype'", None),
        ("select = [1]", 1, 1, '"select" must be a list of strings, not [1]', None),
        ("select = ['']", 1, 1, "\"select\" must be a list of strings, not ['']", None),
        ('default-rules = "no"', 1, 1, "\"default-rules\" must be true or false, not 'no'", None),
        ("profile = 1", 1, 1, '"profile" must be a string, not 1', None),
        ("fail-on = true", 1, 1, '"fail-on" must be one of error, warning, info, never, not True', None),
        (
            'kind = ["dose"]',
            1,
            1,
            "\"kind\" must be a list of dosage, mechanism, outcome, not ['dose']",
            None,
        ),
        ("[rules]\nx = 1", 1, 2, "\"rules\" must be a list of strings, not {'x': 1}", None),
        ('profile = "a"\nprofile = "b"\n', 2, 14, "is not valid TOML: Cannot overwrite a value", None),
        ('profile = "a', 1, 13, "is not valid TOML: Unterminated string", None),
        ("profile = editorial", 1, 11, "is not valid TOML: Invalid value", None),
    ],
)
def test_what_a_file_can_not_say_is_told_with_its_place(
    tmp_path: Path, text: str, line: int, column: int, message: str, hint: str | None
) -> None:
    found = fault(write(tmp_path / "claimaudit.toml", text))
    assert found[:3] == (line, column, message)
    assert hint is None or found[3] == hint


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('[project]\nname = "x"\nselects = 1\n\n[tool.claimaudit]\nprofile = "a"\nselects = []\n', 7, 1),
        ("tool.claimaudit.selects = []\n", 1, 17),
        ("[tool]\nclaimaudit.selects = []\n", None, None),
        ("[tool.claimaudit.selects]\nx = 1\n", 1, 18),
        ('[tool.claimaudit]\n"selects" = []\n', 2, 1),
    ],
)
def test_the_place_of_an_option_in_pyproject(
    tmp_path: Path, text: str, line: int | None, column: int | None
) -> None:
    found = fault(write(tmp_path / "pyproject.toml", text))
    assert found == (line, column, 'unknown option "selects"', 'did you mean "select"?')


def test_a_pyproject_that_does_not_speak_of_us_is_no_configuration(tmp_path: Path) -> None:
    assert read_config(write(tmp_path / "pyproject.toml", "[tool.other]\nselect = 1\n")) is None


def test_a_table_of_the_wrong_sort(tmp_path: Path) -> None:
    assert fault(write(tmp_path / "pyproject.toml", "tool.claimaudit = 1\n"))[2] == (
        "[tool.claimaudit] must be a table"
    )


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "claimaudit.toml"
    path.write_bytes('profile = "é"'.encode("latin-1"))
    assert fault(path)[2] == "is not in UTF-8, as TOML must be"


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "claimaudit.toml"
    path.write_bytes(b'\xef\xbb\xbfprofile = "x"')
    assert read_config(path) == PartialConfig({"profile": "x"}, path)


def test_a_missing_file(tmp_path: Path) -> None:
    assert fault(tmp_path / "claimaudit.toml")[2] == "can't be read: No such file or directory"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def nearest(document: Path, working_directory: Path) -> str | None:
    """The profile that names which file took effect."""
    found = ConfigSearch(working_directory).nearest(document)
    return found.values["profile"] if found else None


def test_the_nearest_file_decides_and_nothing_is_merged(home: Path) -> None:
    project = home / "project"
    write(project / "claimaudit.toml", 'profile = "top"\nignore = ["hype"]')
    below = write(project / "docs/claimaudit.toml", 'profile = "docs"')
    search = ConfigSearch(project)
    assert search.nearest(project / "docs/deep/a.md") == PartialConfig({"profile": "docs"}, below)
    assert nearest(project / "a.md", project) == "top"


def test_claimaudit_toml_goes_before_pyproject(home: Path) -> None:
    write(home / "p/claimaudit.toml", 'profile = "own"')
    write(home / "p/pyproject.toml", '[tool.claimaudit]\nprofile = "shared"')
    assert nearest(home / "p/a.md", home / "p") == "own"


def test_a_pyproject_of_others_is_passed(home: Path) -> None:
    write(home / "p/claimaudit.toml", 'profile = "top"')
    write(home / "p/docs/pyproject.toml", "[project]\nname = 'docs'")
    assert nearest(home / "p/docs/a.md", home / "p") == "top"


def test_the_search_ends_at_the_folder_with_git(home: Path) -> None:
    write(home / "claims/claimaudit.toml", 'profile = "above"')
    (home / "claims/repo/.git").mkdir(parents=True)
    assert nearest(home / "claims/repo/docs/a.md", home / "claims/repo/docs") is None
    write(home / "claims/repo/claimaudit.toml", 'profile = "root"')
    assert nearest(home / "claims/repo/docs/a.md", home / "claims/repo/docs") == "root"


def test_without_git_the_search_ends_at_the_working_directory(home: Path) -> None:
    write(home / "p/claimaudit.toml", 'profile = "above"')
    assert nearest(home / "p/docs/deep/a.md", home / "p/docs") is None
    assert nearest(home / "p/docs/deep/a.md", home / "p") == "above"


def test_a_document_outside_takes_its_own_folder_before_the_working_directory(home: Path) -> None:
    write(home / "p/claimaudit.toml", 'profile = "project"')
    assert nearest(home / "elsewhere/a.md", home / "p") == "project"
    write(home / "elsewhere/claimaudit.toml", 'profile = "elsewhere"')
    assert nearest(home / "elsewhere/a.md", home / "p") == "elsewhere"


def test_the_way_up_is_that_of_the_folder_and_not_of_its_spelling(home: Path) -> None:
    write(home / "p/docs/claimaudit.toml", 'profile = "docs"')
    (home / "p/texts").mkdir()
    assert nearest(home / "p/docs/../texts/a.md", home / "p") is None


def test_the_home_folder_is_never_asked(home: Path) -> None:
    write(home / "claimaudit.toml", 'profile = "home"')
    assert nearest(home / "a.md", home) is None
    assert nearest(home / "docs/a.md", home) is None
    assert nearest(home / "docs/a.md", home / "docs") is None
