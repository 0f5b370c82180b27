"""The field of a sentence: its cues, each hung on the words through which it acts.

It is made once a sentence; a predicate then looks only at the words on its own way up, so that the cost
is linear in the length of the sentence however many claims it holds.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from claimaudit.nlp.qualify.cues import Cue, find_cues, word_lists
from claimaudit.nlp.qualify.scope import Link, Reach
from claimaudit.nlp.tree import Span, Token

_WINDOW = 40
"""Words that a scope spans at most where it is measured in words."""
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
    windows: list[tuple[Cue, int]] = field(default_factory=list)
    """Cues that open a clause with "that", and where it ends."""
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

    def looked_ahead(self, links: list[Link]) -> list[Cue]:
        """Cues before a "that" whose clause holds the predicate, by position: the parser may have lost it."""
        predicate = links[0].token.i
        relatives = [link.token.i for link in links if link.via == "relcl"]
        return [
            cue
            for cue, end in self.windows
            if cue.span.end <= predicate < end and all(noun < cue.span.end for noun in relatives)
        ]


def field_of(sentence: Span) -> Field:
    """An empty field with the cues of the sentence, not yet hung."""
    made = Field(sentence, find_cues(sentence))
    for cue in made.cues:
        made.starting[cue.span.start].append(cue)
        end = _window(cue, sentence)
        if end is not None and len(made.windows) < MOST:
            made.windows.append((cue, end))
    return made


def between(first: Token, second: Token) -> Span:
    """The words between two, at most a window's worth."""
    low, high = sorted((first.i, second.i))
    return first.doc[low + 1 : min(high, low + _WINDOW)]


def ended(first: Token, second: Token) -> bool:
    """Whether something between two words ends the scope of the one before the other is reached."""
    words = word_lists("negation.yml")["terminations"]
    return any(token.norm_ in words for token in between(first, second))


def _window(cue: Cue, sentence: Span) -> int | None:
    """Where the clause ends that a cue opens with "that"; None where it opens none."""
    doc, end = sentence.doc, cue.span.end
    if end + 1 >= sentence.end or doc[end].norm_ != "that" or doc[end + 1].pos_ in {"VERB", "AUX"}:
        return None
    words = word_lists("negation.yml")["terminations"] | {",", '"', ":", "and"}
    limit = min(end + _WINDOW, sentence.end)
    return next((token.i for token in doc[end + 1 : limit] if token.norm_ in words), limit)


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
