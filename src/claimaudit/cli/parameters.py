"""The parameters that several commands share, each declared once, and the panels of the help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from typer import Option

from claimaudit.config import FieldFormat

WHAT = "What to read"
EXPORTS = "Exports of many documents"
RULES = "Which rules"
OUTPUT = "What comes out"
CONFIG = "Configuration"
SPEED = "How fast"

ConfigFile = Annotated[
    Path | None, Option(metavar="FILE", help="Use this file and search for none.", rich_help_panel=CONFIG)
]
Isolated = Annotated[bool, Option("--isolated", help="Use no configuration file.", rich_help_panel=CONFIG)]
Model = Annotated[str | None, Option(metavar="NAME", help="The spaCy model to use.", rich_help_panel=CONFIG)]
Profile = Annotated[
    str | None,
    Option(metavar="NAME", help="Whose yardstick: editorial, commercial-us, …", rich_help_panel=RULES),
]
Today = Annotated[
    str | None,
    Option(metavar="YYYY-MM-DD", help="The date that the rules on age reckon with.", rich_help_panel=RULES),
]
Ignores = Annotated[
    bool, Option("--ignores/--no-ignores", help="Respect what the texts ignore.", rich_help_panel=WHAT)
]
TextFields = Annotated[
    list[str] | None,
    Option(
        "--text-field",
        metavar="NAME",
        help="The field of an export (JSON, CSV, XML) that holds the text; may be repeated.",
        rich_help_panel=EXPORTS,
    ),
]
IdField = Annotated[
    str | None, Option(metavar="NAME", help="The field that names a record.", rich_help_panel=EXPORTS)
]
TitleField = Annotated[
    str | None, Option(metavar="NAME", help="The field that holds its title.", rich_help_panel=EXPORTS)
]
FormatOfFields = Annotated[
    FieldFormat | None,
    Option(help="What its text is written in; auto looks at it.", rich_help_panel=EXPORTS),
]
Output = Annotated[
    Path | None, Option("--output", "-o", metavar="FILE", help="Write there.", rich_help_panel=OUTPUT)
]
Color = Annotated[
    bool | None,
    Option("--color/--no-color", help="Colours, even into a pipe, or never.", rich_help_panel=OUTPUT),
]
TextOrJson = Annotated[Literal["text", "json"], Option(help="Of the output.", rich_help_panel=OUTPUT)]
