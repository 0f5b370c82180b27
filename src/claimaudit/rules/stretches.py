"""Rules asked of every claim, every sentence, every block."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claimaudit.model import Basis, Claim
from claimaudit.rules.compiled import CompiledRule, make_match, words_on_limit
from claimaudit.rules.match import Match
from claimaudit.rules.reading import Range, Reading
from claimaudit.rules.schema import Anchor
from claimaudit.rules.subject import Subject


def on_claims(rule: CompiledRule, document: Subject, sources: Mapping[str, Basis]) -> Iterator[Match]:
    """Ask a rule of every claim."""
    for claim in document.reading.fitting(rule.masks):
        subject = document.on_claim(claim)
        places = rule.words.find(subject) if rule.words else []
        if (rule.words and not places) or not rule.holds(subject):
            continue
        found = rule.comparison(subject)
        values = {"match": document.reading.document.slice(*places[0])} if places else {}
        yield from make_match(
            rule,
            subject,
            anchor_of(rule.spec.rule.at, subject, places[0] if places else None),
            values | words_on_limit(found),
            sentence=claim.sentence_span,
            basis=(replace(sources[found.source], read=found.read),) if found else (),
        )


def on_sentences(rule: CompiledRule, document: Subject) -> Iterator[Match]:
    """Ask a rule of every sentence of the body."""
    for sentence in _with_words(rule, document.reading, document.reading.body_sentences):
        yield from _on_stretch(rule, document.around((sentence,)))


def on_blocks(rule: CompiledRule, document: Subject) -> Iterator[Match]:
    """Ask a rule of every block of the body."""
    for block in _with_words(rule, document.reading, document.reading.body_blocks):
        yield from _on_stretch(rule, document.around((block,)))


def _with_words(rule: CompiledRule, reading: Reading, stretches: Sequence[Range]) -> Iterator[Range]:
    """The stretches that can hold the words of a rule."""
    if rule.words is None or not rule.words.own:
        return iter(stretches)
    starts = (start for probe in rule.words.probes for start, _ in reading.found(probe))
    numbers = {bisect_right(stretches, (start, sys.maxsize)) - 1 for start in starts}
    return (stretches[number] for number in sorted(numbers) if number >= 0)


def _on_stretch(rule: CompiledRule, subject: Subject) -> Iterator[Match]:
    places = rule.words.find(subject) if rule.words else [None]
    if not places or rule.passes_over(subject) or not rule.holds(subject):
        return
    text = subject.reading.document
    for place in places:
        claim = _claim_at(rule, subject, place)
        told = replace(subject, claim=claim, about=claim)
        at = anchor_of(rule.spec.rule.at, told, place)
        sentence = subject.reading.sentence_beside(at[0], 0) or subject.ranges
        values = {"match": text.slice(*place)} if place else {}
        yield from make_match(rule, told, at, values, sentence=sentence[0])


def _claim_at(rule: CompiledRule, subject: Subject, place: Range | None) -> Claim | None:
    """The claim that a match is about: whose clause holds the words, else the next in the sentence."""
    reading = subject.reading
    claims = list(subject.claims())
    if place is None:
        return next((claim for claim in claims if rule.applies(subject.on_claim(claim))), None)
    sentence = reading.sentence_beside(place[0], 0)
    claims = list(reading.claims_in(sentence))
    clauses = [(claim, reading.positions(claim.span)) for claim in claims]
    holding = (claim for claim, (start, end) in clauses if start <= place[0] and place[1] <= end)
    following = (claim for claim in claims if reading.positions(claim.cue.span)[0] >= place[0])
    return next(holding, None) or next(following, None) or (claims[-1] if claims else None)


def anchor_of(anchor: Anchor | None, subject: Subject, place: Range | None) -> Range:
    """The words that the finding points to."""
    if place is not None and anchor in (None, "match"):
        return place
    if anchor == "title" or (anchor is None and subject.claim is None):
        ranges = subject.where("title") if anchor else subject.ranges
    elif anchor == "sentence":
        ranges = subject.where("sentence")
    else:
        ranges = subject.where(anchor if anchor and anchor != "match" else "cue")
    return _hull(ranges or subject.where("cue") or subject.ranges, joined=anchor in (None, "cue", "match"))


def _hull(ranges: tuple[Range, ...], *, joined: bool) -> Range:
    # A discontinuous cue is shown whole; of several agents or hedges, the first.
    return (ranges[0][0], ranges[-1][1]) if joined else ranges[0]
