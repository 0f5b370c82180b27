"""Builds a document piece by piece, so that no text can disagree with its place in the source."""

from __future__ import annotations

from dataclasses import replace

from claimaudit.source.document import Document, digest
from claimaudit.source.pieces import (
    BLOCK_GAP,
    Block,
    BlockKind,
    BlockRole,
    Comment,
    CommentPlace,
    Link,
    Part,
    Segment,
    collapse,
)


class DocumentBuilder:
    """Builds a document piece by piece in source order.

    Verbatim text is sliced from the source by the builder itself, so a text can't disagree with its
    offsets. Empty blocks are dropped.
    """

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.source = source
        self._pieces: list[str] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._comments: list[Comment] = []
        self._open: Block | None = None
        self._first_piece: int | None = None  # of the open block, once it has text

    @property
    def position(self) -> int:
        """The text position at which the next piece will stand."""
        return self._length

    def open_block(
        self,
        kind: BlockKind,
        *,
        section: tuple[str, ...] = (),
        level: int | None = None,
        row: str | None = None,
        column_head: str | None = None,
        table: int | None = None,
        row_number: int | None = None,
        column_number: int | None = None,
        list_number: int | None = None,
        role: BlockRole = "body",
    ) -> None:
        """Close the open block, if any, and begin another."""
        self.close_block()
        self._open = Block(
            kind=kind,
            start=-1,
            end=-1,
            section=section,
            level=level,
            row=row,
            column_head=column_head,
            table=table,
            row_number=row_number,
            column_number=column_number,
            list_number=list_number,
            role=role,
        )

    def add(self, start: int, end: int) -> None:
        """Add the source piece `start:end` as it stands."""
        if end > start:
            self._add(self.source[start:end], start, end, verbatim=True)

    def add_as(self, text: str, start: int, end: int) -> None:
        """Add `text` for the source piece `start:end`: an entity, a folded line break."""
        if text:
            self._add(text, start, end, verbatim=text == self.source[start:end])

    def link(self, start: int, end: int, target: str) -> None:
        """Mark the text positions `start:end` as a link to `target`."""
        if end > start:
            self._links.append(Link(start, end, target))

    def comment(self, start: int, end: int, place: CommentPlace) -> None:
        """Note a comment at the source range `start:end`."""
        self._comments.append(Comment(start, end, place))

    def close_block(self) -> str:
        """Close the open block; its text with white space collapsed, "" where it held none."""
        block, self._open = self._open, None
        if block is None or self._first_piece is None:
            return ""
        text = "".join(self._pieces[self._first_piece :])
        self._blocks.append(replace(block, start=self._length - len(text), end=self._length))
        self._first_piece = None
        return collapse(text)

    def build(
        self,
        *,
        key: str | None = None,
        title: str | None = None,
        encoding: str = "utf-8",
        sha256: str | None = None,
        metadata: tuple[tuple[str, str], ...] = (),
        notes: tuple[str, ...] = (),
        parts: tuple[Part, ...] = (),
    ) -> Document:
        """The finished document. Without `sha256`, that of the source in UTF-8."""
        self.close_block()
        return Document(
            path=self.path,
            source=self.source,
            text="".join(self._pieces),
            segments=tuple(self._segments),
            blocks=tuple(self._blocks),
            key=self.path if key is None else key,
            title=title,
            encoding=encoding,
            sha256=sha256 or digest(self.source),
            links=tuple(self._links),
            metadata=metadata,
            notes=notes,
            comments=tuple(sorted(self._comments, key=lambda comment: comment.start)),
            parts=parts,
        )

    def _add(self, text: str, start: int, end: int, *, verbatim: bool) -> None:
        if self._open is None:
            raise ValueError("text was added outside a block")
        if self._segments and start < self._segments[-1].end:
            raise ValueError(f"regions run backwards: {start} after {self._segments[-1].end}")
        if self._first_piece is None:
            self._begin_block(start)
        last = self._segments[-1] if self._segments else None
        if last and verbatim and last.verbatim and last.end == start and last.text_end == self._length:
            self._segments[-1] = Segment(last.text_start, self._length + len(text), last.start, end, True)
        else:
            self._segments.append(Segment(self._length, self._length + len(text), start, end, verbatim))
        self._pieces.append(text)
        self._length += len(text)

    def _begin_block(self, start: int) -> None:
        if self._segments:
            end = self._length + len(BLOCK_GAP)
            self._segments.append(Segment(self._length, end, self._segments[-1].end, start, False))
            self._pieces.append(BLOCK_GAP)
            self._length = end
        self._first_piece = len(self._pieces)
