"""Concentrations that are a dose: in the water that animals drink, in the medium that cells are kept in."""

from __future__ import annotations

import re

_GIVEN_IN = re.compile(
    r"\s(?:[\w-]{2,24}\s){0,2}(?:in|via|through|added\sto)\s(?:the\s|their\s)?(?:[\w-]{3,12}\s)?"
    r"(?:water|diet|food|feed|chow|medium|media|culture|agar|bath)\b",
    re.IGNORECASE,
)
_TREATED = re.compile(
    r"\b(?:treat\w*|incubat\w*|expos\w*|cultur\w*|grown|given|gave|receiv\w*|add\w*|supplement\w*|suppl(?:y|ied)|"
    r"dos(?:ed|ing)|feeding|fed|pre-?treat\w*|stimulat\w*|administ\w*|water\s(?:held|contained)|appl(?:y|ied))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?:^|[(,;]\s?|\s)at\s(?:about\s|around\s|up\sto\s|just\s|only\s|doses\sof\s)?$", re.IGNORECASE
)
_MEASURED = re.compile(
    r"\b(?:IC50|EC50|Ki|Kd|Km|affinity|plasma|serum|blood|circulat\w*|level|levels|reach\w*|peak\w*|tissue|physiological)\b",
    re.IGNORECASE,
)


def is_administered(before: str, after: str) -> bool:
    """Whether a concentration is one that something is given in, and none that is measured."""
    if _GIVEN_IN.match(after):
        return True
    return not _MEASURED.search(before[-60:]) and bool(_TREATED.search(before) or _AT.search(before))
