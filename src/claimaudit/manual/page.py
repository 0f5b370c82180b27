"""One rule as a page of the manual."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from claimaudit.manual.markup import code, escaped, example, link, table
from claimaudit.model import Basis, RuleInfo
from claimaudit.rules.describe import HOW_READ, Explanation


def rule_page(rule: Explanation, definitions: tuple[str, ...], lists: tuple[str, ...]) -> Iterator[str]:
    """All that there is to say of a rule, and where what it names is explained."""
    yield from (f"# {escaped(rule.title)}", "", f"`{rule.id}`", "")
    yield from table(("Severity", "Confidence", "Family", "Asked of"), [_facts(rule)])
    yield from ("", escaped(rule.why))
    yield from _remarks(rule)
    yield from _section("It says", [f"> {escaped(rule.message)}"])
    yield from _section("It suggests", [f"> {escaped(rule.suggestion)}"] if rule.suggestion else [])
    yield from _section("It flags", (line for text in rule.flag for line in example(text)))
    yield from _section("It leaves", (line for text in rule.leave for line in example(text)))
    yield from _section("It asks for", code(rule.asked))
    yield from _named("Definitions", "definitions", definitions)
    yield from _named("Word lists", "word-lists", lists)
    yield from _section("Graded otherwise where", code(list(rule.graded)) if rule.graded else [])
    yield from _section("It rests on", map(_basis, rule.basis))
    yield from ("", f"Pack: {escaped(rule.pack)}, in `{PurePath(rule.path).name}`, line {rule.line}.")


def notice_page(info: RuleInfo) -> Iterator[str]:
    """What no pack holds: a notice on ignores."""
    yield from (f"# {escaped(info.title)}", "", f"`{info.id}`", "")
    yield from table(("Severity", "Family"), [(info.severity, info.family)])
    yield from ("", escaped(info.why))


def _facts(rule: Explanation) -> tuple[str, str, str, str]:
    others = [f"{profile}: {level}" for profile, level in rule.profiles if level != rule.severity]
    asked_of = "all documents together" if rule.scope == "corpus" else f"each {rule.scope}"
    return ", ".join([rule.severity, *others]), rule.confidence, rule.family, asked_of


def _remarks(rule: Explanation) -> Iterator[str]:
    if not rule.ignorable:
        yield from ("", "Its findings can't be ignored or accepted.")
    if rule.aliases:
        yield from ("", f"Formerly {', '.join(f'`{name}`' for name in rule.aliases)}.")


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    held = list(lines)
    if held:
        yield from ("", f"## {heading}", "", *held)


def _named(kind: str, page: str, names: tuple[str, ...]) -> Iterator[str]:
    if names:
        yield from ("", f"{kind}: {', '.join(f'[{name}](../{page}.md#{name})' for name in names)}")


def _basis(basis: Basis) -> str:
    checked = f"checked {basis.checked}" if basis.checked else None
    facts = [basis.at, basis.jurisdiction, HOW_READ[basis.read], checked]
    return f"- {', '.join([link(basis.title, basis.url), *(escaped(fact) for fact in facts if fact)])}"
