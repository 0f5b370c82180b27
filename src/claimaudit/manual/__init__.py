"""The rule book as a manual: a page in Markdown for each rule, with an index and what the pages refer to."""

from claimaudit.manual.book import manual_pages

__all__ = ["manual_pages"]
