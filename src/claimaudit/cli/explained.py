"""Rules put into words for a person: the list of all, and one explained."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from claimaudit.rules.describe import HOW_READ, as_yaml

if TYPE_CHECKING:
    from claimaudit.model import Basis, RuleInfo
    from claimaudit.rules.book import RuleBook
    from claimaudit.rules.describe import Explanation
    from claimaudit.rules.vocabulary import Profile

WIDTH = 100


def rule_list(book: RuleBook, profile: Profile) -> Iterator[str]:
    """Pack by pack, with where it comes from: severity under the profile, id, title."""
    longest = max((len(spec.id) for spec in book.rules), default=0)
    origin = attrgetter("entry.pack", "entry.origin")
    for number, ((pack, place), specs) in enumerate(groupby(sorted(book.rules, key=origin), origin)):
        yield from ([""] if number else [])
        yield f"{pack}: {book.packs[pack]}" + (f" ({place})" if place else "")
        yield from (f"  {spec.severity(profile):8} {spec.id:{longest}}  {spec.title}" for spec in specs)


def explained(rule: Explanation) -> Iterator[str]:
    """All that there is to say of a rule."""
    yield f"{rule.id}: {rule.title}"
    yield ""
    yield from _facts(rule)
    for heading, text in (("Why", rule.why), ("It says", rule.message), ("It suggests", rule.suggestion)):
        if text:
            yield from _section(heading, textwrap.wrap(text, WIDTH - 2))
    yield from _section("It asks for", as_yaml(rule.asked).splitlines())
    yield from _section(
        "Graded otherwise where", as_yaml(list(rule.graded)).splitlines() if rule.graded else []
    )
    yield from _section("It flags", [line for example in rule.flag for line in _example(example)])
    yield from _section("It leaves", [line for example in rule.leave for line in _example(example)])
    yield from _section("It rests on", [line for basis in rule.basis for line in _basis(basis)])


def explained_notice(info: RuleInfo) -> Iterator[str]:
    """What there is to say of what no pack holds: a notice on ignores."""
    yield f"{info.id}: {info.title}"
    yield ""
    yield f"  severity    {info.severity}"
    yield from _section("Why", textwrap.wrap(info.why, WIDTH - 2))


def _facts(rule: Explanation) -> Iterator[str]:
    others = [f"{profile}: {severity}" for profile, severity in rule.profiles if severity != rule.severity]
    facts = {
        "severity": rule.severity + (f" ({', '.join(others)})" if others else ""),
        "ignorable": "" if rule.ignorable else "no",
        "confidence": rule.confidence,
        "family": rule.family,
        "pack": f"{rule.pack}: {rule.pack_title}",
        "formerly": ", ".join(rule.aliases),
        "asked of": f"each {rule.scope}" if rule.scope != "corpus" else "all documents together",
        "comes from": "" if rule.path.startswith(rule.origin) else rule.origin,
        "stands in": f"{rule.path}:{rule.line}",
    }
    for name, value in facts.items():
        if value:
            yield f"  {name:10}  {value}"


def _section(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield heading
        yield from (f"  {line}".rstrip() for line in lines)


def _example(text: str) -> Iterator[str]:
    first, *others = [piece for line in text.splitlines() for piece in textwrap.wrap(line, WIDTH - 4) or [""]]
    yield f"- {first}"
    yield from (f"  {line}" for line in others)


def _basis(basis: Basis) -> Iterator[str]:
    facts = [basis.title, basis.at, basis.jurisdiction, HOW_READ[basis.read]]
    if basis.checked:
        facts.append(f"checked {basis.checked}")
    yield from _example(", ".join(fact for fact in facts if fact))
    if basis.url:
        yield f"  {basis.url}"
