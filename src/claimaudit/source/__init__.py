"""A document that has been read: its text, its blocks, and the way home to the source.

All offset arithmetic of the project lives here. Three coordinates, never mixed:

- source offset: code points of the decoded file without its byte order mark;
- text position: an index into `Document.text`, which is what the pipeline sees;
- line and column: 1-based, made only when something is written.

Ranges are half-open everywhere.
"""

from claimaudit.source.builder import DocumentBuilder
from claimaudit.source.document import Document, file_of
from claimaudit.source.pieces import (
    BLOCK_GAP,
    Block,
    BlockKind,
    BlockRole,
    Comment,
    CommentPlace,
    Link,
    Part,
    Region,
    Segment,
    collapse,
)

__all__ = [
    "BLOCK_GAP", "Block", "BlockKind", "BlockRole", "Comment", "CommentPlace", "Document", "DocumentBuilder",
    "Link", "Part", "Region", "Segment", "collapse", "file_of",
]  # fmt: skip
