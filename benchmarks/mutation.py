"""Mutation check of the rules: each is widened in one place, and its examples must notice.

    python -m benchmarks.mutation --sample 100 --seed 1 [PACK-OR-RULE ...]

A mutant lacks one condition or one exemption, or one of its patterns asks for less, so that the rule speaks
more often. One that all examples of the rule still agree with has survived: no example shows what the place
is for.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import chain
from typing import Any

from pydantic import ValidationError

from claimaudit.audit import Auditor
from claimaudit.rules.book import RuleBook, RuleSpec
from claimaudit.rules.contents import LateContents
from claimaudit.rules.examples import Examples
from claimaudit.rules.schema import Rule

TODAY = date(2026, 11, 1)
Way = tuple[str | int, ...]
"""Keys and indices from the top of a rule."""

_ASKING = (
    "applies_to",
    "match",
    "unless",
    "count",
    "lacks",
    "total",
    "pair",
    "other",
    "same",
    "differ",
    "agree",
)
_NEGATIVE = frozenset({"unless", "lacks", "not"})
_LIMITS = frozenset({"within", "in", "denied", "at_least", "at_most", "distinct", "basis", "authority"})
"""Keys that say how others are to be taken; without them a rule is another one and not a wider one."""

_PATTERNS = frozenset({"phrase", "lemma", "tokens", "regex"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule that asks for less in one place."""

    spec: RuleSpec
    what: str

    def __str__(self) -> str:
        return f"{self.spec.id}: {self.what}"


def mutants(spec: RuleSpec) -> Iterator[Mutant]:
    """All mutants of a rule that are rules themselves."""
    told = spec.rule.model_dump(by_alias=True, exclude_unset=True)
    asked = {key: told[key] for key in _ASKING if told.get(key)}
    for way, new in _changes(asked):
        changed = deepcopy(told)
        _put(changed, way, new)
        try:
            rule = Rule.model_validate(changed)
        except ValidationError:  # what is left asks nothing, or lacks what it must have
            continue
        yield Mutant(_asking(spec, rule), _words(way, _get(told, way), new))


def _asking(spec: RuleSpec, rule: Rule) -> RuleSpec:
    """The same rule, asking what another does."""
    contents = replace(spec.contents.contents, rules={spec.id: rule})
    return replace(spec, contents=LateContents(lambda: contents))


_GONE = object()


def _changes(value: Any, way: Way = (), *, wanted: bool = True) -> Iterator[tuple[Way, Any]]:
    """Each place that can be widened, and what stands there then.

    `wanted`: the less stands there, the more often the rule speaks; within an exemption it is the other way
    round.
    """
    if isinstance(value, dict):
        for key, below in value.items():
            if wanted and len(value) > 1 and way and key not in _LIMITS and not _implied(key, value):
                yield (*way, key), _GONE
            yield from _below(key, below, (*way, key), wanted=wanted != (key in _NEGATIVE))


def _implied(key: str, mapping: Mapping[str, Any]) -> bool:
    """Whether a mapping without this key would ask as much as with it, or less: doses are of dosage claims
    and relations of all others, and one sort of pattern is enough."""
    if key == "kind":
        return _tells_kind(mapping) or (any(mapping.get("any", ())) and all(map(_tells_kind, mapping["any"])))
    return key in _PATTERNS and len(_PATTERNS & mapping.keys()) > 1


def _tells_kind(mapping: Mapping[str, Any]) -> bool:
    return "dose" in mapping or "relation" in mapping


def _below(key: str, value: Any, way: Way, *, wanted: bool) -> Iterator[tuple[Way, Any]]:
    """The changes within what stands under a key."""
    if not isinstance(value, list | tuple):
        yield from _changes(value, way, wanted=wanted)
    for index, item in enumerate(value if isinstance(value, list | tuple) else ()):
        here = (*way, index)
        if _drops(key, len(value), wanted=wanted):
            yield here, _GONE
        if key == "tokens" and wanted:
            yield from (((*here, n), wider) for n, token in enumerate(item) for wider in _wider(token))
        elif key == "phrase" and wanted and isinstance(item, str):
            yield from ((here, shorter) for shorter in _shorter(item))
        elif key != "tokens":
            yield from _changes(item, here, wanted=wanted)


def _drops(key: str, number: int, *, wanted: bool) -> bool:
    """Whether a rule without one of these items speaks more often."""
    if key in ("unless", "lacks"):
        return True
    if key in ("all", "count", "same", "differ", "agree", "is"):
        return wanted and number > 1
    return key in ("any", "not") and not wanted


def _shorter(phrase: str) -> Iterator[str]:
    words = phrase.split()
    if len(words) > 1:
        yield " ".join(words[1:])
        yield " ".join(words[:-1])


def _wider(token: Any) -> Iterator[Any]:
    """Any token instead of this one; where it may repeat, that would be without end."""
    if isinstance(token, str) or (set(token) - {"op"} and token.get("op") is None):
        yield {}


def _get(told: Any, way: Way) -> Any:
    for step in way:
        told = told[step]
    return told


def _put(told: Any, way: Way, new: object) -> None:
    for step in way[:-1]:
        if isinstance(told[step], tuple):
            told[step] = list(told[step])
        told = told[step]
    if new is _GONE:
        del told[way[-1]]
    else:
        told[way[-1]] = new


def _words(way: Way, old: object, new: object) -> str:
    place = ".".join(map(str, way))
    return f"{place} without {old!r}" if new is _GONE else f"{place}: {old!r} -> {new!r}"


def survivors(book: RuleBook, chosen: Iterable[Mutant]) -> Iterator[Mutant]:
    """The mutants that no example of their rule notices. Each example is parsed once."""
    auditor = Auditor(today=TODAY)
    examples = Examples(book, auditor.nlp, cache(auditor.prepare), TODAY)
    return (mutant for mutant in chosen if not any(examples.failures_alone(mutant.spec)))


def sampled(book: RuleBook, number: int | None, seed: int) -> list[Mutant]:
    """So many mutants of all rules, the same for the same seed; all without a number."""
    every = list(chain.from_iterable(map(mutants, book.rules)))
    return every if number is None else random.Random(seed).sample(every, min(number, len(every)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the survivors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="PACK-OR-RULE")
    parser.add_argument("--sample", type=int, help="so many mutants; all without it")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    book = Auditor(select=options.names).book
    chosen = sampled(book, options.sample, options.seed)
    alive = 0
    for mutant in survivors(book, chosen):
        alive += 1
        print(mutant, flush=True)
    print(f"{len(chosen)} mutants, {alive} survived")


if __name__ == "__main__":
    main()
