"""The rules of a run, as loaded: packs, sources, definitions and word lists, checked against one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.errors import UserError
from claimaudit.model import Basis, RuleInfo
from claimaudit.rules.contents import LateContents
from claimaudit.rules.index import Entry
from claimaudit.rules.spelling import did_you_mean
from claimaudit.rules.vocabulary import Level, Profile, Scope
from claimaudit.suppress import NOTICES, PACK

if TYPE_CHECKING:
    from claimaudit.rules.conditions import Conditions
    from claimaudit.rules.schema import Rule
    from claimaudit.rules.wordlists import WordLists


@dataclass(frozen=True, slots=True)
class RuleSpec:
    """One rule: what the index says of it, what it asks, and how it is graded."""

    entry: Entry
    contents: LateContents = field(repr=False, compare=False)
    configured: Level | None = None
    """The severity that a configuration gives it, whatever the profile and the claim."""

    @property
    def rule(self) -> Rule:
        """The whole of it."""
        return self.contents.contents.rules[self.id]

    @property
    def id(self) -> str:
        """pack/kebab-name."""
        return self.entry.id

    @property
    def pack(self) -> str:
        """The name of its pack."""
        return self.entry.pack

    @property
    def title(self) -> str:
        """As the pack says, else the words of the id."""
        return self.entry.title

    @property
    def scope(self) -> Scope:
        """What it is asked of, one by one."""
        return self.entry.scope

    @property
    def basis(self) -> tuple[Basis, ...]:
        """What it rests on."""
        return self.entry.basis

    def severity(self, profile: Profile) -> Level:
        """Before `severity_if`: as configured, by the rule's profiles, the pack's, or as the rule says."""
        return self.configured or self.entry.profiles.get(profile) or self.entry.severity

    @property
    def info(self) -> RuleInfo:
        """What a report says of it."""
        entry = self.entry
        return RuleInfo(
            entry.id, entry.title, entry.why, entry.severity, entry.family, entry.basis, entry.ignorable
        )


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Rules in the order of their ids, and what they refer to."""

    rules: tuple[RuleSpec, ...]
    packs: Mapping[str, str]
    """Title by name."""
    sources: Mapping[str, Basis]
    """Whole entries of `sources.yml`."""
    contents: LateContents = field(repr=False, compare=False)
    files: tuple[Path, ...]
    """Those that took effect."""
    notices: tuple[RuleInfo, ...] = NOTICES
    """What is told of ignores; no pack holds it, but it is chosen and graded like the rules."""

    @property
    def definitions(self) -> Mapping[str, Conditions]:
        """Conditions by their name."""
        return self.contents.contents.definitions

    @property
    def lists(self) -> WordLists:
        """The word lists of the rules."""
        return self.contents.contents.lists

    def rule(self, name: str) -> RuleSpec:
        """A rule by its id or a former one. Raises `UserError` where there is none."""
        for spec in self.rules:
            if name == spec.id or name in spec.entry.aliases:
                return spec
        known = [spec.id for spec in self.rules] + [spec.id.split("/")[1] for spec in self.rules]
        raise UserError(f"no rule is called “{name}”", hint=did_you_mean(name, known))

    def choose(self, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> RuleBook:
        """The same with the rules named alone, or without those ignored; a pack stands for its rules."""
        chosen = self._named(select) if select else {spec.id for spec in self.rules}
        kept = (chosen if select else chosen | {info.id for info in self.notices}) - self._named(ignore)
        return replace(
            self,
            rules=tuple(spec for spec in self.rules if spec.id in kept),
            notices=tuple(info for info in self.notices if info.id in kept),
        )

    def graded(self, severities: Mapping[str, Level]) -> RuleBook:
        """The same with the severities of a configuration, by rule or pack; those of rules go before."""
        levels: dict[str, Level] = {}
        for name in sorted(severities, key=lambda name: "/" in name):
            levels |= dict.fromkeys(self._named((name,)), severities[name])
        specs = (replace(spec, configured=levels.get(spec.id, spec.configured)) for spec in self.rules)
        notices = ((info, levels.get(info.id, info.severity)) for info in self.notices)
        return replace(
            self,
            rules=tuple(specs),
            notices=tuple(replace(info, severity=level) for info, level in notices if level != "off"),
        )

    def names(self) -> dict[str, frozenset[str]]:
        """The ids that each id, former id and pack stands for."""
        named: defaultdict[str, set[str]] = defaultdict(set)
        for spec in self.rules:
            for name in (spec.id, spec.pack, *spec.entry.aliases):
                named[name].add(spec.id)
        return {name: frozenset(ids) for name, ids in named.items()}

    def _named(self, names: tuple[str, ...]) -> set[str]:
        return {found for name in names for found in self._selected(name)}

    def _selected(self, name: str) -> list[str]:
        found = [s.id for s in self.rules if name in (s.id, s.pack) or name in s.entry.aliases]
        found += [info.id for info in self.notices if name in (info.id, PACK)]
        if not found:
            known = [*self.packs, *(spec.id for spec in self.rules), *(info.id for info in self.notices)]
            raise UserError(f"no rule or pack is called “{name}”", hint=did_you_mean(name, known))
        return found
