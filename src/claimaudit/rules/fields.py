"""What a claim holds under each key that a rule may ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from claimaudit.model import Claim, Dose
from claimaudit.rules import outline
from claimaudit.rules.conditions import Conditions, Part, Range, Rhythm
from claimaudit.rules.evidence import support_level
from claimaudit.rules.subject import Subject, names_of, types_of

Values = Iterable[str | None]


def _of_claim(read: Callable[[Claim], Values]) -> Callable[[Subject], Values]:
    return lambda subject: read(subject.claim) if subject.claim else ()


VALUES: Mapping[str, Callable[[Subject], Values]] = {
    "support": lambda subject: (support_level(subject),),
    "reference": _of_claim(lambda claim: (reference.kind for reference in claim.support.references)),
    "agent": lambda subject: _agent_names(subject),
    "agent_type": lambda subject: (kind for agent in subject.agents() for kind in types_of(agent)),
    "agent_status": lambda subject: (agent.status for agent in subject.agents()),
    "target": lambda subject: subject.names("target"),
    "block": lambda subject: (_block_kind(subject),),
}
"""Keys of which one value must be among those asked for; the outline of a claim answers others."""

TEXTS: Mapping[str, Callable[[Subject], Values]] = {
    "cue": _of_claim(lambda claim: (claim.cue.text,)),
    "hedge": _of_claim(lambda claim: (hedge.text for hedge in claim.hedges)),
    "booster": _of_claim(lambda claim: (booster.text for booster in claim.boosters)),
    "row": _of_claim(lambda claim: (claim.row,)),
    "column_head": _of_claim(lambda claim: (claim.column_head,)),
    "section": lambda subject: _sections(subject),
}
"""Keys of which one text must hold one of the words asked for."""

NUMBERS: Mapping[str, Callable[[Claim, Conditions], float]] = {
    "hedges": lambda claim, asked: sum(
        asked.hedge_sort is None or hedge.sort in asked.hedge_sort for hedge in claim.hedges
    ),
    "agents": lambda claim, _: len(claim.agents),
    "targets": lambda claim, _: len(claim.targets),
    "score": lambda claim, _: claim.certainty_score,
}
"""Keys of which the number must lie in the range asked for."""

ON_CLAIMS = frozenset(
    {
        *outline.KEYS,
        *VALUES,
        *TEXTS,
        *NUMBERS,
        "cue_only",
        "hedge_only",
        "resolved",
        "dose",
        "states",
        "omits",
    }
) - {
    "support",
    "block",
    "section",
}
"""Keys that only a claim can answer."""


def _agent_names(subject: Subject) -> Values:
    if subject.agent is None:
        return subject.names("agent")
    return (name for agent in subject.agents() for name in names_of(agent))


def _block_kind(subject: Subject) -> str | None:
    block = subject.reading.block_at(subject.start())
    return subject.claim.block if subject.claim else block.kind if block else None


def _sections(subject: Subject) -> tuple[str, ...]:
    block = subject.reading.block_at(subject.start())
    return subject.claim.section if subject.claim else block.section if block else ()


def containing(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the words, as whole words, whatever their case."""
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


def within(value: float, bounds: Range) -> bool:
    """Whether a number lies in a range."""
    return (
        (bounds.above is None or value > bounds.above)
        and (bounds.at_least is None or value >= bounds.at_least)
        and (bounds.below is None or value < bounds.below)
        and (bounds.at_most is None or value <= bounds.at_most)
    )


def cued_only_by(claim: Claim, words: frozenset[str]) -> bool:
    """Whether the cue holds no other word than these."""
    return words.issuperset(claim.cue.text.casefold().split())


def hedged_only_by(claim: Claim, words: frozenset[str]) -> bool:
    """Hedged, and no hedge that weakens is another than these words. Conditions and approximators of
    size leave certainty alone."""
    weakening = [
        hedge.text.casefold() for hedge in claim.hedges if hedge.sort not in ("condition", "approximator")
    ]
    return claim.certainty == "hedged" and bool(weakening) and words.issuperset(weakening)


def states(claim: Claim, part: Part) -> bool:
    """Whether a claim gives a part."""
    if part in _CLAIM_PARTS:
        return bool(_CLAIM_PARTS[part](claim))
    return claim.dose is not None and getattr(claim.dose, part) is not None


_CLAIM_PARTS: Mapping[str, Callable[[Claim], object]] = {
    "agent": lambda claim: claim.agents,
    "target": lambda claim: claim.targets,
    "hedge": lambda claim: claim.hedges,
    "booster": lambda claim: claim.boosters,
    "negation": lambda claim: claim.negation,
    "support": lambda claim: claim.support.level != "none",
    "reference": lambda claim: claim.support.references,
    "row": lambda claim: claim.row,
    "column_head": lambda claim: claim.column_head,
    "section": lambda claim: claim.section,
    "amount": lambda claim: claim.dose and (claim.dose.low is not None or claim.dose.high is not None),
}

_RHYTHM = re.compile(r"/\s*[\d.-]*\s*(h|day|week|month)s?$")
_RHYTHMS: Mapping[str, Rhythm] = {"h": "hourly", "day": "daily", "week": "weekly", "month": "monthly"}


def rhythm(dose: Dose) -> Rhythm | None:
    """What a frequency comes to: "2/day" is daily."""
    if dose.frequency == "once":
        return "once"
    if dose.frequency == "prn":
        return "as_needed"
    found = _RHYTHM.search(dose.frequency or "")
    return _RHYTHMS[found[1]] if found else None
