"""Mechanism and outcome claims, in sentences: what states the relation, who acts, on what."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimaudit.model import Claim
from claimaudit.nlp import layout
from claimaudit.nlp.claims import read_claims
from claimaudit.source import Document, DocumentBuilder

Row = tuple[str, str, str, str | None, str]
"""Kind, cue, agents, relation, targets."""


def effects(nlp: Language, document: Document) -> list[Row]:
    claims = read_claims(nlp(layout.make_doc(nlp, document)), document)
    return [row(claim) for claim in claims if claim.kind != "dosage"]


def row(claim: Claim) -> Row:
    agents = "; ".join(agent.text for agent in claim.agents)
    targets = "; ".join(target.text for target in claim.targets)
    return claim.kind, claim.cue.text, agents, claim.relation, targets


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "LDN lowers IL-6 and eases joint pain.",
            [
                ("mechanism", "lowers", "LDN", "decreases", "IL-6"),
                ("outcome", "eases", "LDN", "decreases", "joint pain"),
            ],
        ),
        (
            "By blocking TLR4, LDN stops inflammation that leads to fatigue and brain fog.",
            [
                ("mechanism", "blocking", "LDN", "inhibits", "TLR4"),
                ("mechanism", "stops", "LDN", "inhibits", "inflammation"),
                ("outcome", "leads to", "inflammation", "causes", "fatigue; brain fog"),
            ],
        ),
        ("Garlic cures asthma.", [("outcome", "cures", "Garlic", "cures", "asthma")]),
        (
            "Ibuprofen does nothing to heal the bone.",
            [("outcome", "does nothing to heal", "Ibuprofen", "no_effect", "bone")],
        ),
        (
            "The gel does little to calm the skin.",
            [("outcome", "does little to calm", "gel", "no_effect", "skin")],
        ),
        (
            "Moringa cures acne, asthma and arthritis.",
            [("outcome", "cures", "Moringa", "cures", "acne; asthma; arthritis")],
        ),
        (
            "Beta-carotene, green tea and fish oil help skin, hair and nails.",
            [("outcome", "help", "Beta-carotene; green tea; fish oil", "supports", "skin; hair; nails")],
        ),
        ("Zinc cuts colds[2,3].", [("outcome", "cuts", "Zinc", "decreases", "colds")]),
        ("Fatigue was reduced by magnesium.", [("outcome", "reduced", "magnesium", "decreases", "Fatigue")]),
        ("Blood sugar fell after cinnamon.", [("mechanism", "fell", "cinnamon", "decreases", "Blood sugar")]),
        ("Ginger can help with nausea.", [("outcome", "help with", "Ginger", "supports", "nausea")]),
        ("Curcumin is used to treat arthritis.", [("outcome", "treat", "Curcumin", "treats", "arthritis")]),
        ("Saffron had no effect on sleep.", [("outcome", "no effect", "Saffron", "no_effect", "sleep")]),
        (
            "Zinc did next to nothing for pain.",
            [("outcome", "did next to nothing", "Zinc", "no_effect", "pain")],
        ),
        ("Creatine did nothing for pain.", [("outcome", "did nothing", "Creatine", "no_effect", "pain")]),
        (
            "Magnesium is good for cramps and safe in pregnancy.",
            [
                ("outcome", "good", "Magnesium", "treats", "cramps"),
                ("outcome", "safe", "Magnesium", "safe", "pregnancy"),
            ],
        ),
        (
            "Side effects of metformin include nausea and diarrhoea.",
            [("outcome", "Side effects", "metformin", "causes", "nausea; diarrhoea")],
        ),
        ("Drowsiness is common with codeine.", [("outcome", "common", "codeine", "causes", "Drowsiness")]),
        (
            "Caffeine makes many people jittery.",
            [("outcome", "makes … jittery", "Caffeine", "causes", "people; jittery")],
        ),
        (
            "Aspirin must not be given to children.",
            [("outcome", "must not be given", "Aspirin", "unsafe", "children")],
        ),
        (
            "Do not combine ibuprofen with warfarin.",
            [("outcome", "Do not combine", "ibuprofen", "interacts", "warfarin")],
        ),
        (
            "Walnuts lower LDL cholesterol.",
            [("mechanism", "lower", "Walnuts", "decreases", "LDL cholesterol")],
        ),
    ],
)
def test_what_a_sentence_states(nlp: Language, sentence: str, expected: list[Row]) -> None:
    assert effects(nlp, Document.plain(sentence)) == expected


def test_what_works_no_better_is_told_once(nlp: Language) -> None:
    told = effects(nlp, Document.plain("Penciclovir works no better than aciclovir."))
    assert [cue for _, cue, *_ in told] == ["better"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Does magnesium help with sleep?",
        "Microglia are found in the brain.",
        "Talk to your doctor before starting magnesium.",
        "This product is not intended to diagnose, treat, cure or prevent any disease.",
        "Research on curcumin is ongoing.",
        "About 5 million people in Britain have asthma.",
        "Each tub holds thirty capsules of magnesium.",
        "The study was published in 2019.",
        "Ring us on Monday to book a visit.",
        "Shake the bottle and store it in a cool place.",
        "We grow our ginger on a farm in Devon.",
        "The clinic opened in 1998 and moved twice.",
    ],
)
def test_what_states_no_effect(nlp: Language, sentence: str) -> None:
    assert effects(nlp, Document.plain(sentence)) == []


def table(head: str, row_head: str, cell: str) -> Document:
    source = f"{row_head}\n{head}\n{cell}"
    builder = DocumentBuilder("table.txt", source)
    places = {"row": (0, len(row_head)), "cell": (len(source) - len(cell), len(source))}
    builder.open_block("table_cell", column_head="Remedy", table=0, row_number=1, column_number=0)
    builder.add(*places["row"])
    builder.open_block("table_cell", row=row_head, column_head=head, table=0, row_number=1, column_number=1)
    builder.add(*places["cell"])
    return builder.build()


@pytest.mark.parametrize(
    ("head", "row_head", "cell", "expected"),
    [
        (
            "Benefits",
            "Magnesium",
            "Reduces muscle cramps.",
            [("outcome", "Reduces", "Magnesium", "decreases", "muscle cramps")],
        ),
        ("Good for", "Ginger", "nausea", [("outcome", "nausea", "Ginger", "treats", "nausea")]),
        (
            "Side effects",
            "Metformin",
            "Diarrhoea",
            [("outcome", "Diarrhoea", "Metformin", "causes", "Diarrhoea")],
        ),
        ("Price", "Ginger", "Four pounds", []),
        (
            "Blood pressure",
            "Beetroot juice",
            "reduces by 5 mmHg",
            [("outcome", "reduces", "Beetroot juice", "decreases", "Blood pressure")],
        ),
        (
            "Sleep quality",
            "Melatonin",
            "no effect",
            [("outcome", "no effect", "Melatonin", "no_effect", "Sleep quality")],
        ),
        (
            "Blood pressure",
            "Magnesium",
            "Lowers LDL cholesterol",
            [("mechanism", "Lowers", "Magnesium", "decreases", "LDL cholesterol")],
        ),
    ],
)
def test_a_cell_takes_its_agent_from_its_row(
    nlp: Language, head: str, row_head: str, cell: str, expected: list[Row]
) -> None:
    assert effects(nlp, table(head, row_head, cell)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Kava is not safe in pregnancy.",
        "Comfrey tea isn't safe.",
        "It is not safe to take kava with alcohol.",
        "Ibuprofen is unsafe for the kidneys.",
    ],
)
def test_what_is_not_safe_is_never_told_as_safe(nlp: Language, sentence: str) -> None:
    document = Document.plain(sentence)
    [claim] = read_claims(nlp(layout.make_doc(nlp, document)), document)
    assert (claim.relation, claim.polarity) in {("safe", "negative"), ("unsafe", "positive")}
