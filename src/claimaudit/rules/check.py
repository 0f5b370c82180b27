"""Whether rules, definitions and word lists fit together: names that exist, patterns that can be read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import re2

from claimaudit.rules.conditions import Conditions, Lexicon, Patterns, Token
from claimaudit.rules.evidence import OF_EVIDENCE
from claimaudit.rules.expressions import FLAGS, compile_regex
from claimaudit.rules.messages import available, placeholders
from claimaudit.rules.schema import Example, Pack, Rule, Source, WordList
from claimaudit.rules.spelling import did_you_mean
from claimaudit.rules.walk import every
from claimaudit.rules.wordlists import WordLists
from claimaudit.yamlfile import Loc, YamlFile

_POS = frozenset(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split()
)
Named = Mapping[str, Conditions] | Mapping[str, WordList]


def check_lists(file: YamlFile, loc: Loc, named: Named, lists: WordLists) -> None:
    """The word lists that a file names exist, and none of its own holds itself."""
    for name, value in named.items():
        at = (*loc, name) if loc else ()
        _check_lexicons(file, at, value, lists)
        if isinstance(value, WordList):
            if not value.words and not value.entries:
                raise file.error(at, "a word list needs `words` or `entries`")
            if _holds(name, name, lists):
                raise file.error(at, f"the list “{name}” holds itself")


def check_definitions(
    origins: Sequence[tuple[YamlFile, Loc, Named]], definitions: Mapping[str, Conditions]
) -> None:
    """Definitions name definitions that exist, never themselves."""
    for file, loc, named in origins:
        for name, value in named.items():
            if isinstance(value, Conditions):
                _check_conditions(file, (*loc, name), value, definitions)
                if _leads_back(name, value, definitions, set()):
                    raise file.error((*loc, name), f"“{name}” is defined by itself")
                if name in OF_EVIDENCE and any(each.support for _, each in every(Conditions, value)):
                    raise file.error(
                        (*loc, name), f"`support` is judged by “{name}”, which so can't ask for it"
                    )


def check_pack(
    file: YamlFile,
    pack: Pack,
    known: dict[str, str],
    lists: WordLists,
    definitions: Mapping[str, Conditions],
    sources: Mapping[str, Source],
) -> None:
    """A pack's rules; `known` collects the ids of all packs, with the file that each stands in."""
    for index, rule in enumerate(pack.rules):
        loc: Loc = ("rules", index)
        _check_id(file, loc, pack, rule, known)
        _check_lexicons(file, loc, rule, lists)
        _check_conditions(file, loc, rule, definitions)
        _check_words(file, loc, rule)
        _check_scope(file, loc, rule)
        _check_examples(file, loc, rule)
        for number, ref in enumerate(rule.basis):
            if ref.source not in sources:
                hint = did_you_mean(ref.source, sources)
                at = (*loc, "basis", number, "source")
                raise file.error(at, f"no source is called “{ref.source}”", hint)


def _check_id(file: YamlFile, loc: Loc, pack: Pack, rule: Rule, known: dict[str, str]) -> None:
    if not rule.id.startswith(f"{pack.pack}/"):
        raise file.error((*loc, "id"), f"the id must begin with the name of the pack, “{pack.pack}/”")
    for name in (rule.id, *rule.aliases):
        if name in known:
            raise file.error((*loc, "id"), f"the id “{name}” stands in {known[name]} already")
        known[name] = f"{file.path.name}, line {file.place(loc)[0]}"


def _check_lexicons(file: YamlFile, loc: Loc, value: object, lists: WordLists) -> None:
    for at, lexicon in every(Lexicon, value, loc):
        if lexicon.lexicon not in lists.lists:
            hint = did_you_mean(lexicon.lexicon, lists.lists)
            raise file.error((*at, "lexicon"), f"no word list is called “{lexicon.lexicon}”", hint)
        if lexicon.for_ and not lists.lists[lexicon.lexicon].entries:
            raise file.error((*at, "for"), f"the word list “{lexicon.lexicon}” has no entries")


def _check_conditions(file: YamlFile, loc: Loc, value: object, definitions: Collection[str]) -> None:
    for at, conditions in every(Conditions, value, loc):
        for name in conditions.is_ or ():
            if name not in definitions:
                raise file.error(
                    (*at, "is"), f"nothing is defined as “{name}”", did_you_mean(name, definitions)
                )
    for at, patterns in every(Patterns, value, loc):
        for index, regex in enumerate(patterns.regex or ()):
            try:
                compile_regex(regex)
            except re2.error as error:
                raise file.error((*at, "regex", index), f"unreadable pattern: {_reason(error)}") from error
    for at, token in every(Token, value, loc):
        if token.op in ("*", "+") and token == Token(op=token.op):
            raise file.error(at, f'any token at all can\'t repeat without end (`op: "{token.op}"`)')
        for pos in set(token.pos or ()) - _POS:
            raise file.error((*at, "pos"), f"unknown part of speech “{pos}”", did_you_mean(pos, sorted(_POS)))


def _reason(error: re2.error) -> str:
    text = error.args[0]
    return (text.decode() if isinstance(text, bytes) else str(text)).replace(FLAGS, "")


def _check_words(file: YamlFile, loc: Loc, rule: Rule) -> None:
    allowed = available(rule)
    for key, text in (("message", rule.message), ("suggestion", rule.suggestion or "")):
        for name in placeholders(text):
            if name not in allowed:
                hint = did_you_mean(name, allowed) or f"one of: {', '.join(sorted(allowed))}"
                raise file.error((*loc, key), f"this rule has no “{{{name}}}”", hint)


def _check_scope(file: YamlFile, loc: Loc, rule: Rule) -> None:
    on_documents = {
        "count": rule.count, "lacks": rule.lacks, "checklist": rule.checklist, "each": rule.each,
        "total": rule.total,
    }  # fmt: skip
    for key, value in on_documents.items():
        if value and rule.scope != "document":
            raise file.error((*loc, key), f"`{key}` needs `scope: document`", key=True)
    if rule.pair and rule.scope not in ("document", "corpus"):
        raise file.error((*loc, "pair"), "`pair` needs `scope: document` or `corpus`", key=True)
    if rule.scope == "corpus" and not rule.pair:
        raise file.error((*loc, "scope"), "a rule on a corpus needs a `pair`")
    if rule.pair and (rule.match or rule.other or any(on_documents.values())):
        raise file.error(
            (*loc, "pair"),
            "`pair` stands without `match`, `other`, `count`, `lacks`, `checklist`, `each` and `total`",
            key=True,
        )
    if (rule.same or rule.differ or rule.agree) and not rule.pair:
        raise file.error(loc, "`same`, `differ` and `agree` need a `pair`")
    asked = (rule.applies_to, rule.match, rule.count, rule.lacks, rule.checklist, rule.total, rule.pair)
    if not any(asked):
        raise file.error(
            loc,
            "a rule must ask something: "
            "`applies_to`, `match`, `count`, `lacks`, `checklist`, `total` or `pair`",
        )
    if rule.match and not _asks_words(rule.match):
        raise file.error((*loc, "match"), "`match` needs `phrase`, `lemma`, `tokens`, `regex` or `undefined`")


def _asks_words(match: Patterns) -> bool:
    return any((match.phrase, match.lemma, match.tokens, match.regex, match.undefined))


def _check_examples(file: YamlFile, loc: Loc, rule: Rule) -> None:
    for kind, examples in (("flag", rule.examples.flag), ("leave", rule.examples.leave)):
        for index, example in enumerate(examples):
            at = (*loc, "examples", kind, index)
            texts = _texts(example)
            if not texts:
                raise file.error(at, "an example needs `text` or `documents`")
            marked = any("[[" in text for text in texts)
            if any(text.count("[[") != text.count("]]") for text in texts):
                raise file.error(at, "[[ and ]] don't pair")
            if kind == "leave" and marked:
                raise file.error(at, "what is left has nothing to mark")
            if kind == "flag" and not marked and rule.scope not in ("document", "corpus"):
                raise file.error(at, "mark the words that the finding points to with [[ and ]]")


def _texts(example: str | Example) -> tuple[str, ...]:
    if isinstance(example, str):
        return (example,)
    return example.documents or ((example.text,) if example.text else ())


def _holds(name: str, wanted: str, lists: WordLists, seen: frozenset[str] = frozenset()) -> bool:
    below = {lexicon.lexicon for _, lexicon in every(Lexicon, lists.lists[name])} - seen
    return wanted in below or any(_holds(next_, wanted, lists, seen | below) for next_ in below)


def _leads_back(name: str, value: Conditions, definitions: Mapping[str, Conditions], seen: set[str]) -> bool:
    for _, conditions in every(Conditions, value):
        for used in conditions.is_ or ():
            if used == name:
                return True
            if used not in seen:
                seen.add(used)
                if _leads_back(name, definitions[used], definitions, seen):
                    return True
    return False
