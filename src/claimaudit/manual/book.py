"""All pages of the manual: the index, one for each rule, and those on definitions and word lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimaudit.manual.markup import code, escaped, table
from claimaudit.manual.page import notice_page, rule_page
from claimaudit.rules.book import RuleBook, RuleSpec
from claimaudit.rules.conditions import Lexicon
from claimaudit.rules.describe import definition, explain, names_used
from claimaudit.rules.schema import WordList
from claimaudit.suppress.notices import PACK, TITLE

INDEX, DEFINITIONS, WORD_LISTS = "index.md", "definitions.md", "word-lists.md"


def manual_pages(book: RuleBook) -> dict[str, str]:
    """Pages in Markdown by their path relative to the folder of the manual, in the order of a book.

    `index.md` leads to `PACK/NAME.md` for each rule, to `definitions.md` and to `word-lists.md`; their
    links are relative. The same book gives the same pages.
    """
    pages = {INDEX: _index(book)}
    pages |= {
        f"{spec.id}.md": rule_page(explain(book, spec.id), *names_used(book, spec.id)) for spec in book.rules
    }
    pages |= {f"{info.id}.md": notice_page(info) for info in book.notices}
    pages |= {DEFINITIONS: _definitions(book), WORD_LISTS: _word_lists(book)}
    return {path: "\n".join(lines) + "\n" for path, lines in pages.items()}


def _index(book: RuleBook) -> Iterator[str]:
    yield from ("# Rules", "")
    yield f"{len(book.rules)} rules in {len(book.packs)} packs, with their severity under `editorial`."
    yield f"What they name stands in [definitions]({DEFINITIONS}) and [word lists]({WORD_LISTS})."
    yield "None of this is legal or medical advice."
    for pack in sorted(book.packs):
        yield from ("", f"## {escaped(pack)}: {escaped(book.packs[pack])}", "")
        yield from table(
            ("Rule", "What it finds", "Severity"), (_entry(s) for s in book.rules if s.pack == pack)
        )
    yield from ("", f"## {PACK}: {TITLE}", "")
    yield from table(
        ("Rule", "What it finds", "Severity"),
        ((f"[{info.id}]({info.id}.md)", escaped(info.title), info.severity) for info in book.notices),
    )


def _entry(spec: RuleSpec) -> tuple[str, str, str]:
    return f"[{spec.id}]({spec.id}.md)", escaped(spec.title), spec.severity("editorial")


def _definitions(book: RuleBook) -> Iterator[str]:
    yield from ("# Definitions", "", "What `is:` stands for in the conditions of rules.")
    for name in sorted(book.definitions):
        yield from ("", f"## {name}", "", *code(definition(book, name)))


def _word_lists(book: RuleBook) -> Iterator[str]:
    yield from ("# Word lists", "", "What `lexicon:` stands for in the conditions of rules.")
    for name, words in sorted(book.lists.lists.items()):
        yield from ("", f"## {name}")
        for text in (words.title, words.note):
            yield from ("", escaped(text)) if text else ()
        yield from ("", *_words(words))


def _words(words: WordList) -> Iterator[str]:
    if words.words:
        yield _listed(words.words)
    yield from (f"- **{escaped(entry)}:** {_listed(under)}" for entry, under in words.entries.items())


def _listed(words: Iterable[str | Lexicon]) -> str:
    return ", ".join(
        escaped(word) if isinstance(word, str) else f"[{word.lexicon}](#{word.lexicon})" for word in words
    )
