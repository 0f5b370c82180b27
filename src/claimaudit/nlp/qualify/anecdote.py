"""Anecdotes: testimonials, one's own experience, what people tell, and tradition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimaudit.nlp.layout import text_of
from claimaudit.nlp.proposal import Proposal, Range
from claimaudit.nlp.qualify.cues import word_lists
from claimaudit.nlp.qualify.field import between
from claimaudit.nlp.qualify.persons import OWN, Person
from claimaudit.nlp.qualify.scope import SUBJECTS, Link
from claimaudit.nlp.qualify.tense import in_past, is_perfect
from claimaudit.nlp.tree import Token, Tree
from claimaudit.source import Block

_NAME = r"[A-Z][\w'’-]+(?:,? (?:[A-Z][\w'’-]*\.?|\d{2}|of|from|in|the|and|&)){0,5}"
_QUOTATION = re.compile(
    r"(?:[★☆*]{1,5}\s*|\d(?:\.\d)?\s?/\s?\d{1,2}:?\s*)?"
    rf"[\"“][^\"“”]*[\"”]\s*(?:(?:[–—]|--?)\s*[^\n.!?]{{2,60}}|{_NAME})?$"
)
"""With what a customer gave it before it, and who says it after."""
_LOG = re.compile(
    r"\b(?:I['’]ve|I (?:take|took|use|used|tried|swallow|eat|ate|drink|drank|do|did|had)|[Mm]y)\b(?!.*\?)"
)
_THEMSELVES = OWN | {"he", "she", "him", "her"}
_ADDRESS = re.compile(r"\b[Yy]our?\b")
_PERSONAL = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|me|[Ww]e|[Oo]ur)\b")
_SPOKEN = re.compile(r"(?:[^.!?\"“]{1,60}: ?)?[\"“]")
_SPEAKERS = re.compile(r"\bwhat ((?:[\w'’-]+ ){1,3})(?:say|said|are saying|tell us|told us)\b")
_SIGNED = re.compile(rf"(?:(?:[–—]|--?)\s*[^\n.!?]{{2,60}}|[\"”]\s*{_NAME})$")
_OF_EXPERT = re.compile(r"\b(?:Dr|Prof|Professor|MD|PhD|RD)\b")


def is_testimonial(doc: Tree, block: Block) -> bool:
    """Whether a block is what somebody writes of their own experience."""
    text = text_of(doc)[block.start : block.end].strip()
    headings = word_lists("sources.yml")["testimonial_headings"]
    quoted = block.kind == "quote" or _QUOTATION.match(text) is not None
    above = block.section[-1].lower() if block.section else ""
    if any(heading in above for heading in headings):
        return quoted or not _ADDRESS.search(text)
    if _hands_over(above):
        return quoted or _SPOKEN.match(text) is not None
    if quoted:
        signed = _SIGNED.search(text)
        by_layman = signed is not None and not _OF_EXPERT.search(signed.group())
        return by_layman or bool(_PERSONAL.search(text))
    return False


def _hands_over(heading: str) -> bool:
    """Whether lay people speak under a heading: "What our members say"."""
    speakers = _SPEAKERS.search(heading)
    lists = word_lists("sources.yml")
    spoken = lists["experts"] | lists["studies"] | lists["guidelines"] | lists["agencies"]
    return speakers is not None and not any(
        word in spoken or word.removesuffix("s") in spoken for word in speakers[1].split()
    )


def is_log(block: Block) -> bool:
    """Whether a block stands under a heading in the first person: "What I've taken"."""
    heads = [block.column_head or ""] if block.kind == "table_cell" else block.section[-1:]
    return any(_LOG.search(head) for head in heads)


def experience(
    links: list[Link], proposal: Proposal, voices: Sequence[Token], person: Person, *, log: bool
) -> Range | None:
    """The words by which a claim rests on the writer's own experience, or on what lay people tell."""
    predicate = links[0].token
    told = _told(links) or _voiced(voices)
    if told is not None or proposal.kind == "dosage":
        noted = is_own_dose(proposal, person) or (log and not person.finite and not person.orders)
        return told or (_at((*person.own, predicate)[0]) if noted else None)
    speakers = [child for voice in voices for child in voice.children if child.dep_ in SUBJECTS]
    if any(speaker.norm_ not in OWN for speaker in speakers):
        return _of_themselves(links, speakers)
    happened = person.kin if predicate.tag_ in {"VBD", "VBN"} else None
    return _own(links, person) or happened or _seen(links, person) or person.tradition


def is_own_dose(proposal: Proposal, person: Person) -> bool:
    """Whether a dose is one that the writer takes: with "I", or noted down with nobody else about."""
    taken = proposal.dose is not None and proposal.dose.role == "taken"
    return taken and bool(person.own or not (person.others or person.present))


def is_loose_result(predicate: Token, person: Person) -> bool:
    """Whether a result is noted down without a finite verb or a subject: "libido up", "got ulcers"."""
    if predicate.tag_ == "VBD":
        return not any(child.dep_ in SUBJECTS and child.norm_ not in OWN for child in predicate.children)
    return not person.finite


def _told(links: list[Link]) -> Range | None:
    """ "Many people report", "users say"."""
    lists = word_lists("sources.yml")
    for link in links:
        if link.via in {"relcl", "advcl"}:
            return None
        if link.token.lemma_ not in lists["telling"]:
            continue
        for subject in _subjects(link.token):
            # whoever swears does so by what they saw, not by what was studied
            lay = subject.lemma in lists["lay"] or link.token.lemma_ == "swear"
            if lay and subject.i < link.token.i and subject.dep_ != "nsubjpass" and not _is_expert(subject):
                return subject.left_edge.idx, subject.idx + len(subject)
    return None


def _is_expert(noun: Token) -> bool:
    """ "A doctor friend", "Dr Osei"."""
    experts = word_lists("sources.yml")["experts"] | {"dr", "prof", "dr.", "prof."}
    return any(word.lemma in experts or word.norm_ in experts for word in (noun, *noun.lefts))


def _subjects(verb: Token) -> list[Token]:
    """The subjects of a verb; of one without its own, those of the verb above: "many start to notice"."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    return own or [child for child in verb.head.children if verb.dep_ == "xcomp" and child.dep_ in SUBJECTS]


def _voiced(voices: Sequence[Token]) -> Range | None:
    """ "Parents say", "according to my wife", "I find"."""
    lists = word_lists("sources.yml")
    lay = lists["lay"]
    for voice in voices:
        if voice.lemma_ in lists["opining"] and any(child.norm_ in OWN for child in voice.lefts):
            continue
        for word in _speakers(voice):
            if _is_expert(word) or word.dep_ == "nsubjpass":
                continue
            if word.lemma in lay or (word.norm_ in OWN and word.dep_ in SUBJECTS):
                return _at(word)
    return None


def _speakers(voice: Token) -> list[Token]:
    """Who speaks: the subject (of "one of our patients" both), or who stands after "according to"."""
    heads = [child for child in voice.children if child.dep_ in SUBJECTS]
    if voice.pos_ != "VERB" or not heads:
        heads += [voice, *(child for child in voice.children if child.dep_ == "prep")]
    inner = [child for head in heads for child in head.children if child.dep_ in {"pobj", "prep"}]
    return [*heads, *inner, *(child for word in inner for child in word.children if child.dep_ == "pobj")]


def _own(links: list[Link], person: Person) -> Range | None:
    """First person in the clause of the predicate, other than of a reader, writer or adviser."""
    clause = _clause(links)
    for token in person.own:
        if _same_clause(token, clause, links):
            return _at(token)
    return None


def _of_themselves(links: list[Link], speakers: Sequence[Token]) -> Range | None:
    """What one person says happened to them: "Jo says it makes her tired", ""I sleep," says Jo"."""
    predicate = links[0].token
    befell = predicate.dep_ != "ROOT" and (in_past(predicate) or is_perfect(predicate))
    roles = {"dobj", "dative"} | (SUBJECTS if befell else set())
    told = [
        child
        for child in predicate.children
        if (child.norm_ in _THEMSELVES and child.dep_ in roles)
        or (child.norm_ == "i" and child.dep_ in SUBJECTS)
    ]
    single = [word for word in speakers if word.tag_ in {"NNP", "PRP"} and not _is_expert(word)]
    return _at(told[0]) if told and single else None


def _seen(links: list[Link], person: Person) -> Range | None:
    """Customers, patients or a clinic of the writer's own in the clause of the predicate."""
    if person.practice is None or not _same_clause(person.practice, _clause(links), links):
        return None
    return _at(person.practice)


def _clause(links: list[Link]) -> Token:
    """The verb of the clause in which a predicate stands."""
    return next((link.token for link in links if link.token.pos_ in {"VERB", "AUX"}), links[-1].token)


def _same_clause(token: Token, clause: Token, links: list[Link]) -> bool:
    above = {link.token.i for link in links}
    if any(word.text == ";" for word in between(token, links[0].token)):
        return False
    current = token
    for _ in range(10):
        governs = current.i in above and current.pos_ in {"VERB", "AUX"} and current.i < clause.i
        if current.i == clause.i or governs:
            return True
        if current.head.i == current.i or current.dep_ in {"relcl", "advcl"}:
            return False
        current = current.head
    return False


def _at(token: Token) -> Range:
    return token.idx, token.idx + len(token)
