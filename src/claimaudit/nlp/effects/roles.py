"""Words that are no agents themselves, from `effects/roles.yml`: people, studies, light verbs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimaudit.lexicon import read_mapping
from claimaudit.resources import lexicon_folder


@dataclass(frozen=True, slots=True)
class Roles:
    """Lemmas by the part they play."""

    people: frozenset[str]
    sources: frozenset[str]
    descriptions: frozenset[str]
    """Nouns that stand for an agent named before: "this compound"."""
    generic: frozenset[str]
    """Canonical names of things so general that a passage is hardly about them."""
    bare: frozenset[str]
    """Nouns that describe an agent even without an article: "treatment lowers …"."""
    medicines: frozenset[str]
    """Descriptions of what is made to be taken, so that no part of the body can be meant."""
    colourless: frozenset[str]
    """Modifiers that don't tell one thing from another."""
    empty: frozenset[str]
    """Nouns that say nothing of what acts: "strategy", "mechanism"."""
    measures: frozenset[str]
    """Nouns of amounts and their portions."""
    forms: frozenset[str]
    """Words at the end of a product's name."""
    firms: frozenset[str]
    """Words after the name of a maker, not of a product."""
    comparators: frozenset[str]
    """Prepositions of what is only compared to, or goes along."""
    joining: frozenset[str]
    """Verbs and adjectives that bring in another agent by "with" or "to"."""
    taking: frozenset[str]
    """Verbs whose object is what a person takes, tries or is given."""
    stopping: frozenset[str]
    """Verbs, with what goes with them, by which something is given up or left out."""
    swapping: frozenset[str]
    """Verbs by which something is given up for something else."""
    experience: frozenset[str]
    """Verbs whose object tells what a person noticed: "report less pain"."""
    carriers: frozenset[str]
    """Verbs that carry a noun predicate: "provides relief"."""
    causatives: frozenset[str]
    inert: frozenset[str]
    """Verbs that act on nothing: saying, having, wanting, buying."""
    copular: frozenset[str]
    """Verbs that, with "as", only say what something is: "acts as an antagonist"."""
    telling: frozenset[str]
    """Verbs that point something out: no word of theirs states an effect."""
    weak: frozenset[str]
    """Verbs of many senses: a claim only between known ends."""
    vague: frozenset[str]
    """Whatever is too general, or too much of an amount, to be an agent."""


@cache
def roles() -> Roles:
    """The lists of `effects/roles.yml`."""
    path = lexicon_folder() / "effects" / "roles.yml"
    data: dict[str, str] = read_mapping(path)
    lists = {
        name: frozenset(word.strip() for word in words.split(","))
        for name, words in data.items()
        if name != "source"
    }
    return Roles(**lists, vague=lists["generic"] | lists["bare"] | lists["measures"])
