"""Measurements of the program: accuracy against annotated texts, and speed."""
