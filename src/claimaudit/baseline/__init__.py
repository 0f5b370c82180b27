"""Baselines: the findings of a project that are known, with what editors have decided on them."""
