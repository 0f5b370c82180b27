"""YAML as a person writes it: what it means, and where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimaudit.errors import UserError
from claimaudit.smallfile import MAX_BYTES
from claimaudit.yamlfile import excerpt, parse_yaml, read_yaml

HERE = Path("pack.yml")


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: off", {"a": "off"}),
        ("a: no", {"a": "no"}),
        ("a: yes", {"a": "yes"}),
        ("a: true", {"a": True}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: 2026-11-01", {"a": "2026-11-01"}),
        ("a: 0.5", {"a": 0.5}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: ~", {"a": None}),
        ("no: 1", {"no": 1}),
        ("12: x", {"12": "x"}),
        ("a: [b, {c: d}]", {"a": ["b", {"c": "d"}]}),
    ],
)
def test_yaml_is_read_as_core_schema(text: str, data: dict[str, object]) -> None:
    assert parse_yaml(text, HERE).data == data


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "pack.yml:1:1: the file is empty"),
        ("# a comment\n", "pack.yml:1:1: the file is empty"),
        ("- a\n- b", "pack.yml:1:1: expected a mapping (key: value) at the top"),
        ("just words", "pack.yml:1:1: expected a mapping (key: value) at the top"),
        ("a: 1\nb: 2\na: 3", "pack.yml:3:1: the key “a” stands twice"),
        ("a:\n  b: 1\n  b: 2", "pack.yml:3:3: the key “b” stands twice"),
        ("a: &x [1]\nb: *x", "pack.yml:2:4: aliases (*name) are not read here"),
        ("? [1, 2]\n: a", "pack.yml:1:3: a key must be a word"),
        ("a: " + "[" * 50 + "]" * 50, "pack.yml:1:43: nested deeper than 40"),
        ("a: [1, 2", "pack.yml:2:1: not YAML: did not find expected ',' or ']'"),
        ("a: 'b", "pack.yml:1:6: not YAML: found unexpected end of stream"),
        ("a: 1\n---\nb: 2", "pack.yml:2:1: not YAML: but found another document"),
        (
            "a: !!python/object/apply:os.system [ls]",
            "pack.yml:1:4: the tag “tag:yaml.org,2002:python/object/apply:os.system” is not read here",
        ),
        ("a: !!int x", "pack.yml:1:4: not a value of the kind int"),
        ("a: !!bool maybe", "pack.yml:1:4: not a value of the kind bool"),
        ("a: " + "9" * 5000, "pack.yml:1:4: not a value of the kind int"),
        (
            "a: !!python/name:os.system x",
            "pack.yml:1:4: the tag “tag:yaml.org,2002:python/name:os.system” is not read here",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, error: str) -> None:
    with pytest.raises(UserError) as raised:
        parse_yaml(text, HERE)
    assert str(raised.value) == error


def test_a_value_knows_its_place() -> None:
    file = parse_yaml("a:\n  - b: 1\n    c: two words\n", HERE)
    assert file.place(("a", 0, "c")) == (3, 8)
    assert file.place(("a", 0, "gone")) == (2, 5)
    assert file.keys["a", 0, "c"] == (3, 5)


def test_a_laughing_bomb_is_refused_before_it_goes_off() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    with pytest.raises(UserError, match="aliases"):
        parse_yaml("\n".join(lines), HERE)


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "latin.yml").write_bytes(b"a: 1\nb: caf\xe9")
    (tmp_path / "big.yml").write_bytes(b"#" * (MAX_BYTES + 1))
    told = []
    for name in ("gone.yml", "latin.yml", "big.yml", "."):
        with pytest.raises(UserError) as raised:
            read_yaml(tmp_path / name)
        told.append((raised.value.message, raised.value.line))
    assert told == [
        ("No such file or directory", None),
        ("not in UTF-8", 2),
        ("larger than 4,000,000 bytes", None),
        ("Is a directory", None),
    ]


def test_an_error_shows_its_line_with_a_caret(tmp_path: Path) -> None:
    path = tmp_path / "pack.yml"
    path.write_text("pack: x\nrules: [*all]\n", encoding="utf-8")
    with pytest.raises(UserError) as raised:
        read_yaml(path)
    assert excerpt(raised.value) == "  rules: [*all]\n          ^"
    assert excerpt(UserError("no place")) == ""
