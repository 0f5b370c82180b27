"""Environments of others: medSpaCy's own, and the sources of an earlier release."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

from claimaudit.errors import UserError

ROOT = Path(__file__).resolve().parents[2]
MEDSPACY = "medspacy==1.3.1"
PYTHON = "python3.12"
"""On 3.11 medSpaCy asks for a spaCy that has no wheels there, and falls into sdists that don't build."""


def build_medspacy(folder: Path) -> str:
    """The Python of a new environment with medSpaCy; needs Python 3.12 and a package index."""
    base = os.environ.get("PYTHON312") or shutil.which(PYTHON)
    if base is None:
        raise UserError(f"{PYTHON} isn't there", hint="name one in the variable PYTHON312")
    python = str(folder / "bin" / "python")
    for command in ([base, "-m", "venv", str(folder)], [python, "-m", "pip", "install", "-q", MEDSPACY]):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise UserError(f"{' '.join(command)}: {done.stderr.strip()}")
    return python


def earlier_source(name: str, folder: Path) -> Path:
    """The `src` of an earlier claimaudit: of a checkout, or of a git revision, unpacked into the folder."""
    if Path(name).is_dir():
        return Path(name).resolve() / "src"
    packed = subprocess.run(
        ["git", "archive", name, "src", "rules"], cwd=ROOT, capture_output=True, check=False
    )
    if packed.returncode:
        raise UserError(f"“{name}” is no folder, and git has no such revision")
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder / "src"
