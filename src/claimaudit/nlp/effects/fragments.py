"""Claims without a predicate of their own: a cell under "Good for", an item under "Do not take it if:",
a label before a list ("Side effects: nausea"), an arrow ("cortisol ↓")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from claimaudit.lexicon import read_mapping
from claimaudit.model import ClaimKind, Relation
from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.frames import relation_named
from claimaudit.nlp.proposal import Mention, Proposal, Range
from claimaudit.nlp.tree import Span
from claimaudit.resources import lexicon_folder
from claimaudit.source import Block

_ARROW = re.compile(
    r"(?P<before>(?:[^\W\d_][\w-]*\s){0,2}[^\W\d_][\w-]*)\s?(?P<after_mark>[↑↓]+)|(?P<mark>[↑↓]+)\s?(?P<after>[^\W\d_][\w-]*(?:\s[a-z][\w-]*)?)"
)
_LABEL = re.compile(r"\W*(?P<label>[^\n:.]{2,40}?)\s*(?:\([^)]{0,60}\))?\s*[:–—]\s+(?P<rest>\S.*)", re.DOTALL)
_DENIAL = re.compile(
    r"\W*(?P<cue>(?:not|never)\s+(?:suitable\s+|recommended\s+|safe\s+|advised\s+)?"
    r"(?:for|in|with|under|if|when|alongside|during)"
    r"|must not be (?:used|taken|given|combined|mixed)(?:\s+\w+)?|best avoided(?:\s+\w+)?"
    r"|avoid (?:if|in|with|during))\s+(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
"""A contraindication without a subject: "Not for children", "Must not be combined with linezolid"."""
_ABSENCE = re.compile(r"\W*(?P<cue>no|zero|without|free from)\s+(?P<rest>[^.;:]+)", re.IGNORECASE)
"""What is promised not to happen: "No jitters"."""
_SEPARATOR = re.compile(r",\s+(?:and |or )?|;\s+|\s+(?:and|or|plus|&)\s+|\s*/\s*")
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD", "VB"})
_LONGEST_LABEL = 6
_LONGEST = 160
"""Characters; a longer cell or item is a sentence, not a fragment."""


def arrows(sentence: Span, discourse: Discourse) -> Iterator[Proposal]:
    """Arrows are predicates: the cue is the target's words with the arrow."""
    text = discourse.text[sentence.start_char : sentence.end_char]
    if "↑" not in text and "↓" not in text:  # the expression is slow where there is none
        return
    for match in _ARROW.finditer(text):
        name = "before" if match["before"] else "after"
        relation: Relation = "increases" if "↑" in match[0] else "decreases"
        offset = sentence.start_char
        target = (offset + match.start(name), offset + match.end(name))
        cue = (offset + match.start(), offset + match.end())
        yield from _proposals(sentence, discourse, relation, cue, (target,))


def fragments(sentence: Span, discourse: Discourse) -> Iterator[Proposal]:
    """The claim of a sentence without a predicate of its own, where a label gives its relation."""
    block = discourse.block_of(sentence)
    if block is None or block.kind == "heading":
        return
    start, end = max(sentence.start_char, block.start), min(sentence.end_char, block.end)
    text = discourse.text[start:end]
    if len(text) > _LONGEST or text.rstrip().endswith("?"):
        return
    finders = (_denied, _promised, _labelled, _judged, _under_label, _indicated)
    found = (list(finder(sentence, discourse, block, (start, end))) for finder in finders)
    yield from next((proposals for proposals in found if proposals), [])


def _denied(sentence: Span, discourse: Discourse, _: Block, at: Range) -> Iterator[Proposal]:
    denial = _DENIAL.match(discourse.text[at[0] : at[1]])
    if denial:
        cue = (at[0] + denial.start("cue"), at[0] + denial.end("cue"))
        relation: Relation = "interacts" if re.search("combin|mix", denial["cue"]) else "unsafe"
        target = _trimmed(discourse.text, (at[0] + denial.start("rest"), at[1]))
        yield from _proposals(sentence, discourse, relation, cue, (target,))


def _promised(sentence: Span, discourse: Discourse, _: Block, at: Range) -> Iterator[Proposal]:
    absence = _ABSENCE.match(discourse.text[at[0] : at[1]])
    if absence and absence["rest"].count(" ") < _LONGEST_LABEL:
        yield from _absent(sentence, discourse, absence, at[0])


def _labelled(sentence: Span, discourse: Discourse, _: Block, at: Range) -> Iterator[Proposal]:
    label = _LABEL.match(discourse.text[at[0] : at[1]])
    if label and (relation := relation_of_label(label["label"])):
        yield from _listed(sentence, discourse, relation, (at[0] + label.start("rest"), at[1]))


def _judged(sentence: Span, discourse: Discourse, block: Block, at: Range) -> Iterator[Proposal]:
    if (
        block.row
        and block.column_head
        and (relation := verdicts().get(_plain(discourse.text[at[0] : at[1]])))
    ):
        yield from _verdict(sentence, discourse, relation, at, block)


def _under_label(sentence: Span, discourse: Discourse, block: Block, at: Range) -> Iterator[Proposal]:
    for name in _labels_above(block, discourse.lead_in):
        relation = relation_of_label(name)
        if relation and not (_says(sentence) and relation in {"treats", "supports"}):
            yield from _listed(sentence, discourse, relation, at)
            return


def _indicated(sentence: Span, discourse: Discourse, block: Block, at: Range) -> Iterator[Proposal]:
    if block.kind not in {"paragraph", "list_item"} or _says(sentence) or not discourse.names_agent(block):
        return
    if _is_indication(discourse.text[at[0] : at[1]], discourse):
        yield from _listed(sentence, discourse, "treats", at)


def _says(sentence: Span) -> bool:
    """Whether a sentence has a verb of its own, and is no list."""
    return any(token.tag_ in _FINITE for token in sentence)


def _verdict(
    sentence: Span, discourse: Discourse, relation: Relation, cue: Range, block: Block
) -> Iterator[Proposal]:
    """A cell that only judges, in a table whose columns are agents and whose rows say for whom."""
    agent = discourse.heading_agent(block.column_head or "")
    start, end = _trimmed(discourse.text, cue)
    token = sentence.doc.covering(start, end)
    if agent is None or token is None or end <= start:
        return
    yield Proposal(
        kind="outcome",
        cue=((start, end),),
        predicate=token.root.i,
        sentence=(sentence.start_char, sentence.end_char),
        clause=(start, end),
        agents=(replace(agent, at=None, resolved_from=""),),
        relation=relation,
        targets=(Mention(block.row or "", discourse.vocabulary.type_of(block.row or ""), None, None, ""),),
    )


def _is_indication(text: str, discourse: Discourse) -> bool:
    """Whether a verbless sentence under a remedy's name only lists what is suffered: "Bruises, sprains."."""
    parts = [part.strip(" .;") for part in _SEPARATOR.split(text) if part.strip(" .;")]
    types = [discourse.vocabulary.type_of(part) for part in parts]
    suffered = sum(kind in {"symptom", "disease"} for kind in types)
    return suffered > 0 and 2 * suffered > len(types) and len(text) < _LONGEST


@cache
def verdicts() -> dict[str, Relation]:
    """Words with which a cell judges, from `effects/labels.yml`."""
    return {word[1:]: relation for word, relation in labels().items() if word.startswith("=")}


def _absent(sentence: Span, discourse: Discourse, absence: re.Match[str], offset: int) -> Iterator[Proposal]:
    """ "No jitters", "no side effects": what is suffered, denied."""
    start, end = offset + absence.start("rest"), offset + absence.end("rest")
    if discourse.vocabulary.type_of(discourse.text[start:end]) not in {"symptom", "disease"}:
        return
    cue = (offset + absence.start("cue"), offset + absence.end("cue"))
    relation: Relation = "safe" if "effect" in absence["rest"] else "causes"
    for found in _proposals(sentence, discourse, relation, cue, (_trimmed(discourse.text, (start, end)),)):
        yield replace(found, negative=relation == "causes")


def _labels_above(block: Block, lead_in: str | None) -> Iterator[str]:
    if block.kind == "table_cell" and block.column_head and block.row:
        yield block.column_head
    if block.kind == "list_item":
        if lead_in:
            yield lead_in
        if block.section:
            yield block.section[-1]


def _listed(sentence: Span, discourse: Discourse, relation: Relation, at: Range) -> Iterator[Proposal]:
    start, end = _trimmed(discourse.text, at)
    if end - start < 3:
        return
    parts = _parts(discourse.text, start, end) if relation != "unsafe" else [(start, end)]
    yield from _proposals(sentence, discourse, relation, (start, end), tuple(parts))


def _parts(text: str, start: int, end: int) -> list[Range]:
    """The items of an enumeration."""
    parts: list[Range] = []
    at = start
    for match in _SEPARATOR.finditer(text, start, end):
        parts.append((at, match.start()))
        at = match.end()
    parts.append((at, end))
    return [part for part in parts if part[1] - part[0] > 1]


def _trimmed(text: str, at: Range) -> Range:
    start, end = at
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")%"):
        end -= 1
    return start, end


def _proposals(
    sentence: Span, discourse: Discourse, relation: Relation, cue: Range, targets: tuple[Range, ...]
) -> Iterator[Proposal]:
    agents = discourse.left_out(sentence)
    token = sentence.doc.covering(*cue)
    if not agents or token is None:
        return
    by_kind: dict[ClaimKind, list[Mention]] = {}
    for start, end in targets:
        words = discourse.text[start:end].strip()
        kind: ClaimKind = discourse.vocabulary.kind_of_target(words, relation) or "outcome"
        mention = Mention(words, discourse.vocabulary.type_of(words), None, (start, end))
        by_kind.setdefault("outcome" if relation in {"unsafe", "treats"} else kind, []).append(mention)
    for kind, mentions in by_kind.items():
        yield Proposal(
            kind=kind,
            cue=(cue,),
            predicate=token.root.i,
            sentence=(sentence.start_char, sentence.end_char),
            clause=cue,
            agents=agents,
            relation=relation,
            targets=tuple(mentions),
        )


def relation_of_label(label: str) -> Relation | None:
    """The relation that a label gives, by the whole of it or by a telling word in it."""
    words = _plain(label)
    if words in labels():
        return labels()[words]
    if len(words.split()) > _LONGEST_LABEL:
        return None
    return next((relation for word, relation in telling_words().items() if word in words), None)


@cache
def telling_words() -> dict[str, Relation]:
    """Words that give the relation of any short label they stand in, the more particular first."""
    return {word[1:]: relation for word, relation in labels().items() if word.startswith("*")}


@cache
def labels() -> dict[str, Relation]:
    """Relations by label, from `effects/labels.yml`."""
    path = lexicon_folder() / "effects" / "labels.yml"
    data: dict[str, str] = read_mapping(path)
    return {
        label.strip(): relation_named(relation)
        for relation, names in data.items()
        if relation != "source"
        for label in names.split(",")
    }


def _plain(label: str) -> str:
    """A label as the list has it: "Do NOT take this medicine if:" is "do not take if"."""
    words = re.sub(r"[^a-z' ]+", " ", label.casefold()).split()
    return " ".join(word for word in words if word not in _FILLERS)


_FILLERS = frozenset(
    "this these it the a any of our your medicine product supplement key main please you are have".split()
)
