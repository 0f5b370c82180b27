"""The quick ruler sets what spaCy's own does."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc


def parsed(nlp: Language, text: str) -> Doc:
    """A Doc as far as it comes before its attributes are set."""
    doc = nlp.make_doc(text)
    for name, pipe in nlp.pipeline:
        if name == "claimaudit_attributes":
            break
        doc = pipe(doc)
    return doc


@pytest.mark.parametrize(
    "text",
    [
        "This is the one that nobody wants, because something can't be right.",
        "There are people who ain't gonna take 400 mg; there's nothin' to it.",  # rules on two tokens
        "Let's see:\n\nNothing   more. Y'all come on!",
        "",
    ],
)
def test_it_sets_what_the_ruler_sets(nlp: Language, text: str) -> None:
    quick, ruler = nlp.get_pipe("claimaudit_attributes"), nlp.get_pipe("attribute_ruler")
    quick(parsed(nlp, text))  # sorts of tokens once seen are known the second time
    ours, theirs = quick(parsed(nlp, text)), ruler(parsed(nlp, text))
    assert _attributes(ours) == _attributes(theirs)


def _attributes(doc: Doc) -> list[tuple[str, str, str, str, str]]:
    return [(token.text, token.tag_, token.pos_, token.lemma_, str(token.morph)) for token in doc]
