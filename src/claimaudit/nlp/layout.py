"""The blocks of a document, as the components of the pipeline see them.

They travel in `doc.user_data` as plain dicts, which msgpack can write, and are read back as `Block`s.
A Doc that was made from a bare text is one paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import fields
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimaudit.nlp.frames import small_first_words, subjectless_forms
from claimaudit.nlp.normalise import normalise, plain
from claimaudit.nlp.tree import Tree
from claimaudit.source import Block, Document

BLOCKS = "claimaudit_blocks"
"""Key in `doc.user_data`: the blocks, as dicts."""
TEXT = "claimaudit_text"
"""Key in `doc.user_data`: the text with plain quotes and spaces, but its own words and capitals."""
LINKS = "claimaudit_links"
"""Key in `doc.user_data`: the links, as (start, end, target)."""
_FIELDS = tuple(field.name for field in fields(Block))


def make_doc(nlp: Language, document: Document) -> Doc:
    """A Doc, tokenised only, whose positions are the text positions of the document."""
    doc = nlp.make_doc(normalise(document.text, document.blocks, subjectless_forms(), small_first_words()))
    describe(doc, document)
    return doc


def describe(doc: Doc, document: Document) -> None:
    """Have a Doc carry what the components ask of its document."""
    doc.user_data[TEXT] = plain(document.text)
    doc.user_data[BLOCKS] = [
        {name: getattr(block, name) for name in _FIELDS}
        for block in document.blocks  # `asdict` copies each value
    ]
    doc.user_data[LINKS] = [(link.start, link.end, link.target) for link in document.links]


def text_of(doc: Doc | Tree) -> str:
    """The text to look words up in. `doc.text` is what the parser was given: as long, but with emphasis
    taken back, and a subject thought into the gap before an item that has none."""
    text: str = doc.user_data.get(TEXT) or plain(doc.text)
    return text


def blocks_of(doc: Doc | Tree) -> list[Block]:
    """The blocks of a Doc, in reading order."""
    records: list[dict[str, Any]] | None = doc.user_data.get(BLOCKS)
    if records is None:
        return [Block("paragraph", 0, len(doc.text))] if doc.text.strip() else []
    return [Block(**{**record, "section": tuple(record["section"])}) for record in records]


def block_at(blocks: list[Block], position: int) -> Block | None:
    """The block that holds a text position."""
    index = bisect_right(blocks, position, key=lambda block: block.start) - 1
    if index >= 0 and position < blocks[index].end:
        return blocks[index]
    return None
