"""Agents in no list: the noun phrase that the grammar makes the owner of an amount."""

from __future__ import annotations

import re

from claimaudit.nlp.doses.frequency import frequencies
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import phrase, unit_of, words
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Token
from claimaudit.source import collapse

_LONGEST = 5
"""Words in a name."""
_LINKS = frozenset({":", ",", "-", "–", "—", "(", "is", "was", "at", "=", "→", "|"})
"""What may stand between a name and its amount."""


def unlisted_after(scene: Scene, end: int) -> Mention | None:
    """ "20 mg of zorbifen"."""
    token = _token_at(scene, end)
    if token is None or token.lower_ != "of":
        return None
    name = _run_forward(scene, token.i + 1)
    return _mention(scene, name)


def drink_after(scene: Scene, end: int) -> Mention | None:
    """ "Two litres of water": of a drink that is mostly the company of a dose."""
    match = _OF_FORM.match(scene.page.text, end)
    if match is None:
        return None
    head = match["name"].split()[-1].lower()
    known = head in words("circumstances", "vehicles")
    return Mention(match["name"], "food", head, match.span("name")) if known else None


_OF_FORM = re.compile(r"\sof\s(?:the\s|your\s|a\s)?(?P<name>[A-Za-z]{3,12})(?![\w-])")


def beside_amount(scene: Scene, end: int) -> Mention | None:
    """ "400mg caff before a meet": the noun that directly follows an amount, in a clause of taking."""
    token = _token_at(scene, end)
    if token is None or token.pos_ not in ("NOUN", "PROPN") or token.lower_ in _SHORTHAND:
        return None
    if scene.page.text[end : token.idx] != " " or not token.is_alpha or unit_of(token.text):
        return None
    if token.i + 1 < scene.sentence.end and token.nbor().pos_ in ("NOUN", "PROPN", "ADJ"):
        return None
    if token.lower_ in (*words("cues", "weak_agents"), *words("circumstances", "topical_forms")):
        return None
    return _mention(scene, [token])


_SHORTHAND = frozenset(
    {"ed", "eod", "pre", "post", "pwo", "od", "bd", "tds", "am", "pm", "mane", "nocte", "prn", "max"}
)


def section_subject(scene: Scene) -> Mention | None:
    """What the section opens with as its subject, where no list knows it: "Zorbifen eases pain."."""
    block = scene.page.section_opening(scene.block)
    span = scene.page.doc.within(block.start, block.end) if block else None
    first = next((token for token in span or () if not token.is_space), None)
    if first is None or first.dep_ not in ("nsubj", "nsubjpass") or first.pos_ not in ("NOUN", "PROPN"):
        return None
    return _mention(scene, [first]) if first.is_alpha and first.is_title and not is_plain(first) else None


def is_plain(token: Token) -> bool:
    """Whether a noun is an everyday one: in the plural, or short."""
    return token.tag_ in ("NNS", "NNPS") or len(token.text) < _SHORTEST_NAME


_SHORTEST_NAME = 6


_TAKEN = re.compile(
    r"\b(?i:tak(?:e|es|en|ing)|took|us(?:e|ed|ing)|tried|loaded|loading|ran|did)\s(?:the\s|my\s)?"
    r"(?P<name>[A-Z][\w-]{1,16}(?:\s[a-z-]{3,14})?)\s(?:for|over|every|twice|once)(?=\s$|$)"
)
_WITH = re.compile(
    r"\s(?:of|with|on)\s(?:the|a|an|my|his|her|this|that)\s(?P<name>[a-z-]{3,16})(?=\s(?:and|but|or)\b|[,.;:]|$)"
)
_ON_IT = re.compile(r"\bput\s(?P<name>[a-z]{3,12})\son\s[^.;]{0,20}$")


def taken_for(scene: Scene, start: int, end: int) -> Mention | None:
    """What a time was spent on, in no list: "took Rhus tox for six weeks", "two weeks with the muzzle"."""
    text = scene.page.text
    before = text[max(scene.start, start - 60) : start]
    if match := (_TAKEN.search(before) or _ON_IT.search(before.removesuffix("for "))):
        first = start - len(before)
        place = (first + match.start("name"), first + match.end("name"))
    elif match := _WITH.match(text, end):
        place = match.span("name")
    else:
        return None
    name = text[slice(*place)]
    return None if name.lower() in words("cues", "generic_agents") else Mention(name, "unknown", None, place)


def unlisted_before(scene: Scene, start: int) -> Mention | None:
    """ "Zorbifen 20 mg", "zorbifen: 20 mg" at the beginning of a sentence or after a colon."""
    span = scene.page.doc.within(scene.start, start)
    tokens = list(span) if span is not None else []
    while tokens and (tokens[-1].lower_ in _LINKS or tokens[-1].is_space):
        tokens.pop()
    name: list[Token] = []
    while tokens and tokens[-1].pos_ in ("NOUN", "PROPN", "ADJ") and len(name) < _LONGEST:
        name.insert(0, tokens.pop())
    if tokens and (tokens[-1].pos_ == "ADP" or not name):
        return None
    if len(tokens) > 1 and tokens[-1].pos_ == "DET" and tokens[-2].lemma in ("give", "feed", "offer"):
        return None
    if tokens and not _opens(tokens[-1]) and not all(token.pos_ == "PROPN" for token in name):
        return None
    return _mention(scene, name)


def leading_name(scene: Scene, start: int) -> Mention | None:
    """ "Zorbifen, once a week, 20 mg": the noun phrase that a verbless sentence opens with."""
    span = scene.page.doc.within(scene.start, start)
    tokens = [token for token in span or () if not token.is_space and token.text not in _BULLETS]
    if any(token.tag_ in ("VBZ", "VBP", "VBD", "MD", "VB") for token in tokens):
        return None
    while tokens and tokens[0].pos_ in ("DET", "PUNCT", "SYM"):
        tokens.pop(0)
    name: list[Token] = []
    while tokens and _names(tokens[0]) and len(name) < _LONGEST:
        name.append(tokens.pop(0))
    if not name or not tokens or tokens[0].text not in _LINKS or name[0].pos_ not in ("NOUN", "PROPN"):
        return None
    known = phrase("circumstances", "populations").search(" ".join(token.text for token in name))
    return None if known or scene.in_table else _mention(scene, name)


_BULLETS = frozenset({"*", "•", "-", "·", "✔", "–"})


def _opens(token: Token) -> bool:
    return token.is_punct or token.lower_ in ("take", "use", "try", "add", "the")


def _token_at(scene: Scene, position: int) -> Token | None:
    for token in scene.sentence:
        if token.idx >= position and not token.is_space:
            return token
    return None


def _run_forward(scene: Scene, first: int) -> list[Token]:
    name: list[Token] = []
    for token in scene.page.doc[first : scene.sentence.end]:
        if not name and token.pos_ in ("DET", "PRON"):
            continue
        if len(name) == _LONGEST or not (token.text == "-" or _names(token)) or frequencies(token.text):
            break
        name.append(token)
    return name


def _names(token: Token) -> bool:
    """Whether a word may be part of a name; participles may ("purified extract")."""
    return token.pos_ in ("NOUN", "PROPN", "ADJ") or token.tag_ in ("VBN", "VBG")


def _mention(scene: Scene, name: list[Token]) -> Mention | None:
    while name and name[-1].pos_ not in ("NOUN", "PROPN"):
        name = name[:-1]
    if not name or all(_is_generic(token) for token in name) or _is_generic(name[-1]):
        return None
    start, end = name[0].idx, name[-1].idx + len(name[-1])
    text = collapse(scene.page.text[start:end])
    if len(text) < 3 or frequencies(text) or not any(letter.isalpha() for letter in text):
        return None
    return Mention(text, "unknown", None, (start, end))


def _is_generic(token: Token) -> bool:
    return token.lower_ in words("cues", "generic_agents") or unit_of(token.lower_) is not None
