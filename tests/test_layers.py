"""What imports what, and what must not wait for what."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False
    )


@pytest.mark.slow
def test_the_import_contracts_hold() -> None:
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    told = python(command)
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["scan", "--help"],
        ["rules", "list"],
        ["explain", "overclaim/disease-modifying"],
        ["schema", "report"],
        ["schema", "rules"],
        ["scan", "seeds", "--profile", "martian"],
        ["scan", "seeds", "--rules", "tests/no-such-pack.yml"],
        ["scan", "seeds", "--format", "martian"],
    ],
)
def test_what_needs_no_grammar_does_not_wait_for_spacy(arguments: list[str]) -> None:
    told = python(
        f"import sys; from claimaudit.cli import main; main({arguments!r}); "
        "sys.exit('spaCy was imported' if 'spacy' in sys.modules else 0)"
    )
    assert told.returncode == 0, told.stderr


def test_the_package_itself_is_light() -> None:
    heavy = "spacy", "pydantic", "typer", "rich", "yaml", "turbohtml"
    told = python(f"import sys, claimaudit; print([name for name in {heavy!r} if name in sys.modules])")
    assert told.stdout == "[]\n"


def test_what_the_package_offers() -> None:
    told = python("from claimaudit import Auditor, claims; print(Auditor.__module__, claims.__module__)")
    assert told.stdout == "claimaudit.audit.auditor claimaudit.nlp.claims\n"


def test_what_the_package_does_not_offer() -> None:
    told = python("import claimaudit; claimaudit.auditor")
    assert "module 'claimaudit' has no attribute 'auditor'" in told.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["rules", "--help"]])
def test_the_help_imports_no_command(arguments: list[str]) -> None:
    told = python(
        f"import sys; from claimaudit.cli import main; main({arguments!r}); "
        "print(*sorted(name for name in sys.modules if name.startswith('claimaudit')), file=sys.stderr)"
    )
    modules = "boundary app command commands exits late messages".split()
    assert told.stderr.split() == sorted(
        ["claimaudit", "claimaudit.cli", "claimaudit.errors", *(f"claimaudit.cli.{name}" for name in modules)]
    )
