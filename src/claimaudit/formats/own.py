"""Reports of our own: no texts to audit, though they lie among them and hold every word of them."""

from __future__ import annotations

import re

_HEAD = 400
"""Characters within which a report says what it is."""
_REPORT = re.compile(r'<meta name="generator" content="claimaudit [\w.+]+">|\A## claimaudit: ')


def is_own_report(text: str) -> bool:
    """Whether a text is the page that editors read, or the summary in Markdown."""
    return _REPORT.search(text, 0, _HEAD) is not None
