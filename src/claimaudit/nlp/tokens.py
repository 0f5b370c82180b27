"""How a text is cut into words, where health texts differ from the news that the model was made for."""

from __future__ import annotations

import re
from typing import Any, cast

from spacy.language import Language

_ENDLESS = re.compile(r"\S{500,}")
"""No word: it is one token, since spaCy would look through all of it again for each sign that it cuts off."""
_INSIDE = r"(?<=[^\W\d_])\[(?=\d)"
"""The mark of a footnote next to its word: "infections[1]"."""
_BEHIND = r"(?<=[a-z][A-Z])\.$"
"""The full stop after a name that ends in a capital: "NF-kB."."""


def adapt(nlp: Language) -> None:
    """Let the tokenizer of a pipeline cut where these say, beside what it did before."""
    tokenizer = cast(Any, nlp.tokenizer)
    tokenizer.token_match = _ENDLESS.fullmatch
    tokenizer.infix_finditer = _or(tokenizer.infix_finditer, _INSIDE).finditer
    tokenizer.suffix_search = _or(tokenizer.suffix_search, _BEHIND).search


def _or(method: Any, pattern: str) -> re.Pattern[str]:
    """The expression whose method it is, or another."""
    return re.compile(f"{method.__self__.pattern}|{pattern}")
