"""Qualification: how firmly a candidate claim is stated, whether it is denied, and on what evidence."""

from claimaudit.nlp.qualify.qualifier import certainty_of, certainty_score, qualify

__all__ = ["certainty_of", "certainty_score", "qualify"]
