"""What the judge could be asked of a sentence: its predicates, their ends resolved, and its other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimaudit.model import INTERVENTIONS
from claimaudit.nlp.discourse import Discourse, is_person
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.causatives import causatives
from claimaudit.nlp.effects.misparsed import misparsed
from claimaudit.nlp.effects.nulls import nulls
from claimaudit.nlp.effects.occurrence import occurrences
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.effects.predicates import predicates
from claimaudit.nlp.effects.safety import contraindications
from claimaudit.nlp.effects.setting import Setting
from claimaudit.nlp.effects.small_words import is_small
from claimaudit.nlp.effects.unlisted import of_word, says_what, unlisted
from claimaudit.nlp.layout import block_at
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Span, Token
from claimaudit.source import collapse

_NEAR = 24
"""Characters within which something stands right after a word."""
_POINTING = frozenset({"it", "them", "this", "these", "that", "which", "they"})
_DISCLAIMER = re.compile(
    r"(?i)\bnot (?:intended|meant|designed) to (?:diagnose|treat|cure|prevent|replace|be)\b"
)
"""A disclaimer of intent is no claim."""


def candidates(sentence: Span, discourse: Discourse) -> Iterator[Candidate]:
    """Every predicate of a sentence, and every other content word: all that the judge could be asked."""
    if states_nothing(sentence, discourse):
        return
    setting = Setting.of(sentence, discourse)
    known = listed(setting)
    others = [of_word(word) for word in unlisted(setting, known)]
    for predicate in sorted([*known, *others], key=lambda one: one.head.i):
        yield candidate_of(predicate, setting, discourse)


def candidate_of(predicate: Predicate, setting: Setting, discourse: Discourse) -> Candidate:
    """A predicate for the judge. The ends of one that no frame lists are resolved once it is taken for a
    claim."""
    if predicate.frame == "unlisted":
        return Candidate(predicate, setting, (), (), None)
    return resolved(predicate, setting, discourse)


def states_nothing(sentence: Span, discourse: Discourse) -> bool:
    """Whether a sentence asks, or disclaims."""
    words = discourse.text[sentence.start_char : sentence.end_char]
    return is_question(sentence, discourse.text) or _DISCLAIMER.search(words) is not None


def listed(setting: Setting) -> list[Predicate]:
    """The predicates of a sentence that frames list, in text order; of two readings of one cue, the more
    particular, which comes first here; no cue that is part of another ("keeps" in "keeps … awake")."""
    found: dict[tuple[int, ...], Predicate] = {}
    for finder in (nulls, contraindications, causatives, misparsed, predicates, occurrences):
        for predicate in finder(setting):
            found.setdefault(tuple(sorted(token.i for token in predicate.cue)), predicate)
    cues = [set(key) for key in found]
    whole = [predicate for key, predicate in found.items() if not any(set(key) < cue for cue in cues)]
    return sorted(whole, key=lambda predicate: predicate.head.i)


def is_question(sentence: Span, text: str) -> bool:
    """A question is never a claim; nor is a heading that asks without a mark ("How it works")."""
    words = text[sentence.start_char : sentence.end_char].rstrip().rstrip("\"')]")
    return words.endswith("?")


def resolved(predicate: Predicate, setting: Setting, discourse: Discourse) -> Candidate:
    ends = (token for token in predicate.targets if any(letter.isalpha() for letter in token.text))
    targets = tuple(_clear(_target(token, discourse), predicate, discourse) for token in ends)
    if predicate.frame == "unlisted" and not targets and says_what(predicate.head):
        targets = (_changed(predicate, discourse),)
    names = {target.text.casefold() for target in targets}
    agents = discourse.resolve(predicate.agents, setting.sentence)
    agents = tuple(
        _ahead(agent, predicate, discourse) for agent in agents if agent.text.casefold() not in names
    )
    kinds = (discourse.vocabulary.kind_of_target(end.text, predicate.relations[0]) for end in targets)
    kind = next((kind for kind in kinds if kind), None)
    return Candidate(predicate, setting, agents, targets, kind)


def _changed(predicate: Predicate, discourse: Discourse) -> Mention:
    """Of a word without an object, what changed: its subject, unless that is what acts or somebody; else
    what stands right after it; else what the word itself says ("I slept")."""
    subject = next((token for token in predicate.agents if token.pos_ in {"NOUN", "PROPN"}), None)
    if subject is not None and not is_person(subject):
        mention = discourse.mention(subject)
        if mention.type not in INTERVENTIONS and not discourse.mentions.is_agent(mention):
            return mention
    end = predicate.head.idx + len(predicate.head)
    after = discourse.mentions.within(end, min(end + _NEAR, predicate.head.sent.end_char))
    term = next((term for term in after if term.start > end and term.type not in INTERVENTIONS), None)
    return discourse.mentions.named(term) if term else discourse.mention(predicate.head)


def _clear(mention: Mention, predicate: Predicate, discourse: Discourse) -> Mention:
    """A target without the cue and what stands before it: "Walnuts lower LDL cholesterol", taken for one
    noun phrase, names LDL cholesterol."""
    end = max(token.idx + len(token) for token in predicate.cue)
    if mention.at is None or not mention.at[0] < end < mention.at[1]:
        return mention
    as_modifier = predicate.frame == "unlisted" and predicate.head.tag_ == "JJR"
    if predicate.frame != "misparsed" and not as_modifier:
        return mention
    at = (end + 1, mention.at[1])
    text = collapse(discourse.text[at[0] : at[1]])
    return Mention(text, discourse.vocabulary.type_of(text), None, at)


def _ahead(mention: Mention, predicate: Predicate, discourse: Discourse) -> Mention:
    """An agent without the cue and what follows: "exposure to noise damages hearing", taken for one, or
    "Ibuprofen: not in pregnancy"."""
    start = min(token.idx for token in predicate.cue)
    cut = predicate.frame == "misparsed" or is_small(predicate.head)
    if not cut or mention.at is None or not mention.at[0] < start < mention.at[1]:
        return mention
    words = discourse.text[mention.at[0] : start].rstrip(" \n\t:,;–—-")
    at = (mention.at[0], mention.at[0] + len(words))
    text = collapse(words)
    return Mention(text, discourse.vocabulary.type_of(text), None, at) if words else mention


def _target(token: Token, discourse: Discourse) -> Mention:
    if token.lower_ not in _POINTING or token.pos_ not in {"PRON", "DET"}:
        return discourse.mention(token)
    resolved = discourse.resolve((token,), token.sent)
    if not resolved:
        return discourse.mention(token)
    stands_here = block_at(discourse.blocks, token.idx) is not None  # a subject thought into a gap doesn't
    return replace(resolved[0], at=(token.idx, token.idx + len(token)) if stands_here else None)
