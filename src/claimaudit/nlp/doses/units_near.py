"""The unit that a number takes from what stands near: the head of its column, the amount before it, the form
that is spoken of."""

from __future__ import annotations

import re
from functools import cache

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.bare import is_of_drug
from claimaudit.nlp.doses.figures import Figure
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import Unit, alternatives, unit_of, unit_pattern, words

_SMALL = 12
"""Up to this number, pieces are taken at once."""
_FAR = 10
"""So many times smaller than the amount before, a number counts something else."""
_BACK = 600
"""Characters before a sentence in which the mass stands that its numbers leave out."""
_NEAR = 40
"""Characters before a number in which the food stands that it counts."""
_PLURAL = re.compile(r"(?<![su])s$")
_SET_ASIDE = re.compile(r"\b(?:avoid|no|not|without|contains?|lower|instead)\b", re.IGNORECASE)
"""Near a food that is not what is counted."""
_SPOKEN_OF = frozenset({"ROOT", "nsubj", "nsubjpass"})
_HALVES = (0.5, 1.5)
_A_DAY = re.compile(
    r"\s(?:in\s(?:a|any|24)|(?:a|per)\s(?:day|night|week|month)|daily|weekly)\b", re.IGNORECASE
)
_IN_MASS = re.compile(r"(?:\bin\s|\(|,\s)(mg|mcg|µg|g|micrograms|milligrams|grams|IU)(?![\w/])")
"""In a heading or the head of a column, before no number: "Dose (mcg)", "amounts in mg"."""
_OF_AMOUNTS = re.compile(
    r"\b(?:intakes?|amounts?|doses?|dosages?|limits?|needs?|allowances?|requirements?|RDAs?|how\smuch|daily|(?:a|per)\sday)\b",
    re.IGNORECASE,
)
_OF_CONTENT = re.compile(
    r"\b(?:contents?|contains?|composition|sources?|foods?|levels?|results?|blood|urine|per\s100)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[a-z)][^:]{0,60}:\s(?:up\sto\s|about\s|at\sleast\s)?$", re.IGNORECASE)
_WEIGHT = re.compile(r"(?<=\d)\s?(mg|mcg|µg|g|micrograms?|milligrams?|grams?)(?![\w])")


def is_listed(scene: Scene, figure: Figure) -> bool:
    """Whether a number is all that follows a group of people under a heading of amounts that gives their
    unit: "Adults: 45" under "Recommended intakes (mcg per day)"."""
    label = _LABEL.search(scene.text[: figure.start])
    alone = not figure.worded and not scene.text[figure.end :].strip(" .*")
    return alone and label is not None and bool(_groups().search(label.group())) and lists_amounts(scene)


def lists_amounts(scene: Scene) -> bool:
    """Whether the heading of its section is of amounts that are taken, and gives their unit."""
    heading = scene.block.section[-1] if scene.block.section else ""
    of_doses = _OF_AMOUNTS.search(heading) and not _OF_CONTENT.search(heading)
    return bool(of_doses) and _mass_of_heading(scene) is not None


def unit_near(scene: Scene, figure: Figure, source: Amount | None, *, told: bool) -> Unit | None:
    """The unit of a number; `source` is the amount before it, in its own sentence where it was told there."""
    labelled = _labelled(scene, figure)
    if labelled:
        return labelled
    if ".." in scene.text:
        return _in_headings(scene) or _of_source(source)
    if re.search(r"\bdoses\b", scene.text) and source is None:
        return unit_of("doses")
    unit = _carried(scene, figure, source)
    counted = unit is None or unit.counted
    if counted and _is_weighed(figure):
        return _mass_near(scene) or unit
    pieces = told and source is not None and source.each is None
    if figure.high > _SMALL and (unit is None or (counted and not pieces)):
        heading = _mass_of_heading(scene) if unit is None else None
        return heading or (unit_of("mg") if is_of_drug(scene, figure.start) else unit)
    if not counted and _counts_pieces(scene, figure, source):
        return unit_of("doses")
    return unit


def _labelled(scene: Scene, figure: Figure) -> Unit | None:
    """By the head of its column, by the heading above it, or by a name before it."""
    if scene.in_table and (unit := head_unit(scene.block.column_head or "")):
        return unit
    if is_listed(scene, figure) and (unit := _of_section(scene, figure)):
        return unit
    named = _named().search(scene.text[: figure.start])
    unit = unit_of(named[1].lower()) if named else None
    return unit if unit is not None and unit.kind in ("form", "measure") else None


def _carried(scene: Scene, figure: Figure, source: Amount | None) -> Unit | None:
    """That of the amount before; of few pieces, rather the form that is spoken of than a mass."""
    unit = _of_source(source)
    pieces = figure.worded and figure.high <= _SMALL
    if unit is not None and not unit.counted and (pieces or _is_far(figure, source)):
        return _form_near(scene, figure) or unit
    return unit or _form_near(scene, figure)


def _of_source(source: Amount | None) -> Unit | None:
    if source is None:
        return None
    return unit_of(source.form) if source.form else source.unit


def _counts_pieces(scene: Scene, figure: Figure, source: Amount | None) -> bool:
    """Whether what would be a mass counts what is taken: "two a day", "one at night" after 500 mg."""
    few = figure.high <= _SMALL and _A_DAY.match(scene.text, figure.end) is not None
    return few or _is_far(figure, source)


def _is_far(figure: Figure, source: Amount | None) -> bool:
    """Whether a number is so much smaller than the amount before that it counts something else."""
    if source is None or source.low is None:
        return False
    return figure.worded and figure.high * _FAR < source.low


def _is_weighed(figure: Figure) -> bool:
    """Whether a number is no number of pieces, halves included: "2.5", "0.625"."""
    return any(not float(one).is_integer() and one not in _HALVES for one in (figure.low, figure.high))


def _mass_near(scene: Scene) -> Unit | None:
    """The mass that was told last before a sentence, or in it."""
    text = scene.page.text[max(0, scene.start - _BACK) : scene.end]
    found = (unit_of(match[1]) for match in _WEIGHT.finditer(text))
    return next((unit for unit in reversed(list(found)) if unit is not None), None)


def _form_near(scene: Scene, figure: Figure) -> Unit | None:
    """The counted form that is spoken of: in the sentence, its row or its headings."""
    for label in (scene.text, scene.row_text(), *reversed(scene.block.section)):
        if unit := _counted_in(label):
            return unit
    return _food_near(scene, figure) or (unit_of("doses") if scene.in_table else None)


def _food_near(scene: Scene, figure: Figure) -> Unit | None:
    """The food in the plural that a sentence or the one before speaks of: "Kiwis. Two a day"."""
    tree = scene.sentence.doc
    place = scene.start + figure.start
    if _SET_ASIDE.search(scene.page.text, max(scene.block.start, place - _NEAR), place):
        return None
    for term in reversed(scene.page.terms_in(max(scene.block.start, place - _NEAR), place)):
        span = tree.covering(term.start, term.end) if term.type == "food" else None
        if span is not None and span.root.dep_ in _SPOKEN_OF and _PLURAL.search(span.root.lower_):
            name = span.root.lemma.lower().removesuffix("s")
            return Unit(f"{{{name}}}", "form") if name not in words("units", "not_counted") else None
    return None


def _in_headings(scene: Scene) -> Unit | None:
    for heading in reversed(scene.block.section):
        if unit := _counted_in(heading):
            return unit
    place = scene.page.text.rfind("\n\n", 0, max(0, scene.block.start - 2))
    return _counted_in(scene.page.text[max(0, place) : scene.block.start])


def _mass_of_heading(scene: Scene) -> Unit | None:
    """The mass that a heading gives for all numbers under it: "Daily amounts, in mcg"."""
    match = _IN_MASS.search(scene.block.section[-1]) if scene.block.section else None
    return unit_of(match[1]) if match else None


def _of_section(scene: Scene, figure: Figure) -> Unit | None:
    """The mass that a heading gives for the numbers under it, before which no other is told."""
    since, place = scene.page.section_start(scene.block), scene.start + figure.start
    told = _WEIGHT.search(scene.page.text, since, place)
    return None if told else _mass_of_heading(scene)


def _counted_in(text: str) -> Unit | None:
    for match in re.finditer(rf"(?<![\w]){unit_pattern()}(?![\w])", text, re.IGNORECASE):
        unit = unit_of(match.group().lower())
        if unit is not None and unit.kind == "form" and unit.name != "dose":
            return unit
    return None


def head_unit(head: str) -> Unit | None:
    """The unit that the head of a column gives."""
    found = (unit_of(match[1]) for match in _units().finditer(head))
    units = [unit for unit in found if unit is not None and unit.kind not in ("share", "body", "time")]
    told = [unit for unit in units if unit != unit_of("doses")]
    return next(iter(told or units), None)


@cache
def _groups() -> re.Pattern[str]:
    """Whom a label names: "Adults", "Children 4-8 years", "Pregnancy"; or the most."""
    people = alternatives(words("units", "groups"))
    return re.compile(
        rf"(?<![\w])(?:{people}|\d+\s?(?:to|–|-)\s?\d+\s(?:years|months))(?![\w])", re.IGNORECASE
    )


@cache
def _named() -> re.Pattern[str]:
    """Before a number, what it counts: "drops, five a day"."""
    return re.compile(rf"(?<![\w])({unit_pattern()})[:,]\s(?:about\s|up\sto\s)?$", re.IGNORECASE)


@cache
def _units() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/])({unit_pattern()})(?![\w/])(?!\s?/\s?[dmk]?[lL]\b)")
