"""Claims read off a Doc once the pipeline has run: frozen values with source regions."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from claimaudit.model import Claim, Cue, Dose, Entity, Hedge, Support, Words
from claimaudit.nlp.identity import identify
from claimaudit.nlp.proposal import DoseParts, Mention, Proposal, Qualification, Range
from claimaudit.nlp.qualify import certainty_of, certainty_score
from claimaudit.nlp.records import proposals_of, qualifications_of
from claimaudit.nlp.sentences import sentence_starts
from claimaudit.source import Block, Document


def claims(doc: Doc) -> tuple[Claim, ...]:
    """The claims of a Doc that was made from a bare text, its offsets those of the text."""
    return read_claims(doc, Document.plain(doc.text))


def read_claims(doc: Doc, document: Document) -> tuple[Claim, ...]:
    """The claims of a document, in reading order, from the Doc that the pipeline made of it."""
    pairs = zip(proposals_of(doc), qualifications_of(doc), strict=True)
    found = [_claim(document, proposal, qualification) for proposal, qualification in pairs]
    return identify(sorted(found, key=_reading_order), document.key)


def _reading_order(claim: Claim) -> tuple[int, int, str, str]:
    return claim.cue.span.start, claim.cue.span.end, claim.kind, claim.relation or ""


def _claim(document: Document, proposal: Proposal, qualification: Qualification) -> Claim:
    sentence, block = sentence_around(document, proposal)
    return Claim(
        id="",
        key="",
        kind=proposal.kind,
        text=document.slice(*proposal.clause),
        sentence=document.slice(*sentence),
        span=document.locate(*proposal.clause),
        sentence_span=sentence,
        section=block.section,
        block=block.kind,
        row=block.row,
        column_head=block.column_head,
        agents=tuple(_entity(document, mention) for mention in proposal.agents),
        relation=proposal.relation,
        cue=_cue(document, proposal.cue),
        targets=tuple(_entity(document, mention) for mention in proposal.targets),
        polarity="negative" if qualification.denied else "positive",
        negation=_words(document, qualification.negated) if qualification.negated else None,
        certainty=certainty_of(qualification),
        certainty_score=certainty_score(qualification),
        hedges=tuple(
            Hedge(document.slice(*at), mark.sort, document.locate(*at))
            for mark in qualification.hedges
            if (at := _tight(document, mark.at))
        ),
        boosters=tuple(_words(document, at) for at in qualification.boosters),
        support=Support(
            qualification.support,
            document.slice(*qualification.support_at) if qualification.support_at else None,
            qualification.references,
        ),
        dose=_dose(document, proposal.dose) if proposal.dose else None,
    )


def sentence_around(document: Document, proposal: Proposal) -> tuple[Range, Block]:
    """The whole sentence, single bullet or cell that holds a cue, lead-in included, and its block."""
    at = proposal.cue[0][0]
    block = document.block_at(at)
    if block is None:
        raise ValueError(f"a claim outside every block, at {at}")
    text = document.text[block.start : block.end]
    starts = sentence_starts(text)
    following = bisect_right(starts, at - block.start)
    begin = block.start + starts[following - 1]
    end = block.start + starts[following] if following < len(starts) else block.end
    trimmed = document.text[begin:end].rstrip()
    return (begin, begin + len(trimmed)), block


def _entity(document: Document, mention: Mention) -> Entity:
    stands_here = mention.resolved_from is None and mention.at is not None
    return Entity(
        text=document.slice(*mention.at) if stands_here and mention.at else mention.text,
        type=mention.type,
        canonical=mention.canonical,
        status=mention.status,
        resolved_from=mention.resolved_from,
        span=document.locate(*mention.at) if mention.at else None,
    )


def _cue(document: Document, ranges: tuple[Range, ...]) -> Cue:
    parts = tuple(document.locate(*at) for at in ranges)
    text = " … ".join(document.slice(*at) for at in ranges)
    whole = document.locate(ranges[0][0], ranges[-1][1])
    return Cue(text, whole, parts if len(parts) > 1 else ())


def _tight(document: Document, at: Range) -> Range:
    """A range without the white space at its end, which may be the gap to the next block."""
    return at[0], at[0] + len(document.text[at[0] : at[1]].rstrip())


def _words(document: Document, at: Range) -> Words:
    return Words(document.slice(*at), document.locate(*at))


def _dose(document: Document, parts: DoseParts) -> Dose:
    return Dose(
        low=parts.low,
        high=parts.high,
        unit=parts.unit,
        per=parts.per,
        count=parts.count,
        form=parts.form,
        substance_form=parts.substance_form,
        frequency=parts.frequency,
        route=parts.route,
        duration=parts.duration,
        timing=parts.timing,
        population=parts.population,
        role=parts.role,
        text=document.slice(*parts.at),
        span=document.locate(*parts.at),
    )
