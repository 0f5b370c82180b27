"""`claimaudit schema`: the published JSON Schemas."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Literal

from typer import Argument

from claimaudit.cli import exits
from claimaudit.cli.outputs import opened


@dataclass(frozen=True, kw_only=True)
class SchemaOptions:
    """Which one."""

    of: Annotated[Literal["report", "rules"], Argument(help="The JSON report, or the YAML of rule packs.")]


def schema(options: SchemaOptions) -> int:
    """Print the JSON Schema of reports or of rule packs."""
    with opened(None) as stream:
        json.dump(_schema(options.of), stream, indent=2, ensure_ascii=False)
        stream.write("\n")
    return exits.FINE


def _schema(of: Literal["report", "rules"]) -> object:
    # Here, so that no other command waits for pydantic to build every shape.
    if of == "report":
        from claimaudit.reporters.contract import report_schema

        return report_schema()
    from claimaudit.rules.describe import json_schema

    return json_schema()
