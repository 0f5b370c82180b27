"""What speaks for or against an amount's being a dose, where it takes more than a pattern to see: goods,
composition, recipes, vehicles, spare time, what is applied or given in something. None decides alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimaudit.nlp.doses import bare
from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.durations import is_spare_time
from claimaudit.nlp.doses.figures import Figure
from claimaudit.nlp.doses.frequency import frequencies
from claimaudit.nlp.doses.goods import TAKE, is_composition, is_goods, is_recipe
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.solutions import is_administered
from claimaudit.nlp.doses.spent import is_spent
from claimaudit.nlp.doses.steps import is_next_step
from claimaudit.nlp.doses.strengths import is_applied
from claimaudit.nlp.doses.vocabulary import alternatives, phrase, words

_AROUND_IT = 160
"""So many characters before an amount tell what it is."""
_VESSELS = frozenset(
    {"{cup}", "{mug}", "{glass}", "{pint}", "{bowl}", "{can}", "{tin}", "{wineglass}", "{bottle}", "[oz_av]"}
)
_INTO = re.compile(r"\b(?:in|into|with|to|plus)\s(?:about\s|around\s|at\sleast\s)?$", re.IGNORECASE)

_COMPARED = re.compile(
    r"\b(?:the\ssame|as\s(?:good|bad|strong|effective|safe|harmful))\sas\s(?:\w+ing\s)?(?:about\s|around\s)?$",
    re.IGNORECASE,
)


def is_comparator(scene: Scene, start: int) -> bool:
    """Whether an amount only says what something is as great as: "the same as two glasses of wine"."""
    return _COMPARED.search(scene.text, max(0, start - _AROUND_IT), start) is not None


def views_of_amount(scene: Scene, amount: Amount) -> Iterator[str]:
    """What is seen of an amount."""
    unit = amount.unit
    if unit is None:
        return
    before, after = scene.text[max(0, amount.start - _AROUND_IT) : amount.start], scene.text[amount.end :]
    if unit.kind == "time":
        yield "spare" if is_spare_time(scene, amount, before, after) else "not-spare"
        if is_spent(scene, amount):
            yield "spent"
    elif unit.kind == "share":
        yield "applied" if is_applied(scene, amount, before, after) else "not-applied"
    elif unit.kind == "concentration":
        yield "administered" if is_administered(before, after) else "not-administered"
    if is_goods(scene, amount, after):
        yield "goods"
    if is_composition(scene, amount, before):
        yield "composition"
    if is_recipe(scene, amount):
        yield "recipe"
    if _is_vehicle(amount, before, after):
        yield "vehicle"
    if _is_laboratory(before):
        yield "laboratory"
    if TAKE.search(scene.text[: amount.start]):
        yield "taking"
    if amount.gap and _is_verbal(scene, amount.gap):
        yield "verb-between"
    if re.fullmatch(r"\d+0s", scene.text[amount.start : amount.end]):
        yield "decade"
    if amount.article:
        yield from _named(scene, amount)


def _is_vehicle(amount: Amount, before: str, after: str) -> bool:
    """ "In 500 ml", "with a glass of water": what the dose is taken in or with."""
    if amount.unit is None or not (amount.unit.kind in ("volume", "measure") or amount.unit.code in _VESSELS):
        return False
    liquid = alternatives(words("circumstances", "vehicles"))
    drink = re.match(rf"\s(?:of\s)?(?:[a-z-]{{3,10}}\s){{0,2}}?(?:{liquid})(?![\w])", after, re.IGNORECASE)
    return bool(_INTO.search(before) and drink) and not frequencies(after[:24])


def _is_laboratory(before: str) -> bool:
    near = re.split(r"[,;:(]\s", before[-40:])[-1]
    found = phrase("cues", "laboratory").search(near)
    return bool(found) and not TAKE.search(near[found.end() :] if found else near)


def _is_verbal(scene: Scene, gap: tuple[int, int]) -> bool:
    """Words between number and unit that have a verb among them: the number counts something else."""
    start, end = (scene.start + place for place in gap)
    span = scene.page.doc.covering(start, end - 1)
    return span is not None and any(
        token.tag_ in ("VBD", "VBZ", "VBP", "MD", "IN", "TO", "PRP", "WDT") for token in span
    )


def _named(scene: Scene, amount: Amount) -> Iterator[str]:
    """Whether what an article counts is a name of its own ("a flu jab"), or of something that is taken."""
    start, end = scene.start + amount.start, scene.start + amount.end
    if any(term.end == end and term.start > start for term in scene.terms):
        yield "name-itself"
    of = re.compile(r"\sof\s(?:[\w-]+\s){0,2}?").match(scene.page.text, end)
    if of and any(end < term.start <= of.end() + 12 for term in scene.terms):
        yield "of-name"


def views_of_number(scene: Scene, figure: Figure, last: Amount | None) -> Iterator[str]:
    """What is seen of a number without a unit."""
    leads, rest = bare.sides(scene, figure.start, figure.end)
    yield f"rest={rest}"
    for lead in leads:
        yield f"lead={lead}"
        yield f"lead={lead}+{rest}"
    if is_next_step(scene.text[: figure.start], scene.text[figure.end :], last):
        yield "next-step"
    if bare.is_licensed(scene, figure.start, figure.end):
        yield "licensed"
