"""`diff`: what two versions of texts claim differently. It asks no rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from claimaudit.cli import exits
from claimaudit.cli.messages import complain
from claimaudit.cli.options import ReadOptions
from claimaudit.cli.outputs import opened
from claimaudit.cli.parameters import OUTPUT, ConfigFile, Isolated, Model, Output, TextOrJson
from claimaudit.cli.plan import STDIN, Configurations
from claimaudit.errors import UserError
from claimaudit.reporters import phrases, plain
from claimaudit.reporters.visible import visible

if TYPE_CHECKING:
    from claimaudit.audit import Auditor
    from claimaudit.diff import Diff, Difference, Kind, Statement, Version
    from claimaudit.source import Document

SCHEMA_VERSION = "1"


@dataclass(frozen=True, kw_only=True)
class DiffOptions:
    """What is compared."""

    old: Annotated[
        str, Argument(metavar="OLD", help="A file, a folder, or a git revision.", show_default=False)
    ]
    new: Annotated[str, Argument(metavar="NEW", help="The same, for the later version.", show_default=False)]
    fail_on: Annotated[
        list[str] | None,
        Option(
            "--fail-on",
            metavar="added|removed|strengthened|weakened|changed",
            help="Exit with 1 if there is such a claim; may be repeated.",
            rich_help_panel=OUTPUT,
        ),
    ] = None
    format: TextOrJson = "text"
    output: Output = None
    config: ConfigFile = None
    isolated: Isolated = False
    model: Model = None


def diff(options: DiffOptions) -> int:
    """Compare two versions: claims added, removed, strengthened and weakened.

    A claim is strengthened where a hedge is dropped, "some" becomes "most", the dose is raised or the
    citation lost. Exits with 0 whatever it finds, unless --fail-on names it.
    """
    from claimaudit.cli.sides import documents, sides, unreadable

    bar = _bar(options)
    reading = ReadOptions(paths=[], config=options.config, isolated=options.isolated, model=options.model)
    old, new = sides(options.old, options.new, reading)
    faults = [*unreadable(old), *unreadable(new)]
    for fault in faults:
        complain(f"{fault.path}: {fault.reason}")
    if not documents(old) and not documents(new):
        raise UserError("nothing to read on either side")
    from claimaudit.audit import Auditor
    from claimaudit.diff import diff as compare

    auditor = Auditor(model=Configurations(reading).of(Path(STDIN)).model)
    found = compare(_versions(auditor, documents(old)), _versions(auditor, documents(new)))
    with opened(options.output) as stream:
        stream.writelines(_text(found) if options.format == "text" else [_json(found, options)])
    fails = any(found.figures[kind] for kind in bar)
    return exits.WRONG if faults else exits.FOUND if fails else exits.FINE


def _bar(options: DiffOptions) -> list[str]:
    from claimaudit.diff import KINDS

    for kind in options.fail_on or ():
        if kind not in KINDS:
            raise UserError(f"--fail-on takes one of {', '.join(KINDS)}, not {kind!r}")
    return options.fail_on or []


def _versions(auditor: Auditor, texts: Iterable[Document]) -> list[Version]:
    from claimaudit.diff import Version

    found = auditor.claims_in(texts)
    return [Version(*each) for each in found if isinstance(each, tuple)]


def _text(found: Diff) -> Iterator[str]:
    for difference in found.differences:
        place = difference.place
        where = f"{visible(place.document.path)}:{phrases.place(place.claim.cue.span)}"
        yield f"{where}: {difference.kind} {place.claim.kind}\n"
        yield from (f"    {line}\n" for line in _lines(difference))
    figures = found.figures
    yield ", ".join(f"{count:,} {kind}" for kind, count in figures.items()) + ".\n"


def _lines(difference: Difference) -> Iterator[str]:
    was, now = difference.was, difference.now
    is_same = was is not None and now is not None and was.claim.sentence == now.claim.sentence
    if was and not is_same:
        yield f"- {visible(was.claim.sentence)}"
    if now:
        yield f"{' ' if is_same else '+'} {visible(now.claim.sentence)}"
    for change in difference.changes:
        yield visible(phrases.changed(change))


def _json(found: Diff, options: DiffOptions) -> str:
    told = {
        "schema_version": SCHEMA_VERSION,
        "old": options.old,
        "new": options.new,
        "claims": [_told(difference) for difference in found.differences],
        "summary": found.figures,
    }
    return json.dumps(told, indent=1, ensure_ascii=True) + "\n"


def _told(difference: Difference) -> plain.Fields:
    kind: Kind = difference.kind
    return {
        "kind": kind,
        "was": _statement(difference.was),
        "now": _statement(difference.now),
        "changes": [plain.change(change) for change in difference.changes],
    }


def _statement(statement: Statement | None) -> plain.Fields | None:
    if statement is None:
        return None
    return {"path": statement.document.path, "claim": plain.claim(statement.claim)}
