"""What a run that recalls everything leaves alone."""

from __future__ import annotations

import subprocess
import sys

from telling import Command

HEAVY = [
    "spacy", "thinc", "numpy", "onnxruntime", "yaml", "re2", "turbohtml", "rich",
    "claimaudit.rules.conditions",
]  # fmt: skip
SCAN = "scan . --format json --rules house.yml --no-default-rules --cache-dir ../kept".split()


def test_it_imports_nothing_that_reads_judges_or_parses(claimaudit: Command) -> None:
    first = claimaudit(*SCAN)
    code = (
        f"import sys; from claimaudit.cli import main; main({SCAN!r}); "
        f"print(*(name for name in {HEAVY!r} if name in sys.modules), file=sys.stderr)"
    )
    again = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert (again.stdout.decode(), again.stderr.decode()) == (first.out, "\n")
