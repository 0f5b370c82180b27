"""The plain objects of a parse say what spaCy's own tokens and spans say."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claimaudit.nlp import layout
from claimaudit.nlp.tree import Tree
from claimaudit.source import Document

TEXT = """Magnesium (as citrate) can ease cramps, "often" within 3 days. It doesn't help everyone.

Thicker hair; 20% less pain – in twelve of the women who took it."""
WORDED = ("text", "lower_", "lemma_", "norm_", "tag_", "pos_", "dep_", "whitespace_")
SAID = ("i", "idx", "is_alpha", "is_lower", "is_title", "is_space", "is_punct", "is_quote", "like_num")
BESIDE = ("children", "lefts", "rights", "subtree")


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    """The text, parsed."""
    return nlp(layout.make_doc(nlp, Document.plain(TEXT)))


def test_tokens(doc: Doc) -> None:
    for own, theirs in zip(Tree(doc).tokens, doc, strict=True):
        assert [getattr(own, name) for name in WORDED] == [getattr(theirs, name) for name in WORDED]
        assert [getattr(own, name) for name in SAID] == [getattr(theirs, name) for name in SAID]
        assert own.is_sent_start is bool(theirs.is_sent_start)
        assert (own.lemma, len(own)) == (theirs.lemma_.lower(), len(theirs))
        assert (own.head.i, own.left_edge.i, own.right_edge.i) == (
            theirs.head.i,
            theirs.left_edge.i,
            theirs.right_edge.i,
        )
        for name in BESIDE:
            assert [one.i for one in getattr(own, name)] == [one.i for one in getattr(theirs, name)]


def test_sentences(doc: Doc) -> None:
    tree = Tree(doc)
    for own, theirs in zip(tree.sentences, doc.sents, strict=True):
        assert (own.start, own.end, own.start_char, own.end_char, own.text, own.root.i) == (
            theirs.start,
            theirs.end,
            theirs.start_char,
            theirs.end_char,
            theirs.text,
            theirs.root.i,
        )
        assert all(token.sent is own for token in own)


def test_stretches_of_the_text(doc: Doc) -> None:
    tree = Tree(doc)
    for start in range(len(doc.text) - 12):
        for end in (start + 1, start + 4, start + 12):
            for own, mode in ((tree.covering(start, end), "expand"), (tree.within(start, end), "contract")):
                theirs = doc.char_span(start, end, alignment_mode=mode)
                assert (own is None) is (theirs is None)
                if own is not None and theirs is not None:
                    assert (own.start, own.end) == (theirs.start, theirs.end)
                    if len(own):
                        assert own.root.i == theirs.root.i


def test_parts_of_a_document(doc: Doc) -> None:
    tree = Tree(doc)
    assert [one.text for one in tree[2:5]] == [one.text for one in doc[2:5]]
    assert (tree[-1].text, len(tree)) == (doc[-1].text, len(doc))
    assert [one.i for one in tree[3:9][1:-1]] == [one.i for one in doc[3:9][1:-1]]
    assert tree[4].nbor(-1).i == 3
    with pytest.raises(IndexError):
        tree[0].nbor(-1)
    with pytest.raises(IndexError):
        tree[-1].nbor()
