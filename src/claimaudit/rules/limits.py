"""The table of dose limits as it is read from `rules/limits/`: strict on the way in, frozen after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from claimaudit.rules.comparison import LimitsTable
from claimaudit.rules.conditions import Shape
from claimaudit.rules.intake import times_a_day
from claimaudit.rules.limitvalues import Comparison, Limit, Substance
from claimaudit.rules.spelling import did_you_mean
from claimaudit.rules.strict import validate
from claimaudit.rules.units import Conversion, Share, UnitFacts
from claimaudit.yamlfile import YamlFile, read_yaml

__all__ = ["Comparison", "LimitsTable", "load_limits"]

_NOT_SUBSTANCES = ("authorities", "contexts", "conversions")


class _Substances(Shape):
    """`vitamins.yml`, `minerals.yml`, `other.yml`."""

    checked: str
    agents: tuple[Substance, ...]


class _Authorities(Shape):
    """`authorities.yml`: who sets limits, and whose a profile goes by."""

    authorities: dict[str, str]
    profiles: dict[str, tuple[str, ...]]
    bases: dict[str, str]


class _Contexts(Shape):
    """`contexts.yml`: whom a dose is for, and which doses are not compared."""

    populations: dict[str, tuple[str, ...]]
    not_swallowed: tuple[str, ...]
    food: tuple[str, ...]
    elemental: tuple[str, ...]


class _Conversions(Shape):
    """`conversions.yml`: facts on units of single substances."""

    conversions: tuple[Conversion, ...]
    shares: tuple[Share, ...]


def load_limits(folder: Path) -> LimitsTable:
    """Read `rules/limits/`. Raises `UserError` with file, line and column where it is malformed."""
    names = validate(read_yaml(folder / "authorities.yml"), _Authorities)
    contexts = validate(read_yaml(folder / "contexts.yml"), _Contexts)
    units = validate(read_yaml(folder / "conversions.yml"), _Conversions)
    substances: dict[str, Substance] = {}
    for path in sorted(folder.glob("*.yml")):
        if path.stem not in _NOT_SUBSTANCES:
            _add(substances, read_yaml(path), names, contexts)
    return LimitsTable(
        substances=substances,
        authorities=names.authorities,
        profiles=names.profiles,
        bases=names.bases,
        populations=contexts.populations,
        not_swallowed=contexts.not_swallowed,
        food=contexts.food,
        facts=UnitFacts(units.conversions, units.shares, contexts.elemental),
    )


def _add(substances: dict[str, Substance], file: YamlFile, known: _Authorities, contexts: _Contexts) -> None:
    for index, substance in enumerate(validate(file, _Substances).agents):
        for number, limit in enumerate(substance.limits):
            for key, value, among in _references(limit, known, contexts):
                if value not in among:
                    place = ("agents", index, "limits", number, key)
                    raise file.error(place, f"unknown {key} “{value}”", did_you_mean(value, among))
            if fault := _fault(limit):
                raise file.error(("agents", index, "limits", number), fault)
        for name in (substance.agent, *substance.names):
            if substances.setdefault(LimitsTable.key(name), substance) is not substance:
                raise file.error(("agents", index), f"“{name}” stands in the table twice")


def _references(
    limit: Limit, known: _Authorities, contexts: _Contexts
) -> Iterator[tuple[str, str, dict[str, str] | dict[str, tuple[str, ...]]]]:
    yield "basis", limit.basis, known.bases
    yield "authority", limit.authority, known.authorities
    yield "population", limit.population, contexts.populations


def _fault(limit: Limit) -> str | None:
    if (limit.amount is None) != (limit.unit is None):
        return "an amount and its unit go together"
    if limit.amount is None and limit.basis != "none" and limit.frequency is None:
        return "a limit needs an amount or a frequency; where none is set, the basis is “none”"
    if limit.amount is not None and limit.amount <= 0:
        return "an amount is above zero"
    try:
        times_a_day(limit.frequency or "1/day")
    except ValueError as error:
        return str(error)
    return None
