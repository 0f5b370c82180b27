"""Auxiliaries that say again of another what was said before; what they help only is no claim."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimaudit.nlp import layout
from claimaudit.nlp.claims import read_claims
from claimaudit.source import Document

Row = tuple[str, str, str, str | None, str]
"""Kind, cue, agents, relation, targets."""


def effects(nlp: Language, text: str) -> list[Row]:
    document = Document.plain(text)
    return [
        (
            claim.kind,
            claim.cue.text,
            "; ".join(agent.text for agent in claim.agents),
            claim.relation,
            "; ".join(target.text for target in claim.targets),
        )
        for claim in read_claims(nlp(layout.make_doc(nlp, document)), document)
    ]


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        (
            "Ibuprofen relieves the ache of a sprain. Paracetamol doesn't.",
            "doesn't",
            ("outcome", "doesn't", "Paracetamol", "decreases", "ache of a sprain"),
        ),
        (
            "Zinc shortens colds, but vitamin C does not.",
            "does not",
            ("outcome", "does not", "vitamin C", "decreases", "colds"),
        ),
        (
            "Salt raises blood pressure, and so does liquorice.",
            "so does",
            ("outcome", "so does", "liquorice", "increases", "blood pressure"),
        ),
        (
            "Garlic does not prevent colds. Neither does zinc.",
            "Neither does",
            ("outcome", "Neither does", "zinc", "prevents", "colds"),
        ),
        (
            "Meat was associated with gout. Dairy wasn't either.",
            "wasn't",
            ("outcome", "wasn't", "Dairy", "associated", "gout"),
        ),
        (
            "Ibuprofen won't help; paracetamol will.",
            "will",
            ("outcome", "will", "paracetamol", "effective", ""),
        ),
        (
            "Exposure in the first trimester was not associated with malformations; continued exposure was.",
            "was",
            ("outcome", "was", "continued exposure", "associated", "malformations"),
        ),
    ],
)
def test_an_auxiliary_says_again_what_was_said(nlp: Language, text: str, cue: str, expected: Row) -> None:
    assert [row for row in effects(nlp, text) if row[1] == cue] == [expected]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Garlic does not prevent colds. Neither does zinc.", "Neither does"),
        ("Statins don't cause dementia. Neither do beta blockers.", "Neither do"),
        ("Ibuprofen relieves the ache of a sprain. Paracetamol doesn't.", "doesn't"),
    ],
)
def test_what_denies_it_is_part_of_it(nlp: Language, text: str, cue: str) -> None:
    document = Document.plain(text)
    found = read_claims(nlp(layout.make_doc(nlp, document)), document)
    assert [claim.polarity for claim in found if claim.cue.text == cue] == ["negative"]


@pytest.mark.parametrize(
    "text",
    [
        "Grapefruit must not be taken with simvastatin. Orange juice can.",
        "Meat was associated with gout. Dairy wasn't either.",
        "Zinc does shorten colds.",
        "The tablets are white. The capsules are red.",
        "What it is doing there nobody knows.",
        "You can have it with milk, and so can your children.",
        "Did you take it? I did.",
        "There is one tablet in the pack.",
    ],
)
def test_what_only_helps_a_verb_or_tells_of_no_effect_is_none(nlp: Language, text: str) -> None:
    cues = {row[1].lower() for row in effects(nlp, text)}
    assert not cues & {"does", "are", "is", "so can", "did", "is doing", "can", "either"}
