"""What the tests of CI and hooks share: a rule of the house, and where things lie."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
"""Where the commands of this environment are."""

PACK = """\
pack: house
title: House rules
rules:
  - id: house/miracle
    title: The word miracle
    severity: error
    confidence: high
    family: hype
    scope: sentence
    match: {phrase: miracle}
    message: "“{match}” was said."
    why: We don't say so.
    basis: [{source: discern}]
    examples:
      flag: ["A word: [[miracle]]."]
      leave: ["No word."]
"""
