"""Support: the best evidence that a text gives for a claim, judged by the claim's own sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimaudit.nlp.layout import LINKS, block_at, blocks_of, text_of
from claimaudit.nlp.proposal import Proposal
from claimaudit.nlp.qualify.anecdote import (
    experience,
    is_log,
    is_loose_result,
    is_own_dose,
    is_testimonial,
)
from claimaudit.nlp.qualify.coverage import covers, explains, in_relative
from claimaudit.nlp.qualify.evidence import NONE, Evidence, Sources
from claimaudit.nlp.qualify.narrative import BACK, STUDY, brings_up, is_told, tells, told_case
from claimaudit.nlp.qualify.persons import Person, person_of
from claimaudit.nlp.qualify.references import Links, find_references, numberings_of
from claimaudit.nlp.qualify.scope import Link
from claimaudit.nlp.qualify.sources import (
    compares_groups,
    continues,
    named_sources,
    speaks_of_same,
    vague_sources,
)
from claimaudit.nlp.tree import Span, Token, Tree
from claimaudit.source import Block

_MOST = 30
"""Sources in one sentence that are kept."""
_ON = 2
"""Sentences back at most over which a source is carried on without being named."""
_REPORT = 15
"""Sentences back at most in which the study is looked for whose groups are compared."""
_BACK = 6
"""Sentences back at most in which "the same trial" is looked for."""


class Supporter:
    """Judges the support of the claims of one document; each sentence is searched once."""

    def __init__(self, doc: Tree, proposals: Sequence[Proposal]) -> None:
        self._doc = doc
        self._text = text_of(doc)
        self._links: Links = doc.user_data.get(LINKS, [])
        self._blocks = blocks_of(doc)
        self._numberings = numberings_of(self._text)
        self._found: dict[int, Sources] = {}
        self._persons: dict[int, Person] = {}
        self._carry: dict[int, Evidence] = {}
        self._testimonials: dict[int, bool] = {}
        self._diaries = {block.start for block in self._blocks_with_own_doses(proposals)}

    def _blocks_with_own_doses(self, proposals: Sequence[Proposal]) -> Iterator[Block]:
        """Blocks in which somebody notes down what they themselves take."""
        for proposal in proposals:
            if is_own_dose(proposal, self._person(self._doc[proposal.predicate].sent)):
                block = self._block(proposal.cue[0][0])
                if block is not None:
                    yield block

    def evidence(self, proposal: Proposal, links: list[Link], voices: Sequence[Token]) -> Evidence:
        """The best evidence for a claim: cited before vague, vague before anecdotal."""
        sentence = links[0].token.sent
        sources = self._sources(sentence)
        references = [found for found in sources.references if not explains(links, found.at)]
        best = Sources(references, [source for source in sources.prose if covers(source, links)]).best
        if best.level != "cited" and not in_relative(links):
            carried = self._carried(sentence)
            best = carried if best.level == "none" or carried.level == "cited" else best
        if best.level == "none":
            best = self._anecdote(proposal, links, voices)
        if best.level == "none" and is_told(links):
            best = self._told(proposal, sentence)
            if best.level == "none" and compares_groups(sentence):
                best = self._studied(proposal, sentence)
        return best

    def _told(self, proposal: Proposal, sentence: Span) -> Evidence:
        """Of what happened on one occasion: the study that the passage reports, or the writer's own case."""
        if self._sources(sentence).prose:
            return self._sources(sentence).best
        reporting = True
        for back, earlier in enumerate(reversed(self._passage(sentence))):
            if reporting and 0 < back <= STUDY and self._reports(proposal, earlier, sentence):
                return self._sources(earlier).best
            case = told_case(self._person(earlier))
            if case is not None:
                return Evidence("anecdotal", case)
            reporting = reporting and (back == 0 or tells(earlier))
        return NONE

    def _studied(self, proposal: Proposal, sentence: Span) -> Evidence:
        """The study that a text has named before it goes on to speak of its groups."""
        previous = sentence
        for _ in range(_REPORT):
            if previous.start == 0:
                break
            previous = self._doc[previous.start - 1].sent
            earlier = self._text[previous.start_char : sentence.start_char]
            if self._sources(previous).prose:
                anew = brings_up(proposal, sentence, self._text, earlier)
                return NONE if anew else self._sources(previous).best
        return NONE

    def _reports(self, proposal: Proposal, study: Span, sentence: Span) -> bool:
        """Whether a sentence reports a study to which the claim of a later one still belongs.

        A bare reference mark stands for what it stands by, unless that tells what happened, too.
        """
        sources = self._sources(study)
        if not (sources.prose or (sources.references and tells(study))):
            return False
        return not brings_up(
            proposal, sentence, self._text, self._text[study.start_char : sentence.start_char]
        )

    def _passage(self, sentence: Span) -> list[Span]:
        """The sentences of a block up to this one, at most a few."""
        block = self._block(sentence.start_char)
        passage = [sentence]
        while len(passage) < BACK and passage[0].start > 0:
            previous = self._doc[passage[0].start - 1].sent
            if block is None or previous.start_char < block.start:
                break
            passage.insert(0, previous)
        return passage

    def _person(self, sentence: Span) -> Person:
        if sentence.start not in self._persons:
            self._persons[sentence.start] = person_of(sentence)
        return self._persons[sentence.start]

    def _sources(self, sentence: Span) -> Sources:
        if sentence.start not in self._found:
            end = self._mark_end(sentence)
            found = find_references(self._text, sentence.start_char, end, self._links, self._numberings)
            prose = [*named_sources(sentence, self._text), *vague_sources(sentence)]
            self._found[sentence.start] = Sources(found, prose[:_MOST])
        return self._found[sentence.start]

    def _mark_end(self, sentence: Span) -> int:
        """Where a sentence ends with the reference marks that follow its full stop."""
        end = sentence.end_char
        for position in range(sentence.end, min(sentence.end + 4, len(self._doc))):
            token = self._doc[position]
            if any(character.isalpha() for character in token.text) or "\n" in self._text[end : token.idx]:
                break
            end = token.idx + len(token)
        return end

    def _carried(self, sentence: Span) -> Evidence:
        if sentence.start not in self._carry:
            self._carry[sentence.start] = self._earlier(sentence)
        return self._carry[sentence.start]

    def _earlier(self, sentence: Span) -> Evidence:
        """The evidence of a sentence before, where this one plainly goes on about it."""
        same = speaks_of_same(sentence)
        if not (same or continues(sentence)):
            return NONE
        previous = sentence
        for _ in range(_BACK if same else _ON):
            if previous.start == 0:
                break
            previous = self._doc[previous.start - 1].sent
            best = self._sources(previous).best
            if best.level != "none" and (same or self._one_block(previous, sentence)):
                return best
        return Evidence("vague", (sentence.start_char, sentence.end_char)) if same else NONE

    def _one_block(self, first: Span, second: Span) -> bool:
        return self._block(first.start_char) == self._block(second.start_char)

    def _block(self, position: int) -> Block | None:
        return block_at(self._blocks, position)

    def _anecdote(self, proposal: Proposal, links: list[Link], voices: Sequence[Token]) -> Evidence:
        block = self._block(proposal.cue[0][0])
        if block is not None:
            if block.start not in self._testimonials:
                self._testimonials[block.start] = is_testimonial(self._doc, block)
            if self._testimonials[block.start]:
                return Evidence("anecdotal", (block.start, block.end))
        person = self._person(links[0].token.sent)
        at = experience(links, proposal, voices, person, log=block is not None and is_log(block))
        if at is None and block is not None and block.start in self._diaries and proposal.kind != "dosage":
            at = proposal.cue[0] if is_loose_result(links[0].token, person) else None
        return Evidence("anecdotal", at) if at is not None else NONE
