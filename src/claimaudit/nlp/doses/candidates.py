"""What may be a dose in a sentence: amounts, bare numbers, and words of how often, how long and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from claimaudit.nlp.doses.amounts import Amount, amounts
from claimaudit.nlp.doses.bodily import is_bodily
from claimaudit.nlp.doses.expressions import Expression, expressions
from claimaudit.nlp.doses.figures import Figure, figures
from claimaudit.nlp.doses.goods import is_in_food
from claimaudit.nlp.doses.same import merge_equivalents
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import phrase

Kind = Literal["amount", "number", "words"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a dose, in positions of its sentence."""

    start: int
    end: int
    kind: Kind
    amount: Amount | None = None
    figure: Figure | None = None
    words: tuple[Expression, ...] = ()

    @property
    def carries(self) -> bool:
        """Whether a number after it may have its unit."""
        unit = self.amount.unit if self.amount else None
        return unit is not None and unit.kind not in ("time", "share", "body")


def candidates(scene: Scene) -> list[Candidate]:
    """The candidates of a sentence: amounts, then bare numbers, then words. A question states nothing."""
    if scene.is_question:
        return []
    stated = stated_amounts(scene)
    told = () if scene.in_table and _row_states_amount(scene) else worded(scene)
    return [*stated, *bare_numbers(scene), *told]


def _row_states_amount(scene: Scene) -> bool:
    """Whether another cell of the row states the amount: a dose spread over cells is one."""
    return phrase("orders", "amount_units").search(scene.row_text()) is not None


def stated_amounts(scene: Scene) -> list[Candidate]:
    """The amounts of a sentence that have a unit of their own."""
    found = merge_equivalents(scene.text, amounts(scene.text))
    return [
        Candidate(one.start, one.end, "amount", amount=one)
        for one in found
        if one.unit
        and one.unit.kind != "body"
        and not one.dissolved
        and not _is_other_word(scene, one)
        and not is_in_food(scene, one)
        and not is_bodily(scene, one)
    ]


def _is_other_word(scene: Scene, amount: Amount) -> bool:
    """Whether the unit is none here: "children aged 6 to 12 can", "a second cup"."""
    if _ORDINAL.match(scene.text, amount.start):
        return True
    end = scene.start + amount.end
    return any(token.tag_ == "MD" for token in scene.sentence if token.idx < end <= token.idx + len(token))


def bare_numbers(scene: Scene) -> list[Candidate]:
    """The numbers of a sentence that have no unit, count no time ("for no more than five days"), and are no
    share of another dose ("half that")."""
    stated = amounts(scene.text)
    return [
        Candidate(one.start, one.end, "number", figure=one)
        for one in figures(scene.text)
        if not any(
            other.start < one.end and one.start < other.end and not _is_other_word(scene, other)
            for other in stated
        )
        and not _OF_TIME.match(scene.text, one.end)
        and not _RELATIVE.match(scene.text, one.start)
        and not _EVERY_ONE_OR.search(scene.text[: one.start])
        and not _DAY_OR_TWO.search(scene.text[: one.end + 8], max(0, one.start - 14))
    ]


_ORDINAL = re.compile(
    r"an?\ssecond\s(?!(?:of|or|and|at|in|on|each|every|per|before|after|between|later|then)\b)[a-z]",
    re.IGNORECASE,
)
_EVERY_ONE_OR = re.compile(r"\bevery\s(?:day|night|week|month|hour)\sor\s$", re.IGNORECASE)
_DAY_OR_TWO = re.compile(
    r"\ban?\s(?:minute|hour|day|night|week|month|year)\sor\stwo(?=\W*$|[.,;:!?)]|\s(?:in|for|to|until|if|at|after|before|and|but|so)\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:half|twice|double|a\s(?:third|quarter))\s(?:that|this|the|of\s(?:that|the))\b", re.IGNORECASE
)
_OF_TIME = re.compile(
    r"[\s-](?:(?:more|further|extra|full|whole|consecutive|successive)\s)?"
    r"(?:times|days?|nights?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
_BORDER = re.compile(r"[;:!?()\n|]|\.(?!\d)|\b(?:but|then|so|or)\b", re.IGNORECASE)
_LONGEST_GAP = 16
"""Characters between two expressions of one dose: "stop it two weeks before surgery"."""


def worded(scene: Scene) -> Iterator[Candidate]:
    """What a sentence says of how often, how long and when, each run of such words once."""
    run: list[Expression] = []
    for one in expressions(scene):
        if run and not _joined(
            scene.text[run[-1].end : one.start], changes=(one.value or "").startswith("change:")
        ):
            yield _of_run(run)
            run = []
        run.append(one)
    if run:
        yield _of_run(run)


def _joined(between: str, *, changes: bool) -> bool:
    """Whether two expressions are of one dose; a verb of change after a comma tells something else: "every
    two hours, halved …"."""
    parted = _BORDER.search(between) or (changes and "," in between)
    return len(between) <= _LONGEST_GAP and not parted


def _of_run(run: Sequence[Expression]) -> Candidate:
    return Candidate(run[0].start, max(one.end for one in run), "words", words=tuple(run))
