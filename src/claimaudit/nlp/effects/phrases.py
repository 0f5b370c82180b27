"""Noun phrases as agents and targets: which words of a subtree name the thing."""

from __future__ import annotations

from collections.abc import Iterable

from claimaudit.nlp.effects.arguments import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    children,
    opening_deed,
    prepositional,
)
from claimaudit.nlp.proposal import Range
from claimaudit.nlp.tree import Token

_LEFT = frozenset(
    {"compound", "amod", "nmod", "nummod", "poss", "quantmod", "advmod", "npadvmod", "case", "punct"}
)
_DROPPED = frozenset(
    {"det", "predet", "relcl", "acl", "appos", "cc", "conj", "preconj", "advcl", "parataxis", "dep"}
)
_OF_DEED = frozenset({"dobj", "prep", "prt", "advmod", "npadvmod", "xcomp", "acomp", "dative"})
"""What belongs to a gerund that names a deed: "swapping cola for water"."""
_BY = frozenset({"by", "through"})
_LIGHT = frozenset(
    """use dose dosage amount intake course form kind type sort consumption cup glass teaspoon tablespoon lot
    piece bit handful combination variety range number majority supplementation addition administration
    capsule tablet bottle extract powder serving scoop drop one set series host rest part effect effects
    action benefit benefits property goal aim purpose""".split()
)
"""Nouns that measure or present another: "regular use of X", "a cup of X"."""
_OWNED = frozenset(
    "potential ability capacity property power effect action benefit use job role tendency".split()
)
"""Nouns that stand for their owner: "its potential to increase …", "LDN's effects"."""
_QUANTIFIERS = frozenset(
    """some many most all any each every both several various certain other few more less such none""".split()
)

_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUNS = frozenset({"compound", "amod", "nmod"})
_ENDS_IN_S = frozenset({"NNS", "VBZ"})
"""Tags of words that end in "s", nouns or verbs."""
_FAR = 6
"""Words that an article stands before its noun, at most."""


def core(token: Token) -> Token:
    """The noun that names the thing: past "a dose of", "regular use of", "some of these"."""
    if token.lemma in _LIGHT or token.lower_ in _QUANTIFIERS or token.text == "%" or token.like_num:
        inner = prepositional(token, {"of"})
        if inner and inner[0].pos_ in {"NOUN", "PROPN", "VERB", "ADJ"}:
            return core(inner[0])
    owner = possessor(token) if token.lemma in _OWNED else None
    return owner if owner is not None else token


def identified(token: Token) -> Token:
    """What a description is said of: the noun it stands in apposition to ("beclometasone, a steroid
    that …"), the subject that it is predicated of ("MS is a disease that …")."""
    if token.dep_ == "appos" and token.head.pos_ in {"NOUN", "PROPN"}:
        return identified(token.head)
    if token.dep_ == "attr" and token.head.lemma_ == "be":
        subject = children(token.head, "nsubj")
        if (
            subject
            and subject[0].pos_ in {"NOUN", "PROPN", "PRON"}
            and subject[0].lower_ not in {"there", "what"}
        ):
            return subject[0]
    return _told_of(token) or token


def _told_of(token: Token) -> Token | None:
    """The same where the parse has lost it: the term right before "X, a compound that …", the subject of "X
    is a chronic, often debilitating disease that …"."""
    first = _article(token) if children(token, "relcl") else None
    if first is None or first.i - 2 < token.sent.start:
        return None
    before, name = first.nbor(-1), first.nbor(-2)
    if before.text == "," and name.i in name.doc.named and not _opens(name):
        return name
    if before.lemma == "be":
        return next((one for one in children(before, "nsubj") if one.pos_ in {"NOUN", "PROPN"}), None)
    return None


def _article(token: Token) -> Token | None:
    """The article of a noun, past its adjectives."""
    for back in range(token.i - 1, max(token.sent.start, token.i - _FAR) - 1, -1):
        word = token.doc[back]
        if word.lower_ in {"a", "an", "the"}:
            return word
        if word.pos_ not in {"ADJ", "ADV", "NOUN", "PROPN", "VERB"} and word.text not in {",", "-"}:
            return None
    return None


def _opens(name: Token) -> bool:
    """Whether a name belongs to what a sentence opens with: "In migraine, a drug that …"."""
    return name.dep_ == "pobj" and name.head.i == name.sent.start


def phrase(token: Token) -> Range:
    """Text positions of the noun phrase that a token heads, without determiner and relative clause."""
    words = sorted(_words(token), key=lambda word: word.i)
    words = _completed(_contiguous(words, token))
    while len(words) > 1 and (words[0].is_punct or words[0].lower_ in _QUANTIFIERS or words[0].dep_ == "det"):
        words.pop(0)
    while len(words) > 1 and (words[-1].is_punct or words[-1].is_space):
        words.pop()
    return _start_with_not_enough(words[0]).idx, words[-1].idx + len(words[-1])


def _start_with_not_enough(first: Token) -> Token:
    """Where a phrase begins, "not enough" with it: too little of a thing does what the thing prevents."""
    if first.lower_ != "enough" and first.i > first.sent.start:
        before = first.nbor(-1)
        first = before if before.lower_ == "enough" and _follows_not(before) else first
    return first.nbor(-1) if first.lower_ == "enough" and _follows_not(first) else first


def _follows_not(word: Token) -> bool:
    return word.i > word.sent.start and word.nbor(-1).lower_ == "not"


def _words(token: Token) -> Iterable[Token]:
    yield token
    misread = _misread_object(token)
    deed = token.tag_ == "VBG" and (token.dep_ in SUBJECTS | PASSIVE_SUBJECTS or bool(misread))
    means = token.tag_ == "VBG" and token.dep_ == "pcomp" and token.head.lower_ in _BY
    for word in misread:
        yield from word.subtree
    for child in token.children:
        if deed and (child.dep_ == "neg" or (child.i > token.i and child.dep_ in _OF_DEED)):
            yield from child.subtree
        elif means and child.i > token.i and _is_of_means(child):
            yield from _subtree(child)
        elif child.i < token.i and child.dep_ in _LEFT and not _is_bracket(child):
            yield from _words(child)
        elif (
            child.i > token.i
            and child.dep_ == "prep"
            and child.lower_ in {"of", "in", "from", "between", "to", "with"}
        ):
            yield from _subtree(child)


def _is_of_means(child: Token) -> bool:
    """Whether a word belongs to a deed by which something is done: "by cutting out milk", but not the tool
    nor how often: "with allopurinol"."""
    led = child.dep_ == "prep" and child.lower_ in {"to", "from", "on", "of"}
    return led or child.dep_ in {"dobj", "prt", "acomp"}


def _misread_object(gerund: Token) -> list[Token]:
    """What a gerund that opens a sentence is done to, where that was taken for a subject."""
    verb = gerund.head
    if gerund.dep_ != "advcl":
        return []
    return [one for one in children(verb, *SUBJECTS, *PASSIVE_SUBJECTS) if opening_deed(verb, one) is gerund]


def _subtree(token: Token) -> Iterable[Token]:
    yield token
    for child in token.children:
        if child.dep_ not in _DROPPED - {"det", "predet"}:
            yield from _subtree(child)


def _contiguous(words: list[Token], head: Token) -> list[Token]:
    """The unbroken run of words around the head: a bad parse must not join far ends."""
    kept = [head]
    for word in reversed([word for word in words if word.i < head.i]):
        if kept[0].i - word.i > 2:
            break
        kept.insert(0, word)
    for word in [word for word in words if word.i > head.i]:
        if word.i - kept[-1].i > 2:
            break
        kept.append(word)
    return kept


def _completed(words: list[Token]) -> list[Token]:
    """With what a preposition at the end governs, where the parser took the verb after it for a noun of
    theirs: "exposure to asbestos causes …"; without the preposition, where nothing follows."""
    last = words[-1]
    if last.pos_ != "ADP" or len(words) == 1:
        return words
    governed: list[Token] = []
    for word in last.doc.tokens[last.i + 1 : last.sent.end]:
        has_noun = any(one.pos_ in _NOUNS for one in governed)
        if word.dep_ not in _BEFORE_NOUNS or (has_noun and word.tag_ in _ENDS_IN_S):
            break
        governed.append(word)
    return [*words, *governed] if governed else words[:-1]


def _is_bracket(token: Token) -> bool:
    return token.is_punct and token.text in "()[]\"'"


def possessor(token: Token) -> Token | None:
    """The owner of a noun: "LDN's effect"."""
    owners = children(token, "poss")
    return owners[0] if owners else None
