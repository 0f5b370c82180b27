"""What is looked at as a possible dose, and how what it leaves out is filled in, whatever the judge says."""

from __future__ import annotations

import pytest
from spacy.language import Language
from test_proposals import parsed

from claimaudit.nlp.doses.candidates import candidates, worded
from claimaudit.nlp.doses.judge import walk
from claimaudit.nlp.doses.scene import Page, Scene
from claimaudit.nlp.doses.worded import is_forbidden, worded_dose
from claimaudit.nlp.layout import text_of
from claimaudit.nlp.tree import Tree
from claimaudit.nlp.vocabulary import load_vocabulary
from claimaudit.source import Document


def scene_of(nlp: Language, text: str) -> Scene:
    """The first sentence of a text."""
    doc = parsed(nlp, Document.plain(text))
    return next(Page(Tree(doc), load_vocabulary().find(text_of(doc))).scenes())


TRIED = [
    ("Take 5 mg of melatonin at night.", [("5 mg", "amount"), ("at night", "words")]),
    ("Children aged 6 to 12 can have half.", [("6 to 12", "number"), ("half", "words")]),
    (
        "Stop ginkgo two weeks before surgery.",
        [("Stop ginkgo two weeks before surgery", "words")],
    ),
    ("Her LDL was 130 mg/dL and she weighed 70 kg.", []),
    ("Is 10 mg of melatonin safe?", []),
    ("Double the dose after a week.", [("Double the dose after a week", "words")]),
]


@pytest.mark.parametrize(("text", "expected"), TRIED)
def test_what_may_be_a_dose(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    scene = scene_of(nlp, text)
    assert [(scene.text[one.start : one.end], one.kind) for one in candidates(scene)] == expected


LEFT_OUT = [
    ("Sertraline 50 mg, then 100.", [(50, "mg"), (100, "mg")]),
    ("Two tablets at noon, one at night.", [(2, "{tablet}"), (1, "{tablet}")]),
    ("She ate three prunes.", [(3, "{prune}")]),
    ("Arnica: one 30C.", [(1, "{pillule}")]),
    ("Three 40-mg tablets, then two.", [(120, "mg"), (80, "mg")]),
    ("Ibuprofen 400 helps.", [(400, "mg")]),
    ("Begin with 1 mg tablets, two a day, then 2.5.", [(1, "mg"), (2, "{tablet}"), (2.5, "mg")]),
    ("Sertraline: one 25 mg tablet, then 50.", [(25, "mg"), (50, "mg")]),
    ("Prednisolone 20 mg a day, then 2.", [(20, "mg"), (2, "mg")]),
    ("Chew eight pieces a day, 15 at most.", [(8, "{piece}"), (15, "{piece}")]),
    ("Take 500 mg in the morning and one at night.", [(500, "mg"), (1, "{dose}")]),
]


@pytest.mark.parametrize(("text", "expected"), LEFT_OUT)
def test_the_unit_that_a_number_leaves_out(
    nlp: Language, text: str, expected: list[tuple[float, str]]
) -> None:
    scene = scene_of(nlp, text)
    found = walk(scene, None, candidates(scene), lambda one, _: one.kind != "words")
    assert [
        (one.amount.low, one.amount.unit.code) for one in found if one.amount and one.amount.unit
    ] == expected


WORDED = [
    ("Take turmeric three times a week.", "3/week", None, None, False),
    ("Take turmeric for six weeks.", None, "six weeks", None, False),
    ("Never take turmeric before surgery.", None, None, "before surgery", True),
    ("Take turmeric no longer than six weeks.", None, "six weeks", None, False),
    ("Stop turmeric two weeks before surgery.", None, None, "two weeks before surgery", True),
    ("Take turmeric at night.", "1/day", None, "at night", False),
]


@pytest.mark.parametrize(("text", "frequency", "duration", "timing", "forbidden"), WORDED)
def test_what_words_say_of_a_dose(
    nlp: Language,
    text: str,
    frequency: str | None,
    duration: str | None,
    timing: str | None,
    forbidden: bool,
) -> None:
    scene = scene_of(nlp, text)
    [one] = worded(scene)
    dose = worded_dose(scene, one)
    assert (dose.frequency, dose.duration, dose.timing) == (frequency, duration, timing)
    assert is_forbidden(scene, one) is forbidden
