"""What competes for the part of a target, whatever the weights: what the claim before is about, what the
encoder points to, what labels name."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from spacy.language import Language

from claimaudit.model import ClaimKind, Relation
from claimaudit.nlp import layout
from claimaudit.nlp.components import terms_of
from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.discourse.contest import Settled
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.propose import proposals
from claimaudit.nlp.effects.setting import Setting
from claimaudit.nlp.effects.target_contest import contenders_of
from claimaudit.nlp.effects.unlisted import of_word
from claimaudit.nlp.encoder import Signals
from claimaudit.nlp.encoder.part import Part
from claimaudit.nlp.encoder.pointers import DISTANCES, Pointers
from claimaudit.nlp.names import Names
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Tree
from claimaudit.nlp.vocabulary import load_vocabulary
from claimaudit.source import Block, Document, DocumentBuilder

TOLD = frozenset(
    {"nothing", "proposed", "last", "before:sentence", "before:block", "before:elsewhere", "pointed-out"}
)
"""The features that tell why something competes."""
NAUSEA = Mention("nausea", "symptom", "nausea", (13, 19))


def written(text: str) -> Document:
    """A text of paragraphs."""
    builder = DocumentBuilder("text.txt", text)
    at = 0
    for part in text.split("\n\n"):
        builder.open_block("paragraph")
        builder.add(at, at + len(part))
        at += len(part) + 2
    return builder.build()


def begun(nlp: Language, document: Document) -> Discourse:
    doc = nlp(layout.make_doc(nlp, document))
    return Discourse.begin(Tree(doc), load_vocabulary(), terms_of(doc))


def pointing(discourse: Discourse, to: str | None) -> Signals:
    """An encoder that reads nothing as anything, and points to the first token of that form, if to any."""
    tree = discourse.doc
    count = len(tree)
    answers = np.array([[float(token.text == to)] for token in tree.tokens], dtype=np.float32)
    answers[np.flatnonzero(answers)[1:]] = 0
    numbers = np.repeat(np.arange(len(tree.sentences)), [len(sentence) for sentence in tree.sentences])
    pointers = Pointers(
        np.ones((count, 1), np.float32), answers, np.zeros(DISTANCES, dtype=np.float32), numbers
    )
    part = Part(tree, np.full(count, -5, dtype=np.float32), pointers, Names.of(tree, ()))
    none = np.zeros((count, 3), dtype=np.float32)
    return Signals(none, none[:, :0], (), none[:, 0], part, part)


def candidate(discourse: Discourse, word: str, targets: Sequence[Mention] = ()) -> Candidate:
    """The last word of that form as a predicate with these targets."""
    token = next(token for token in reversed(discourse.doc.tokens) if token.text == word)
    return Candidate(of_word(token), Setting.of(token.sent, discourse), (), tuple(targets), None)


def contest(discourse: Discourse, one: Candidate, to: str | None = None) -> list[str]:
    """Each contender as its names with what they were reached by, and why it competes."""
    return [
        f"{', '.join(_shown(each) for each in rival.mentions)} <- {' '.join(sorted(rival.features & TOLD))}"
        for rival in contenders_of(one, discourse, pointing(discourse, to))
    ]


def _shown(one: Mention) -> str:
    return one.text if one.resolved_from is None else f"({one.text})"


@pytest.mark.parametrize(
    ("text", "targets", "expected"),
    [
        ("Ginger eases nausea and works.", [], ["nausea <- before:sentence last"]),
        ("Ginger eases nausea. It works.", [], ["(nausea) <- before:block last"]),
        ("Ginger eases nausea.\n\nIt works.", [], ["(nausea) <- before:elsewhere last"]),
        ("Ginger eases nausea and works.", [NAUSEA], ["nausea <- before:sentence proposed"]),
    ],
)
def test_what_the_claim_before_is_about_competes(
    nlp: Language, text: str, targets: list[Mention], expected: list[str]
) -> None:
    discourse = begun(nlp, written(text))
    one = candidate(discourse, "works", targets)
    discourse.settle((), (NAUSEA,), discourse.doc.sentences[0])
    assert [each for each in contest(discourse, one) if each != " <- nothing"] == expected


def test_before_the_first_claim_nothing_else_competes(nlp: Language) -> None:
    discourse = begun(nlp, written("Ginger eases nausea and works."))
    assert contest(discourse, candidate(discourse, "works")) == [" <- nothing"]


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("pain", ["pain <- pointed-out"]),
        ("nausea", ["(nausea of women) <- pointed-out"]),  # named in another sentence, it is left out in this
        ("It", []),  # a pronoun names nothing
        ("of", []),
        ("works", []),  # the cue itself
        (None, []),
    ],
)
def test_what_the_encoder_points_to_competes(nlp: Language, to: str | None, expected: list[str]) -> None:
    discourse = begun(nlp, written("Ginger eases nausea of women. It works for pain."))
    found = contest(discourse, candidate(discourse, "works"), to)
    assert [each for each in found if each != " <- nothing"] == expected


def test_what_competes_already_is_not_pointed_out_again(nlp: Language) -> None:
    discourse = begun(nlp, written("Ginger eases nausea and works."))
    found = contest(discourse, candidate(discourse, "works", [NAUSEA]), "nausea")
    assert found == ["nausea <- proposed", " <- nothing"]


BLOCK = Block("paragraph", 0, 40)


@pytest.mark.parametrize(
    ("start", "block", "expected"),
    [
        (3, BLOCK, "before:sentence"),
        (9, BLOCK, "before:block"),
        (9, Block("paragraph", 0, 40), "before:elsewhere"),  # alike is not the same
        (9, None, "before:elsewhere"),
    ],
)
def test_where_the_claim_before_was(start: int, block: Block | None, expected: str) -> None:
    assert Settled((), (), 3, BLOCK).where(start, block) == expected


def test_no_claim_before_was_in_no_block() -> None:
    assert Settled().where(0, None) == "before:elsewhere"


@pytest.mark.parametrize(
    ("head", "relation", "judged", "expected"),
    [
        ("Blood pressure", "decreases", "mechanism", "outcome"),
        ("Gene expression", "decreases", "outcome", "mechanism"),
        ("Notes", "decreases", "mechanism", "mechanism"),  # tells nothing, and the judge decides
    ],
)
def test_what_the_head_of_a_column_names_tells_the_kind(
    nlp: Language, head: str, relation: Relation, judged: ClaimKind, expected: ClaimKind
) -> None:
    builder = DocumentBuilder("text.md", f"{head}\nlowers it")
    builder.open_block("table_cell", table=1, row_number=1, column_number=1)
    builder.add(0, len(head))
    builder.open_block("table_cell", table=1, row_number=2, column_number=1, column_head=head)
    builder.add(len(head) + 1, len(head) + 10)
    discourse = begun(nlp, builder.build())
    one = candidate(discourse, "lowers", [Mention(head)])
    assert [each.kind for each in proposals(one, judged, relation, discourse)] == [expected]
