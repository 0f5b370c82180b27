"""The last stage: findings that writers ignore are set aside, in a text and across texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from claimaudit.audit.outcome import Judged
from claimaudit.audit.standard import Standard
from claimaudit.discover import project_root
from claimaudit.errors import UserError
from claimaudit.model import Audit, Finding
from claimaudit.suppress import Names, Sidecar, read_sidecar, set_aside, set_aside_across


@dataclass(frozen=True, slots=True)
class Ignoring:
    """How ignores are heard in a run."""

    names: Names
    today: str
    sidecar: Sidecar | None

    def audit(self, judged: Judged) -> Audit:
        """The audit with the ignores of its text and of the sidecar."""
        return set_aside(judged.audit, judged.sentences, self.names, self.today, self.sidecar)

    def across(self, findings: tuple[Finding, ...], audits: Iterable[Audit]) -> tuple[Finding, ...]:
        """Findings across these documents, those marked that are ignored where they stand."""
        return set_aside_across(findings, audits, self.names, self.sidecar)


def ignoring(standard: Standard, known: dict[str, frozenset[str]], file: str | Path | None) -> Ignoring:
    """Ignores under a standard; `known` are the ids of all rules by id, former id and pack, on or off.

    Raises `UserError` where the file can't be read, or names a document that isn't there.
    """
    alone = {spec.id for spec in standard.book.rules if spec.scope != "corpus"}
    names = Names(
        known=known,
        active=standard.rules_on & alone,
        firm=frozenset(spec.id for spec in standard.book.rules if not spec.entry.ignorable),
        notices={info.id: info for info in standard.book.notices},
    )
    return Ignoring(names, standard.today.isoformat(), _sidecar(Path(file)) if file else None)


def _sidecar(path: Path) -> Sidecar:
    """The ignores in a file. One of a document that is gone would be for nothing, and nobody would know."""
    sidecar = read_sidecar(path)
    root = project_root(path.parent)
    for entry in sidecar.entries:
        if not (root / entry.document).exists():
            raise UserError(f"there is no document “{entry.document}”", path, entry.line)
    return sidecar
