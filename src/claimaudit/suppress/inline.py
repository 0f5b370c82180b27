"""The ignores in a text: read from its comments, each with the stretch of text that it holds for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimaudit.history import Ignore
from claimaudit.source import Comment, Document, Region
from claimaudit.suppress.directives import Directive, read_directive
from claimaudit.suppress.notices import Fault
from claimaudit.suppress.reach import Range, Reach


@dataclass(slots=True)
class Inline:
    """The ignores of one document."""

    document: Document
    ignores: list[Ignore] = field(default_factory=list)
    faults: list[tuple[Fault, Region]] = field(default_factory=list)
    """What is wrong with comments that were meant to be ignores, and where they stand."""


def read_inline(document: Document, sentences: Sequence[Range]) -> Inline:
    """The ignores of a document; `sentences` are text positions in reading order."""
    reader = _Reader(document, Reach(document, sentences))
    for comment in document.comments:
        reader.read(comment)
    for comment, _ in reader.begun:
        reader.refuse(comment, Fault("ignores/unclosed", "What begins here ends nowhere."))
    return reader.found


class _Reader:
    """Follows the comments of a document."""

    def __init__(self, document: Document, reach: Reach) -> None:
        self.found = Inline(document)
        self.begun: list[tuple[Comment, Directive]] = []
        self._reach = reach

    def read(self, comment: Comment) -> None:
        """One comment, whoever it is for."""
        asked = read_directive(self.found.document.source[comment.start : comment.end])
        if isinstance(asked, Fault):
            self.refuse(comment, asked)
        elif asked and asked.verb == "ignore":
            reached = self._reach.of(comment) or (0, 0)
            self._add(comment, asked, reached, on_top=self._reach.is_on_top(comment))
        elif asked and asked.verb == "ignore-start":
            self.begun.append((comment, asked))
        elif asked:
            self._end(comment, asked)

    def refuse(self, comment: Comment, fault: Fault) -> None:
        """Note what is wrong with a comment."""
        self.found.faults.append((fault, self._region(comment)))

    def _end(self, comment: Comment, end: Directive) -> None:
        """What began last ends here; where the end names rules, what began last with the same names."""
        for index in reversed(range(len(self.begun))):
            first, start = self.begun[index]
            if not end.names or start.names == end.names:
                del self.begun[index]
                self._add(first, start, (self._reach.after(first), self._reach.before(comment)))
                return
        self.refuse(comment, Fault("ignores/unclosed", "What ends here began nowhere."))

    def _add(self, comment: Comment, asked: Directive, reached: Range, *, on_top: bool = False) -> None:
        self.found.ignores.append(
            Ignore(asked.names, asked.because, self._region(comment), *reached, on_top=on_top)
        )

    def _region(self, comment: Comment) -> Region:
        return self.found.document.region(comment.start, comment.end)
