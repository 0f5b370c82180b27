"""Word lists: read line by line, and refused where they are malformed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimaudit.errors import UserError
from claimaudit.lexicon import read_mapping, rows
from claimaudit.nlp.vocabulary import read_vocabulary
from claimaudit.resources import lexicon_folder

LISTS = sorted((lexicon_folder() / "terms").glob("*.tsv"))
MAPPINGS = sorted(lexicon_folder().rglob("*.yml"))


def written(folder: Path, text: str) -> Path:
    path = folder / "list.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_comments_and_empty_lines_are_skipped(tmp_path: Path) -> None:
    path = written(tmp_path, "# source: us\n\nzinc\tZn; zincum\tx\ncopper\n")
    assert [(row.line, row.cells) for row in rows(path, columns=3)] == [
        (3, ("zinc", "Zn; zincum", "x")),
        (4, ("copper",)),
    ]


def test_a_cell_of_several_names(tmp_path: Path) -> None:
    (row,) = rows(written(tmp_path, "zinc\tZn;  zincum ;;\n"), columns=3)
    assert row.names(1) == ("Zn", "zincum")
    assert row.names(2) == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [("zinc\tZn\tx\ty\n", 1), ("zinc\n\tZn\n", 2)],
)
def test_malformed_lines_are_named(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(UserError) as raised:
        list(rows(written(tmp_path, text), columns=3))
    assert raised.value.line == line


def test_a_list_that_is_no_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.tsv"
    path.write_bytes(b"caf\xe9\n")
    with pytest.raises(UserError, match="can't be read"):
        list(rows(path, columns=3))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("drug.tsv", "aspirin\t\tsometimes\n", "unknown status"),
        ("potion.tsv", "elixir\n", "unknown type"),
    ],
)
def test_a_list_with_an_unknown_type_or_status_is_refused(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / name).write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=message):
        read_vocabulary(tmp_path)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_list_says_where_it_comes_from(path: Path) -> None:
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert "2026" in " ".join(comments)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_list_is_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    written = [line for line in lines if line.strip() and not line.startswith("#")]
    assert len(list(rows(path, columns=3))) == len(written)


def listed(value: object) -> Iterator[object]:
    """The members of all lists in a mapping, however deep."""
    if isinstance(value, dict):
        for one in value.values():
            yield from listed(one)
    elif isinstance(value, list):
        for one in value:
            yield from listed(one) if isinstance(one, dict | list) else (one,)


@pytest.mark.parametrize("path", MAPPINGS, ids=lambda path: path.name)
def test_no_word_of_a_list_is_read_as_a_truth_value(path: Path) -> None:
    """YAML takes a bare "on" or "no" for one, and a word that is none is never found in a text."""
    assert not [word for word in listed(read_mapping(path)) if isinstance(word, bool)]
