"""Words sought in the metadata that stands outside a text: front matter, the head of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import re2

from claimaudit.rules.conditions import Lexicon, Patterns
from claimaudit.rules.expressions import compile_regex
from claimaudit.rules.fields import containing
from claimaudit.rules.wordlists import WordLists
from claimaudit.source import Document

_GROUP = "words"


@dataclass(frozen=True, slots=True)
class FieldWords:
    """The phrases and regular expressions of a mapping that looks in metadata.

    A field reads as a line of text would: "Reviewed by: J. Roy".
    """

    phrases: re.Pattern[str] | None
    expressions: tuple[re2._Regexp, ...]

    @classmethod
    def of(cls, patterns: Patterns, lists: WordLists) -> FieldWords:
        """Those of a mapping; none where it looks elsewhere."""
        if "metadata" not in (patterns.in_ or ()):
            return cls(None, ())
        plain = [w for w in patterns.phrase or () if not (isinstance(w, Lexicon) and w.for_)]
        words = lists.words(plain)
        return cls(containing(words) if words else None, tuple(map(compile_regex, patterns.regex or ())))

    def asks(self) -> bool:
        """Whether there is anything to be found."""
        return self.phrases is not None or bool(self.expressions)

    def find(self, document: Document) -> str | None:
        """The first words found, as written."""
        if not self.asks():
            return None
        return next((words for line in _lines(document) for words in self._in(line)), None)

    def _in(self, line: str) -> Iterator[str]:
        if self.phrases and (found := self.phrases.search(line)):
            yield found[0]
        for expression in self.expressions:
            if match := expression.search(line):
                yield match[_GROUP] if _GROUP in expression.groupindex else match[0]


def _lines(document: Document) -> Iterator[str]:
    for name, value in document.metadata:
        yield f"{re.sub('[_-]+', ' ', name).capitalize()}: {value}"
