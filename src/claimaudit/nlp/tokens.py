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
    """Give a pipeline a tokenizer that cuts where these say, beside what its own did. Each part that is set
    in one already made has it read its exceptions anew, which takes longer than making another."""
    old = cast(Any, nlp.tokenizer)
    nlp.tokenizer = type(old)(
        nlp.vocab,
        rules=old.rules,
        prefix_search=old.prefix_search,
        suffix_search=_or(old.suffix_search, _BEHIND).search,
        infix_finditer=_or(old.infix_finditer, _INSIDE).finditer,
        token_match=_ENDLESS.fullmatch,
        url_match=old.url_match,
        faster_heuristics=old.faster_heuristics,
    )


def _or(method: Any, pattern: str) -> re.Pattern[str]:
    """The expression whose method it is, or another."""
    return re.compile(f"{method.__self__.pattern}|{pattern}")
