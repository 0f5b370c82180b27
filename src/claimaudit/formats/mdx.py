"""Reads MDX: Markdown with imports, expressions and components in it."""

from __future__ import annotations

from claimaudit.formats import markdown
from claimaudit.formats.masks import mask_mdx
from claimaudit.formats.writer import Writer


def read(writer: Writer) -> tuple[tuple[str, str], ...]:
    """Write the blocks of a text; returns its front matter as name and value."""
    writer.source = mask_mdx(writer.source)
    return markdown.read(writer)
