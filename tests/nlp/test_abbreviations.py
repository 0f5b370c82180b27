"""Abbreviations that a text defines itself, in either order."""

import pytest

from claimaudit.nlp.abbreviations import document_abbreviations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Low-Dose Naltrexone (LDN) helps", {"LDN": "Low-Dose Naltrexone"}),
        ("LDN (low-dose naltrexone) helps", {"LDN": "low-dose naltrexone"}),
        ("a course of coenzyme Q10 (CoQ10)", {"CoQ10": "coenzyme Q10"}),
        ("nicotinamide adenine dinucleotide (NAD+)", {"NAD+": "nicotinamide adenine dinucleotide"}),
        ("with 5-hydroxytryptophan (5-HTP)", {"5-HTP": "5-hydroxytryptophan"}),
        ("some lipopolysaccharides (LPS)", {"LPS": "lipopolysaccharides"}),
        ("time-restricted eating (TRE; 16:8)", {"TRE": "time-restricted eating"}),
        (
            "EPA (eicosapentaenoic acid) and DHA (docosahexaenoic acid)",
            {"EPA": "eicosapentaenoic acid", "DHA": "docosahexaenoic acid"},
        ),
    ],
)
def test_definitions(text: str, found: dict[str, str]) -> None:
    assert document_abbreviations(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "a trial of forty (N=40)",
        "the effect (see Table 2)",
        "he felt well (OK)",
        "people in Britain (UK)",
        "it was dear (and bitter)",
        "a tablet (XYZ) of aspirin",
        "(((((",
    ],
)
def test_what_defines_nothing(text: str) -> None:
    assert document_abbreviations(text) == {}


def test_the_first_definition_counts() -> None:
    text = "magnesium salts (MS) differ; multiple sclerosis (MS) is something else"
    assert document_abbreviations(text) == {"MS": "magnesium salts"}
