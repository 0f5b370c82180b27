"""Deeds as agents: what one does acts as a whole, but what one takes acts itself."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimaudit.nlp import layout
from claimaudit.nlp.claims import read_claims
from claimaudit.source import Document


def agents(nlp: Language, sentence: str, cue: str) -> list[str]:
    document = Document.plain(sentence)
    found = read_claims(nlp(layout.make_doc(nlp, document)), document)
    [claim] = [claim for claim in found if claim.cue.text == cue]
    return [agent.text for agent in claim.agents]


@pytest.mark.parametrize(
    ("sentence", "cue", "deed"),
    [
        (
            "Losing 5 to 7 percent of your body weight can prevent or delay type 2 diabetes.",
            "delay",
            "Losing 5 to 7 percent of your body weight",
        ),
        ("Not sleeping enough weakens the immune system.", "weakens", "Not sleeping enough"),
        (
            "Avoiding foods that trigger symptoms may prevent attacks.",
            "prevent",
            "Avoiding foods that trigger symptoms",
        ),
        (
            "Not taking the tablets every day raises the risk of a stroke.",
            "raises",
            "Not taking the tablets",
        ),
        ("Wearing a mask at night keeps the airway open.", "keeps … open", "Wearing a mask at night"),
        (
            "Controlling blood pressure and blood sugar can slow the disease.",
            "slow",
            "Controlling blood pressure and blood sugar",
        ),
    ],
)
def test_what_one_does_acts_as_a_whole(nlp: Language, sentence: str, cue: str, deed: str) -> None:
    assert agents(nlp, sentence, cue) == [deed]


@pytest.mark.parametrize(
    ("sentence", "cue", "taken"),
    [
        ("Using sunscreen every day helps prevent skin cancer.", "prevent", "sunscreen"),
        ("Taking aspirin, ibuprofen can be less effective.", "effective", "ibuprofen"),
        ("Taking iron, some people become constipated: zinc causes nausea.", "causes", "zinc"),
    ],
)
def test_what_one_takes_acts_itself(nlp: Language, sentence: str, cue: str, taken: str) -> None:
    assert agents(nlp, sentence, cue) == [taken]
