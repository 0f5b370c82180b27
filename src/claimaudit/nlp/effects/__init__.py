"""Mechanism and outcome claims: what acts on what, by the grammar of the sentence."""
