"""What claims are about: what a sentence names, what was said before it, or nothing."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimaudit.model import Claim
from claimaudit.nlp import layout
from claimaudit.nlp.claims import read_claims
from claimaudit.source import Document


def claims(nlp: Language, text: str) -> list[Claim]:
    document = Document.plain(text)
    found = read_claims(nlp(layout.make_doc(nlp, document)), document)
    return [claim for claim in found if claim.kind != "dosage"]


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Smoking raises the risk of gallstones.", "raises", "risk of gallstones"),
        ("The risk of a heart attack increases if you smoke.", "increases", "heart attack"),
        ("Folic acid is sometimes prescribed in anaemia.", "prescribed", "anaemia"),
        ("Iron tablets must not be given with thyroxine.", "must not be given", "thyroxine"),
        ("Vitamin supplements do not protect the lungs from radon.", "protect … from", "lungs"),
        ("Beetroot juice lowered blood pressure. It did not change the heart rate.", "change", "heart rate"),
        ("Exercise lowers blood pressure and weight.", "lowers", "blood pressure; weight"),
        ("People who are overweight are more likely to get gallstones.", "likely", "gallstones"),
        ("Saffron helped women with mild depression.", "helped … with", "mild depression"),
        ("The tablets don't cure the disease, but they slow it and ease pain.", "slow", "disease"),
        ("Gum disease is common. Smoking makes it worse.", "makes … worse", "Gum disease"),
        ("Medicines known as statins lower cholesterol.", "lower", "cholesterol"),
    ],
)
def test_a_claim_is_about_what_its_sentence_names(nlp: Language, text: str, cue: str, expected: str) -> None:
    [claim] = [claim for claim in claims(nlp, text) if claim.cue.text == cue]
    assert "; ".join(target.text for target in claim.targets) == expected


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ibuprofen eases the pain of a sprain. It works within the hour.", "works"),
        ("The gum is harmless.", "harmless"),
        ("The tablets were well tolerated.", "tolerated"),
        ("Ginger is effective.", "effective"),
    ],
)
def test_some_claims_are_about_nothing(nlp: Language, text: str, cue: str) -> None:
    [claim] = [claim for claim in claims(nlp, text) if claim.cue.text == cue]
    assert claim.targets == ()


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("I used the cream for my rash. I changed brands and it faded.", "faded", [("my rash", "it", True)]),
        ("Zinc is no cure for a cold. It may only shorten it.", "shorten", [("cold", "", False)]),
    ],
)
def test_what_was_named_before_is_reached_from_where_it_is_left_out(
    nlp: Language, text: str, cue: str, expected: list[tuple[str, str, bool]]
) -> None:
    [claim] = [claim for claim in claims(nlp, text) if claim.cue.text == cue]
    found = [(target.text, target.resolved_from, target.span is not None) for target in claim.targets]
    assert found == expected
