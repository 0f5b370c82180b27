"""Builds the site of the documentation: the pages of this folder, the rule manual, the figures out of README.

    python docs/build.py [FOLDER]

Without a folder it goes to `build/site`. It takes `pip install -e '.[docs]'` and no network; what it makes is
read from disk or from a server.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from claimaudit.manual import manual_pages
from claimaudit.rules.load import load_book

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
COMMAND = "python -m benchmarks.accuracy"
_QUOTE = re.compile(r"<!-- README: accuracy -->.*?<!-- /README -->", re.DOTALL)


def main(arguments: list[str]) -> int:
    """Build; the exit code."""
    target = Path(arguments[0]) if arguments else HERE.parent / "build/site"
    with TemporaryDirectory() as folder:
        gather(Path(folder))
        done = subprocess.run(
            [sys.executable, "-m", "zensical", "build", "--strict"], cwd=folder, check=False
        )
        if done.returncode == 0:
            shutil.copytree(Path(folder) / "site", target, dirs_exist_ok=True)
    return done.returncode


def gather(folder: Path) -> None:
    """Everything that the site is made from, as its configuration wants it."""
    shutil.copy(HERE / "zensical.toml", folder)
    shutil.copytree(HERE / "theme", folder / "theme")
    pages = folder / "pages"
    shutil.copytree(HERE, pages, ignore=shutil.ignore_patterns("*.py", "*.toml", "theme", "__pycache__"))
    accuracy = pages / "accuracy.md"
    figures = figures_in(README.read_text(encoding="utf-8"))
    accuracy.write_text(quoting(accuracy.read_text(encoding="utf-8"), figures), encoding="utf-8")
    for path, page in manual_pages(load_book()).items():
        (pages / "rules" / path).parent.mkdir(parents=True, exist_ok=True)
        (pages / "rules" / path).write_text(page, encoding="utf-8")


def figures_in(readme: str) -> str:
    """What README says from the paragraph that names the command on, to the end of its section.

    Raises `ValueError` where it says nothing.
    """
    for section in re.split(r"^## ", readme, flags=re.MULTILINE):
        before, found, after = section.partition(COMMAND)
        if found:
            _, _, paragraph = before.rpartition("\n\n")
            return f"{paragraph}{found}{after}".strip().replace("](docs/", "](")
    raise ValueError(f"README tells no figures: nothing names `{COMMAND}`")


def quoting(page: str, figures: str) -> str:
    """The page with the figures in their place, as a quotation."""
    quoted = "\n".join(f"> {line}".rstrip() for line in figures.split("\n"))
    if len(_QUOTE.findall(page)) != 1:
        raise ValueError("no place, or several, for the figures of README")
    return _QUOTE.sub(lambda _: f"From README:\n\n{quoted}", page)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
