"""Makes the picture in README: what `claimaudit scan` shows of a seed, drawn by the program itself.

Run it from the checkout, after a change of rules or report: `python docs/picture.py`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from claimaudit import Auditor
from claimaudit.assemble import assemble
from claimaudit.reporters.terminal.picture import picture

HERE = Path(__file__).parent
SEED = Path("seeds/001_07187557141ffa5d.txt")
LINES = 46
"""As many as show a header and a few findings; the rest is more of the same."""


def main() -> None:
    """Write the picture."""
    auditor = Auditor(today=date(2026, 11, 22))
    report = assemble(auditor, auditor.audit_paths([SEED]))
    drawn = picture(report, f"claimaudit scan {SEED}", rows=LINES)
    (HERE / "scan.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
