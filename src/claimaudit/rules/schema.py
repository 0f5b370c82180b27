"""What the YAML files of a rule set may say: packs, sources, word lists, definitions.

Every mapping is closed: a key that isn't here is an error. Conditions stand in `conditions.py`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from claimaudit.model import Confidence, Severity
from claimaudit.rules.conditions import Conditions, Count, Lexicon, Many, Name, Patterns, Shape
from claimaudit.rules.vocabulary import Family, Level, Profile, Scope

Evidence = Literal["sentence", "paragraph", "section"]
Aspect = Literal[
    "agent", "target", "effect", "relation", "kind", "polarity", "dose", "use", "purpose", "people",
    "place", "unit",
]  # fmt: skip
"""`effect`: the target, where courses of disease (progression, relapses) count as one. `dose`: what it
comes to in a day. `use`: what the sentence says that the agent is given for; `purpose`: what its
surroundings say. `people`: for whom. `place`: the table, the list or else the block."""
Anchor = Literal["match", "cue", "agent", "target", "dose", "hedge", "claim", "sentence", "title"]
HowRead = Literal["original", "summary", "unverified"]
RULE_ID = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"
RuleId = Annotated[str, Field(pattern=RULE_ID)]
IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Text = Annotated[str, Field(min_length=1)]


class BasisRef(Shape):
    """An entry of `sources.yml`, and the place in it."""

    source: Name
    at: str | None = None
    read: HowRead | None = None
    """How far this place was read, where that differs from the source as a whole."""


class SeverityIf(Conditions):
    """Another severity where the conditions hold; the first that does decides. `off` drops the match."""

    severity: Level


class Total(Shape):
    """The doses of one agent taken together, against its limit."""

    basis: Many[Name]
    """Kinds of limit to hold the sum against."""
    of: Conditions
    """Which doses are told to a reader; of those that are no addition, the largest counts once."""
    adding: Conditions
    """Which of them come on top of the others: in a blend, in another product."""


class Example(Shape):
    """A text a person would write. `[[...]]` marks the words that the finding points to.

    A bare string is a text. A text of several lines is read as Markdown.
    """

    text: Text | None = None
    documents: tuple[Text, ...] | None = None
    """For rules on a corpus: several documents."""
    profile: Profile = "editorial"
    today: IsoDate | None = None
    """The run date, for rules on age."""


class Examples(Shape):
    """What the rule flags, and what it leaves."""

    flag: tuple[Text | Example, ...] = Field(min_length=1)
    leave: tuple[Text | Example, ...] = Field(min_length=1)


class Rule(Shape):
    """One rule: when it speaks, and what it says."""

    id: RuleId
    """pack/kebab-name; stable."""
    aliases: Many[RuleId] = ()
    """Former ids."""
    title: Text | None = None
    """Without it, made from the id."""
    severity: Severity
    severity_if: tuple[SeverityIf, ...] = ()
    """Other severities under conditions; the first that holds decides."""
    confidence: Confidence
    """How often a flag is right."""
    family: Family
    ignorable: bool = True
    """Whether writers may ignore its findings in their texts, and editors accept them."""
    profiles: dict[Profile, Level] = Field(default_factory=dict)
    """In place of `severity`, by profile; `severity_if` still applies, except where it is off."""
    binds: Literal["promotion"] | None = None
    """`promotion`: what the rule rests on binds only texts that promote a product. Under `editorial`, where
    nothing says that this one does, the message begins with that condition."""
    scope: Scope = "claim"
    """What the rule is asked of, one by one."""
    evidence: Evidence = "sentence"
    """How far a citation carries when `support` is asked: beyond the claim's own sentence only to one that
    plainly reports the same source (definition `reports-source`). With `paragraph` or `section`, the
    conclusions of a document that cites (definition `conclusion`) count as cited."""
    applies_to: Conditions | None = None
    match: Patterns | None = None
    """Words that must be found; the finding points to them. Each place is a match of its own on sentences
    and blocks; on a claim and on a document, the first."""
    unless: Many[Conditions] = ()
    """One of these is enough to leave it. Keys of one mapping must all hold."""
    count: Many[Count] = ()
    """On documents: so many claims or places. All must hold."""
    lacks: Many[Conditions] = ()
    """On documents: none of these is found anywhere in it."""
    checklist: dict[Text, Conditions] = Field(default_factory=dict)
    """On documents: points that it should have, by what they are called. The rule speaks where one is
    missing; {missing} names those that are."""
    each: Literal["agent"] | None = None
    """On documents: ask `applies_to` and `lacks` for each agent by itself; {agents} names those that fail.
    `{lexicon: x, for: agent}` then means that agent."""
    total: Total | None = None
    """On documents: the sum of an agent's doses is above its limit, though none of them is. The finding
    points to the last of them, the others are related; {amount} is the sum."""
    pair: tuple[Conditions, Conditions] | None = None
    """On documents and corpora: a claim that meets the first (the finding points to it), and another
    that meets the second (it is given as related). In a corpus, of two documents."""
    other: Conditions | None = None
    """Not with `pair`: another place of the document, a claim or words, that must meet this. It is given
    as related; {other} and {other_place} tell it."""
    same: Many[Aspect] = ()
    """What the two claims of a pair have in common."""
    differ: Many[Aspect] = ()
    """In what they differ, in each of these wholly."""
    agree: Many[Aspect] = ()
    """In what they must not contradict each other: where both tell it, they have it in common."""
    at: Anchor | None = None
    """What the finding points to; without it the match, else the cue, the sentence, the title."""
    message: Text
    """May hold {cue} {agent} {agents} {target} {targets} {match} {relation} {hedge} {hedges} {booster}
    {support} {dose} {amount} {limit} {authority} {count} {missing} {other} {other_place} {grade}
    {title}."""
    suggestion: Text | None = None
    why: Text
    basis: tuple[BasisRef, ...] = Field(min_length=1)
    examples: Examples


class Source(Shape):
    """A law, guideline or study."""

    title: Text
    url: str | None = None
    jurisdiction: str | None = None
    checked: IsoDate | None = None
    """When it was last checked."""
    read: HowRead
    note: str | None = None


class Sources(Shape):
    """`rules/sources.yml`."""

    sources: dict[Name, Source]


class WordList(Shape):
    """A list of words: `rules/lexicon/rule-words/NAME.yml`. Either `words` or `entries`."""

    source: Text | tuple[Text, ...]
    """Where the list comes from."""
    title: str | None = None
    note: str | None = None
    words: tuple[str | Lexicon, ...] = ()
    """A `{lexicon: other}` among them takes in another list."""
    entries: dict[str, tuple[str | Lexicon, ...]] = Field(default_factory=dict)
    """Words by entry: the drugs that an agent interacts with, by the agent's canonical name."""


class Definitions(Shape):
    """Conditions with a name, for `is`: `rules/definitions.yml`."""

    define: dict[Name, Conditions]


class Pack(Shape):
    """A file of rules: `rules/NAME.yml`."""

    pack: Name
    """Stands before the slash in the ids of its rules; the same as the file's name."""
    title: Text
    profiles: dict[Profile, Level] = Field(default_factory=dict)
    """For all rules of the pack that don't say otherwise themselves."""
    rules: tuple[Rule, ...] = Field(min_length=1)
    sources: dict[Name, Source] = Field(default_factory=dict)
    lexicons: dict[Name, WordList] = Field(default_factory=dict)
    define: dict[Name, Conditions] = Field(default_factory=dict)
    """Of a pack that stands alone, what else would be in files of their own."""
