"""What speaks for and against a candidate's being a dose: names of features that are on.

They tell its own form (`form`), what stands around it (`neighbours`, `around`), in what company it is
(`company`), what takes more than a pattern to see (`doubts`), and where its sentence stands (`surroundings`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.around import cues_around
from claimaudit.nlp.doses.candidates import Candidate
from claimaudit.nlp.doses.company import carried, found_around, in_clause, names_beside
from claimaudit.nlp.doses.doubts import views_of_amount, views_of_number
from claimaudit.nlp.doses.form import form_features, sort_of_candidate
from claimaudit.nlp.doses.neighbours import grammar, marks_near, words_beside, words_near
from claimaudit.nlp.doses.surroundings import Surroundings
from claimaudit.nlp.network import Group


def evidence(
    candidate: Candidate, around: Surroundings, accepted: Sequence[Candidate] = (), last: Amount | None = None
) -> list[Group]:
    """The features of a candidate; `accepted` are the doses of its sentence found so far, `last` is the
    amount stated before the sentence."""
    sort = sort_of_candidate(candidate)
    return [
        *form_features(candidate, around.scene.text),
        *words_near(around, *_tokens(candidate, around)),
        (_common, *around.traits),
        *((_by_sort, sort, one) for one in _telling(candidate, around, accepted, last)),
    ]


def _common(*traits: str) -> tuple[str, ...]:
    return traits


def _by_sort(sort: str, name: str) -> tuple[str, str]:
    return name, f"{sort}&{name}"


def _telling(
    candidate: Candidate, around: Surroundings, accepted: Sequence[Candidate], last: Amount | None
) -> Iterator[str]:
    """The features that say different things of different sorts of candidates."""
    first, final = _tokens(candidate, around)
    yield from words_beside(around, first, final)
    yield from marks_near(around, first, final)
    yield from grammar(candidate, around)
    yield from cues_around(around.scene.text, candidate.start, candidate.end)
    yield from in_clause(candidate, around)
    yield from names_beside(candidate, around)
    yield from carried(candidate, last)
    yield from found_around(candidate, around, accepted)
    if candidate.figure:
        before = [one.amount for one in accepted if one.amount and one.end <= candidate.start]
        yield from views_of_number(around.scene, candidate.figure, before[-1] if before else last)
    elif candidate.amount:
        yield from views_of_amount(around.scene, candidate.amount)


def _tokens(candidate: Candidate, around: Surroundings) -> tuple[int, int]:
    """The first and the last token of a candidate."""
    return around.at(candidate.start), around.at(candidate.end - 1)
