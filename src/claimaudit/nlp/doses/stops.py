"""Orders to stop a medicine, or to begin it again, that name no length of time: "stop as soon as you feel
better", "naproxen: please stop"."""

from __future__ import annotations

import re

from claimaudit.nlp.doses.order import Order
from claimaudit.nlp.doses.scene import Scene

_WHEN = r"(?:as\ssoon\sas|once|when|if)\s(?:[\w'’-]{1,16}\s?){2,6}"
_STOP_WHEN = re.compile(
    rf"^\W{{0,4}}(?:please\s)?(?P<order>(?:stop|discontinue)\s(?:(?:taking\s)?(?:it|them|this|these)\s)?{_WHEN})",
    re.IGNORECASE,
)
_AGAIN_WHEN = re.compile(
    rf"^\W{{0,4}}(?P<order>(?:start|begin|resume|restart)\s(?:(?:it|them|this)\s)?(?:again\s)?{_WHEN})",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^\W{0,4}(?:\d{1,2}[.)]\s)?(?P<name>[A-Z][\w -]{2,30}?)(?:\s\([^()]{1,30}\))?:\s(?:please\s|now\s)?"
    r"(?P<order>stop(?:ped)?|discontinued?)"
    r"(?=\s?(?:[.,;!]|$|\sfor\b|\sthis\b|\sit\b))"
)


def stop_orders(scene: Scene) -> list[Order]:
    """The orders of a sentence to stop or to begin again."""
    found = [
        Order(*match.span("order"), negative=True, timing=match["order"].strip())
        for match in _STOP_WHEN.finditer(scene.text)
    ]
    found += [Order(*m.span("order"), timing=m["order"].strip()) for m in _AGAIN_WHEN.finditer(scene.text)]
    match = _NAMED.match(scene.text)
    if match and any(scene.start <= term.start < scene.start + match.end("name") for term in scene.terms):
        found.append(Order(*match.span("order"), negative=True, timing=match["order"]))
    return found
