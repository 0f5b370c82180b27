"""False friends: sentences whose words look like a breach and are none, and their neighbours that are one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from claimaudit import formats
from claimaudit.nlp import layout, pipeline
from claimaudit.nlp.claims import read_claims
from claimaudit.rules.engine import RuleSet
from claimaudit.rules.load import load_book
from claimaudit.rules.reading import Context
from claimaudit.source import Document

Told = Callable[[str], set[str]]


@pytest.fixture(scope="module")
def told() -> Told:
    """The rules, of all packs, that speak of a text; those on whole pages left out."""
    parser = pipeline.load()
    rules = RuleSet(load_book(), parser, "editorial")

    def judged(text: str) -> set[str]:
        document = formats.read_text(text, path="trap.txt", key="trap.txt", suffix=".txt")
        assert isinstance(document, Document)
        doc = parser(layout.make_doc(parser, document))
        claims = read_claims(doc, document)
        found = rules.judge(document, doc, claims, Context("editorial", date(2026, 11, 1))).matches
        return {match.rule for match in found if match.sentence is not None}

    return judged


@pytest.mark.parametrize(
    ("trap", "breach", "rule"),
    [
        ("Saffron is sold in May.", "Saffron may ease depression.", "hedging/modal-no-support"),
        ("Dr May sells saffron.", "Saffron might ease depression.", "hedging/modal-no-support"),
        ("Keep the saffron in a can.", "Saffron can ease depression.", "overclaim/can-claim"),
        ("It is not a cure.", "It is a miracle cure.", "overclaim/miracle-words"),
        ("There is no miracle here.", "It is a miracle.", "overclaim/miracle-words"),
        ("The aim is care rather than a miracle cure.", "It works like magic.", "overclaim/miracle-words"),
        ("Natural killer cells destroy viruses.", "It is natural and safe.", "overclaim/natural-safe"),
        ("Endorphins are natural opioids.", "It is safe and natural.", "overclaim/natural-safe"),
        ("The natural history of MS is long.", "The drops are naturally safe.", "overclaim/natural-safe"),
        ("Selenium is a naturally occurring element.", "It is naturally gentle.", "overclaim/natural-safe"),
        (
            "Hope Smith takes zinc for her illness.",
            "Zinc offers hope to patients.",
            "overclaim/emotive-person",
        ),
        ("Hopefully zinc helps patients.", "Zinc gives hope to patients.", "overclaim/emotive-person"),
        ("Cured meat is salty.", "Garlic prevents asthma.", "overclaim/direct-causal"),
        ("Treat yourself to garlic bread.", "Garlic treats asthma.", "fda/disease-claim"),
        ("The treatment group ate garlic.", "Garlic treats asthma.", "fda/disease-claim"),
        ("The prevention programme began in June.", "Garlic prevents asthma.", "fda/disease-claim"),
        (
            "Garlic significantly lowered cholesterol (p = 0.03).",
            "Garlic significantly lowers cholesterol.",
            "hedging/vague-magnitude",
        ),
        (
            "Claims that garlic cures asthma are false.",
            "Garlic prevents asthma.",
            "overclaim/direct-causal",
        ),
        ("There is no evidence that garlic cures asthma.", "Garlic prevents asthma.", "fda/disease-claim"),
        ("People may not feel better overnight.", "Ginger relieves pain overnight.", "overclaim/quick-fix"),
        ("It may not work for everyone.", "It works for everyone.", "overclaim/absolute"),
        ("Never take it on an empty stomach.", "It never fails.", "overclaim/absolute"),
        ("Satisfaction guaranteed.", "Guaranteed results.", "overclaim/absolute"),
    ],
)
def test_a_trap_is_left_and_its_neighbour_flagged(told: Told, trap: str, breach: str, rule: str) -> None:
    assert rule not in told(trap)
    assert rule in told(breach)
