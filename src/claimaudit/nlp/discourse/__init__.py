"""Which agent a claim's subject, pronoun, description or missing subject stands for."""

from claimaudit.nlp.discourse.rivals import Place, Rivals
from claimaudit.nlp.discourse.subjects import is_deed, is_person
from claimaudit.nlp.discourse.walk import Discourse

__all__ = ["Discourse", "Place", "Rivals", "is_deed", "is_person"]
