"""Amounts without a number: "half that", "double the dose", "a pea-sized blob"."""

from __future__ import annotations

import re

from claimaudit.model import DoseRole
from claimaudit.nlp.doses.order import Order, is_denied
from claimaudit.nlp.doses.scene import Scene

_DOSE = r"(?:dose|dosage|doses)"
_RELATIVE = re.compile(
    r"(?<![\w])(?:"
    rf"(?:half|double|twice|triple|a\s(?:quarter|third)\sof|one\s(?:half|third|quarter|sixth|tenth)\sof)\s"
    rf"(?:that|this|the\sabove|as\smuch|it(?=[.,;!]|$)|the\s(?:[\w-]{{2,12}}\s)?(?:{_DOSE}|total)|(?:each|your|their)\s{_DOSE}|{_DOSE})"
    rf"|a\s(?:double|half|smaller|higher|lower)\s{_DOSE}(?!\sof\s\d)"
    r"|(?:a\s)?(?:pea|walnut|hazelnut|fingertip|thumbnail|rice-grain|grape)-?\s?sized?\s(?:blob|amount|drop|piece|dab|bit|pump)"
    r"|(?:pea|walnut|hazelnut|grape)[\s-]size(?=[.,;])"
    r"|a\s(?:thin\slayer|thin\sfilm|small\samount|tiny\samount|smear|dab)(?=\s(?:of|on|to))"
    rf"|no\s(?:ceiling|maximum|upper|top)\s(?:{_DOSE}|limit)"
    r"|no\stailing\soff"
    r")(?![\w])",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"(?:^|[:;.,–—]\s?|\b(?:to|can|may|should|must|will|could|want|and|then|don't|not|please|nurse|doctor|we|you)\s(?:\w+\s){0,2})$",
    re.IGNORECASE,
)
_VERB = re.compile(r"(?:doubl|halv|repeat|reduc|lower|increas|rais|split|adjust)", re.IGNORECASE)


def relative_amounts(scene: Scene) -> list[Order]:
    """The relative amounts of a sentence."""
    found = []
    for match in _RELATIVE.finditer(scene.text):
        before = scene.text[: match.start()]
        words = match.group().lower()
        if _VERB.match(words) and not words.endswith("up") and not _is_ordered(before, words):
            continue
        denied = words.startswith("no ") or is_denied(before)
        role: DoseRole = "limit" if words.startswith("no ") and "tailing" not in words else "advised"
        found.append(Order(*match.span(), role=role, negative=denied))
    return found


def _is_ordered(before: str, words: str) -> bool:
    """ "Halve the dose" is an order; "halving the dose cut side effects" is not."""
    return not words.split()[0].endswith(("ing", "ed")) and bool(
        _ORDERED.search(before) or words.split()[0].endswith("s")
    )
