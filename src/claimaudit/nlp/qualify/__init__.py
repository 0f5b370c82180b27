"""Qualification: how firmly a candidate claim is stated, whether it is denied, and on what evidence."""

from claimaudit.nlp.qualify.qualifier import qualify
from claimaudit.nlp.qualify.strength import certainty_of, certainty_score, sentence_score

__all__ = ["certainty_of", "certainty_score", "qualify", "sentence_score"]
