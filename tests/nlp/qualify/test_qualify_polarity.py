"""What is denied, and what only looks so."""

from __future__ import annotations

import pytest
from qualify_cases import hedge_words, read

from claimaudit.model import Relation
from claimaudit.nlp.qualify import certainty_of

POSITIVE = [
    "Ibuprofen did not ease the pain and {upset} my stomach.",
    "If neither suits you, garlic {lowers} pressure.",
    "If you do not sleep, garlic {helps}.",
    "The cream did not fade my scar and {cost} me a rash.",
    "It isn't the drug that {cures} you.",
    "There are drugs that {cure} the disease, but none for children.",
    "The nurse didn't have the drug, which {cures} the disease.",
    "Ginger relieves nausea, yet to some it {causes} heartburn.",
    "Berberine {lowers} blood sugar, but its effect on weight is yet to be confirmed.",
    "Yet to my surprise garlic {lowers} cholesterol.",
    "Nor does garlic fail to {lower} cholesterol.",
    "There are no herbs other than garlic that {lower} cholesterol.",
    "Patients had no pain that ibuprofen {relieves}.",
    "Far from easing pain, the magnets {made} it worse.",
    "There are no foods that don't {raise} blood sugar.",
    "There are no known side effects, but the gel, which {relieves} pain, is dear.",
    "There is a drug that {cures} the disease.",
    "There are drugs to {treat} the weakness.",
    "Statins did not raise sugar and {lowered} cholesterol.",
    "Aspirin did not help and {upset} my stomach.",
    "The pill did not help and {caused} nausea.",
    "Guidelines {recommend} exercise against back pain.",
    "There is no drug other than lithium to {prevent} relapse.",
    "There is no better drug to {lower} blood pressure than ramipril.",
    "There is no cheaper drug to {lower} blood pressure.",
    "There was no time to give aspirin to {prevent} a clot.",
    "There is no medicine as good as exercise to {improve} mood.",
    "Doctors have no treatment to offer, but rest {eases} the pain.",
    "Patients have no trouble taking statins to {lower} cholesterol.",
    "There is no time to lose: aspirin {prevents} clots.",
    "Garlic not only {thins} the blood but also lowers cholesterol.",
    "No doubt garlic {thins} the blood.",
    "Garlic does not taste good, but it {thins} the blood.",
    "It doesn't shut down the immune system; it {calms} it.",
    "The herb does not shut down the immune system, it {calms} it.",
    "No wonder garlic {thins} the blood.",
    "People who do not sleep {gain} weight.",
    "Because it has no calories, water {fills} you up.",
    "Unlike aspirin, which does not last, ginger {eases} pain all day.",
    "No, ginger {settles} the stomach.",
    "Wet cloths help, but ice does not: it {narrows} the vessels.",
    "Tea helps and coffee does not; it {raises} blood pressure.",
    "Ginger {eases} pain without side effects.",
    "The drug is not without {benefit}.",
    "The drug did not fail to {lower} pressure.",
    "Nobody likes the taste, yet it {settles} the stomach.",
    "Take no more than two, since it {thins} the blood.",
    "If you do not eat, the coffee will {upset} your stomach.",
    "The tea {soothes} a throat that nothing else helped.",
    "It isn't cheap and it {thins} the blood.",
    "It isn't dangerous and {goes} within a month.",
    "Lukewarm baths do nothing except {make} babies shiver.",
    "It doesn't, though drool can {give} your baby a rash.",
    "Don't rub the skin, and {rinse} away the dirt.",
    "Breastfeeding alone (no bottles, no tea) {stops} ovulation.",
    "Her kidneys {failed} after the third cup.",
    "Garlic is no less {effective} than the tablets.",
    "Garlic is second to none and {thins} the blood.",
    "The herb was a {tonic} for some, a cure for none.",
]
NEGATIVE = [
    "Garlic does not always {thin} the blood.",
    "Garlic does not completely {thin} the blood.",
    "Garlic is not proven to {thin} the blood.",
    "Garlic is no more {harmful} than onions.",
    "Drops {work} no faster than oil.",
    "Garlic does next to no {harm}.",
    "Garlic does not {thin} the blood.",
    "Garlic doesn't {thin} the blood or lower cholesterol.",
    "Garlic doesn't thin the blood or {lower} cholesterol.",
    "Garlic won’t {cure} a cold.",
    "Garlic is not a {cure} for colds.",
    "Garlic is no {cure} for colds.",
    "Garlic is a {cure} for nothing.",
    "The herb was a tonic for some and a {cure} for none.",
    "No diet {cures} arthritis.",
    "Nothing {cures} a cold.",
    "None of these teas {cure} a cold.",
    "Neither garlic nor ginger {cures} a cold.",
    "Garlic neither {thins} the blood nor lowers cholesterol.",
    "Garlic neither thins the blood nor {lowers} cholesterol.",
    "Zinc neither prevents nor {cures} a cold.",
    "There aren't any drugs that {cure} the disease.",
    "We don't have a drug that {cures} the disease.",
    "There is no drug that cures the disease, {prevents} it or slows it.",
    "There is no drug that cures the disease, prevents it or {slows} it.",
    "Far from {easing} pain, the magnets made it worse.",
    "Scientists have yet to show that the pill {works}.",
    "There are no drugs that {cure} the disease.",
    "Guidelines {advise} against melatonin for chronic insomnia.",
    "Statins did not raise sugar or {lower} cholesterol.",
    "There are no specific treatments to {prevent} or slow the degeneration.",
    "There are no specific treatments to prevent or {slow} the degeneration.",
    "There is no vaccine to {protect} against malaria.",
    "We have no drug to {lower} uric acid.",
    "There isn't a tablet to {cure} tinnitus.",
    "We have no drug that cures or {slows} the disease.",
    "Currently there are no medicines that can {slow} the progression of the disease.",
    "Vitamin C neither {prevents} nor shortens colds.",
    "Vitamin C neither prevents nor {shortens} colds.",
    "The diet does not lower cholesterol nor {reduce} weight.",
    "Garlic never {cured} a cold.",
    "Garlic failed to {lower} pressure.",
    "Garlic {causes} no drowsiness.",
    "Garlic is unable to {lower} pressure.",
    "Garlic cannot {cure} a cold.",
    "Garlic works without {raising} pressure.",
    "The claim that garlic {cures} colds is false.",
    "It is a myth that garlic {cures} colds.",
    "Garlic does not help {reduce} fever.",
    "Garlic has no {effect} on fever.",
    "There was no {improvement} in sleep.",
    "I don't think that garlic {helps}.",
    "Garlic hardly {lowers} pressure.",
    "Rather than {easing} pain, the gel made it worse.",
    "Gripe water is {useless} for colic.",
    "Studies have failed to find any {benefit}.",
]
ABSENT = [
    ("Garlic has not been shown to {prevent} colds.", "has not been shown"),
    ("There is no evidence that garlic {prevents} colds.", "no evidence"),
    ("No supplement has been proven to {prevent} colds.", "has been proven"),
    ("No one has shown that mint {eases} reflux.", "has shown"),
    ("Ginger is yet to be proven to {help} nausea.", "is yet to"),
    ("Not enough studies show that turmeric {eases} pain.", "Not enough studies"),
    ("It is not known whether zinc lozenges {shorten} colds.", "not known whether"),
    ("It remains to be seen whether zinc lozenges {shorten} colds.", "remains to be seen whether"),
    ("Nothing yet shows that garlic {prevents} colds.", "shows"),
    ("Studies have failed to show that garlic {prevents} colds.", "show"),
    ("Garlic is unlikely to {prevent} colds.", "unlikely"),
    ("There is not enough evidence that garlic {lowers} blood pressure.", "not enough evidence"),
]


@pytest.mark.parametrize("marked", POSITIVE)
def test_stays_positive(marked: str) -> None:
    qualification, _ = read(marked)
    assert qualification.denied is False


@pytest.mark.parametrize("marked", NEGATIVE)
def test_is_denied(marked: str) -> None:
    qualification, _ = read(marked)
    assert qualification.denied is True


@pytest.mark.parametrize(("marked", "hedge"), ABSENT)
def test_absence_of_evidence_is_hedged_and_denied(marked: str, hedge: str) -> None:
    qualification, text = read(marked)
    assert (qualification.denied, certainty_of(qualification)) == (True, "hedged")
    assert hedge in [words for words, _ in hedge_words(qualification, text)]


@pytest.mark.parametrize(
    ("marked", "relation"),
    [
        ("Do not {combine} garlic with warfarin.", "interacts"),
        ("Garlic is not {recommended} in pregnancy.", "unsafe"),
        ("The tablets must not be {taken} by children.", "unsafe"),
        ("Garlic is not {suitable} for infants.", "unsafe"),
        ("Kava is {not safe} in pregnancy.", "unsafe"),
        ("No side {effects} were seen.", "safe"),
        ("Newborns must not be {kissed}.", "unsafe"),
        ("Don't {put} the cream on broken skin.", "unsafe"),
        ("Contact lenses should not be {worn} with the drops.", "unsafe"),
        ("Do not {rub} it into the eyes.", "unsafe"),
        ("I put ice on it and it never {came} back.", "prevents"),
        ("On garlic I have not {had} a single cold.", "prevents"),
    ],
)
def test_a_rule_against_something_is_no_denial(marked: str, relation: Relation) -> None:
    qualification, _ = read(marked, relation=relation)
    assert qualification.denied is False


@pytest.mark.parametrize(
    ("marked", "relation"),
    [
        ("Garlic does not {interact} with warfarin.", "interacts"),
        ("Garlic is not {dangerous}.", "unsafe"),
        ("Patients should not be {harmed} by it.", "unsafe"),
        ("Garlic does not {prevent} colds.", "prevents"),
        ("With lysine I never {had} a month without cold sores.", "prevents"),
        ("The pill should not be {weakened} by amoxicillin.", "interacts"),
        ("Pregnant women must not be {denied} paracetamol.", "unsafe"),
        ("Children must not be {upset} by the small dose.", "unsafe"),
        ("The shot {can't give} you flu.", "causes"),
        ("No side {effects} were seen.", "causes"),
        ("There were no serious side {effects}.", "causes"),
        ("Kava is not {safe} in pregnancy.", "safe"),
    ],
)
def test_what_is_said_not_to_be_is_denied(marked: str, relation: Relation) -> None:
    qualification, _ = read(marked, relation=relation)
    assert qualification.denied is True


@pytest.mark.parametrize(
    "marked",
    [
        "The cells can't {divide} without zinc.",
        "Without zinc you won't be able to {heal} wounds.",
        "Without zinc, cells cannot grow or {divide}.",
    ],
)
def test_denied_without_the_agent_is_affirmed(marked: str) -> None:
    qualification, _ = read(marked, relation="supports", agent="zinc")
    assert qualification.denied is False


@pytest.mark.parametrize(
    "marked",
    ["Even zinc cannot {heal} wounds without help.", "Without doubt, zinc cannot {heal} wounds."],
)
def test_denied_without_something_else_is_denied(marked: str) -> None:
    qualification, _ = read(marked, relation="supports", agent="zinc")
    assert qualification.denied is True


def test_what_fails_has_no_effect() -> None:
    qualification, _ = read("The tablets {failed} within a week.", agent="The tablets")
    assert qualification.denied


def test_the_cue_s_own_denial_counts_whatever_stands_around_it() -> None:
    qualification, _ = read("Garlic made no {difference}.", relation="no_effect", negative=True)
    assert qualification.denied is True


@pytest.mark.parametrize(
    ("marked", "denied"),
    [
        ("Do not take a {double dose}.", True),
        ("Stop both tablets {7 days} before surgery.", True),
        ("Take {two tablets} a day.", False),
        ("Taking {5 g} did not help.", False),
        ("{10 g} a day did not slow the disease.", False),
        ("Do not stop without asking; take {5 mg} a day.", False),
    ],
)
def test_doses(marked: str, denied: bool) -> None:
    qualification, _ = read(marked, kind="dosage")
    assert qualification.denied is denied


def test_a_limit_is_no_denial() -> None:
    qualification, _ = read("Do not exceed {8 tablets} in 24 hours.", kind="dosage", role="limit")
    assert qualification.denied is False
