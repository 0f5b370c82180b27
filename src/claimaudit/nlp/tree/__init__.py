"""The parse of a document in plain objects: to ask spaCy's own tokens costs a call into the store of strings
each time, and a claim takes thousands of questions.

The names are spaCy's, and mean what they mean there, but that a `lemma` is in small letters.
"""

from claimaudit.nlp.tree.span import Span
from claimaudit.nlp.tree.token import Token
from claimaudit.nlp.tree.tree import Tree

__all__ = ["Span", "Token", "Tree"]
