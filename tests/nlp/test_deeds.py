"""Deeds as agents: what one does acts as a whole, but what one takes acts itself."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimaudit.model import Claim
from claimaudit.nlp import layout
from claimaudit.nlp.claims import read_claims
from claimaudit.source import Document


def stated(nlp: Language, sentence: str, cue: str) -> Claim:
    document = Document.plain(sentence)
    found = read_claims(nlp(layout.make_doc(nlp, document)), document)
    [claim] = [claim for claim in found if claim.cue.text == cue]
    return claim


def agents(nlp: Language, sentence: str, cue: str) -> list[str]:
    return [agent.text for agent in stated(nlp, sentence, cue).agents]


def told(nlp: Language, sentence: str, cue: str) -> tuple[list[str], list[str], str]:
    """Its agents, its targets and its polarity."""
    claim = stated(nlp, sentence, cue)
    return agents(nlp, sentence, cue), [one.text for one in claim.targets], claim.polarity


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
        ("Knowing that smoking raises blood pressure.", "raises", "smoking"),
    ],
)
def test_what_one_takes_acts_itself(nlp: Language, sentence: str, cue: str, taken: str) -> None:
    assert agents(nlp, sentence, cue) == [taken]


@pytest.mark.parametrize(
    ("sentence", "cue", "agent", "target"),
    [
        ("Not getting enough iron leads to anaemia.", "leads to", "Not getting enough iron", "anaemia"),
        (
            "Not wearing sunscreen increases the risk of skin cancer.",
            "increases",
            "Not wearing sunscreen",
            "risk of skin cancer",
        ),
        ("Not having enough vitamin D weakens bones.", "weakens", "Not having enough vitamin D", "bones"),
        ("Not having enough vitamin D weakened bones.", "weakened", "Not having enough vitamin D", "bones"),
        ("Not getting enough iron often leads to anaemia.", "leads to", "Not getting enough iron", "anaemia"),
        (
            "Not treating high blood pressure damages the kidneys.",
            "damages",
            "Not treating high blood pressure",
            "kidneys",
        ),
        # a verb that was taken for a noun is no part of a name
        ("Exposure to asbestos causes mesothelioma.", "causes", "Exposure to asbestos", "mesothelioma"),
        ("Not enough sleep can cause depression.", "cause", "Not enough sleep", "depression"),
        ("Not enough iron causes fatigue.", "causes", "Not enough iron", "fatigue"),
        ("Exposure to toxins causes cancer.", "causes", "Exposure to toxins", "cancer"),
        (
            "Long-term exposure to loud noise damages hearing.",
            "damages",
            "Long-term exposure to loud noise",
            "hearing",
        ),
    ],
)
def test_what_is_left_undone_or_suffered_acts_and_its_effect_is_not_denied(
    nlp: Language, sentence: str, cue: str, agent: str, target: str
) -> None:
    assert told(nlp, sentence, cue) == ([agent], [target], "positive")


@pytest.mark.parametrize(
    "sentence",
    [
        "Finding out your child has asthma can be a shock.",
        "Getting help.",
        "Not drinking and not smoking.",
        "Having a friend who listens.",
    ],
)
def test_a_deed_alone_states_nothing(nlp: Language, sentence: str) -> None:
    document = Document.plain(sentence)
    assert not read_claims(nlp(layout.make_doc(nlp, document)), document)


@pytest.mark.parametrize(
    ("text", "cue", "agent"),
    [
        ("Without iodine, the thyroid swells.", "swells", "Without iodine"),
        ("Without cortisol you lose weight and your blood pressure falls.", "falls", "Without cortisol"),
        ("The wound healed without antibiotics.", "healed", "without antibiotics"),
        ("People sleep better without alcohol.", "better", "without alcohol"),
        ("Without insulin, he was able to reduce his blood sugar.", "reduce", "Without insulin"),
        ("Magnesium helps. Without treatment, cramps become more frequent.", "frequent", "Without treatment"),
        (
            "Without intrinsic factor, you won't be able to absorb vitamin B12 and will develop anemia.",
            "develop",
            "Without intrinsic factor",
        ),
        # what can't be without a thing, the thing does
        ("Without vitamin C the body cannot build collagen.", "build", "vitamin C"),
        ("Without selenium, the body can hardly make thyroid hormone.", "make", "selenium"),
        ("Nothing improves sleep without exercise.", "improves", "exercise"),
        # said of something else
        ("Exercise lowers blood pressure without drugs.", "lowers", "Exercise"),
        ("Without a doubt, zinc shortens colds.", "shortens", "zinc"),
    ],
)
def test_the_lack_of_a_thing_acts_as_a_lack(nlp: Language, text: str, cue: str, agent: str) -> None:
    assert agents(nlp, text, cue) == [agent]


def test_the_lack_of_what_a_pronoun_stands_for(nlp: Language) -> None:
    assert agents(nlp, "Vitamin C builds collagen. Without it, gums bleed.", "bleed") == ["without Vitamin C"]


def test_a_denial_behind_a_name_is_no_part_of_it(nlp: Language) -> None:
    text = (
        "Quitting smoking helps those of normal weight only. Pour-on or not, pregnant women shouldn't handle "
        "aborting ewes: *Chlamydia abortus* causes miscarriage."
    )
    assert agents(nlp, text, "causes") == ["Chlamydia abortus"]


@pytest.mark.parametrize(
    ("text", "cue", "agent"),
    [
        (
            "Infection can be prevented by avoiding contact with raccoons.",
            "prevented",
            "avoiding contact with raccoons",
        ),
        ("You can prevent diarrhea by avoiding raw milk.", "prevent", "avoiding raw milk"),
        ("Stroke can be prevented by lowering blood pressure.", "prevented", "lowering blood pressure"),
        # what is taken acts itself, and so does what is named beside the deed
        ("Pain is relieved by taking ibuprofen.", "relieved", "ibuprofen"),
        ("LDN stops inflammation by blocking TLR4.", "stops", "LDN"),
        (
            "Eczema was relieved by cutting out dairy, which had worsened it.",
            "relieved",
            "cutting out dairy",
        ),
    ],
)
def test_what_is_done_by_a_deed(nlp: Language, text: str, cue: str, agent: str) -> None:
    assert agents(nlp, text, cue) == [agent]


@pytest.mark.parametrize(
    ("text", "cue", "agent"),
    [
        ("I cut out dairy and my skin cleared.", "cleared", "cut out dairy"),
        ("When I gave up gluten, my bloating vanished.", "vanished", "gave up gluten"),
        ("She came off the pill and her migraines stopped.", "stopped", "came off the pill"),
        ("Patients who stop smoking at diagnosis have fewer recurrences.", "fewer", "stop smoking"),
        ("If you stop taking metoprolol suddenly, you may get chest pain.", "get", "stop taking metoprolol"),
        ("Stopping aspirin before surgery raises the risk of a clot.", "raises", "Stopping aspirin"),
        ("Leaving out salt lowers blood pressure.", "lowers", "Leaving out salt"),
        ("Skipping breakfast slows the metabolism.", "slows", "Skipping breakfast"),
        ("I cut dairy out and my skin cleared up.", "cleared up", "cut dairy out"),
        ("Avoid alcohol to improve sleep.", "improve", "Avoid alcohol"),
        ("Since I gave up drying sheets, my nights have been quieter.", "quieter", "gave up drying sheets"),
        (
            "Eliminating caffeine, alcohol and spicy foods reduces hot flushes.",
            "reduces",
            "Eliminating caffeine, alcohol and spicy foods",
        ),
        ("Ditch dairy and your skin will clear.", "clear", "Ditch dairy"),
        ("Skip breakfast and your insulin levels will drop.", "drop", "Skip breakfast"),
        ("Patients who did not lose weight saw no improvement.", "no improvement", "did not lose weight"),
        ("People who don't exercise have a higher risk of stroke.", "risk", "don't exercise"),
        ("If you rarely eat fish, your omega-3 levels fall.", "fall", "rarely eat fish"),
        ("If you do not use sunscreen, your skin will burn.", "burn", "do not use sunscreen"),
        ("Patients not given aspirin had more strokes.", "more", "not given aspirin"),
        ("If you don't drink coffee but tea, your sleep improves.", "improves", "tea"),
        # what is given up for something else
        ("Swap crisps for nuts and your cholesterol will fall.", "fall", "Swap crisps for nuts"),
        ("We replaced butter with olive oil and his LDL fell.", "fell", "replaced butter with olive oil"),
        (
            "Swap two of your daily coffees for decaf and you may sleep better.",
            "sleep",
            "Swap two of your daily coffees for decaf",
        ),
        ("If you swap soda for water, you will lose weight.", "lose", "swap soda for water"),
        ("When butter was replaced by olive oil, LDL fell.", "fell", "butter was replaced by olive oil"),
        (
            "Swap crisps for nuts and seeds and your cholesterol will fall.",
            "fall",
            "Swap crisps for nuts and seeds",
        ),
        ("If you replace potassium, cramps improve.", "improve", "potassium"),
        ("Low vitamin D was replaced with 2000 IU a day and her pain improved.", "improved", "vitamin D"),
        ("Hormones that replace oestrogen protect the bones.", "protect", "Hormones"),
        ("The implant replaces the missing hormone and restores growth.", "restores", "implant"),
        # what isn't taken at all
        (
            "If you do not take enough insulin, your blood sugar will rise.",
            "rise",
            "do not take enough insulin",
        ),
        ("Patients who did not take aspirin had more strokes.", "more", "did not take aspirin"),
        (
            "If you don't eat enough fibre, you may become constipated.",
            "constipated",
            "don't eat enough fibre",
        ),
        ("Not smoking lowers your risk of cancer.", "lowers", "Not smoking"),
        ("Not quitting smoking increases the risk.", "increases", "Not quitting smoking"),
        ("Although she didn't take ibuprofen, her pain eased.", "eased", "ibuprofen"),
        ("If you do not take warfarin, aspirin may thin your blood.", "thin", "aspirin"),
        ("If you don't eat fish, algae oil raises DHA levels.", "raises", "algae oil"),
        ("Walking, not running, protects the knees.", "protects", "Walking"),
        # what is stopped for its effect has it itself
        ("Thalidomide was discontinued in 1961 and caused birth defects.", "caused", "Thalidomide"),
        ("Alcohol must be avoided and may increase drowsiness.", "increase", "Alcohol"),
        ("Rofecoxib was withdrawn because it caused heart attacks.", "caused", "Rofecoxib"),
        ("Unless you cut out sugar, your teeth will decay.", "decay", "sugar"),
        ("Before I gave up gluten, my joints hurt.", "hurt", "gluten"),
        ("My sleep got worse until I gave up coffee.", "worse", "coffee"),
        ("She forgot to stop the aspirin and bled more.", "bled", "aspirin"),
        ("Avoid sugar and omega-3 supports your heart.", "supports", "omega-3"),
        ("You should avoid alcohol and paracetamol can damage the liver.", "damage", "paracetamol"),
        ("Avoid sugar, and honey will soothe your throat.", "soothe", "honey"),
        ("Pain returned after tramadol was stopped.", "returned", "tramadol"),
        ("He quit his job and magnesium helped him sleep.", "helped", "magnesium"),
        ("She stopped the statin because it caused muscle pain.", "caused", "statin"),
        ("Avoid grapefruit, which raises drug levels.", "raises", "grapefruit"),
        ("People who eat nuts have fewer heart attacks.", "fewer", "nuts"),
        # stopping as the effect
        ("Exercise helped me quit smoking.", "helped", "Exercise"),
        ("The gel stops itching and soothes the skin.", "soothes", "gel"),
    ],
)
def test_what_is_given_up_acts_by_being_given_up(nlp: Language, text: str, cue: str, agent: str) -> None:
    assert agents(nlp, text, cue) == [agent]


@pytest.mark.parametrize(
    ("text", "cue", "denied"),
    [
        ("Not smoking lowers your risk of cancer.", "lowers", False),
        ("Not quitting smoking increases the risk.", "increases", False),
        ("Not sleeping raises cortisol.", "raises", False),
        ("Not eating breakfast doesn't slow your metabolism.", "slow", True),
        ("Smoking does not lower stress.", "lower", True),
        # nor does an order that is explained
        ("Don't cut down on water: concentrated urine stings.", "stings", False),
        ("Do not expect miracles: ginger eases nausea a little.", "eases", False),
        ("It is not true that: sugar causes hyperactivity.", "causes", True),
    ],
)
def test_what_is_not_done_denies_nothing(nlp: Language, text: str, cue: str, denied: bool) -> None:
    assert (stated(nlp, text, cue).polarity == "negative") is denied


@pytest.mark.parametrize(
    ("text", "cue", "agent"),
    [
        ("The rash goes away when the drug is stopped.", "goes away", "drug is stopped"),
        # a medicine that the parser takes for a verb happens no more than others
        (
            "Eating late triggers acid reflux, which irritates the larynx. Raising the head of the bed "
            "by 15 cm helped three of our basses. One tenor swears that omeprazole 20 mg every morning "
            "gave him back his top notes.",
            "gave",
            "omeprazole",
        ),
        ("When the oil thickens, the glands clog.", "clog", "oil thickens"),
        ("If you quit drinking, your liver recovers.", "recovers", "quit drinking"),
        ("Smokers who quit lower their risk of stroke.", "lower", "quit"),
        ("Coughing until honey soothed my throat.", "soothed", "honey"),
    ],
)
def test_what_happens_is_more_than_its_verb(nlp: Language, text: str, cue: str, agent: str) -> None:
    assert agents(nlp, text, cue) == [agent]
