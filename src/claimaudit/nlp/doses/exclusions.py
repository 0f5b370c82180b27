"""Numbers with units that are no dose: laboratory values, prices, pack sizes, body weights, composition,
vehicles, changes, comparators, percentages."""

from __future__ import annotations

import re
from functools import cache

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.durations import is_spare_time
from claimaudit.nlp.doses.frequency import frequencies
from claimaudit.nlp.doses.goods import TAKE, is_composition, is_goods, is_recipe
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.solutions import is_administered
from claimaudit.nlp.doses.strengths import is_applied
from claimaudit.nlp.doses.vocabulary import alternatives, phrase, words

_PER = re.compile(r"\b(?:per|(?:for\s)?(?:every|each)|in\severy|in\seach)\s?$", re.IGNORECASE)
_PER_SLASH = re.compile(r"[A-Za-z]\s?/\s?$")
_PER_VOLUME = re.compile(
    r"\s(?:per|to\severy|for\severy|in\severy)\s(?:\d(?!\d{0,3}\s?(?:kg|lb|kilo))|100\s?(?!kg|lb|kilo)|litre|liter|ml|gram|g\b|cup)",
    re.IGNORECASE,
)
_INTO = re.compile(r"\b(?:in|into|with|to|plus)\s(?:about\s|around\s|at\sleast\s)?$", re.IGNORECASE)
_IN_OR_TO = re.compile(r"\b(?:in|into|to|per)\s(?:about\s|around\s)?$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:(?:about\s)?the\ssame\sas|as\s(?!few|little|much|many|low|high)\w+(?:\s\w+)?\sas|(?:compared|comparable|equal|similar|superior|inferior)\s(?:with|to)|versus|vs\.?|"
    r"(?<!more )(?<!less )(?<!fewer )(?<!higher )(?<!rather )(?<!other )than)\s$",
    re.IGNORECASE,
)
_MIX = re.compile(
    r"\s(?:to|per|for\severy|in\severy|of\seach\sto)\s(?:a\s|each\s|every\s)?(?:\d|\w+\sof\s)|\smakes?\s(?:a\s)?\d",
    re.IGNORECASE,
)
_PER_WEIGHT = re.compile(r"\s(?:per|for\severy|to\severy)\s\d{0,3}\s?(?:kg|kilo|lb|stone)", re.IGNORECASE)
_EATEN = re.compile(
    r"\b(?:on|eat\w*|ate|consum\w+|diet\sof|limit\w*\sto|take|under|below|dos\w+)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
_PER_SERVING = re.compile(r"^\W{0,3}(?:\w+\s)?per\s[\w ]{2,20}\($", re.IGNORECASE)
_TITRATED = re.compile(
    r"\b(?:go(?:es|ing)?\sup|then|step\w*\sup|(?:increase|titrate|raise|reduce|lower)(?:\sit|\sthe\sdose)?)\sby\s$",
    re.IGNORECASE,
)
_EXERCISES = frozenset({"repetition", "set", "round", "breath"})
_PACKS = frozenset({"bottle", "tub", "jar", "box", "tube", "inhaler"})
_HYPOTHETICAL = re.compile(r"(?:'d|\bwould)\s(?:have|need)\sto\b", re.IGNORECASE)
_SPOONS = frozenset({"{tsp}", "{tbsp}", "{dsp}", "{spoonful}"})
_VESSELS = frozenset({"{cup}", "{mug}", "{glass}", "{pint}", "{bowl}", "{can}", "{bottle}"})
_ARTICLE_IDIOMS = frozenset(
    "dose patch injection can wafer box bottle session dash stick jar tub tube inhaler portion serving "
    "dropper pellet bag pot bite sip blob knob".split()
)
"""Units that with an article are oftener something else ("a patch of skin", "miss a dose")."""


_AROUND_IT = 160
"""So many characters before an amount tell what it is."""


def is_dose(scene: Scene, amount: Amount) -> bool:
    """Whether an amount in a sentence is one of something taken, by what stands around it."""
    unit = amount.unit
    if unit is None or amount.dissolved or unit.kind == "body" or scene.is_question:
        return False
    before, after = scene.text[max(0, amount.start - _AROUND_IT) : amount.start], scene.text[amount.end :]
    if unit.kind == "concentration":
        return is_administered(before, after)
    if unit.kind == "share":
        return not is_change(before) and is_applied(scene, amount, before, after)
    if unit.kind == "energy" and not _EATEN.search(before):
        return False
    if unit.kind == "time" and (amount.article or _is_decade(scene, amount)):
        return False
    if unit.name == "step" and (amount.high or 0) < _FEWEST_STEPS:
        return False
    if unit.name in _EXERCISES and not (scene.in_table or frequencies(scene.text)):
        return False
    if unit.kind in ("form", "measure") and unit.name not in _EXERCISES and re.match(r"\sof\s\d", after):
        return False
    if phrase("orders", "body_fluids").match(after.removeprefix(" of ")):
        return False
    if amount.article and unit.kind == "measure" and _of_others(scene, amount, after):
        return False
    if _is_row_label(scene) and not frequencies(after):
        return False
    if unit.kind == "time":
        return not (is_change(before) or is_spare_time(scene, amount, before, after))
    if amount.article and (_OTHER_MEDICINE.search(before) or not _article_counts(scene, amount, after)):
        return False
    if amount.form in _PACKS or _HYPOTHETICAL.search(before):
        return False
    if unit.kind == "pack" and not (
        _FINISHED.search(before) or (_SO_FAR.match(after) and not before.strip('"“‘ '))
    ):
        return False
    if unit.name == "dose" and _is_portion(scene, amount, before):
        return False
    if unit.kind == "form" and (_SERVING_SIZE.search(before) or _DEFINES.search(before)):
        return False
    return not (
        _PER.search(before)
        or _PER_SERVING.search(before)
        or (unit.kind == "volume" and _PER_SLASH.search(before))
        or _PER_VOLUME.match(after)
        or _COMPARED.search(before)
        or is_change(before)
        or _is_vehicle(amount, before, after)
        or _is_laboratory(before)
        or is_goods(scene, amount, after)
        or is_composition(scene, amount, before)
        or is_recipe(scene, amount)
        or _is_gap_verbal(scene, amount)
        or (unit.kind in ("measure", "form") and _MIX.match(after) and not _PER_WEIGHT.match(after))
    )


_SO_FAR = re.compile(r"\s(?:in|down|later)(?=\s?(?:and|,|:|–|—))", re.IGNORECASE)
_FEWEST_STEPS = 100
"""Of a walk; fewer are the steps of a procedure."""
_OTHER_MEDICINE = re.compile(
    r"\bif\s(?:you|they|he|she|your\s\w+)(?:['’]re|\sare|\sis)?\s(?:\w+\s)?(?:tak\w+|us\w+|on)\b[^.;,\d]{0,40}$",
    re.IGNORECASE,
)
"""Of somebody to whom something else is said: "if you take a water tablet"."""
_SERVING_SIZE = re.compile(r"\b(?:serving|portion|pack)\s(?:size|contents)\W{0,3}$", re.IGNORECASE)
_DEFINES = re.compile(r"\bone\s\w+\s(?:is|equals|counts\sas|means)\s$", re.IGNORECASE)


_FINISHED = re.compile(
    r"\b(?:after|finish(?:ed|ing)?|through|emptied|used\s(?:up\s)?|second|on)\s$", re.IGNORECASE
)
_PORTIONS = re.compile(
    r"\b(?:divided|split|separate|equal|double|missed|extra|first|second|last|next|usual|daily)\b",
    re.IGNORECASE,
)


def _is_portion(scene: Scene, amount: Amount, before: str) -> bool:
    """ "In 3 divided doses" tells how an amount is taken, "a double dose" is no number of doses."""
    gap = scene.text[slice(*amount.gap)] if amount.gap else ""
    inside = _IN_OR_TO.search(before) and not before.endswith("up to ")
    return bool(_PORTIONS.search(gap) or inside or re.search(r"\bmiss(?:ed)?\s$", before))


def _is_decade(scene: Scene, amount: Amount) -> bool:
    """ "The early 1990s", "in your 60s"."""
    return re.fullmatch(r"\d+0s", scene.text[amount.start : amount.end]) is not None


def _of_others(scene: Scene, amount: Amount, after: str) -> bool:
    """ "A handful of trials": pieces of nothing that is taken."""
    if not after.startswith(" of ") or TAKE.search(scene.text[: amount.start]):
        return False
    place = scene.start + amount.end + len(" of ")
    noun = next(
        (one for one in scene.sentence if one.idx >= place and one.pos_ not in ("ADJ", "PRON", "DET")), None
    )
    if noun is None or noun.tag_ != "NNS":
        return False
    return not any(term.start <= noun.idx < term.end for term in scene.terms)


_NEAR = 40
"""Characters after an amount in which its frequency stands."""


def _is_row_label(scene: Scene) -> bool:
    """Whether it stands in the head of a column, or in the cell that names its row."""
    cells = scene.page.row(scene.block)
    return scene.in_table and scene.block.row is None and len(cells) > 1 and cells[0] is scene.block


def _article_counts(scene: Scene, amount: Amount, after: str) -> bool:
    """ "A teaspoon of honey", "take a tablet": an article counts only in company."""
    if amount.count is not None:
        return True
    name = amount.unit.name if amount.unit else ""
    if re.match(r"\s(?:such\sas|like)\s", after):
        return False
    if name in ("drop", "dip") and re.match(r"\s(?:in|from|of\sat|to)\s", after):
        return False
    gap = scene.text[slice(*amount.gap)] if amount.gap else ""
    if name == "injection" and _is_name(scene, amount):
        return False
    if frequencies(gap) or frequencies(after[:_NEAR]):
        return True
    if _ANOTHER.fullmatch(gap):
        return name != "dose" and bool(TAKE.search(scene.text[: amount.start]))
    if name in _ARTICLE_IDIOMS:
        return (name == "dose" and "single" in gap) or name == "dropper"
    counted = amount.unit is not None and amount.unit.counted
    if counted and re.match(r"(?:ful)?\s(?:of|or\stwo)\s", after):
        return True
    return bool(TAKE.search(scene.text[: amount.start])) or bool(not gap and _ALONE.match(after))


def _is_name(scene: Scene, amount: Amount) -> bool:
    """ "A flu jab": the words counted are a name of their own."""
    end = scene.start + amount.end
    return any(term.end == end and term.start > scene.start + amount.start for term in scene.terms)


_ANOTHER = re.compile(r"(?:second|third|fourth|further|extra|single|full)\s", re.IGNORECASE)
_ALONE = re.compile(r"\s(?:under|in|before|after|at|with)\b", re.IGNORECASE)


@cache
def _changes() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{alternatives(words('cues', 'changes'))})\s$", re.IGNORECASE)


def is_change(before: str) -> bool:
    """Whether what follows is how much something changed: "fell by 5 mg"."""
    if _TITRATED.search(before):
        return False
    return bool(_changes().search(before)) and not re.search(
        r"\b(?:followed|preceded|replaced)\sby\s$", before
    )


def _is_vehicle(amount: Amount, before: str, after: str) -> bool:
    """ "In 500 ml", "with a glass of water": what the dose is taken in or with."""
    if amount.unit is not None and amount.unit.code in _SPOONS:
        liquid = alternatives(words("circumstances", "vehicles"))
        dissolved = re.match(rf"\s(?:of\s)?(?:[a-z-]{{3,10}}\s){{0,2}}?(?:{liquid})(?![\w])", after)
        return bool(dissolved and _IN_OR_TO.search(before))
    if amount.unit is None or not (
        amount.unit.kind == "volume" or amount.unit.code in _VESSELS or amount.unit.code == "[oz_av]"
    ):
        return False
    if frequencies(after[:24]):
        return False
    if _IN_OR_TO.search(before) and not before.endswith("up to "):
        return True
    liquid = alternatives(words("circumstances", "vehicles"))
    if (
        amount.unit.code in _VESSELS
        and re.search(r"\b(?:with|into)\s$", before)
        and not re.match(r"\sof\s(?:the\s)?un", after)
    ):
        return True
    drink = re.match(rf"\s(?:of\s)?(?:[a-z-]{{3,10}}\s){{0,2}}?(?:{liquid})(?![\w])", after, re.IGNORECASE)
    return bool(_INTO.search(before) and drink)


def _is_laboratory(before: str) -> bool:
    near = re.split(r"[,;:(]\s", before[-40:])[-1]
    found = phrase("cues", "laboratory").search(near)
    return bool(found) and not TAKE.search(near[found.end() :] if found else near)


def _is_gap_verbal(scene: Scene, amount: Amount) -> bool:
    """Words between number and unit that have a verb among them: the number counts something else."""
    if amount.gap is None:
        return False
    if re.search(r"\b(?:fewer|less)\b", scene.text[slice(*amount.gap)]):
        return True
    start, end = (scene.start + place for place in amount.gap)
    span = scene.page.doc.char_span(start, end - 1, alignment_mode="expand")
    return span is not None and any(
        token.tag_ in ("VBD", "VBZ", "VBP", "MD", "IN", "TO", "PRP", "WDT") for token in span
    )
