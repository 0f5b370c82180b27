"""What a rule may ask of a claim, a sentence, a block or a document: the vocabulary of conditions.

One vocabulary serves `applies_to`, `unless`, `lacks`, `count`, `pair`, `severity_if` and definitions.
All keys of one mapping must hold; of a list of values, one.

A mapping is asked of the rule's subject. One with keys on claims, asked of a sentence, a block or a
document, holds where one claim in it meets the whole mapping. Words (`phrase`, `lemma`, `tokens`, `regex`)
are sought where `in` says, else in the subject itself: the clause of a claim, the sentence, the block, the
body of the document.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, Strict
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from claimaudit.model import (
    Certainty,
    ClaimKind,
    DoseRole,
    EntityType,
    HedgeSort,
    Polarity,
    ReferenceKind,
    Relation,
    SupportLevel,
)
from claimaudit.rules.vocabulary import Profile
from claimaudit.source import BlockKind

T = TypeVar("T")

Where = Literal[
    "claim", "cue", "agent", "target", "dose", "hedge", "sentence", "previous", "next", "block",
    "row", "column_head", "section", "top", "headings", "title", "document", "metadata", "bibliography",
]  # fmt: skip
Part = Literal[
    "agent", "target", "hedge", "booster", "negation", "support", "reference", "row", "column_head",
    "section", "amount", "unit", "per", "count", "form", "substance_form", "frequency", "route",
    "duration", "timing", "population",
]  # fmt: skip
Kindred = EntityType | Literal["intervention"]
"""`intervention` stands for the eight types of what a person takes, is given or does."""
Rhythm = Literal["hourly", "daily", "weekly", "monthly", "once", "as_needed"]


class Shape(BaseModel):
    """A mapping in a YAML file: closed, and frozen once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class _Listed:
    """A value or a list of values; a value is read as a list of one."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        array = handler(schema)
        return {"anyOf": [array["items"], array]}


def _as_list(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


Many = Annotated[tuple[T, ...], _Listed()]
Number = Annotated[float, Strict()]
Flag = Annotated[bool, Strict()]
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]


class Lexicon(Shape):
    """The words of a list: `rules/lexicon/rule-words/NAME.yml`."""

    lexicon: Name
    for_: Literal["agent", "target"] | None = Field(None, alias="for")
    """Of a list by entry (`entries:`): only the words under the claim's agent or target. Without `for`,
    such a list stands for the names of its entries."""


Words = Many[str | Lexicon]


class Range(Shape):
    """A number between bounds."""

    above: Number | None = None
    at_least: Number | None = None
    below: Number | None = None
    at_most: Number | None = None


class DoseBound(Shape):
    """The lower or upper end of a dose, against the limits table (`limit`) or a number in the unit given."""

    above: Literal["limit"] | Number | None = None
    not_above: Literal["limit"] | Number | None = None


class Token(Shape):
    """One token; all keys must hold. `op` as in spaCy: ? optional, + once or more, * any number, ! none."""

    lower: Words | None = None
    lemma: Words | None = None
    pos: Many[str] | None = None
    tag: Many[str] | None = None
    dep: Many[str] | None = None
    number: Flag | None = None
    """Looks like a number, digits or words."""
    op: Literal["?", "+", "*", "!"] | None = None


class Patterns(Shape):
    """Words to be found: one of the patterns is enough."""

    phrase: Words | None = None
    """As written, whole words, whatever their case."""
    lemma: Words | None = None
    """In any inflection: "swear by" finds "swore by"."""
    tokens: Many[tuple[str | Token, ...]] | None = None
    """Token patterns; a bare word stands for `lower`."""
    regex: Many[str] | None = None
    """RE2 syntax (no look-around, no back-references), case-insensitive, within a block; `(?-i)` to
    respect case. Of an expression with a group called `words`, that group is what was found."""
    undefined: Lexicon | None = None
    """Abbreviations, the entries of the list, case respected: each at its first place in the text, unless a
    word under its entry or its own brackets explain it before that sentence ends."""
    in_: Many[Where] | None = Field(None, alias="in")
    """Where to look. Without it: the subject itself. `top`: what stands before the second heading;
    `headings`: those of the document; `row`: the whole table row."""
    denied: Literal["skip", "only", "any"] | None = None
    """What becomes of words that their own sentence negates ("not a cure", "no miracle"): passed over,
    unless this says otherwise, or the rule or mapping names negative `polarity`. In `unless`, `lacks` and
    definitions write `any` where a denial counts too."""


class DoseConditions(Shape):
    """What is asked of the dose of a dosage claim."""

    role: Many[DoseRole] | None = None
    low: DoseBound | None = None
    high: DoseBound | None = None
    basis: Many[Name] | None = None
    """Kinds of limit to hold the dose against: the `basis` codes of `rules/limits/`."""
    authority: Literal["profile", "other"] | Many[Name] = "profile"
    """Whose limits: those that the profile goes by, any other's, or those named."""
    times: Range | None = None
    """How many times the limit the upper end is."""
    too_often: Flag | None = None
    """More often than the label allows: a weekly medicine every day."""
    implausible: Flag | None = None
    """The unit or size can't be meant for this agent (a slip by a thousand)."""
    unit: Many[str] | None = None
    """UCUM: mg, ug, [iU], {tablet}."""
    per: Many[str] | None = None
    rhythm: Many[Rhythm] | None = None
    """What the stated frequency comes to."""
    form: Words | None = None
    substance_form: Words | None = None
    route: Words | None = None
    population: Words | None = None


class Dated(Shape):
    """Publication and update dates of a document."""

    missing: Flag | None = None
    without_year: Flag | None = None
    """A day and a month are all that it tells."""
    review_overdue: Flag | None = None
    """The day on which it was to be reviewed is over."""
    older_than_years: Number | None = None
    """The newest of them, counted from the run date."""


class Conditions(Patterns):
    """All keys must hold; of a list of values, one."""

    # Of a claim
    kind: Many[ClaimKind] | None = None
    relation: Many[Relation] | None = None
    certainty: Many[Certainty] | None = None
    polarity: Many[Polarity] | None = None
    """A rule that never names a polarity sees positive claims only."""
    support: Many[SupportLevel] | None = None
    """Widened by the rule's `evidence`."""
    reference: Many[ReferenceKind] | None = None
    agent: Words | None = None
    """Canonical name or the words themselves, whatever their case."""
    agent_type: Many[Kindred] | None = None
    agent_status: Many[Literal["prescription", "over-the-counter"]] | None = None
    target: Words | None = None
    target_type: Many[Kindred] | None = None
    resolved: Flag | None = None
    """The agent stands in another sentence: a pronoun's, a row head, a lead-in."""
    cue: Words | None = None
    """Words within the cue. For inflections: `lemma` with `in: cue`."""
    cue_only: Words | None = None
    """The cue is made of these words and of no other: `cue_only: [for, not]` holds of "not for"."""
    hedge: Words | None = None
    hedge_only: Words | None = None
    """Hedged, and by nothing else than these words: `hedge_only: can`."""
    hedge_sort: Many[HedgeSort] | None = None
    hedges: Range | None = None
    """How many hedges; with `hedge_sort`, how many of those sorts."""
    booster: Words | None = None
    score: Range | None = None
    """Certainty score, 0 to 1."""
    agents: Range | None = None
    targets: Range | None = None
    dose: DoseConditions | None = None
    states: Many[Part] | None = None
    """All of these are given."""
    omits: Many[Part] | None = None
    """None of these is given."""
    row: Words | None = None
    column_head: Words | None = None
    # Of a claim, a sentence or a block
    block: Many[BlockKind] | None = None
    section: Words | None = None
    """Words within one of the enclosing headings."""
    question: Flag | None = None
    """Without it a rule on sentences or blocks passes over questions."""
    nearby: Many[Nearby] | None = None
    """Elsewhere in the neighbourhood, the subject's own claim and words included."""
    # Of the document, whatever the subject
    metadata: dict[str, Words] | None = None
    """Words within a metadata value: `author: [AI]`; `[]` asks only that it is given."""
    wording: Words | None = None
    """Standard wording that stands in the document, whatever its case and punctuation."""
    references: Range | None = None
    """How many references and outward links the document has."""
    words: Range | None = None
    grade: Range | None = None
    """Flesch-Kincaid grade."""
    dated: Dated | None = None
    profile: Many[Profile] | None = None
    # Of anything
    is_: Many[Name] | None = Field(None, alias="is")
    """All of these definitions hold (`definitions.yml`)."""
    any_: tuple[Conditions, ...] | None = Field(None, alias="any")
    all_: tuple[Conditions, ...] | None = Field(None, alias="all")
    not_: Many[Conditions] | None = Field(None, alias="not")
    """None of these holds."""


class Nearby(Conditions):
    """Conditions asked of the neighbourhood: some claim in it, or its words."""

    within: Literal["sentence", "previous", "next", "block", "row", "section", "document"]


class Count(Conditions):
    """How many claims (or, without keys on claims, places where the words stand) meet the conditions."""

    at_least: int | None = None
    at_most: int | None = None
    distinct: Literal["agent", "target", "target_type", "sentence"] | None = None
    """Count different ones of these."""


Conditions.model_rebuild()
