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
    for match in _TWO_WORDS.finditer(text):
        name = match.group()
        count[name] += 1
        if _PORTION_OF.search(text, max(0, match.start() - 40), match.start()) and not _is_known(name, known):
            beside.add(name)
    chosen = [name for name in sorted(beside) if count[name] >= _FEWEST and not _is_common(text, name)]
    return [
        ProductName(match.start(), match.end(), name.casefold())
        for name in chosen
        for match in re.finditer(whole(re.escape(name)), text)
    ]


_COINED = re.compile(
    r"(?<![\w.@/-])(?:[A-Z][a-z]{1,12}[A-Z][A-Za-z]{1,12}|[A-Z]{2,8}\d{2,4}|[A-Z][a-z]{4,14})(?![\w-])"
)


def frequent_name(text: str, terms: Sequence[Term]) -> ProductName | None:
    """The name in no list that a document uses oftenest, not only where a sentence begins."""
    known = {part for term in terms for part in text[term.start : term.end].casefold().split()}
    inside = Counter(
        match.group()
        for match in _COINED.finditer(text)
        if match.group().casefold() not in known
        and text[match.start() - 2 : match.start()].strip(" \n")[-1:].isalpha()
    )
    for name, count in sorted(inside.most_common(3), key=lambda one: (-one[1], one[0])):
        if count >= _FEWEST and not _is_common(text, name):
            return ProductName(start := text.index(name), start + len(name), name.casefold())
    return None


_TWO_WORDS = re.compile(r"(?<![\w.-])[A-Z][a-z]{2,12} [A-Z][a-z]{2,12}(?![\w])")
_PORTION_OF = re.compile(
    r"\b(?:cups?|mugs?|pouch(?:es)?|scoops?|bottles?|packets?|tubs?|tins?|jars?|capsules?|drops?|sachets?)\sof\s"
    r"(?:[a-z]{2,10}\s){0,2}$"
)


def _is_known(name: str, known: set[str]) -> bool:
    return name.casefold() in known or all(part.casefold() in known for part in name.split())


def titled_product(text: str, headings: Sequence[tuple[int, int]]) -> ProductName | None:
    """The product that one of the first headings is nothing but the name of: "Gui Pi Tang", "Focus Caps"."""
    for start, end in headings[:_FIRST_HEADINGS]:
        parts = text[start:end].split()
        named = 1 < len(parts) <= _LONGEST and all(part[:1].isupper() or part == "&" for part in parts)
        if named and parts[-1].casefold() in words("cues", "product_forms"):
            return ProductName(start, end, text[start:end].casefold())
    return None


_FIRST_HEADINGS = 4
_LONGEST = 5
"""Words in the name of a product."""


def _is_common(text: str, name: str) -> bool:
    """Whether the document also has the word in lower case: then it is no name."""
    return name.istitle() and re.search(whole(re.escape(name.lower())), text) is not None
