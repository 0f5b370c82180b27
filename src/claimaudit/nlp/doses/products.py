"""Names that only the document knows: the brand that a leaflet is about, the code of a trial drug."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from claimaudit.model import EntityType
from claimaudit.nlp.doses.vocabulary import whole, words


class Term(Protocol):
    """A place in a text that names a thing, as the vocabulary finds them."""

    @property
    def start(self) -> int:
        """Text position."""

    @property
    def end(self) -> int:
        """Text position."""

    @property
    def type(self) -> EntityType:
        """Of the thing named."""

    @property
    def canonical(self) -> str:
        """Its name."""


@dataclass(frozen=True, slots=True)
class ProductName:
    """A name of the document's own."""

    start: int
    end: int
    canonical: str
    type: EntityType = "unknown"


_NAME = re.compile(r"(?<![\w.@/-])(?:[A-Z][a-z]{3,15}[A-Za-z]{0,8}[™®]?|[A-Z]{2,5}-\d{2,5}[a-z]?)(?![\w])")
_BESIDE = re.compile(
    r"\s?(?:™|®|\d{1,4}\s?(?:mg|mcg|micrograms?|g|ml|IU)\b|(?:tablets?|capsules?|inhaler|powder|drops|sachets?|gel|cream|"
    r"syrup|spray|injections?|gummies|pre-workout|collagen|duo)\b)",
    re.IGNORECASE,
)
_FEWEST = 3
"""So often must a name be used."""


def product_names(text: str, terms: Sequence[Term]) -> list[ProductName]:
    """The brands and codes of a document, wherever they stand: used often, unknown to the vocabulary, and at
    least once beside a strength, a form or a trade mark."""
    known = {text[term.start : term.end].casefold() for term in terms}
    known |= {part for name in known for part in name.split()}
    count: Counter[str] = Counter()
    beside: set[str] = set()
    for match in _NAME.finditer(text):
        name = match.group().rstrip("™®")
        if name.casefold() in known or name.casefold() in words("cues", "generic_agents"):
            continue
        count[name] += 1
        if _BESIDE.match(text, match.start() + len(name)) or "-" in name:
            beside.add(name)
    chosen = [name for name in sorted(beside) if count[name] >= _FEWEST and not _is_common(text, name)]
    return [
        ProductName(match.start(), match.end(), name.casefold())
        for name in chosen
        for match in re.finditer(whole(re.escape(name)), text)
    ]


def _is_common(text: str, name: str) -> bool:
    """Whether the document also has the word in lower case: then it is no name."""
    return name.istitle() and re.search(whole(re.escape(name.lower())), text) is not None
