"""How often, how long, when, by which route and for whom an amount is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimaudit.model import DoseRole
from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.circumstances import Circumstance, durations, populations, routes, timings
from claimaudit.nlp.doses.often import frequency_of
from claimaudit.nlp.doses.reach import window
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import phrase


def parts(scene: Scene, stated: Sequence[Amount], index: int, role: DoseRole) -> dict[str, str | None]:
    """The circumstances of an amount, by the name of their field."""

    def near(finder: Callable[[str], tuple[Circumstance, ...]]) -> str | None:
        return _near(scene, finder(scene.text), stated, index) or _in_row(scene, finder)

    return {
        "frequency": frequency_of(scene, stated, index, role),
        "duration": near(durations),
        "timing": near(timings),
        "route": near(routes),
        "population": near(populations),
        "substance_form": _form_of_substance(scene.text[stated[index].end :]),
    }


def _near(scene: Scene, found: Sequence[Circumstance], stated: Sequence[Amount], index: int) -> str | None:
    """What follows an amount, up to the next one; else what stands before the first."""
    start, end = window(scene, stated, index)
    own = [one for one in found if one.start >= start and one.end <= end]
    after = [one for one in own if one.start >= stated[index].end]
    before = [one for one in found if one.end <= stated[0].start]
    chosen = after or (own if index == 0 else []) or before or (found if len(stated) == 1 else [])
    return chosen[0].text if chosen else None


def _in_row(scene: Scene, finder: Callable[[str], tuple[Circumstance, ...]]) -> str | None:
    found = finder(scene.row_text()) if scene.in_table else ()
    return found[0].text if found else None


def _form_of_substance(after: str) -> str | None:
    match = phrase("circumstances", "forms_of_substance").match(after.removeprefix(" ").removeprefix("of "))
    return match.group() if match else None
