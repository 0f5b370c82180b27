"""What a project may say of how its documents are to be read."""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.config import FieldFormat


@dataclass(frozen=True, slots=True)
class Reading:
    """Options of the readers; the defaults suit files that nobody has told anything of."""

    text_field: tuple[str, ...] = ()
    """Fields of a record that hold its text, in this order; empty to look for them. A dot leads into
    nested ones: `content.rendered`."""
    id_field: str | None = None
    title_field: str | None = None
    field_format: FieldFormat = "auto"
    """What the text of a record is written in; `auto` looks at it."""
    meta_description: bool = False
    """Whether the description in the head of a page, which search engines show, is read as text."""


DEFAULT = Reading()
