"""Which rules can speak of a document at all: of a large set, most ask for words or names that it hasn't."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Literal

from claimaudit.model import Claim
from claimaudit.rules.compiled import CompiledRule
from claimaudit.rules.needs import Needs
from claimaudit.rules.subject import names_of
from claimaudit.rules.wordlists import WordLists

Key = tuple[Literal["words", "agent", "target"], int | str]
"""Something that a document has: the words of a probe by its number, or a claim on something so called."""
_SIDES: tuple[Literal["agent", "target"], ...] = ("agent", "target")


class Gate:
    """Asks no rule; it knows what each of them can't do without."""

    def __init__(self, rules: Sequence[CompiledRule], lists: WordLists) -> None:
        self._rules = rules
        self._needs = Needs([tuple(_needs(rule, lists)) for rule in rules])

    def admitted(self, probes: Iterable[int], claims: Iterable[Claim]) -> Iterator[CompiledRule]:
        """The rules that may speak of a document with the words of these probes and these claims."""
        return (self._rules[number] for number in self._needs.met(set(_keys(probes, claims))))


def _needs(rule: CompiledRule, lists: WordLists) -> Iterator[Set[Key]]:
    said = rule.spec.rule
    if said.pair is not None or said.total is not None:
        return  # these ask in ways of their own
    for side in _SIDES:
        if said.applies_to is not None and (wanted := getattr(said.applies_to, side)) is not None:
            yield frozenset[Key]((side, name) for name in lists.words(wanted))
    if rule.words is not None and not rule.words.looks_outside:
        yield frozenset[Key](("words", number) for number in rule.words.probes)


def _keys(probes: Iterable[int], claims: Iterable[Claim]) -> Iterator[Key]:
    yield from (("words", number) for number in probes)
    for claim in claims:
        yield from (("agent", name) for agent in claim.agents for name in names_of(agent))
        yield from (("target", name) for target in claim.targets for name in names_of(target))
