"""What is listed beside a thing, where grammar took only part of the list: "acne, asthma and arthritis"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.network import Weights
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Span, Token
from claimaudit.source import collapse

_JOINING = frozenset({",", "and", "or", "&", "/", "nor"})
Stretch = list[Token]


def stretches(tokens: Sequence[Token], odds: Weights, others: Weights, cue: Sequence[Token]) -> list[Stretch]:
    """The words of a sentence that are likelier one thing than not, and than another, those side by side
    together; marks and words of the cue are neither."""
    left_out = {token.i for token in cue} | {token.i for token in tokens if not token.text[:1].isalnum()}
    found: list[Stretch] = []
    last = -2
    for token in tokens:
        if odds[token.i] > max(0.0, others[token.i]) and token.i not in left_out:
            if token.i != last + 1:
                found.append([])
            found[-1].append(token)
            last = token.i
    return found


def listed(known: Sequence[Stretch], at: int) -> Iterator[Stretch]:
    """A stretch and those that are listed before and after it, in order."""
    first = last = at
    while first > 0 and _are_joined(known[first - 1], known[first]):
        first -= 1
    while last + 1 < len(known) and _are_joined(known[last], known[last + 1]):
        last += 1
    yield from known[first : last + 1]


def completed(
    chosen: tuple[Mention, ...], known: Sequence[Stretch], discourse: Discourse
) -> tuple[Mention, ...]:
    """Things that a sentence names, and what is listed beside the first, in text order."""
    at = next((index for index, one in enumerate(known) if touches(one, chosen[:1])), None)
    if at is None:
        return chosen
    more = [mention_of(one, discourse) for one in listed(known, at) if not touches(one, chosen)]
    return tuple(sorted([*chosen, *more], key=lambda one: one.at or (0, 0))) if more else chosen


def mention_of(stretch: Stretch, discourse: Discourse) -> Mention:
    """The thing that some words name."""
    start, end = stretch[0].idx, stretch[-1].end
    term = next((one for one in discourse.mentions.within(start, end) if one.end >= end), None)
    if term is not None:
        return discourse.mentions.named(term)
    text = collapse(discourse.text[start:end])
    return Mention(text, discourse.vocabulary.type_of(text), None, (start, end))


def _are_joined(one: Stretch, other: Stretch) -> bool:
    between = one[-1].doc.tokens[one[-1].i + 1 : other[0].i]
    return all(token.lower_ in _JOINING for token in between)


def span_of(stretch: Stretch) -> Span:
    """Its tokens."""
    return stretch[0].doc[stretch[0].i : stretch[-1].i + 1]


def touches(stretch: Stretch, mentions: Sequence[Mention]) -> bool:
    """Whether one of some things is named there."""
    start, end = stretch[0].idx, stretch[-1].end
    places = (one.at for one in mentions if one.at is not None and one.resolved_from is None)
    return any(at[0] < end and start < at[1] for at in places)
