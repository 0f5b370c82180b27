"""Differences seen in people as they are, and what a comparison is about."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimaudit.model import Claim
from claimaudit.nlp import layout
from claimaudit.nlp.claims import read_claims
from claimaudit.source import Document


def compared(nlp: Language, sentence: str, cue: str) -> Claim:
    document = Document.plain(sentence)
    found = read_claims(nlp(layout.make_doc(nlp, document)), document)
    [claim] = [claim for claim in found if claim.cue.text == cue]
    return claim


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Patients with psoriasis had higher plasma lipids than controls.", "higher"),
        ("Smokers had lower bone density than people who had never smoked.", "lower"),
        ("Vitamin D levels were lower in patients with multiple sclerosis.", "lower"),
        ("People with sleep apnoea are more likely to have high blood pressure.", "likely"),
        ("High blood pressure is commoner in people who have diabetes.", "commoner"),
        ("Malnourished COPD patients have higher airway obstruction and lower exercise capacity.", "higher"),
        ("In women with endometriosis, levels of interleukin-6 were elevated.", "elevated"),
        ("Obese patients have a higher mean IOP and lower flow velocity than others.", "lower"),
    ],
)
def test_a_difference_between_sorts_of_people_is_an_association(
    nlp: Language, sentence: str, cue: str
) -> None:
    assert compared(nlp, sentence, cue).relation == "associated"


@pytest.mark.parametrize(
    ("sentence", "cue", "relation"),
    [
        ("Women given vitamin D had higher bone density than those given placebo.", "higher", "increases"),
        ("Patients with diabetes treated with metformin had fewer strokes.", "fewer", "decreases"),
        ("Women with PCOS who took inositol had lower testosterone.", "lower", "decreases"),
        ("With sertraline, patients had fewer attacks.", "fewer", "decreases"),
        ("Obesity raises the risk of stroke.", "raises", "increases"),
        ("Treated patients had lower pain scores.", "lower", "decreases"),
        ("Patients in the intervention group had lower pain scores.", "lower", "decreases"),
        ("Women with PCOS had lower testosterone after spearmint tea.", "lower", "decreases"),
        ("Having asthma makes you more likely to get pneumonia.", "makes … likely", "increases"),
        ("The gel gave smoother skin and fewer wrinkles.", "fewer", "decreases"),
    ],
)
def test_what_was_given_or_acts_makes_the_difference(
    nlp: Language, sentence: str, cue: str, relation: str
) -> None:
    assert compared(nlp, sentence, cue).relation == relation


@pytest.mark.parametrize(
    ("sentence", "cue", "target"),
    [
        ("Women given vitamin D had higher bone density.", "higher", "bone density"),
        ("Women with PCOS who took inositol had lower testosterone.", "lower", "testosterone"),
        ("Children with grommets had fewer infections.", "fewer", "infections"),
        ("Adults with low vitamin D levels had more colds.", "more", "colds"),
    ],
)
def test_what_is_compared_is_named_without_the_comparison(
    nlp: Language, sentence: str, cue: str, target: str
) -> None:
    assert [one.text for one in compared(nlp, sentence, cue).targets] == [target]


@pytest.mark.parametrize(
    ("sentence", "cue", "targets"),
    [
        ("Vitamin E reduced steatosis but not fibrosis.", "reduced", ["steatosis"]),
        ("The drug lowers LDL and not HDL.", "lowers", ["LDL"]),
        ("Exercise lowers blood pressure and weight.", "lowers", ["blood pressure", "weight"]),
    ],
)
def test_what_is_set_apart_is_no_target(nlp: Language, sentence: str, cue: str, targets: list[str]) -> None:
    claim = compared(nlp, sentence, cue)
    assert ([one.text for one in claim.targets], claim.polarity) == (targets, "positive")


@pytest.mark.parametrize(
    ("sentence", "cue", "agent"),
    [
        (
            "Obese patients have a higher mean IOP and lower flow velocity than others.",
            "lower",
            "Obese patients",
        ),
        ("The diet led to lower blood sugar and lower weight.", "lower", "diet"),
    ],
)
def test_what_is_compared_beside_it_is_no_agent(nlp: Language, sentence: str, cue: str, agent: str) -> None:
    document = Document.plain(sentence)
    found = read_claims(nlp(layout.make_doc(nlp, document)), document)
    assert {one.text for claim in found if claim.cue.text == cue for one in claim.agents} == {agent}
