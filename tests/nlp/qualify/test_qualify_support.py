"""What claims rest on."""

from __future__ import annotations

import pytest
from qualify_cases import read

from claimaudit.model import DoseRole

CITED = [
    ("Garlic {lowers} pressure (doi:10.1000/ABC.123).", [("doi", "10.1000/abc.123")]),
    ("Garlic {lowers} pressure, see https://doi.org/10.1000/xyz.", [("doi", "10.1000/xyz")]),
    ("Garlic {lowers} pressure (PMID: 20695007).", [("pmid", "20695007")]),
    ("Garlic {lowers} pressure: https://pubmed.ncbi.nlm.nih.gov/20695007/", [("pmid", "20695007")]),
    ("Garlic {lowers} pressure (PMC1234567).", [("pmcid", "PMC1234567")]),
    ("Garlic {lowers} pressure (https://example.org/garlic).", [("url", "https://example.org/garlic")]),
    ("In B-SIMPLE4 garlic {lowered} pressure.", [("named", "B-SIMPLE4")]),
    ("In the one large trial, IONA-2, garlic {lowered} pressure.", [("named", "IONA-2")]),
    ("In the Wuyang Stroke Study garlic {lowered} pressure.", [("named", "Wuyang Stroke Study")]),
    ("Garlic {lowers} pressure [3].", [("numbered", "3")]),
    ("Garlic {lowers} pressure.[3]", [("numbered", "3")]),
    (
        "Garlic {lowers} pressure [1, 3-5].",
        [("numbered", "1"), ("numbered", "3"), ("numbered", "4"), ("numbered", "5")],
    ),
    ("Garlic {lowers} pressure.¹²", [("numbered", "12")]),
    ("Garlic {lowers} pressure (Ried et al., 2008).", [("author-year", "Ried et al., 2008")]),
    (
        "Garlic {lowers} pressure (Ried & Fakler, 2014; Wang 2015).",
        [("author-year", "Ried & Fakler, 2014"), ("author-year", "Wang, 2015")],
    ),
    (
        "Ried and Fakler (2014) found that garlic {lowers} pressure.",
        [("author-year", "Ried and Fakler, 2014")],
    ),
    ("In the SUNRISE trial, garlic {lowered} pressure.", [("named", "SUNRISE")]),
    (
        "A 2014 study in the Journal of Nutrition found that garlic {lowers} pressure.",
        [("named", "Journal of Nutrition")],
    ),
    (
        "Researchers at Maastricht University found that casein {builds} muscle.",
        [("named", "Maastricht University")],
    ),
    ("Doctors at Guy's Hospital found that zinc {shortened} colds.", [("named", "Guy's Hospital")]),
    (
        "In a trial at the University of Adelaide, garlic {lowered} pressure.",
        [("named", "University of Adelaide")],
    ),
    ("NHS guidance says that garlic {lowers} pressure.", [("named", "NHS")]),
    ("The trial (NCT01234567) showed that garlic {lowers} pressure.", [("named", "NCT01234567")]),
    ("Garlic {lowers} pressure.1 Onions do nothing for it.2", [("numbered", "1")]),
    ("Onions do nothing for the blood.a Garlic {lowers} pressure.b Sage lifts it.", [("numbered", "b")]),
    ("Garlic {lowered} pressure in the Halvard register.", [("named", "Halvard")]),
    ("Garlic {lowered} pressure in KESTREL-2.", [("named", "KESTREL-2")]),
    ("Onions do nothing for the blood.1 Garlic {lowers} pressure2 in rats.", [("numbered", "2")]),
    ("Garlic {lowers} pressure.1\n\n\n\n1. Ried, J Bulbs 2008;4:19.", [("numbered", "1")]),
    ("Garlic {lowers} pressure.*\n\n\n\n* Ried, J Bulbs 2008;4:19.", [("numbered", "*")]),
    ("In HARRIER II garlic {lowered} pressure.", [("named", "HARRIER II")]),
    ("A 2016 study led by Tamara Goldsby found that bowls {eased} tension.", [("named", "Tamara Goldsby")]),
    (
        "The first Age-Related Eye Disease Study found that zinc {slowed} it.",
        [("named", "Age-Related Eye Disease Study")],
    ),
    ("The German guideline says that garlic {lowers} pressure.", [("named", "German guideline")]),
    ("Volunteers at the Ashdown Clinic {slept} better on garlic.", [("named", "Ashdown Clinic")]),
]
VAGUE = [
    "Studies show that garlic {lowers} pressure.",
    "Research suggests that garlic {lowers} pressure.",
    "Experts believe that garlic {lowers} pressure.",
    "In one study, garlic {lowered} pressure.",
    "Garlic {lowered} pressure in a German trial of 40 men.",
    "Garlic has been shown to {lower} pressure.",
    "Garlic has been documented to {lower} pressure.",
    "A pooled analysis of nine trials found that garlic {lowers} pressure.",
    "Scientists have discovered that garlic {lowers} pressure.",
    "Garlic {lowers} pressure, one study finds.",
    "There is good evidence that garlic {lowers} pressure.",
    "A Leeds trial found that garlic {lowers} pressure.",
    "A Cochrane-style review found that garlic {lowers} pressure.",
    "Garlic {lowered} pressure in some German research.",
    "A Leeds group reported that garlic {lowers} pressure.",
    "Garlic {lowered} pressure in a small pilot.",
    "The authors suggest that garlic {lowers} pressure.",
    "A review found good evidence that garlic {lowers} pressure.",
]
ANECDOTAL = [
    "Many people report that garlic {lowers} their pressure.",
    "My joints no longer {hurt}.",
    "After a month my headaches {vanished}.",
    "It {cured} my headaches.",
    "Customers say it {eases} pain.",
    "For centuries, garlic was {used for} coughs.",
    "The seeds have been {used for} asthma for over two thousand years.",
    "Doctors have prescribed it for more than 2,000 years to {calm} the mind.",
    "Willow bark has {eased} pain for many generations.",
    "My sister swears that garlic {cured} her cold.",
    "The bass swears that garlic {cured} his cold.",
    "Eight in ten of our customers {sleep} better.",
    "In my clinic garlic {eases} most coughs.",
    "Dad has been on garlic and his cough has {gone}.",
    "Rosa says it {cured} her.",
    "He says he has never {slept} better.",
    "Roy {swears by} garlic.",
    '"I finally {sleep} through the night," says Dana.',
]
NONE = [
    "The vaccine {protects} for ten years.",
    "Garlic {lowers} pressure.",
    "Garlic is thought to {lower} pressure.",
    "Rashes have been {reported} with garlic.",
    "The American college students {slept} better on garlic.",
    "A German guide says that garlic {lowers} pressure.",
    "Garlic has not been shown to {lower} pressure.",
    "Dr Osei says that garlic {lowers} pressure.",
    "Our pharmacist swears that garlic {shortens} colds.",
    "The soprano knows that garlic {cured} his cold.",
    "Ask your doctor, since garlic {lowers} pressure.",
    "Garlic {lowers} pressure (see section 6).",
    "Garlic {lowers} pressure (May 2024).",
    "Garlic {lowers} pressure by 5 mmHg (about 4%).",
    "Garlic grows to 60 cm² and {lowers} pressure.",
    "I recommend garlic: it {lowers} pressure.",
    "Garlic {thins} the blood, and in one trial it lowered pressure.",
    "Doctors use garlic because it {lowers} pressure.",
    "My doctor {treats} gout with cherries.",
    "No trial has found that garlic {lowers} pressure.",
    "I would say garlic {lowers} pressure.",
    "One trial found less pain, and garlic {thins} the blood.",
    "Garlic with vitamin B12 {lowers} pressure.",
    "Our range {lowers} pressure.",
    "Dr Osei says that garlic {helped} him.",
    "A doctor friend says that garlic {lowers} pressure.",
    "People with gout are told that garlic {lowers} pressure.",
    "I'd stop garlic before it {thins} your blood.",
    "My breath smells; garlic {lowers} pressure.",
    "Garlic {kills} germs; in one trial it healed sores.",
    "Garlic lowered pressure (Ried, 2008), and some men {dislike} it.",
    "The placebo group {slept} better.",
    "Changes in SCN1A {cause} seizures.",
    "Infection with SARS-CoV-2 {damages} the lungs.",
    "A mutation in BRCA1 {raises} the risk of cancer.",
    "Garlic {lowers} pressure.*\n\n\n\n* Not evaluated by any agency.",
]


@pytest.mark.parametrize(("marked", "references"), CITED)
def test_cited(marked: str, references: list[tuple[str, str]]) -> None:
    qualification, _ = read(marked)
    assert qualification.support == "cited"
    assert [(found.kind, found.id) for found in qualification.references] == references


@pytest.mark.parametrize("marked", VAGUE)
def test_vague(marked: str) -> None:
    qualification, _ = read(marked)
    assert (qualification.support, qualification.references) == ("vague", ())


@pytest.mark.parametrize("marked", ANECDOTAL)
def test_anecdotal(marked: str) -> None:
    qualification, _ = read(marked)
    assert qualification.support == "anecdotal"


@pytest.mark.parametrize("marked", NONE)
def test_none(marked: str) -> None:
    qualification, _ = read(marked)
    assert (qualification.support, qualification.support_at) == ("none", None)


@pytest.mark.parametrize(
    ("marked", "level"),
    [
        ("Garlic lowered pressure in the SUNRISE trial. The same trial saw {relief} from cramp.", "cited"),
        ("Garlic lowered pressure in one trial. Participants also {slept} better.", "vague"),
        ("Garlic lowered pressure (Ried, 2008). It also found that cramp {eased}.", "cited"),
        ("Garlic lowered pressure (Ried, 2008). Onions {ease} cramp.", "none"),
        ("Garlic is cheap. Participants {slept} better.", "none"),
        ("The SUNRISE trial tested garlic. It is old. It is cheap. Pain {eased} in both groups.", "cited"),
        ("Garlic is old. It is cheap. Pain {eased} in both groups.", "none"),
        ("Garlic lowered pressure in one trial. Cramp {eased}, too.", "vague"),
        ("The SUNRISE trial gave 90 men garlic. Pressure {fell}.", "cited"),
        ("The SUNRISE trial gave 90 men garlic. It {lowers} pressure.", "none"),
        ("The SUNRISE trial gave 90 men garlic. They were old. Onions were banned. Pressure {fell}.", "none"),
        ("Onions do nothing (Ried, 2008). Garlic {lowered} pressure.", "none"),
        ("Garlic healed sores (Ried, 2008). Pressure {fell}, too.", "cited"),
        ("The SUNRISE trial gave 90 men garlic. They slept well. Pressure {fell}.", "cited"),
        ("The SUNRISE trial gave 90 men garlic. They are old. Pressure {fell}.", "none"),
        ("I ate garlic for a month. The cough {went}.", "anecdotal"),
        ("I ate garlic for a month. It {thins} the blood.", "none"),
        ("A man of 68 was given garlic. His gums {bled}.", "anecdotal"),
        ("Priti ate the garlic. The cough {went}.", "anecdotal"),
        ("One patient in ten was given garlic. Pressure {fell}.", "none"),
        ("Garlic came from Asia. It {reached} Europe with the legions.", "none"),
    ],
)
def test_a_source_carries_on_only_where_the_text_goes_on_about_it(marked: str, level: str) -> None:
    qualification, _ = read(marked)
    assert qualification.support == level


@pytest.mark.parametrize(
    ("marked", "agent", "level"),
    [
        ("Onions helped in one trial. Garlic {lowered} pressure.", "Garlic", "none"),
        ("In one trial men ate garlic or onions. Garlic {lowered} pressure.", "Garlic", "vague"),
    ],
)
def test_a_study_says_nothing_of_an_agent_named_only_afterwards(marked: str, agent: str, level: str) -> None:
    qualification, _ = read(marked, agent=agent)
    assert qualification.support == level


@pytest.mark.parametrize(
    ("marked", "block", "section", "level"),
    [
        ("Two weeks and I {sleep} through the night. – Ann, Leeds", "quote", (), "anecdotal"),
        ("“{Shaved} eleven minutes off the climb.” Terrell", "paragraph", (), "anecdotal"),
        ('4/5 "{Gave} the cat the runs." Chris', "paragraph", (), "anecdotal"),
        ("“Garlic {lowers} pressure.” — Dr Jane Smith", "paragraph", (), "none"),
        ("“Garlic {lowers} pressure.” It thins the blood, too.", "paragraph", (), "none"),
        ("{Gave} our cat the runs.", "paragraph", ("Customer reviews",), "anecdotal"),
        ("Garlic {lowers} pressure in adults.", "quote", (), "none"),
        ("If you take warfarin, garlic {thins} your blood.", "paragraph", ("Reviews",), "none"),
        ('"{Gave} our cat the runs. Never again."', "paragraph", ("What owners say",), "anecdotal"),
        ('Joan: "{Gave} our cat the runs."', "paragraph", ("What our members say",), "anecdotal"),
        ('"It {lowers} pressure."', "paragraph", ("What the experts say",), "none"),
        ("Garlic {lowers} pressure.", "paragraph", ("What the books say",), "none"),
    ],
)
def test_testimonials(marked: str, block: str, section: tuple[str, ...], level: str) -> None:
    qualification, _ = read(marked, block=block, section=section)
    assert qualification.support == level


@pytest.mark.parametrize(
    ("marked", "role", "level"),
    [
        ("I took {100 mg} for three months.", "taken", "anecdotal"),
        ("{100 mg} with toast, three months.", "taken", "anecdotal"),
        ("Vegans obtain {2 g} from their diet.", "taken", "none"),
        ("Take {100 mg} with toast.", "advised", "none"),
        ("They tell me that {100 mg} is enough.", "taken", "none"),
        ("In one trial, women took {100 mg} a day.", "given", "vague"),
    ],
)
def test_doses(marked: str, role: DoseRole, level: str) -> None:
    qualification, _ = read(marked, kind="dosage", role=role)
    assert qualification.support == level


def test_who_took_a_dose_is_what_its_support_rests_on() -> None:
    qualification, text = read("In May I took {100 mg} daily.", kind="dosage", role="taken")
    assert qualification.support_at == (text.index("I took"), text.index("I took") + 1)
