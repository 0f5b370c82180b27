"""What is listed beside a thing, where grammar took only part of the list: "acne, asthma and arthritis"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.setting import Setting
from claimaudit.nlp.encoder import Signals
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Span, Token
from claimaudit.source import collapse

_CONJUNCTIONS = frozenset({"and", "or", "&", "/", "nor"})
_JOINING = _CONJUNCTIONS | {","}
_NAMING, _TELLING = frozenset({"NOUN", "PROPN", "ADJ"}), frozenset({"VERB", "AUX"})
_SMALL = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"})
_SURE = 1.0
"""Log odds from which on a conjunction is read as part of a name: "head and neck"."""
_LONGEST = 2
"""Words of a listed thing that was read as nothing."""
Stretch = list[Token]


def stretches(candidate: Candidate, signals: Signals, part: Literal["agents", "targets"]) -> list[Stretch]:
    """The words of a sentence that the encoder reads as a part of a candidate, those side by side together;
    words of the cue are none."""
    cue = candidate.predicate.cue
    found: list[Stretch] = []
    last = -2
    for token in _likely(candidate.setting, signals, part):
        if token not in cue:
            if token.i != last + 1:
                found.append([])
            found[-1].append(token)
            last = token.i
    return [trimmed for stretch in found if (trimmed := _trimmed(stretch))]


def _likely(setting: Setting, signals: Signals, part: Literal["agents", "targets"]) -> list[Token]:
    """The words of a sentence that are likelier one part than not, and than the other; marks are neither."""
    found = setting.likely.get(part)
    if found is None:
        tokens, agents, targets = setting.tokens, signals.agents.odds, signals.targets.odds
        odds, others = (agents, targets) if part == "agents" else (targets, agents)
        inside = slice(tokens[0].i, tokens[-1].i + 1)
        likely = np.flatnonzero(odds[inside] > np.maximum(0.0, others[inside]))  # few, and fast to find
        found = setting.likely[part] = [
            token
            for token in (tokens[at] for at in likely.tolist())
            if token.text[:1].isalnum() and (token.lower_ not in _CONJUNCTIONS or odds[token.i] > _SURE)
        ]
    return found


def _trimmed(stretch: Stretch) -> Stretch:
    """Without the small words at its ends, which name nothing."""
    named = [at for at, token in enumerate(stretch) if token.pos_ not in _SMALL]
    return stretch[named[0] : named[-1] + 1] if named else []


def listed(known: Sequence[Stretch], at: int) -> Iterator[Stretch]:
    """A stretch and those that are listed before and after it, in order; what stands between two of them and
    was read as nothing is listed, too: "skin, hair and nails". Where a sentence has a verb, a mere comma may
    part what acts from what is acted on: "By blocking TLR4, LDN stops inflammation"."""
    first = last = at
    while first > 0 and _between(known[first - 1], known[first]) is not None:
        first -= 1
    while last + 1 < len(known) and _between(known[last], known[last + 1]) is not None:
        last += 1
    if not _is_list(known[first], known[last]):
        first = last = at
    for number in range(first, last + 1):
        yield known[number]
        if number < last and (unread := _between(known[number], known[number + 1])):
            yield unread


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


def _between(one: Stretch, other: Stretch) -> Stretch | None:
    """What is listed between two stretches, mostly nothing; None, where they aren't of one list."""
    between = one[-1].doc.tokens[one[-1].i + 1 : other[0].i]
    inner = [token for token in between if token.lower_ not in _JOINING]
    named = all(token.pos_ in _NAMING for token in inner) and len(inner) <= _LONGEST
    parted = not inner or (between[0] is not inner[0] and between[-1] is not inner[-1])
    return list(inner) if named and parted else None


def _is_list(first: Stretch, last: Stretch) -> bool:
    """Whether words from one to another are joined by more than commas, or by these where nothing else is
    told."""
    inside = first[0].doc.tokens[first[0].i : last[-1].i]
    joined = any(token.lower_ in _CONJUNCTIONS for token in inside)
    return joined or all(token.pos_ not in _TELLING for token in first[0].sent)


def span_of(stretch: Stretch) -> Span:
    """Its tokens."""
    return stretch[0].doc[stretch[0].i : stretch[-1].i + 1]


def touches(stretch: Stretch, mentions: Sequence[Mention]) -> bool:
    """Whether one of some things is named there."""
    start, end = stretch[0].idx, stretch[-1].end
    places = (one.at for one in mentions if one.at is not None and one.resolved_from is None)
    return any(at[0] < end and start < at[1] for at in places)
