"""Dosage claims: every stated amount of an agent, when, how often, how long, by which route it is taken."""

from claimaudit.nlp.doses.proposals import propose_doses

__all__ = ["propose_doses"]
