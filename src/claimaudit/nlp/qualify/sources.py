"""Sources named or hinted at in prose: studies, institutions, agencies, experts, "has been shown to"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from claimaudit.model import Reference
from claimaudit.nlp.proposal import Range
from claimaudit.nlp.qualify.cues import Phrase, matches, word_lists
from claimaudit.nlp.qualify.scope import SUBJECTS
from claimaudit.nlp.qualify.source_names import LIKENESSES, source_names
from claimaudit.nlp.tree import Span, Token

SourceReach = Literal["sentence", "clause", "complement"]
"""Whether a source stands for the whole sentence, from its own clause on, or for its complement alone."""


@dataclass(frozen=True, slots=True)
class Source:
    """Evidence that a sentence points to."""

    at: Range
    token: Token
    level: Literal["cited", "vague"]
    reach: SourceReach
    reference: Reference | None = None


_OUTSIDE = frozenset({"outside", "until", "for", "before", "without"})
_IN_PLACES = frozenset({"pobj", "dobj", "attr", "appos", "npadvmod", "conj", "ROOT", "nsubj", "dep", "nmod"})
_OPENING = 6
"""Words at most from "in" to the study that it opens a clause with."""


def named_sources(sentence: Span, text: str) -> list[Source]:
    """The studies, journals, institutions and agencies that a sentence names."""
    own = text[sentence.start_char : sentence.end_char]
    found: list[Source] = []
    for start, end in source_names(own):
        at = (sentence.start_char + start, sentence.start_char + end)
        found.append(_source(sentence, at, own[start:end]))
    agencies = _agencies()
    for token in sentence:
        name = text[token.idx : token.end]
        if name in agencies and not text.startswith(LIKENESSES, token.end):
            found.append(_source(sentence, (token.idx, token.end), name))
    return found


def vague_sources(sentence: Span) -> list[Source]:
    """The unnamed studies and experts that a sentence leans on."""
    found: list[Source] = []
    lists = word_lists("sources.yml")
    for token in sentence:
        lemma = token.lemma
        if token.pos_ in {"NOUN", "PROPN"} and (lemma in lists["studies"] or lemma in lists["study_designs"]):
            if _is_evidence(token, lemma):
                found.append(Source(_extent(token), token, "vague", _reach(token)))
        elif _counts_people(token):
            found.append(Source(_extent(token), token, "vague", "clause"))
        elif _vouches(token):
            found.append(Source(_extent(token), token, "vague", _reach(token)))
        elif _is_shown(token):
            found.append(Source(_extent(token), token, "vague", "complement"))
    return found


def continues(sentence: Span) -> bool:
    """Whether a sentence plainly goes on about the source of the one before."""
    return _opening(sentence, "continuations")


def compares_groups(sentence: Span) -> bool:
    """Whether a sentence speaks of the groups of a study: "in both groups", "than on placebo"."""
    tokens, known = list(sentence), _phrases("comparisons")
    return any(
        matches(tokens, position, phrase)
        for position, token in enumerate(tokens)
        for phrase in known.get(token.norm_, ())
    )


def speaks_of_same(sentence: Span) -> bool:
    """Whether a sentence names the source before by "the same trial"."""
    if "same" not in [token.norm_ for token in sentence]:
        return False
    studies = word_lists("sources.yml")["study_designs"]
    return any(first.norm_ == "same" and second.lemma in studies for first, second in pairwise(sentence))


def _opening(sentence: Span, name: str) -> bool:
    tokens = [token for token in sentence if not (token.is_punct or token.is_space)][:6]
    known = _phrases(name)
    first = {word for token in tokens[:1] for word in (token.norm_, token.lemma)}
    return any(matches(tokens, 0, phrase) for word in first for phrase in known.get(word, ()))


@cache
def _phrases(name: str) -> dict[str, list[Phrase]]:
    """The phrases of a list by their first word."""
    found: dict[str, list[Phrase]] = {}
    for words in word_lists("sources.yml")[name]:
        phrase = tuple(words.split())
        found.setdefault(phrase[0], []).append(phrase)
    return found


@cache
def _agencies() -> frozenset[str]:
    known = word_lists("sources.yml")["agencies"]
    upper = {name.upper() for name in known if len(name) <= 6}
    return frozenset((upper | {name.capitalize() for name in known if len(name) > 6}) - {"WHO"}) | {"WHO"}


def _source(sentence: Span, at: Range, name: str) -> Source:
    span = sentence.doc.covering(*at)
    token = span.root if span is not None else sentence.root
    return Source(at, token, "cited", _reach(token), Reference("named", " ".join(name.split())))


def _is_evidence(noun: Token, lemma: str) -> bool:
    """Whether a study noun is given as evidence: it shows something, or something was seen in it."""
    lists = word_lists("sources.yml")
    strong = lemma in lists["study_designs"] or any(child.norm_ == "case" for child in noun.lefts)
    if any(child.dep_ == "det" and child.norm_ in {"no", "neither"} for child in noun.children):
        return False
    if noun.dep_ in SUBJECTS:
        verb = noun.head
        showing = verb.lemma_ in word_lists("reports.yml")["showing"] | lists["vouching"]
        denied = any(child.dep_ == "neg" for child in verb.children)
        return (showing or (strong and verb.lemma_ != "be")) and not denied
    if noun.head.norm_ in _OUTSIDE:
        return False
    if lemma in {"evidence", "research", "data"}:
        following = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
        return (noun.dep_ in {"attr", "dobj"} and following.norm_ in {"that", "for", "from"}) or (
            noun.dep_ == "pobj" and noun.head.norm_ in {"in", "on", "from"}
        )
    return strong and (noun.dep_ in _IN_PLACES or _opens_clause(noun))


def _opens_clause(noun: Token) -> bool:
    """ "In one study red cups helped", which the parser takes for cups of a study."""
    first = max(noun.i - _OPENING, noun.sent.start)
    before = noun.doc[first : noun.i]
    at = next((token.i for token in reversed(before) if token.norm_ in {"in", "from"}), None)
    if at is None or any(token.is_punct for token in noun.doc[at : noun.i]):
        return False
    return at == noun.sent.start or noun.doc[at - 1].text in {";", ":", ","}


def _counts_people(noun: Token) -> bool:
    """Whether a result was seen in a number of people: "in 40 women with gout"."""
    if (
        noun.dep_ != "pobj"
        or noun.head.norm_ != "in"
        or noun.lemma not in word_lists("quantifiers.yml")["people"]
    ):
        return False
    counts = [child.text for child in noun.lefts if child.dep_ == "nummod"]
    return any(count.isdigit() and int(count) >= 10 for count in counts) and noun.head.head.tag_ in {
        "VBD",
        "VBN",
        "NN",
    }


def _vouches(noun: Token) -> bool:
    """ "Experts say", "an Oslo group reported that it works"."""
    lists = word_lists("sources.yml")
    several = noun.lemma in lists["experts"] and noun.tag_ in {"NNS", "NNPS"}
    team = noun.lemma in lists["teams"] and any(child.dep_ == "ccomp" for child in noun.head.rights)
    return (
        (several or team)
        and noun.dep_ in SUBJECTS
        and noun.head.lemma_ in word_lists("sources.yml")["vouching"]
    )


def _is_shown(verb: Token) -> bool:
    """ "has been shown to", "clinically shown", without a denial."""
    lists = word_lists("sources.yml")
    seen = verb.lemma_ in lists["seen_to"] and any(child.dep_ == "xcomp" for child in verb.children)
    if verb.pos_ != "VERB" or verb.tag_ != "VBN" or not (seen or verb.lemma_ in lists["shown"]):
        return False
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    perfect = any(child.lemma_ == "have" for child in helpers)
    active = any(child.dep_ in {"dobj", "ccomp"} for child in verb.children) and not any(
        child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children
    )
    return perfect and not active and not _is_denied(verb)


def _is_denied(verb: Token) -> bool:
    negations = {"no", "not", "never", "nor", "neither", "none", "nothing"}
    return any(
        child.norm_ in negations
        or any(word.norm_ in negations for word in child.lefts if child.dep_ in SUBJECTS)
        for child in verb.children
    )


def _reach(token: Token) -> SourceReach:
    """ "According to" and a closing "one study finds" stand for the whole sentence."""
    above = token.head
    if above.norm_ in {"to", "by"} and above.head.norm_ in {"according"}:
        return "sentence"
    parenthesis = token.dep_ in SUBJECTS and not any(
        child.dep_ in {"ccomp", "dobj", "xcomp", "attr", "prep", "acomp"} for child in above.rights
    )
    return "sentence" if parenthesis and above.pos_ == "VERB" else "clause"


def _extent(token: Token) -> Range:
    first = min(
        (
            child.i
            for child in token.lefts
            if child.dep_ in {"det", "amod", "nummod", "compound", "aux", "auxpass"}
        ),
        default=token.i,
    )
    return token.doc[first].idx, token.idx + len(token)
