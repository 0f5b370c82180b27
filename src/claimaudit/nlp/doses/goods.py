"""Amounts of goods, foods and dishes: the contents of a pack, what something consists of, ingredients."""

from __future__ import annotations

import re
from functools import cache

from claimaudit.nlp.doses.amounts import Amount, amounts
from claimaudit.nlp.doses.frequency import frequencies
from claimaudit.nlp.doses.same import merge_equivalents
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import alternatives, phrase, whole, words

_PRICE = re.compile(r"[£$€]\s?\d|\d\s?(?:€|EUR|USD|GBP)(?![\w])|(?<![\w])(?:EUR|USD|GBP|AUD|CAD)\s?\d")
_STRENGTH = re.compile(
    r"(?:,?\s(?:and|or|,)?\s?\d[\d.,]{0,6}\s?(?:mg|g|mcg|ml)){0,3}[\s-](?:[a-z][a-z-]{2,16}\s){0,2}(?:tablets|capsules|caps|tabs|softgels|sachets|pills|patches)\b",
    re.IGNORECASE,
)
TAKE = re.compile(whole(rf"{alternatives(words('cues', 'take_verbs'))}|g[eo]t\s+through"), re.IGNORECASE)
"""Verbs of taking and giving."""
_COOKING = re.compile(
    r"^\W{0,4}(?:add|mix|whisk|combine|bake|stir|fold|pour|simmer|blend|beat|knead|sift)\b", re.IGNORECASE
)
_RECIPE = re.compile(r"\b(?:ingredients|recipe|method|you['’]ll need)\b", re.IGNORECASE)
_PACK_TITLE = re.compile(
    r"\b(?:[2-9]\d|\d{3})\s(?:tablets|capsules|softgels|gummies|caps|tabs|sachets|servings)\b", re.IGNORECASE
)
PACK_SIZE = 20
"""From this number on, tablets that nobody is said to take are the contents of a pack."""


def is_goods(scene: Scene, amount: Amount, after: str) -> bool:
    """The contents of a pack or the strength of a product on a shop's page or in a title."""
    if frequencies(after[:40]) or amount.unit is None:
        return False
    if _PACK_TITLE.search(scene.text) and not scene.has_verb:
        return True
    if _PRICE.search(scene.text) and not re.search(
        r"\b(?:a|per|each)\s(?:day|serving)\b|tongue|mouth", scene.text
    ):
        return True
    if _PACK_AFTER.match(after) and not TAKE.search(scene.text[: amount.start]):
        return True
    if scene.in_table and _PRICE.search(scene.row_text()) and not _is_dose_column(scene):
        return True
    if phrase("cues", "shop").search(scene.text[max(0, amount.start - 30) : amount.start]):
        return True
    if scene.block.kind == "heading" and not any(
        t.tag_ in ("VBZ", "VBP", "VBD", "MD") for t in scene.sentence
    ):
        return True
    many = (
        amount.unit.kind == "form"
        and (amount.low or 0) >= PACK_SIZE
        and amount.unit.name not in ("puff", "injection")
    )
    if (many or (amount.count or 0) >= PACK_SIZE) and not TAKE.search(scene.text):
        return True
    strength = not amount.unit.counted and amount.form is None and _STRENGTH.match(after)
    return bool(strength) and not TAKE.search(scene.text)


_PACK_AFTER = re.compile(
    r"[\s-](?:[a-z-]{3,12}\s)?(?:bottle|tube|jar|tub|pot|pack|packet|bag|box|refill|pouch|tin|carton|canister|multipack|keg)s?\b"
)
"""The size of what is sold: "100 ml bottle"."""


def _is_dose_column(scene: Scene) -> bool:
    return phrase("orders", "dose_heads").search(scene.block.column_head or "") is not None


@cache
def _serving() -> re.Pattern[str]:
    number = r"(?:each|every|one|two|three|a|1|2|3|4|per|a\ssingle|our|the)"
    names = whole(alternatives(words("cues", "servings")))
    return re.compile(rf"\b{number}[\s-](?:[\w-]{{2,14}}\s)?{names}", re.IGNORECASE)


def is_serving(before: str) -> bool:
    """Whether the words before an amount speak of the serving of a product: "each capsule gives you"."""
    return _serving().search(before) is not None


def is_composition(scene: Scene, amount: Amount, before: str) -> bool:
    """ "A teaspoon holds about 90 mg", "sweat has 1 g of sodium": what something consists of."""
    after = scene.text[amount.end :]
    if _HOLDS.match(after) or _PER_LITRE.match(after):
        return True
    start, _ = scene.clause(amount.start, amount.end)
    own = scene.text[start : amount.start]
    clause = own if TAKE.search(own) else before
    if not phrase("cues", "composition").search(clause):
        return False
    counted = amount.unit is not None and amount.unit.counted
    verbs = rf"\b(?:{alternatives(words('cues', 'content_verbs'))})\b"
    return counted or _food(clause) or not (is_serving(clause) and re.search(verbs, clause))


def is_in_food(scene: Scene, amount: Amount) -> bool:
    """Whether it is what a food consists of, which nobody is said to take: "an egg holds 6 g of protein",
    "2.7 mg in 100 g of spinach"."""
    lead = _content().search(scene.text[: amount.start])
    if lead is None or is_serving(scene.text[: lead.start()]) or _is_taken(scene):
        return False
    if _IN_HUNDRED.match(scene.text, amount.end):
        return True
    start, _ = scene.clause(amount.start, amount.end)
    holders = scene.page.terms_in(scene.start + start, scene.start + lead.start())
    return bool(holders) and all(term.type == "food" for term in holders)


def _is_taken(scene: Scene) -> bool:
    """Whether somebody takes, eats or is given it, or it is said how often."""
    return bool(_EATEN.search(scene.text) or TAKE.search(scene.text) or frequencies(scene.text))


_EATEN = re.compile(
    r"\b(?:eat(?:s|en|ing)?|ate|drink(?:s|ing)?|drank|drunk|fed|feed(?:s|ing)?|given|gave|giv(?:e|ing)|receiv\w+"
    r"|appl(?:y|ied)|dissolv\w+|infus\w+|consum\w+|tak(?:e|es|en|ing)|took|limit)\b",
    re.IGNORECASE,
)
"""What is eaten or given is a dose of what it holds."""


@cache
def _content() -> re.Pattern[str]:
    verbs = alternatives(words("cues", "content_verbs"))
    return re.compile(
        rf"\b(?:{verbs}|there\s(?:is|are))\s(?:you\s)?(?:(?:about|around|roughly|some|nearly|almost|only|just)\s)?$",
        re.IGNORECASE,
    )


_IN_HUNDRED = re.compile(
    r"[^.;:,]{0,40}\b(?:per|in|in\severy|in\seach)\s100\s?(?:g|ml|grams)\b", re.IGNORECASE
)
_HOLDS = re.compile(r"\s[^.;,]{0,40}?\b(?:holds?|contains?|consists?)\b", re.IGNORECASE)
_PER_LITRE = re.compile(
    r"\s(?:of\s)?(?:[\w-]{2,16}\s){1,3}(?:in|per)\s(?:(?:every|each|a)\s(?:litre|liter|gram|100)|(?:every|each)\scup)"
)


def is_recipe(scene: Scene, amount: Amount) -> bool:
    """An ingredient of a dish."""
    if amount.unit is None or amount.unit.kind not in ("measure", "volume") or frequencies(scene.text):
        return False
    if scene.block.section and _RECIPE.search(scene.block.section[-1]):
        return True
    return bool(_COOKING.match(scene.text)) and len(merge_equivalents(scene.text, amounts(scene.text))) > 1


def _food(clause: str) -> bool:
    return bool(re.search(r"\b(?:tea|table|dessert)?spoon|\bcup|\bglass|\bportion", clause))
