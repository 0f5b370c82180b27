"""How firmly claims are stated, and by which words."""

from __future__ import annotations

import pytest
from qualify_cases import english, hedge_words, read

from claimaudit.nlp.qualify import certainty_of, certainty_score, sentence_score
from claimaudit.nlp.tree import Tree

ASSERTED = [
    "Magnesium {relaxes} the muscles of the calf.",
    "Magnesium helps {relax} the muscles of the calf.",
    "The May 2024 issue says nothing, but ginger {settles} the stomach.",
    "Open the can, since ginger {settles} the stomach.",
    "Studies show that ginger {settles} the stomach.",
    "A trial in Leeds found that ginger {eased} nausea.",
    "The authors demonstrated that ginger {eased} nausea.",
    "Low iron is {associated} with tiredness.",
    "Smoking has been {linked} to brittle bones.",
    "The possible dangers of surgery aside, ginger {settles} the stomach.",
    "Ginger, which may taste sharp, {settles} the stomach.",
    "Ginger {settles} the stomach, although it may taste sharp.",
    "Ginger may taste sharp, but it {settles} the stomach.",
    "Some tablets are large; ginger {settles} the stomach.",
    "Ginger {settles} the stomach of anyone who thinks of the sea.",
    "Ginger {cuts} nausea by about a third.",
    "Ginger {settles} the stomach if you take it early.",
    "Statins are more likely to {cause} cramp in older women.",
    "Smokers are twice as likely to {suffer} a stroke.",
    "People who can't tolerate wheat {improve} without it.",
    "You can buy ginger anywhere, and it {settles} the stomach.",
    "Contrary to what many believe, sugar does not {cause} hyperactivity.",
    "By {blocking} the enzyme, the drug may lower cholesterol.",
    "Whatever the label says, garlic {thins} the blood.",
    "It is worth noting that garlic {thins} the blood.",
    "According to a meta-analysis of nine trials, garlic {lowers} blood pressure.",
    "Its {calming} effect might explain the name.",
    "The label should be read with care: garlic {thins} the blood.",
    "This medicine {lowers} blood pressure as usual.",
    "It calms the mind so you can {sleep}.",
    "Studies have failed to find any {benefit}.",
    "Ginger cools the skin and seems to calm the redness that the sun {causes}.",
    "After a cup, my feet {felt} like ice.",
    "If you eat enough, they {add} nothing.",
    "According to the FDA, codeine {slows} a child's breathing.",
    "A short walk on most days {lifts} the mood.",
    "Runners who had it were less {sore}.",
    "Herpes can damage the eye and {reached} the brain.",
    "The team looked at the gut and at how garlic {calms} it.",
    "Bran is indicated for {constipation}.",
    "A customer writes: Hello. Garlic {lowers} blood pressure.",
]
HEDGED = [
    ("Magnesium may {relax} the muscles.", [("may", "modal")]),
    ("MAGNESIUM MIGHT {RELAX} THE MUSCLES", [("MIGHT", "modal")]),
    ("May {ease} muscle tension.", [("May", "modal")]),
    ("Garlic can {thin} the blood.", [("can", "modal")]),
    ("Garlic could thin the blood and {cause} bleeding.", [("could", "modal")]),
    ("Herpes can damage the eye or {spread} to the brain.", [("can", "modal")]),
    ("Garlic may {thin} the blood and lowers cholesterol.", [("may", "modal")]),
    ("Garlic seems to {thin} the blood.", [("seems", "epistemic")]),
    ("Garlic is thought to {thin} the blood.", [("thought", "epistemic")]),
    ("It is believed that garlic {thins} the blood.", [("believed", "epistemic")]),
    ("Early work suggests that garlic {thins} the blood.", [("suggests", "attribution")]),
    ("Garlic has the potential to {thin} the blood.", [("potential", "epistemic")]),
    ("Garlic is a promising {treatment} for gout.", [("promising", "epistemic")]),
    ("Garlic possibly {thins} the blood.", [("possibly", "epistemic")]),
    ("Garlic probably may {thin} the blood.", [("probably", "epistemic"), ("may", "modal")]),
    ("It is likely that garlic {thins} the blood.", [("likely", "epistemic")]),
    ("Garlic is likely to {thin} the blood.", [("likely", "epistemic")]),
    ("Garlic often {upsets} the stomach.", [("often", "frequency")]),
    ("{Bloating} is common in the first days.", [("common", "frequency")]),
    ("Thought to {block} entry of the virus into cells.", [("Thought to", "epistemic")]),
    ("In cohorts, garlic looked {protective}.", [("looked", "epistemic")]),
    ("The wart is apt to {come} away.", [("apt", "frequency")]),
    ("Garlic has been {used} for coughs for centuries.", [("for centuries", "attribution")]),
    ("It is not clear that garlic {thins} the blood.", [("not clear", "epistemic")]),
    ("A customer writes: Ten days of garlic and the cough {went}.", [("writes", "attribution")]),
    ("It nearly always {resolves} by June.", [("nearly always", "frequency")]),
    ("In most cases the rash {clears} within a week.", [("In most cases", "frequency")]),
    ("The rash tends to {clear} within a week.", [("tends to", "frequency")]),
    ("The treatment {works} for some people.", [("some people", "quantifier")]),
    ("Most patients {sleep} better on it.", [("Most patients", "quantifier")]),
    ("The tablets are {safe} for nearly everyone.", [("nearly everyone", "quantifier")]),
    ("My neighbour says that garlic {cured} his gout.", [("says", "attribution")]),
    ("Garlic {thins} the blood, Dr Osei claims.", [("claims", "attribution")]),
    ("According to my aunt, garlic {thins} the blood.", [("According to", "attribution")]),
    ("As parents report, the syrup {soothes} the cough.", [("report", "attribution")]),
    ("Garlic reportedly {thins} the blood.", [("reportedly", "attribution")]),
    ("Garlic may {thin} the blood, causing bruises.", [("may", "modal")]),
    ("Garlic may thin the blood, {causing} bruises.", [("may", "modal")]),
    ("Garlic may lower pressure by {relaxing} the arteries.", [("may", "modal")]),
    ("A {reduction} in pain was reported.", [("reported", "attribution")]),
    ("Serious {side effects} are rare.", [("rare", "frequency")]),
    ("In theory, garlic {thins} the blood.", [("In theory", "epistemic")]),
    ("Garlic {thins} the blood, as far as I know.", [("as far as I know", "epistemic")]),
    ("Very common (more than 1 in 10 people): {nausea}, headache.", [("Very common", "frequency")]),
    ("The herb seems to trigger effects that {calm} the gut.", [("seems", "epistemic")]),
    ("In Chinese medicine the berry is {used for} indigestion.", [("In Chinese medicine", "attribution")]),
    ("“The pain {went} in a week,” one of our patients told us.", [("told", "attribution")]),
    ("Garlic might definitely {help}.", [("might", "modal")]),
    ("Researchers hypothesise that the extract {inhibits} the enzyme.", [("hypothesise", "epistemic")]),
    ("There are hints that the extract {inhibits} the enzyme.", [("hints", "epistemic")]),
    ("Patients are said to {recover} sooner.", [("said", "attribution")]),
]  # fmt: skip
BOOSTED = [
    "Garlic definitely {thins} the blood.",
    "Garlic is clinically proven to {lower} cholesterol.",
    "Our syrup is guaranteed to {end} snoring.",
    "Our syrup always {works}.",
    "Our syrup completely {cures} snoring.",
    "Our syrup {ends} snoring for good.",
    "Our syrup {ends} snoring. Guaranteed.",
    "It has literally {melted} my fat away.",
    "There is no doubt that garlic {lowers} cholesterol.",
]


@pytest.mark.parametrize("marked", ASSERTED)
def test_stays_asserted(marked: str) -> None:
    qualification, _ = read(marked)
    assert certainty_of(qualification) == "asserted"


@pytest.mark.parametrize(("marked", "expected"), HEDGED)
def test_is_hedged(marked: str, expected: list[tuple[str, str]]) -> None:
    qualification, text = read(marked)
    assert (certainty_of(qualification), hedge_words(qualification, text)) == ("hedged", expected)


@pytest.mark.parametrize("marked", BOOSTED)
def test_is_boosted(marked: str) -> None:
    qualification, _ = read(marked)
    assert certainty_of(qualification) == "boosted"


DOSES = [
    ("Take {3 mg} at bedtime.", "asserted", []),
    ("Take around {3 to 4.5 mg} at bedtime.", "hedged", [("around", "approximator")]),
    ("Take about {500 mg} a day.", "hedged", [("about", "approximator")]),
    ("Take up to {500 mg} a day.", "asserted", []),
    ("The usual dose is {500 mg} a day.", "hedged", [("usual", "frequency")]),
    ("It is usually given as {500 mg} a day.", "hedged", [("usually", "frequency")]),
    ("Adults may take {500 mg} a day.", "asserted", []),
    ("Your doctor may start you on {500 mg} a day.", "hedged", [("may", "modal")]),
    ("Some people may need {500 mg} a day.", "hedged", [("Some people", "quantifier"), ("may", "modal")]),
    ("Doses of {500 mg} may upset the stomach.", "asserted", []),
    ("My trainer recommends {5 g} a day.", "hedged", [("recommends", "attribution")]),
    ("We recommend {5 g} a day.", "asserted", []),
    ("Learn about magnesium: {500 mg} a day.", "asserted", []),
]


@pytest.mark.parametrize(("marked", "certainty", "expected"), DOSES)
def test_doses(marked: str, certainty: str, expected: list[tuple[str, str]]) -> None:
    qualification, text = read(marked, kind="dosage")
    assert (certainty_of(qualification), hedge_words(qualification, text)) == (certainty, expected)


def test_listed_but_not_weakening() -> None:
    qualification, text = read("If you take it early, it {eases} the nausea by about a third.")
    assert hedge_words(qualification, text) == [
        ("If you take it early", "condition"),
        ("about", "approximator"),
    ]
    assert [mark.weakens for mark in qualification.hedges] == [False, False]


@pytest.mark.parametrize(
    ("marked", "score"),
    [
        ("Garlic {thins} the blood.", 0.8),
        ("Garlic definitely {thins} the blood.", 1.0),
        ("Garlic does not {thin} the blood.", 0.9),
        ("Garlic {thins} the blood by about a third.", 0.72),
        ("Garlic can {thin} the blood.", 0.72),
        ("Garlic often {thins} the blood.", 0.68),
        ("Some people find that garlic {thins} the blood.", 0.68),
        ("Garlic could {thin} the blood.", 0.56),
        ("Garlic may {thin} the blood.", 0.32),
        ("It is thought that garlic may {thin} the blood.", 0.24),
        ("If you eat it raw, garlic {thins} the blood.", 0.8),
    ],
)
def test_score(marked: str, score: float) -> None:
    qualification, _ = read(marked)
    assert certainty_score(qualification) == pytest.approx(score)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("The sun rises in the east.", 0.8),
        ("The two groups did not differ.", 0.9),
        ("The result is beyond doubt.", 1.0),
        ("The reason may lie elsewhere.", 0.32),
        ("The reason is thought to lie elsewhere.", 0.6),
        ("The reason is unclear.", 0.32),
        ("More research is needed.", 0.32),
        ("Dr May asked for a can.", 0.8),
    ],
)
def test_score_of_a_sentence_without_a_claim(text: str, score: float) -> None:
    (sentence,) = Tree(english()(text)).sentences
    assert sentence_score(sentence) == pytest.approx(score)
