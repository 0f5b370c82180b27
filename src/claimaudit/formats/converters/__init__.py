"""Converters: each makes pages of HTML of one format, in a process of its own (see `sandbox.py`)."""
