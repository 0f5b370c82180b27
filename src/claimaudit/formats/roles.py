"""Which blocks are the text itself, which are its reference list, and which only frame it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimaudit.formats import references
from claimaudit.formats.furniture import is_front_matter, is_furniture
from claimaudit.source import Block, BlockRole, Document

MAX_ASIDE_WORDS, MAX_NAME_WORDS = 6, 4
"""An item, or a line, between title and text that stands beside a date goes with it if it is so short."""


def with_roles(document: Document) -> Document:
    """The document with each block in its role. What a reader has told apart already stays so."""
    texts = [document.slice(block.start, block.end) for block in document.blocks]
    roles = list(_reference_roles(document.blocks, texts))
    for index in _frame(document.blocks, texts):
        roles[index] = "metadata"
    blocks = zip(document.blocks, roles, strict=True)
    return replace(document, blocks=tuple(replace(block, role=role) for block, role in blocks))


def _reference_roles(blocks: tuple[Block, ...], texts: list[str]) -> Iterator[BlockRole]:
    heading = ""
    for block, text in zip(blocks, texts, strict=True):
        if block.kind == "heading" or (block.kind == "paragraph" and references.is_reference_heading(text)):
            heading = text if references.is_reference_heading(text) else ""
            yield "bibliography" if heading and block.kind == "paragraph" else block.role
        elif block.role == "body" and block.kind != "table_cell" and _is_reference(block, text, heading):
            yield "bibliography"
        else:
            yield block.role


def _is_reference(block: Block, text: str, heading: str) -> bool:
    is_item = block.kind == "list_item"
    if heading and is_item and references.holds_only_references(heading):
        return True
    where: references.Where = "list" if is_item else "text"
    if heading:
        where = "reference list" if is_item else "footnote"
    return references.is_reference(text, where) or references.opens_reference_list(text)


def _frame(blocks: tuple[Block, ...], texts: list[str]) -> Iterator[int]:
    """Indices of the blocks that frame the text."""
    front = _front(blocks, texts)
    is_dated = any(is_furniture(texts[index]) for index in front)
    for index in front:
        is_item = blocks[index].kind == "list_item"
        is_aside = is_dated and len(texts[index].split()) <= (MAX_ASIDE_WORDS if is_item else MAX_NAME_WORDS)
        if is_aside or (not is_item and is_front_matter(texts[index])):
            yield index
    for index, block in enumerate(blocks):
        if block.kind not in ("heading", "table_cell") and is_furniture(texts[index]):
            yield index


def _front(blocks: tuple[Block, ...], texts: list[str]) -> list[int]:
    """Indices of the short blocks between the first heading and the first paragraph."""
    front: list[int] = []
    for index, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if block.kind == "heading":
            if front:
                break
            continue
        if text.endswith((".", "!", "?", ":")) or block.kind not in ("paragraph", "list_item"):
            break
        front.append(index)
    return front
