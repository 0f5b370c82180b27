"""Everything that a worker needs, loaded: what importing this module does, in the server that forks them.

Workers that are forked from it share the memory of the model and are ready at once.
"""

from claimaudit.audit.extraction import extract, language
from claimaudit.source import Document

_SENTENCE = "Adults took 500 mg of magnesium daily, which may improve sleep."

# A first document brings in the word lists, too.
extract(language(None), Document.plain(_SENTENCE))
