"""What a look at the words of a text lets through to the expressions, and what it keeps from them."""

from __future__ import annotations

import re

import pytest

from claimaudit.nlp.doses.beginnings import Patterns, beginnings
from claimaudit.nlp.doses.gates import has_number, may_hold, telling_words


@pytest.mark.parametrize(
    ("spellings", "telling"),
    [
        (["twice a day", "p.r.n.", "Every Other Day"], {"twice", "p", "every"}),
        (["on the skin", "into the muscle"], {"skin", "muscle"}),
        (["a"], {"a"}),
    ],
)
def test_the_word_that_tells_of_a_spelling(spellings: list[str], telling: set[str]) -> None:
    found = telling_words(spellings)
    assert found == telling
    assert all(may_hold(f"Take it {spelling}, please.", found) for spelling in spellings)


@pytest.mark.parametrize("text", ["It lasts.", "Skinny jeans", "", "muscles"])
def test_no_word_that_tells(text: str) -> None:
    assert not may_hold(text, telling_words(["on the skin", "into the muscle"]))


@pytest.mark.parametrize(
    ("text", "has"), [("5 mg", True), ("½ a tablet", True), ("half", False), ("mg²", False)]
)
def test_numbers(text: str, has: bool) -> None:
    assert has_number(text) is has


@pytest.mark.parametrize(
    ("source", "letters"),
    [
        (r"\bafter (?:about )?$", ("after",)),
        (r"\b(?:every|each) $", ("every", "each")),
        (r"\b(?:tests?|dr(?:ink|unk)|w[ao]ke) $", ("test", "dr", "w")),
        (r"\b(?:in|IC50|n['’]t)\b[^.;]{0,20}$", ("in", "ic", "n")),
        (r"\b(?:per|(?:for )?each) $", ()),
        (r"\b(?:a|b)? $", ()),
        (r"\bone|two", ()),
        (r"(?:every|each) $", ()),
        (r"\b\d+ mg", ()),
        (r"\b(?:a[|)]c|b\)d) $", ("a", "b")),
    ],
)
def test_letters_that_a_word_must_begin_with(source: str, letters: tuple[str, ...]) -> None:
    assert beginnings(source) == letters


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Take it every day", ["each", "end"]),
        ("Take it EACH time", ["each", "end"]),
        ("everyone", ["each", "end"]),
        ("forevery", ["end"]),
        ("a price of 5", ["price", "end"]),
    ],
)
def test_expressions_that_are_asked_find_the_same(text: str, names: list[str]) -> None:
    told = {"each": r"\b(?:every|each)", "price": r"price", "end": r"\w$"}
    patterns = {name: re.compile(source, re.IGNORECASE) for name, source in told.items()}
    assert Patterns(patterns).found_in(text) == names
    assert [name for name, pattern in patterns.items() if pattern.search(text)] == names
