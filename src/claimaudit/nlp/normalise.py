"""What the tagger and the parser see in place of the text: same length, plainer characters.

The small English model was trained on straight quotes and plain spaces and takes words in title case
for names. Every change keeps the length, so that a position in the one is a position in the other;
claims quote the document, never this.
"""

from __future__ import annotations

_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\u2007": " ", "\u2002": " ",
        "\u2010": "-", "\u2011": "-", "\u2212": "-",
        "\u2003": " ", "\t": " ", "\r": " ", "\u00ad": "-",
    }
)  # fmt: skip


def normalise(text: str) -> str:
    """The text for the parser; as long as `text`, position by position."""
    return text.translate(_PLAIN)
