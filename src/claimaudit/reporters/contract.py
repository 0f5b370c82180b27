"""The published JSON Schema of the JSON report (draft 2020-12)."""

from __future__ import annotations

import json
from importlib.resources import files


def report_schema() -> dict[str, object]:
    """The schema, as it ships beside this module."""
    schema: dict[str, object] = json.loads(
        files("claimaudit.reporters").joinpath("report.schema.json").read_text(encoding="utf-8")
    )
    return schema
