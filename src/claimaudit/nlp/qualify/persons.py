"""Persons: whom a sentence tells of: its writer, their kin and customers, a person by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claimaudit.nlp.proposal import Range
from claimaudit.nlp.qualify.cues import Phrase, matches, word_lists
from claimaudit.nlp.qualify.scope import SUBJECTS
from claimaudit.nlp.qualify.tense import in_past, is_perfect
from claimaudit.nlp.tree import Span, Token

_MOST = 20
"""First persons in one sentence that are looked at."""
_THIRD_PERSONS = frozenset(
    {"he", "she", "they", "him", "her", "his", "them", "their", "we", "us", "who", "you", "your"}
)
OWN = frozenset({"i", "me", "my", "mine", "myself"})
"""First persons."""
_OURS = frozenset({"my", "our"})
_AGES = re.compile(
    r"\bfor (?:well )?(?:over |more than |at least |nearly |almost |about |some |around |up to )?"
    r"(?:(?:[a-z]+ |\d+ )?(?:thousands?|hundreds?)(?: of)? years|[1-9](?:,?\d{3}|\d\d) years"
    r"|(?:many |several |countless |\d+ |two |three |four |five )?(?:centuries|generations|millennia))\b",
    re.IGNORECASE,
)
_SUPPOSING = frozenset({"would", "'d", "’d", "should"})


@dataclass(frozen=True, slots=True)
class Person:
    """What a sentence holds of persons, found once."""

    own: tuple[Token, ...]
    """First persons that tell of themselves, not of reading or advising."""
    kin: Range | None
    """Somebody's wife or mother as a subject."""
    case: Range | None
    """One person of whom the sentence tells what happened: "a man of 68 was given", "Priti slept"."""
    practice: Token | None
    """Those whom the writer sees: "our customers", "in my clinic"."""
    tradition: Range | None
    finite: bool
    orders: bool
    """A verb in its base form, as in an instruction."""
    present: bool
    """A finite verb in the present, as in what holds for everybody."""
    others: bool
    """People other than the writer."""


def person_of(sentence: Span) -> Person:
    """The persons of a sentence."""
    own = [token for token in sentence if token.norm_ in OWN and not _is_adviser(token)]
    tags = {token.tag_ for token in sentence}
    people = _people()
    return Person(
        own=tuple(own[:_MOST]),
        kin=_kin(sentence),
        case=_case(sentence),
        practice=_practice(sentence),
        tradition=_tradition(sentence),
        finite=not tags.isdisjoint({"VBZ", "VBP", "VBD", "MD"}),
        orders="VB" in tags,
        present=not tags.isdisjoint({"VBZ", "VBP", "MD"}),
        others=any(token.lemma in people or token.norm_ in _THIRD_PERSONS for token in sentence),
    )


@cache
def _people() -> frozenset[str]:
    return word_lists("quantifiers.yml")["people"] | word_lists("sources.yml")["eaters"]


def _kin(sentence: Span) -> Range | None:
    """Whose lot is told: "his wife gave it up after it set off her palpitations", "Dad has been on it"."""
    lists = word_lists("sources.yml")
    for token in sentence:
        lemma = token.lemma
        if token.dep_ not in SUBJECTS or lemma not in lists["lay"]:
            continue
        named = lemma in lists["kin"] and not any(child.dep_ == "det" for child in token.lefts)
        if named or any(child.dep_ == "poss" for child in token.lefts):
            return token.left_edge.idx, token.idx + len(token)
    return None


def _case(sentence: Span) -> Range | None:
    for token in sentence:
        happened = token.dep_ in {"nsubj", "nsubjpass"} and (in_past(token.head) or is_perfect(token.head))
        if happened and (_is_somebody(token) or _is_called(token)):
            return token.left_edge.idx, token.idx + len(token)
    return None


def _is_somebody(noun: Token) -> bool:
    """ "A man of 68", "one woman in Leeds"; not "one patient in ten"."""
    if noun.tag_ != "NN" or noun.lemma not in word_lists("quantifiers.yml")["people"]:
        return False
    counted = any(
        child.norm_ == "in" and any(word.like_num for word in child.subtree) for child in noun.rights
    )
    return any(child.norm_ in {"a", "an", "one"} for child in noun.lefts) and not counted


def _is_called(name: Token) -> bool:
    """ "Priti slept": a name that is no term, and a verb of what befalls people."""
    if name.tag_ != "NNP" or not (name.text.istitle() and name.text.isalpha() and len(name) > 2):
        return False
    befalls = name.head.lemma_ in word_lists("sources.yml")["undergoing"]
    return befalls and name.i not in name.doc.named


def _practice(sentence: Span) -> Token | None:
    lists = word_lists("sources.yml")
    for token in sentence:
        if token.dep_ != "poss" or token.norm_ not in _OURS:
            continue
        noun = token.head
        lemma = noun.lemma
        seen = noun.tag_ == "NNS" and lemma in lists["seen"]
        if seen or (lemma in lists["places"] and noun.head.norm_ in {"in", "at", "from", "on"}):
            return noun
    return None


def _is_adviser(token: Token) -> bool:
    """ "I think", "I would leave it off", "my doctor", "my advice", "they tell me"."""
    lists = word_lists("sources.yml")
    if token.dep_ in SUBJECTS:
        advising = any(child.norm_ in _SUPPOSING for child in token.head.lefts if child.tag_ == "MD")
        return advising or token.head.lemma_ in lists["not_experience"]
    if token.dep_ in {"dobj", "dative", "iobj"} and token.head.lemma_ in lists["telling"]:
        return True
    return token.dep_ == "poss" and (
        token.head.lemma in lists["experts"] or token.head.lemma in lists["not_experience"]
    )


def _tradition(sentence: Span) -> Range | None:
    tokens = list(sentence)
    for position, token in enumerate(tokens):
        for phrase in _TRADITION.get(token.norm_, ()):
            if matches(tokens, position, phrase):
                last = tokens[position + len(phrase) - 1]
                return token.idx, last.idx + len(last)
    return _ages(sentence)


def _ages(sentence: Span) -> Range | None:
    """ "For over two thousand years", "for many centuries"."""
    found = _AGES.search(sentence.doc.text, sentence.start_char, sentence.end_char)
    return found.span() if found else None


def _by_first(name: str) -> dict[str, list[Phrase]]:
    listed: dict[str, list[Phrase]] = {}
    for words in word_lists("sources.yml")[name]:
        phrase = tuple(words.split())
        listed.setdefault(phrase[0], []).append(phrase)
    return listed


_TRADITION = _by_first("tradition")
