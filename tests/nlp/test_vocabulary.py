"""The vocabulary: what people take, are given or do is found in texts as they are written."""

from pathlib import Path

import pytest

from claimaudit.nlp.vocabulary import load_vocabulary, read_vocabulary
from claimaudit.resources import lexicon_folder


def agents(text: str) -> list[tuple[str, str]]:
    """The terms of a text: its own words, and the canonical name."""
    return [(text[term.start : term.end], term.canonical) for term in load_vocabulary().find(text)]


def names(text: str) -> list[str]:
    return [name for _, name in agents(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ashwagandha (Withania somnifera) lowers cortisol.", ["ashwagandha", "ashwagandha", "cortisol"]),
        ("I take KSM-66 with magnesium glycinate.", ["ashwagandha", "magnesium glycinate"]),
        ("CoQ10, ubiquinone or Q10 is one thing.", ["coenzyme Q10", "coenzyme Q10", "coenzyme Q10"]),
        ("Try ldn or low-dose naltrexone.", ["naltrexone (low dose)", "naltrexone (low dose)"]),
        ("Naltrexone at 50 mg", ["naltrexone"]),
        ("B12 and D3 in the morning", ["vitamin B12", "vitamin D"]),
        ("Fish oil has EPA/DHA.", ["fish oil", "eicosapentaenoic acid", "docosahexaenoic acid"]),
        ("Boost NAD+ with NMN.", ["NAD+", "nicotinamide mononucleotide"]),
        ("VSL#3 was the mixture tested", ["VSL#3"]),
        ("paracetamol, acetaminophen and Tylenol", ["paracetamol", "paracetamol", "paracetamol"]),
        ("Never take warfarin with Nurofen", ["warfarin", "ibuprofen"]),
        ("extra-virgin olive oil and kale", ["olive oil", "kale"]),
        ("a cold plunge and a daily walk", ["cold exposure", "walking"]),
        ("CBT works as well as acupuncture", ["cognitive behavioural therapy", "acupuncture"]),
        ("a TENS machine or a weighted blanket", ["TENS machine", "weighted blanket"]),
        ("pembrolizumab and tocilizumab", ["pembrolizumab", "tocilizumab"]),
        ("two potassium binders", ["potassium binder"]),
        ("a vitamin K antagonist, vitamin K", ["vitamin K antagonist", "vitamin K"]),
        ("potassium, binders of it", ["potassium"]),
    ],
)
def test_names_and_aliases(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("berries", "berry"),
        ("walnuts", "walnut"),
        ("probiotics", "probiotic"),
        ("statins", "statin"),
        ("tomatoes", "tomato"),
        ("ginkgo", "ginkgo"),
        ("iron supplements", "iron supplement"),
        ("NSAIDs", "anti-inflammatory drug"),
    ],
)
def test_plurals(text: str, found: str) -> None:
    assert agents(text) == [(text, found)]


@pytest.mark.parametrize(
    "text",
    [
        "beta-carotene",
        "beta carotene",
        "β-carotene",
        "Beta–Carotene",
        "BETA CAROTENE",
        "betacarotene",
    ],
)
def test_hyphens_and_greek_letters(text: str) -> None:
    assert agents(text) == [(text, "beta-carotene")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ferrous sulfate", "ferrous sulfate"),
        ("ferrous sulphate", "ferrous sulfate"),
        ("fecal microbiota transplant", "faecal microbiota transplant"),
        ("hemodialysis", "haemodialysis"),
        ("high-fiber diet", "high-fibre diet"),
        ("St John's wort", "St John's wort"),
        ("St. John’s Wort", "St John's wort"),
        ("omega 3", "omega-3"),
        ("vitamin D-3", "vitamin D"),
        ("vitamin\nC", "vitamin C"),
    ],
)
def test_spelling(text: str, found: str) -> None:
    assert agents(text) == [(text, found)]


@pytest.mark.parametrize(
    "text",
    [
        "This may lead to harm.",
        "We ran the same trial at the same time.",
        "The rest of the group had a fast heartbeat.",
        "Two glasses are not enough, and time runs out.",
        "It runs in families, and it does stretch to that.",
        "At night it works well.",
        "I was reading about it with a piece missing from the puzzle.",
        "It drives me nuts, I said, in good spirits.",
        "The key takeaways are three.",
        "He was caught in a traffic jam.",
        "Push up the price and cool down.",
        "The EPA is not the agency that the EPA was.",
        "18 mg a day and 5mg at night",
        "We came as one.",
        "Opioid receptors",
        "meal prep on a budget",
        "lifting a bag",
    ],
)
def test_everyday_words_are_silent(text: str) -> None:
    interventions = {"drug", "supplement", "nutrient", "botanical", "behaviour", "therapy", "device"}
    found = [term.canonical for term in load_vocabulary().find(text) if term.type in interventions]
    assert found == []


@pytest.mark.parametrize(
    "text",
    ["zincate", "ironically", "Vitamina", "preteaching", "garlicky2", "statins4all", "misleading"],
)
def test_names_are_whole_words(text: str) -> None:
    assert agents(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("eight hours of fasting", ["fasting"]),
        ("a fasting glucose of 5", []),
        ("sedatives help", ["sedative"]),
        ("its sedative effects", []),
        ("heavy drinking", ["alcohol consumption"]),
        ("while drinking water", ["drinking water"]),
        ("alcohol dependence", []),
        ("a juice fast", ["juice fast"]),
    ],
)
def test_neighbours_decide(text: str, found: list[str]) -> None:
    interventions = {"drug", "behaviour", "food"}
    assert [term.canonical for term in load_vocabulary().find(text) if term.type in interventions] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Prolonged exposure-free Cold Plunge (XCP) helps. XCP is hard.",
            [("Cold Plunge", "cold exposure")],
        ),
        (
            "Magnesium Glycinate (MGX) is dear. Magnesium Glycinate Powder (MGP) is not; MGP it is.",
            [
                ("Magnesium Glycinate", "magnesium glycinate"),
                ("Magnesium Glycinate", "magnesium glycinate"),
                ("MGP", "magnesium glycinate"),
                ("MGP", "magnesium glycinate"),
            ],
        ),
        (
            "ALF (Aged Liquorice Formula) and ALF again",
            [("ALF", "liquorice"), ("Liquorice", "liquorice"), ("ALF", "liquorice")],
        ),
    ],
)
def test_abbreviations_of_the_text_itself(text: str, found: list[tuple[str, str]]) -> None:
    assert agents(text) == found


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("methotrexate", "prescription"),
        ("Ozempic", "prescription"),
        ("ibuprofen", "over-the-counter"),
        ("Zantac", "over-the-counter"),
        ("abacavir", None),
    ],
)
def test_status_of_medicines(name: str, status: str | None) -> None:
    (term,) = load_vocabulary().find(name)
    assert (term.type, term.status) == ("drug", status)


@pytest.mark.parametrize(
    ("phrase", "entity_type"),
    [
        ("a walk", "behaviour"),
        ("a capsule of turmeric", "botanical"),
        ("hot stone massage", "therapy"),
        ("zovamab", "drug"),
        ("the blue pills", "supplement"),
        ("people with asthma", "population"),
        ("the committee", "unknown"),
    ],
)
def test_type_of_a_phrase(phrase: str, entity_type: str) -> None:
    assert load_vocabulary().type_of(phrase) == entity_type


def test_first_names_count_before_aliases_and_curated_lists_before_bulk(tmp_path: Path) -> None:
    for name in ("guards.tsv", "opposers.tsv", "heads.tsv", "endings.tsv", "kinds.tsv"):
        (tmp_path / name).write_text((lexicon_folder() / name).read_text(encoding="utf-8"), encoding="utf-8")
    terms = tmp_path / "terms"
    terms.mkdir()
    (terms / "botanical.tsv").write_text("fern\tmoss; bark\n", encoding="utf-8")
    (terms / "drug.bulk.tsv").write_text("bark\n", encoding="utf-8")
    (terms / "food.greens.tsv").write_text("moss\n", encoding="utf-8")
    found = [(term.type, term.canonical) for term in read_vocabulary(tmp_path).find("fern, moss and bark")]
    assert found == [("botanical", "fern"), ("food", "moss"), ("botanical", "fern")]
