"""What a comment asks of us: `<!-- claimaudit: ignore RULE reason="…" until=2027-03-01 -->`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from claimaudit.history import Suppression
from claimaudit.suppress.notices import Fault

Verb = Literal["ignore", "ignore-start", "ignore-end"]
_VERBS: dict[str, Verb] = {"ignore": "ignore", "ignore-start": "ignore-start", "ignore-end": "ignore-end"}

# "claimaudit is run on this page" is a remark and no directive; "claimaudit ignore" lacks its colon.
_OURS = re.compile(r"\s*claimaudit(?:\s*:|\s+ignore)")
_OPENING, _CLOSING = "<!--", "-->"
_WORD = re.compile(
    r"""[\s,]*(?:
        (?P<key>[A-Za-z-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|“(?P<curly>[^”]*)”|(?P<bare>[^\s,"'“]+))
        | (?P<name>[^\s,=]+)
    )(?=[\s,]|$)""",
    re.VERBOSE,
)
_FIELDS = ("reason", "until", "reviewer")


@dataclass(frozen=True, slots=True)
class Directive:
    """An ignore as it is written."""

    verb: Verb
    names: tuple[str, ...]
    because: Suppression


def read_directive(comment: str) -> Directive | Fault | None:
    """What a comment asks for, or what is wrong with it; None where it is not for us."""
    body = comment.removeprefix(_OPENING).removesuffix(_CLOSING)
    if not _OURS.match(body):
        return None
    if not comment.endswith(_CLOSING):
        return Fault("ignores/malformed", "The comment is not closed with “-->”.")
    return _directive(body.strip().removeprefix("claimaudit").lstrip())


def _directive(words: str) -> Directive | Fault:
    if not words.startswith(":"):
        return Fault("ignores/malformed", "A colon is missing after “claimaudit”.")
    verb, names, fields = "", [], {}
    at = 1
    while words[at:].strip(", \t\r\n"):
        word = _WORD.match(words, at)
        if word is None:
            return Fault("ignores/malformed", f"“{words[at:].split()[0]}” can't be understood.")
        at = word.end()
        if word["key"]:
            fields[word["key"]] = next(word[kind] for kind in _QUOTES if word[kind] is not None).strip()
        elif verb:
            names.append(word["name"])
        else:
            verb = word["name"]
    return _checked(verb, tuple(names), fields)


_QUOTES = ("double", "single", "curly", "bare")


def _checked(verb: str, names: tuple[str, ...], fields: dict[str, str]) -> Directive | Fault:
    if verb not in _VERBS:
        return Fault("ignores/malformed", f"“{verb}” is not one of {', '.join(_VERBS)}.")
    for key in fields:
        if key not in _FIELDS:
            return Fault("ignores/malformed", f"“{key}” is not one of {', '.join(_FIELDS)}.")
    until = fields.get("until")
    if until is not None and not is_date(until):
        return Fault("ignores/malformed", f"“until” takes a date as YYYY-MM-DD, not “{until}”.")
    if verb != "ignore-end" and not names:
        return Fault("ignores/malformed", "It names no rule or pack.")
    if verb != "ignore-end" and not fields.get("reason"):
        return Fault("ignores/without-reason", "It gives no reason, and so it doesn't hold.")
    because = Suppression("inline", "ignore", fields.get("reason", ""), fields.get("reviewer"), until)
    return Directive(_VERBS[verb], names, because)


def is_date(text: str) -> bool:
    """Whether a text is a date as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
