"""A first pack with one rule that holds, for its author to change line by line."""

from __future__ import annotations

import json
import re

from claimaudit.errors import UserError
from claimaudit.rules.schema import RULE_ID
from claimaudit.rules.shelf import DEFINITIONS, SOURCES

SCHEMA_FILE = "claimaudit-rules.schema.json"

_PACK = """\
# yaml-language-server: $schema={schema}
# Editors complete and check what you type by that file: claimaudit schema rules > {schema}
pack: {pack}
title: {title}
rules:
"""
_RULE = """\

  - id: {id}
    title: {title}
    severity: warning            # error | warning | info
    confidence: medium           # high | medium | low: how often a flag is right
    family: hype                 # findings of one family on one claim are told as one
    scope: sentence              # claim | sentence | block | document | corpus: what is asked, one by one
    match:                       # the words that a finding points to
      phrase: [ancient secret, ancient secrets]
    unless:                      # one of these is enough to leave it
      - {{is: refuted}}
      - {{support: cited}}
    message: "“{{match}}” is no evidence."
    suggestion: "Say what was found, in whom, and cite it."
    why: "That something is old or secret doesn't show that it works."
    basis: [{{source: editorial-practice}}]   # the law, guideline or study; your own under `sources:`
    examples:
      flag:                      # [[...]] marks what the finding must point to
        - "Garlic is an [[ancient secret]] of long life."
      leave:
        - "Is garlic an ancient secret?"
        - "It is a myth that garlic is an ancient secret of long life."
"""


def pack_of(rule: str) -> str:
    """The pack that an id belongs to. Raises `UserError` for what is no id, or can't be a file of rules."""
    if not re.fullmatch(RULE_ID, rule):
        raise UserError(f"“{rule}” is no id", hint="write pack/kebab-name, such as house/ancient-secret")
    pack = rule.partition("/")[0]
    if f"{pack}.yml" in (SOURCES, DEFINITIONS):
        raise UserError(f"“{pack}.yml” holds no rules; choose another pack")
    return pack


def pack_skeleton(rule: str) -> str:
    """A pack with one rule of that id, which passes its own examples."""
    pack = pack_of(rule)
    named = {"pack": _scalar(pack), "title": _scalar(_title(pack)), "schema": SCHEMA_FILE}
    return _PACK.format(**named) + rule_skeleton(rule)


def rule_skeleton(rule: str) -> str:
    """The rule alone, as it stands under `rules:`."""
    return _RULE.format(id=rule, title=_scalar(_title(rule.partition("/")[2])))


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _scalar(text: str) -> str:
    """In quotes where YAML would take it for something else than text."""
    is_plain = re.fullmatch(r"[A-Za-z][A-Za-z ]*", text) and text.lower() not in ("true", "false", "null")
    return text if is_plain else json.dumps(text)
