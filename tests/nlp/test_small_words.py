"""Small words that state a relation all by themselves, and many more that don't."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimaudit.nlp import layout
from claimaudit.nlp.claims import read_claims
from claimaudit.source import Document

Row = tuple[str, str, str | None, str]
"""Cue, agents, relation, targets."""


def effects(nlp: Language, text: str) -> list[Row]:
    document = Document.plain(text)
    return [
        (
            claim.cue.text,
            "; ".join(agent.text for agent in claim.agents),
            claim.relation,
            "; ".join(target.text for target in claim.targets),
        )
        for claim in read_claims(nlp(layout.make_doc(nlp, document)), document)
        if claim.kind != "dosage"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peppermint oil for headaches.", ("for", "Peppermint oil", "treats", "headaches")),
        ("For headaches: peppermint oil.", ("For", "peppermint oil", "treats", "headaches")),
        ("A gritty feel is from the stitches.", ("from", "stitches", "causes", "gritty feel")),
        ("Ibuprofen: not in pregnancy.", ("not in", "Ibuprofen", "unsafe", "pregnancy")),
        ("LDL down by a tenth with oats.", ("down", "oats", "decreases", "LDL")),
        (
            "In hay fever the larvae did nothing. In asthma, nothing either.",
            ("nothing", "larvae", "no_effect", "asthma"),
        ),
        (
            '"Sprinters saw nothing from tart cherry juice."',
            ("nothing from", "tart cherry juice", "no_effect", "Sprinters"),
        ),
    ],
)
def test_a_small_word_says_it_all(nlp: Language, text: str, expected: Row) -> None:
    assert effects(nlp, text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "It is made from oats.",
        "The tablets come in packs of ten, and are not in the shops yet.",
        "What is it for?",
        "Send the form to us, not to your doctor.",
        "We heard nothing from the maker.",
        "The jar is for the kitchen.",
        "None of them answered.",
        "Up to ten people can sit on it.",
        "No smoking in the clinic.",
    ],
)
def test_most_small_words_state_nothing(nlp: Language, text: str) -> None:
    assert effects(nlp, text) == []
