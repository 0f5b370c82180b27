"""Whether a sentence negates words in it: "not a cure", "doesn't promise a miracle", "no magic"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Token

from claimaudit.rules.matchers.sight import Sight

# Closed classes of English grammar, not vocabulary.
_NEGATIONS = frozenset(
    {"not", "n't", "no", "never", "neither", "nor", "without", "cannot", "hardly", "nobody", "none"}
)
_AFTER_NOT = frozenset({"only", "just", "merely", "simply"})
_PHRASES = frozenset(
    {("rather", "than"), ("instead", "of"), ("far", "from"), ("anything", "but"), ("free", "from")}
)
_STOPS = frozenset({",", ";", ":", ".", "!", "?", "—", "–", "(", ")", "but", "so", "because"})
_JOINS = frozenset({"and", "or"})
_VERBS = frozenset({"VERB", "AUX"})
_REACH = 4
"""How many words before its own a plain negation reaches without the help of the parser."""
_WITHIN_CLAUSE = frozenset(
    "attr acomp dobj pobj prep amod compound xcomp oprd npadvmod pcomp nmod conj appos poss advmod agent "
    "obj".split()
)


class Denials:
    """Answers for one document."""

    def __init__(self, sight: Sight) -> None:
        self._sight = sight
        self._starts = [start for start, _ in sight.ranges]
        self._ends = [end for _, end in sight.ranges]
        self._sentences = [start for start, _ in sight.sentences]
        self._known: dict[tuple[int, int], bool] = {}

    def __call__(self, words: tuple[int, int]) -> bool:
        if words not in self._known:
            first = bisect_right(self._ends, words[0])
            last = bisect_left(self._starts, words[1])
            self._known[words] = first < last and (
                self._just_before(first, last) or self._by_grammar(first, last)
            )
        return self._known[words]

    def _just_before(self, first: int, last: int) -> bool:
        doc, begin = self._sight.doc, self._sentence_start(first)
        for index in range(first - 1, max(begin, first - 1 - _REACH) - 1, -1):
            word = doc[index].lower_
            if word in _STOPS or (word in _JOINS and doc[index + 1].pos_ in _VERBS):
                return False
            if word in _NEGATIONS:
                return index + 1 >= last or doc[index + 1].lower_ not in _AFTER_NOT
            if (word, doc[index + 1].lower_) in _PHRASES:
                return True
        return False

    def _by_grammar(self, first: int, last: int) -> bool:
        head = self._sight.doc[first:last].root
        for _ in range(len(self._sight.doc)):
            if any(_negates(child) for child in head.children if not first <= child.i < last):
                return True
            if not _shares_clause(head):
                return False
            head = head.head
        return False

    def _sentence_start(self, index: int) -> int:
        number = bisect_right(self._sentences, self._starts[index]) - 1
        return bisect_left(self._starts, self._sentences[number]) if number >= 0 else 0


def _shares_clause(token: Token) -> bool:
    # "does not help but cures": the second verb is no longer denied.
    second_verb = token.dep_ == "conj" and token.pos_ in _VERBS
    return token.dep_ in _WITHIN_CLAUSE and not second_verb and token.head.i != token.i


def _negates(token: Token) -> bool:
    if token.lower_ not in _NEGATIONS or token.dep_ not in ("neg", "det", "preconj"):
        return False
    following = token.i + 1
    return following >= len(token.doc) or token.doc[following].lower_ not in _AFTER_NOT
