"""The components, as spaCy finds them by entry point.

`nlp.add_pipe("claimaudit")` on any English pipeline with a tagger, a lemmatizer and a parser does the
whole; its parts can be added one by one. They speak to one another through `doc.spans` and records in
`doc.user_data`; the last one leaves `doc.spans["claims"]`, one span a claim, labelled with its kind.

spaCy imports this module whenever it starts, so that each factory imports what it needs when it is asked.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

Component = Callable[[Doc], Doc]
PARSED = ["token.dep", "token.head", "token.tag", "token.lemma"]


@Language.factory("claimaudit_terms", assigns=["doc.spans"])
def create_terms(nlp: Language, name: str) -> Component:  # noqa: ARG001 (spaCy's signature)
    """Agents and targets that the vocabulary knows, in `doc.spans["terms"]`."""
    from claimaudit.nlp.components import find_terms

    return find_terms


@Language.factory("claimaudit_doses", requires=PARSED, assigns=["doc.spans"])
def create_doses(nlp: Language, name: str) -> Component:  # noqa: ARG001 (spaCy's signature)
    """Dosage claims, in `doc.spans["doses"]`."""
    from claimaudit.nlp.components import find_doses

    return find_doses


@Language.factory("claimaudit_effects", requires=PARSED, assigns=["doc.spans"])
def create_effects(nlp: Language, name: str) -> Component:  # noqa: ARG001 (spaCy's signature)
    """Mechanism and outcome claims, in `doc.spans["effects"]`."""
    from claimaudit.nlp.components import find_effects

    return find_effects


@Language.factory("claimaudit_qualify", requires=PARSED, assigns=["doc.spans"])
def create_qualify(nlp: Language, name: str) -> Component:  # noqa: ARG001 (spaCy's signature)
    """How firmly each claim is stated: `doc.spans["hedges"]` and, last of all, `doc.spans["claims"]`."""
    from claimaudit.nlp.components import qualify_claims

    return qualify_claims


@Language.factory("claimaudit", requires=PARSED, assigns=["doc.spans"])
def create_claimaudit(nlp: Language, name: str) -> Component:  # noqa: ARG001 (spaCy's signature)
    """All parts, in their order."""
    from claimaudit.nlp.components import find_claims

    return find_claims
