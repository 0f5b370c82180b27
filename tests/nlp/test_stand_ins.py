"""Words that the parser reads as others which it knows better."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimaudit.nlp.frames import third_person, verb_frames
from claimaudit.nlp.stand_ins import stand_ins
from claimaudit.nlp.tree import Tree


@pytest.mark.parametrize(
    ("sentence", "verb", "subject", "target"),
    [
        ("Not smoking lowers your risk of cancer.", "lowers", "smoking", "risk"),
        ("Zinc, 20 mg a day, shortens diarrhoea in children.", "shortens", "Zinc", "diarrhoea"),
        ("Getting up early prevents weakness and pneumonia.", "prevents", "Getting", "weakness"),
        ("Walking after meals blunts blood sugar.", "blunts", "Walking", "sugar"),
        ("Taking it with food lessens nausea.", "lessens", "Taking", "nausea"),
        ("Replacing butter with olive oil lowers cholesterol.", "lowers", "Replacing", "cholesterol"),
        ("In trials, the extract inhibits platelets.", "inhibits", "extract", "platelets"),
        ("Lowers blood pressure.", "Lowers", None, "pressure"),
    ],
)
def test_a_verb_is_read_as_one(
    nlp: Language, sentence: str, verb: str, subject: str | None, target: str
) -> None:
    tree = Tree(nlp(sentence))
    word = next(token for token in tree.tokens if token.text == verb)
    found = {child.dep_: child.text for child in word.children}
    assert word.tag_ == "VBZ"
    assert found.get("nsubj", found.get("csubj")) == subject
    assert found["dobj"] == target


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("Autoimmune antibodies attack the thyroid.", "antibodies"),
        ("Alkaloids in the root bind to this receptor.", "Alkaloids"),
        ("Diabetes damages the nerves.", "Diabetes"),
        ("Without gluten my skin cleared up.", "gluten"),
        ("Dairy was eliminated and her bloating improved.", "bloating"),
        ("The doctor said that whey raises blood sugar.", "whey"),
        ("People who take ondansetron sleep better.", "ondansetron"),
        ("The cream contains allergens and airways close.", "allergens"),
        # these are no stand-ins, since they are verbs elsewhere
        ("Asthma triggers include smoke and pollen.", "triggers"),
        ("The causes of gout are many.", "causes"),
    ],
)
def test_a_noun_is_read_as_one(nlp: Language, sentence: str, noun: str) -> None:
    word = next(token for token in Tree(nlp(sentence)).tokens if token.text == noun)
    assert word.tag_ in {"NN", "NNS", "NNP"}


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Dissolve one sachet in water.", "sachet"),
        ("Ditch dairy and your skin will clear.", "dairy"),
        ("Quit sugar to lower your triglycerides.", "sugar"),
        ("Rinse your mouth with salt water.", "mouth"),
    ],
)
def test_an_order_is_read_as_one(nlp: Language, sentence: str, target: str) -> None:
    first = Tree(nlp(sentence)).tokens[0]
    assert first.tag_ == "VB"
    assert [child.text for child in first.children if child.dep_ == "dobj"] == [target]


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("Massage eases tension.", "Massage"),
        ("Heat relaxes the muscles.", "Heat"),
        ("Sleep restores the mind.", "Sleep"),
        ("Store brands cost less.", "Store"),
        ("Body shapes affect health.", "shapes"),
    ],
)
def test_what_begins_a_sentence_as_a_noun_stays_one(nlp: Language, sentence: str, noun: str) -> None:
    word = next(token for token in Tree(nlp(sentence)).tokens if token.text == noun)
    assert word.pos_ in {"NOUN", "PROPN"}


def test_a_word_keeps_its_own_text_lemma_and_norm(nlp: Language) -> None:
    word = next(token for token in Tree(nlp("Salt lowers it.")).tokens if token.text == "lowers")
    assert (word.lemma, word.lower_, word.norm_) == ("lower", "lowers", "lowers")
    order = Tree(nlp("Dissolve it in water.")).tokens[0]
    assert (order.lemma, order.lower_, order.norm_) == ("dissolve", "dissolve", "dissolve")


def test_verbs_that_are_lent_looks_are_those_of_frames() -> None:
    forms = {third_person(lemma) for lemma in verb_frames().transitive}
    assert {word for word, known in stand_ins().items() if known == "reduces"} <= forms
    assert {"causes", "supports", "triggers", "benefits", "treats"}.isdisjoint(stand_ins())
