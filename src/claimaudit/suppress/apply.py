"""Ignores at work: which findings of a document they set aside, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from claimaudit.history import Ignore
from claimaudit.model import Audit, Finding, RuleInfo
from claimaudit.parts import marked, parts_of, reading_order
from claimaudit.source import Document, Region
from claimaudit.suppress.inline import read_inline
from claimaudit.suppress.notices import Fault, finding
from claimaudit.suppress.reach import Range
from claimaudit.suppress.sidecar import Entry, Sidecar


@dataclass(frozen=True, slots=True)
class Names:
    """The rules as ignores may name them."""

    known: Mapping[str, frozenset[str]]
    """Ids of rules by id, former id and pack, whether the rules are on or off."""
    active: frozenset[str]
    """Ids of the rules that are on and speak of single documents."""
    firm: frozenset[str]
    """Ids of the rules that may not be ignored."""
    notices: Mapping[str, RuleInfo]
    """What is to be told of ignores, by id."""

    def meant(self, name: str) -> frozenset[str]:
        """The rules that a name stands for."""
        return self.known.get(name, frozenset())


def set_aside(
    audit: Audit, sentences: Sequence[Range], names: Names, today: str, sidecar: Sidecar | None = None
) -> Audit:
    """The audit with its ignored findings marked, and with what is wrong with the ignores as findings.

    `sentences` are text positions, `today` is an ISO date.
    """
    inline = read_inline(audit.document, sentences)
    teller = _Teller(audit.document, names.notices)
    for fault, region in inline.faults:
        teller.tell(fault, region)
    held = [
        ignore for ignore in _ignores(audit, inline.ignores, sidecar) if _holds(ignore, names, today, teller)
    ]
    marker = _Marker(audit, names, held, teller)
    found = marked(audit.findings, marker.mark)
    marker.tell_unused()
    told = tuple(sorted((*found, *teller.told), key=reading_order))
    return replace(
        audit, findings=told, ignores=tuple(ignore for ignore in held if isinstance(ignore, Ignore))
    )


def set_aside_across(
    findings: tuple[Finding, ...], audits: Iterable[Audit], names: Names, sidecar: Sidecar | None = None
) -> tuple[Finding, ...]:
    """The same for findings across documents; of the ignores themselves nothing is said."""
    markers = {}
    told = {part.path for finding in findings for part in parts_of(finding)}
    for audit in audits if findings else ():
        if audit.document.path not in told:
            continue
        held = _ignores(audit, audit.ignores, sidecar)
        markers[audit.document.path] = _Marker(audit, names, held, _Teller(audit.document, {}))

    def mark(part: Finding) -> Finding:
        marker = markers.get(part.path or "")
        return marker.mark(part) if marker else part

    return marked(findings, mark)


class _Teller:
    """Makes findings of what is wrong with the ignores of a document."""

    def __init__(self, document: Document, notices: Mapping[str, RuleInfo]) -> None:
        self.told: list[Finding] = []
        self._document = document
        self._notices = notices

    def tell(self, fault: Fault, at: Region | Ignore | Entry) -> None:
        """Each thing once. What stands in another file is told at the head of the document."""
        if isinstance(at, Entry):
            first = self._document.blocks[0]
            region = self._document.locate(first.start, first.end)
            text = self._document.slice(first.start, first.end)
            where = f"In {at.path.as_posix()}, line {at.line}, on {at.rule}: "
            fault = Fault(fault.rule, where + fault.message)
        else:
            region = at.region if isinstance(at, Ignore) else at
            text = self._document.source[region.start : region.end]
        info = self._notices.get(fault.rule)
        if info and (made := finding(fault, info, self._document, region, text)) not in self.told:
            self.told.append(made)


def _ignores(audit: Audit, inline: Iterable[Ignore], sidecar: Sidecar | None) -> list[Ignore | Entry]:
    return [*inline, *(sidecar.of(audit.document.key) if sidecar else ())]


def _holds(ignore: Ignore | Entry, names: Names, today: str, teller: _Teller) -> bool:
    """Whether its time is not over. What it names wrongly is told."""
    for name in ignore.names:
        if name not in names.known:
            teller.tell(Fault("ignores/unknown-rule", _unknown(name, names.known)), ignore)
    until = ignore.because.until
    if until and until < today:
        teller.tell(Fault("ignores/expired", f"It held until {until}."), ignore)
        return False
    return True


class _Marker:
    """Marks the findings of one document, and keeps book of which ignores did anything."""

    def __init__(self, audit: Audit, names: Names, held: Sequence[Ignore | Entry], teller: _Teller) -> None:
        self._document = audit.document
        self._cues = {claim.id: claim.cue.span for claim in audit.claims}
        self._names = names
        self._held = held
        self._teller = teller
        self._used: set[tuple[Ignore | Entry, str]] = set()

    def mark(self, part: Finding) -> Finding:
        """A match, set aside by the first ignore that holds for it."""
        for ignore in self._held:
            for name in ignore.names:
                if part.rule in self._names.meant(name) and self._reaches(ignore, part):
                    self._used.add((ignore, name))
                    part = self._aside(part, ignore)
        return part

    def tell_unused(self) -> None:
        """Tell of names that set nothing aside. Of a rule that is off nobody can say."""
        for ignore in self._held:
            idle = [name for name in ignore.names if self._is_idle(ignore, name)]
            if idle:
                fault = Fault("ignores/unused", f"Nothing was found here by {', '.join(idle)}.")
                self._teller.tell(fault, ignore)

    def _is_idle(self, ignore: Ignore | Entry, name: str) -> bool:
        meant = self._names.meant(name)
        return bool(meant) and meant <= self._names.active and (ignore, name) not in self._used

    def _aside(self, part: Finding, ignore: Ignore | Entry) -> Finding:
        if part.rule not in self._names.firm:
            return part if part.suppressed else replace(part, suppressed=ignore.because)
        message = f"{part.rule} may not be ignored; this does nothing."
        self._teller.tell(Fault("ignores/not-ignorable", message), ignore)
        return part

    def _reaches(self, ignore: Ignore | Entry, part: Finding) -> bool:
        if isinstance(ignore, Entry):
            return ignore.fingerprint == part.fingerprint
        if part.sentence is None and ignore.on_top:
            return True
        # A finding may point to an agent far off; it belongs to the sentence that makes the claim.
        at = self._document.positions(self._cues.get(part.claim or "", part.span))[0]
        return ignore.start <= at < ignore.end


def _unknown(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"No rule or pack is called “{name}”{f'; “{close[0]}” is' if close else ''}."
