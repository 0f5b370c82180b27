"""A text, read, as a table of blocks that a test can spell out."""

from __future__ import annotations

from readings import document_in

from claimaudit.formats import read_text
from claimaudit.source import Block, Document


def document_of(text: str, suffix: str = ".txt") -> Document:
    return document_in(read_text(text, path="page" + suffix, key="page" + suffix, suffix=suffix))


def blocks_of(text: str, suffix: str = ".txt") -> list[tuple[Block, str]]:
    document = document_of(text, suffix)
    return [(block, document.text[block.start : block.end]) for block in document.blocks]


def outline(text: str, suffix: str = ".txt") -> list[tuple[str, str]]:
    """Kind and text of each block of the body."""
    return [(block.kind, words) for block, words in blocks_of(text, suffix) if block.role == "body"]


def sections(text: str, suffix: str = ".txt") -> list[tuple[str, tuple[str, ...]]]:
    """Text and section of each block."""
    return [(words, block.section) for block, words in blocks_of(text, suffix)]


def cells(text: str, suffix: str = ".txt") -> list[tuple[str, str | None, str | None]]:
    """Text, row and column head of each table cell."""
    found = blocks_of(text, suffix)
    return [(words, block.row, block.column_head) for block, words in found if block.kind == "table_cell"]


def roles(text: str, suffix: str = ".txt") -> list[tuple[str, str]]:
    """Role and text of each block."""
    return [(block.role, words) for block, words in blocks_of(text, suffix)]


def links(text: str, suffix: str = ".txt") -> list[tuple[str, str]]:
    """Words and target of each link."""
    document = document_of(text, suffix)
    return [(document.text[link.start : link.end], link.target) for link in document.links]
