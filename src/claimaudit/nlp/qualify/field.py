"""The field of a sentence: its cues, each hung on the words through which it acts.

It is made once a sentence; a predicate then looks only at the words on its own way up, so that the cost
is linear in the length of the sentence however many claims it holds.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from claimaudit.nlp.qualify.cues import Cue, find_cues
from claimaudit.nlp.qualify.scope import Link, Reach

MOST = 12
"""Cues over a whole sentence that are heeded at most."""


@dataclass(frozen=True, slots=True)
class Hook:
    """A cue at one of the words through which it acts."""

    cue: Cue
    reach: Reach


@dataclass(slots=True)
class Field:
    """The cues of a sentence by the words on which they hang."""

    sentence: Span
    cues: list[Cue]
    hooks: dict[int, list[Hook]] = field(default_factory=lambda: defaultdict(list))
    starting: dict[int, list[Cue]] = field(default_factory=lambda: defaultdict(list))
    """The cues by their first word."""
    spanning: list[Cue] = field(default_factory=list)
    """Cues over the whole sentence: "..., Mikko says", "In theory: ..."."""

    def hang(self, cue: Cue, token: Token, reach: Reach) -> None:
        """Hang a cue on a word of the sentence."""
        if all(hook.cue is not cue for hook in self.hooks[token.i]):
            self.hooks[token.i].append(Hook(cue, reach))

    def span_over(self, cue: Cue) -> None:
        """Let a cue act on the whole sentence."""
        if len(self.spanning) < MOST:
            self.spanning.append(cue)

    def along(self, links: list[Link]) -> list[tuple[Hook, Link]]:
        """The cues that hang on the words of a way up, the nearest word first."""
        return [(hook, link) for link in links for hook in self.hooks.get(link.token.i, ())]


def field_of(sentence: Span) -> Field:
    """An empty field with the cues of the sentence, not yet hung."""
    made = Field(sentence, find_cues(sentence))
    for cue in made.cues:
        made.starting[cue.span.start].append(cue)
    return made


def verb_above(token: Token) -> tuple[list[Token], Token]:
    """The nouns and adjectives over a noun phrase up to the verb that carries it, and that verb."""
    passed: list[Token] = []
    current = token
    for _ in range(8):
        if current.head.i == current.i or current.pos_ in {"VERB", "AUX"}:
            break
        passed.append(current)
        current = current.head
    return passed, current
