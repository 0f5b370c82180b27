"""Packs made up to be large: rules of the kinds that people write, each on words of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle, islice, pairwise
from pathlib import Path

from claimaudit.lexicon import rows
from claimaudit.resources import lexicon_folder

COMMON = {
    "severity": "info",
    "confidence": "low",
    "family": "hype",
    "message": "A rule that was made up spoke.",
    "why": "It was made up to be timed.",
    "basis": [{"source": "made-up"}],
    "examples": {"flag": ["It is [[so]]."], "leave": ["It is not."]},
}


def write_pack(number: int, path: Path) -> Path:
    """A pack of so many rules; a smaller one is the beginning of a larger one."""
    rules = [
        {"id": f"{path.stem}/r{index}", **COMMON, **asked}
        for index, asked in enumerate(islice(_rules(), number))
    ]
    pack = {
        "pack": path.stem,
        "title": "Made up",
        "sources": {"made-up": {"title": "Nobody's", "read": "original"}},
        "rules": rules,
    }
    path.write_text(json.dumps(pack), encoding="utf-8")  # JSON is YAML
    return path


def _rules() -> Iterator[dict[str, object]]:
    """Without end, kind after kind; the names are those that texts are about, so that some are met."""
    for name, other in pairwise(cycle(_names())):
        yield {"scope": "sentence", "match": {"phrase": [f"pure {name}", f"{name} miracle"]}}
        yield {"applies_to": {"kind": "outcome", "agent": name, "support": "none"}}
        yield {"scope": "sentence", "match": {"lemma": [f"swear by {name}", f"detox {name}"]}}
        yield {"applies_to": {"kind": "dosage", "agent": name, "dose": {"role": "advised"}}}
        yield {"scope": "block", "match": {"regex": rf"\b{name}[- ](?:based|rich)\b"}}
        yield {
            "applies_to": {"kind": "outcome", "relation": "treats"},
            "match": {"phrase": name, "in": "sentence"},
        }
        yield {
            "scope": "sentence",
            "match": {"tokens": [[{"lemma": "love"}, {"pos": "DET", "op": "?"}, name]]},
        }
        yield {
            "applies_to": {"kind": "mechanism", "target": other},
            "unless": {"phrase": "in mice", "in": "sentence"},
        }


def _names() -> list[str]:
    """Of one word, in small letters, from the vocabulary."""
    files = sorted((lexicon_folder() / "terms").glob("*.tsv"))
    names = (row.cell(0).lower() for path in files for row in rows(path, 9))
    return sorted({name for name in names if name.isascii() and name.isalpha()})
