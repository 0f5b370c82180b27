"""What sort of thing a subject is: somebody, an amount, a description, an empty word, or an agent."""

from __future__ import annotations

import re
from functools import lru_cache

from claimaudit.model import EntityType
from claimaudit.nlp.discourse.mentions import Mentions
from claimaudit.nlp.effects.arguments import SUBJECTS, children, prepositional, subjects
from claimaudit.nlp.effects.phrases import core
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.tree import Token

PRONOUNS = frozenset(
    """it they this these those that its their them which both each such either neither one another none some
    many most all others nothing something anything everything""".split()
)
FIRST_PERSONS = frozenset(
    {"i", "we", "you", "he", "she", "me", "us", "my", "your", "his", "her", "our", "who", "whoever"}
)
_POINTERS = frozenset("this these the such that those its their our your my both neither either each".split())
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_AMOUNT = re.compile(
    r"(?i)\W*(?:about |around |up to |over |at least |more than |less than |half )?"
    r"(?:[\d½¼¾]|(?:one|two|three|four|five|six|seven|eight|nine|ten|half)\b)"
)
_COUNTED: frozenset[EntityType] = frozenset(
    {"biomarker", "organ", "cell", "receptor", "process", "disease", "symptom", "microbe", "function"}
)
"""What is counted and nobody takes: "two hormones", which act themselves."""
_AGED = re.compile(r"(?:over|under)-?\d+s")
_OF_DEEDS = SUBJECTS | {"advcl", "pcomp", "ROOT", "nsubjpass", "csubjpass", "conj"}
_ABOVE = SUBJECTS | {"nsubjpass", "ROOT"}
_TITLES = frozenset({"dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "prof", "prof.", "professor"})
_DEPTH = 6
_KEPT = 1 << 14
"""How many words are remembered."""


def lemma_of(token: Token) -> str:
    """The lemma in small letters; of a capitalised plural, too, which the tagger takes for a name."""
    lemma = token.lemma
    return lemma[:-1] if token.pos_ == "PROPN" and lemma.endswith("s") and not lemma.endswith("ss") else lemma


def is_person(token: Token) -> bool:
    """Whether a subject is somebody, or a study: no agent of an effect."""
    if _names_person(token.lower_, lemma_of(token)):
        return True
    return bool(token.children) and any(child.lower_ in _TITLES for child in token.children)


@lru_cache(maxsize=_KEPT)
def _names_person(word: str, lemma: str) -> bool:
    if word in FIRST_PERSONS or lemma in roles().people or lemma in roles().sources:
        return True
    return _AGED.fullmatch(word) is not None


def is_pronoun(token: Token) -> bool:
    """Whether a word stands for something said elsewhere."""
    return (
        token.lower_ in PRONOUNS and token.pos_ in {"PRON", "DET", "ADV", "NUM", "ADJ"}
    ) or token.lower_ in {"none", "nothing"}


def is_gerund(token: Token) -> bool:
    """Whether a subject is something that one does: "quitting early", "rinsing"."""
    return token.tag_ == "VBG" and token.dep_ in _OF_DEEDS


def is_deed(token: Token) -> bool:
    """Whether a subject is a deed that acts as such, not by what it takes: "losing weight", "not smoking"."""
    return is_gerund(token) and (token.lemma not in roles().taking or bool(children(token, "neg")))


def is_amount(token: Token, mentions: Mentions) -> bool:
    """Whether a subject is only an amount: "2,000 IU per day reduced …", "two cups a day"."""
    start, end = mentions.phrase(token)
    inner = core(token)
    measured = lemma_of(inner) in roles().measures or inner.like_num
    if not measured and not _AMOUNT.match(mentions.text, start, end):
        return False
    if not measured and mentions.vocabulary.type_of(inner.lemma) in _COUNTED:
        return False
    return not mentions.agents_within(start, end)


def is_empty(token: Token) -> bool:
    """Whether a noun says nothing of what acts: "a strategy", "side effects", "a medicine that"."""
    lemma = lemma_of(token)
    if lemma in roles().empty:
        return True
    if lemma not in roles().generic and lemma not in roles().bare:
        return False
    indefinite = any(child.lower_ in {"a", "an", "another"} for child in children(token, "det"))
    return indefinite and bool(children(token, "relcl", "acl"))


def is_aside(token: Token) -> bool:
    """Whether ", which" after a noun speaks of the clause: "… receptors in the brain, which reduces pain"."""
    for clause in children(token, "relcl"):
        first = clause.left_edge
        if first.lower_ == "which" and first.i > 0 and first.nbor(-1).text == ",":
            return token.dep_ == "pobj" and token.head.lower_ in {"in", "by", "at", "within", "to", "for"}
    return False


def describes(token: Token, mentions: Mentions) -> bool:
    """Whether a noun phrase only describes what was named before: "this compound", "long-term treatment"."""
    lemma = lemma_of(token)
    bare = lemma in roles().bare
    if not bare and lemma not in roles().descriptions and lemma not in roles().generic:
        return False
    if any(" " in mentions.text[term.start : term.end] for term in mentions.within(token.idx, token.idx + 1)):
        return False
    if children(token, "relcl"):
        return False
    left = [child for child in token.children if child.i < token.i]
    if not bare and not any(child.lower_ in _POINTERS for child in left):
        return False
    modifiers = (child for child in left if child.dep_ in _MODIFIERS and child.lower_ not in _POINTERS)
    return all(child.lower_ in roles().colourless for child in modifiers)


def owner_of_empty(token: Token) -> Token | None:
    """The subject of the clause that an empty noun completes: "X offers a strategy to reduce …"."""
    word = token
    for _ in range(_DEPTH):
        if word.dep_ in _ABOVE:
            return None
        word = word.head
        if word.pos_ in {"VERB", "AUX"}:
            found = subjects(word)
            return found[0] if found and found[0].i != token.i else None
    return None


def examples(token: Token) -> list[Token]:
    """What a description goes on to name: "a protein called X", "drugs such as X"."""
    for clause in children(token, "acl"):
        if clause.lemma_ in {"call", "name", "know", "dub", "term"}:
            found = children(clause, "oprd", "dobj", "attr") or prepositional(clause, {"as"})
            if found:
                return found[:1]
    for preposition in children(token, "prep"):
        if preposition.lower_ == "as" and any(child.lower_ == "such" for child in preposition.children):
            return children(preposition, "pobj")
    return []


def takes(token: Token) -> list[Token]:
    """What a person of a subject takes or does: "people who drink coffee", "patients given X"."""
    clauses = children(token, "relcl", "acl")
    return [clause for clause in clauses if clause.lemma != "be" and clause.lemma not in roles().experience]
