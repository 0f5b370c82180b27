"""What a small transformer makes of every word: is it a claim's predicate, part of a dose, which relation;
and of a claim, which words name its agent and its target.

It reads words in their context, so it also knows words that no list and no annotated text has. Its weights
are the first layers of a public encoder, trained further on annotated texts (`training/encoder.py`).
"""

from claimaudit.nlp.encoder.pointers import Pointed
from claimaudit.nlp.encoder.signals import Signals, signals_of

__all__ = ["Pointed", "Signals", "signals_of"]
