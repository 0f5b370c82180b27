"""Who does what to what: the subject, object and prepositional objects of a predicate, by dependency.

Control, coordination, relative clauses and reduced clauses hand their subject down; this module
follows them up the tree.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.tree import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
RELATIVE_PRONOUNS = frozenset({"which", "that", "who", "whom", "whose"})
_DEPTH = 8
"""How far a subject is handed down before the parse is taken for broken."""


def children(token: Token, *deps: str) -> list[Token]:
    """The children of a token with one of the dependency labels, in text order."""
    below = token.children
    return [child for child in below if child.dep_ in deps] if below else []


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive, a reduced relative ("found in") included."""
    if children(verb, "auxpass", *PASSIVE_SUBJECTS):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}:
        return not children(verb, "dobj")  # "arginine increased spermidine", taken for a participle
    return verb.tag_ == "VBN" and verb.dep_ == "conj" and not children(verb, "aux") and is_passive(verb.head)


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The subject of a verb, its own or the one handed down to it; the surface subject, if passive."""
    own = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    if own and (deed := opening_deed(verb, own[-1])):
        return [deed]
    if own:
        return taken_by(own[-1]) or _antecedents(own[-1], verb)
    if depth > _DEPTH:
        return []
    return _handed_down(verb, depth)


def opening_deed(verb: Token, subject: Token) -> Token | None:
    """The gerund that opens a sentence and was taken for an aside, its object for the subject of the verb
    that follows: "losing 5 percent of your weight can prevent …". An aside would end with a comma."""
    for clause in children(verb, "advcl"):
        first = min([clause.i, *(word.i for word in children(clause, "neg"))])
        if clause.tag_ == "VBG" and first == clause.sent.start and clause.i < subject.i < verb.i:
            between = clause.doc.tokens[clause.i : verb.i]
            return None if any(token.text == "," for token in between) else clause
    return None


_INTAKE = frozenset(
    """take eat drink receive use give feed swallow consume treat inject apply try wear breathe inhale chew
    smoke practise practice have ingest""".split()
)


_ANIMALS = frozenset({"mouse", "rat", "animal"})


def taken_by(person: Token) -> list[Token]:
    """What somebody took of whom the clause tells: "mice fed the bacterium gained …", "women who ate
    nuts were …", "those on the drug"."""
    if person.lemma not in roles().people and person.lemma not in _ANIMALS and person.lower_ != "those":
        return []
    for clause in children(person, "acl", "relcl"):
        if clause.lemma in _INTAKE and not children(clause, "neg"):
            return children(clause, "dobj") or prepositional(clause, {"with", "by"})
    return []


def _antecedents(subject: Token, verb: Token) -> list[Token]:
    """What a relative pronoun stands for; any other subject as it is."""
    if subject.lower_ in RELATIVE_PRONOUNS and subject.tag_ in {"WDT", "WP", "DT", "IN"}:
        clause = verb
        while clause.dep_ in {"conj", "xcomp", "ccomp"} and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ == "relcl":
            return [clause.head]
    return [subject]


def _handed_down(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if verb.dep_ == "conj" and head.i != verb.i:
        return subjects(head, depth + 1) if _verbal(head) else []
    if verb.dep_ in {"xcomp", "ccomp"}:
        return _instrument(head) or _controller(head, depth)
    if verb.dep_ == "advcl":
        return _instrument(head) or (subjects(head, depth + 1) if _verbal(head) else [])
    if verb.dep_ in {"relcl", "acl"}:
        return [head]
    if verb.dep_ == "pcomp":  # "by blocking TLR4, LDN …"
        return _of_gerund(head, depth)
    return []


def _of_gerund(preposition: Token, depth: int) -> list[Token]:
    governor = preposition.head
    if _verbal(governor):
        return subjects(governor, depth + 1)
    if governor.pos_ in {"NOUN", "PROPN", "ADJ"} and preposition.lower_ == "for":
        return [governor]
    return subjects(governor.head, depth + 1) if _verbal(governor.head) else []


_USE = frozenset(
    "use take give prescribe recommend try employ apply add drink eat swallow administer".split()
)


def _instrument(head: Token) -> list[Token]:
    """What is used is what works: "doctors use steroids to manage pain"."""
    return children(head, "dobj") if head.lemma_ in _USE else []


def _controller(head: Token, depth: int) -> list[Token]:
    """The subject of a complement: that of the verb above it. What it makes or lets another do is
    its own deed, so that object control ("helps the body heal") gives the subject, too."""
    if _verbal(head) or head.pos_ == "ADJ":
        found = subjects(head, depth + 1)
        if found:
            return found
    if head.pos_ == "ADJ" and _verbal(head.head):
        return subjects(head.head, depth + 1)
    return []


def _verbal(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB")


def objects(verb: Token) -> list[Token]:
    """The direct objects of a verb; the antecedent, where it is the gap of a relative clause."""
    own = children(verb, "dobj", "attr", "oprd")
    own = [token for token in own if token.lower_ not in RELATIVE_PRONOUNS]
    if own:
        return own
    if verb.dep_ == "relcl" and (children(verb, *SUBJECTS) and _gap(verb)):
        return [verb.head]
    if verb.dep_ == "conj" and _verbal(verb.head) and verb.i > verb.head.i:
        return []
    return _shared_object(verb)


def _gap(verb: Token) -> bool:
    """Whether a relative clause lacks its object: "drugs (that) your liver breaks down"."""
    subject = children(verb, *SUBJECTS)[-1]
    return subject.lower_ not in RELATIVE_PRONOUNS


def _shared_object(verb: Token) -> list[Token]:
    """The object that coordinated verbs share stands with the last of them: "calms and protects skin"."""
    for conjunct in children(verb, "conj"):
        if _verbal(conjunct) and not children(conjunct, *SUBJECTS):
            found = children(conjunct, "dobj")
            if found:
                return found
    return []


def prepositional(token: Token, names: frozenset[str] | set[str]) -> list[Token]:
    """The objects of the prepositions `names` under a token: "reduction in pain", "leads to pain"."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ in names:
            found += children(child, "pobj", "pcomp")
    return found


def coordinated(token: Token) -> list[Token]:
    """A noun and the nouns coordinated with it."""
    found = [token]
    for conjunct in children(token, "conj", "appos" if token.dep_ == "conj" else "conj"):
        if not _verbal(conjunct) or conjunct.tag_ == "VBG":
            found += coordinated(conjunct)
    return found


def spread(tokens: list[Token]) -> tuple[Token, ...]:
    """Tokens and what is coordinated with each."""
    return tuple(token for first in tokens for token in coordinated(first))


def ancestors(token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    for _ in range(_DEPTH):
        if token.head.i == token.i:
            return
        token = token.head
        yield token
