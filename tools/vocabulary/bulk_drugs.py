"""Generic names of medicines in bulk, from the dictionary of an open-source package.

Run in an environment of its own with `drug-named-entity-recognition` and `wordfreq` (see README.md):

    python tools/vocabulary/bulk_drugs.py > rules/lexicon/terms/drug.bulk.tsv
"""

from __future__ import annotations

import bz2
import importlib.resources
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

from wordfreq import zipf_frequency

_PACKAGE = "drug_named_entity_recognition"
_TERMS = Path(__file__).resolve().parents[2] / "rules" / "lexicon" / "terms"
_NAME = re.compile(r"[a-z]{6,24}")
_COMMON = 2.6
"""How often (log10 per milliard words) a word may occur in English before it counts as one of everyday."""

# Stems of international nonproprietary names (WHO, "The use of stems in the selection of INN").
_STEMS = re.compile(
    r"(cillin|vastatin|mab|sartan|prazole|triptan|gliptin|gliflozin|glutide|dipine|floxacin|mycin|micin|cycline"
    r"|conazole|nidazole|oxetine|azepam|azolam|barbital|caine|vir|virine|vudine|tinib|rafenib|ciclib|parib"
    r"|profen|fenac|oxicam|coxib|asone|olone|onide|olol|pril|setron|pramine|triptyline|thiazide|parin|xaban"
    r"|gatran|dronate|dronic|tidine|fibrate|glitazone|platin|taxel|rubicin|trexate|bufen|racetam|gabalin"
    r"|peridol|peridone|apine|perazine|promazine|terol|tropium|lukast|afil|grel|vaptan|sentan|orexant|gepant"
    r"|tadine|rizine|astine|fungin|bendazole|quine|cef\w+|relin|relix|stim|grastim|poetin|cept|kinra|degib"
    r"|lisib|zomib|clax|metinib|limus|mustine|abine|citabine|olimus|steride|gestrel|estradiol|terone)$"
)

_HEADER = """\
# Generic names of medicines, in bulk.
# Source: drug-named-entity-recognition 2.0.9 (MIT License, Copyright 2023 Fast Data Science), of which only
# names from the DrugBank open data (CC0 1.0) and from MedlinePlus (US National Library of Medicine, public
# domain) are taken; filtered by tools/vocabulary/bulk_drugs.py, 2026-11. No status: neither source tells it.
# Columns: canonical name.
"""


def main() -> None:
    """Print the list."""
    print(_HEADER, end="")
    print("\n".join(sorted(set(_medicines()) - set(_known()))))


def _medicines() -> Iterator[str]:
    resource = importlib.resources.files(_PACKAGE) / "drug_ner_dictionary.pkl.bz2"
    # A pickle can run anything; this one comes from a package of a known version, installed on purpose.
    data = pickle.loads(bz2.decompress(resource.read_bytes()))
    for name, facts in data["drug_canonical_to_data"].items():
        listed = "medline_plus_id" in facts
        named = "drugbank_id" in facts and _STEMS.search(name)
        if (listed or named) and _NAME.fullmatch(name) and zipf_frequency(name, "en") < _COMMON:
            yield name


def _known() -> Iterator[str]:
    """Names that a curated list has already."""
    for path in _TERMS.glob("*.tsv"):
        if not path.name.endswith(".bulk.tsv"):
            for line in path.read_text(encoding="utf-8").splitlines():
                yield from (name.strip().lower() for name in re.split(r"[\t;]", line))


if __name__ == "__main__":
    main()
