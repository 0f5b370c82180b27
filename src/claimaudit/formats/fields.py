"""Which field of an export holds the text, the id, the title: as told, else by its name and its looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from claimaudit.formats.failures import UnreadableError
from claimaudit.formats.reading import Reading
from claimaudit.formats.rows import WHOLE, Row

# As WordPress, Ghost, Drupal, Shopify, Contentful, Strapi, JSON Feed and schema.org name them, in lower
# case, without anything but letters and dots.
_TEXTS = (
    "contentencoded content.rendered contenthtml bodyhtml html content body postcontent articlebody "
    "bodyvalue body.value content.html contentmarkdown bodymarkdown markdown mdx contenttext articletext "
    "fulltext article text longdescription productdescription description abstract summary "
    "excerpt.rendered excerpt"
).split()
_IDS = "wppostid id postid articleid nid uuid guid sku handle slug permalink url link key path".split()
_TITLES = "title.rendered title headline posttitle headline.rendered name subject".split()
_METADATA = {
    "author": "author authorname author.name byline creator dccreator postauthor".split(),
    "date": (
        "wppostdate date datepublished publishedat published pubdate postdate publishdate createdat created"
    ).split(),
    "updated": "wppostmodified modified updatedat updated datemodified postmodified lastmodified".split(),
    "lang": "lang language locale langcode inlanguage".split(),
}
_SHORT = frozenset({"description", "abstract", "summary", "excerpt.rendered", "excerpt", "text", "body"})
"""Names under which something else than prose is just as likely."""
_LETTERS = re.compile(r"[^a-z.]+")
MIN_WORDS = 5
"""Words that a text under such a name has on average."""
MIN_UNNAMED_WORDS = 12
"""Words that a text has on average where only its length tells it."""
MAX_NAMED = 12
"""How many fields a complaint lists."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of an export that are read."""

    texts: tuple[str, ...]
    id: str | None
    title: str | None
    metadata: tuple[tuple[str, str], ...]
    """What each is, and the field."""
    notes: tuple[str, ...] = ()


def choose(sample: Sequence[Row], reading: Reading) -> Fields:
    """The fields, by the first rows. Raises `UnreadableError` where none holds text, or one isn't there."""
    names = list(dict.fromkeys(name for row in sample for name in row))
    for wanted in (*reading.text_field, reading.id_field, reading.title_field):
        if wanted is not None and wanted not in names:
            raise UnreadableError(f"has no field “{wanted}”; {_meant(wanted, names)}")
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(_LETTERS.sub("", name.lower()), name)
    texts, notes = (reading.text_field, ()) if reading.text_field else _text(sample, names, plain)
    named = ((what, _first(known, plain)) for what, known in _METADATA.items())
    return Fields(
        texts,
        reading.id_field or _id(sample, plain),
        reading.title_field or _first(_TITLES, plain, besides=texts),
        tuple((what, name) for what, name in named if name),
        notes,
    )


def _text(
    sample: Sequence[Row], names: Sequence[str], plain: dict[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if names == [WHOLE]:
        return (WHOLE,), ()
    for known in _TEXTS:
        name = plain.get(known)
        if name and _words(sample, name) >= (MIN_WORDS if known in _SHORT else 1):
            return (name,), ()
    longest = max(names, key=lambda name: _words(sample, name), default=None)
    if longest is None or _words(sample, longest) < MIN_UNNAMED_WORDS:
        raise UnreadableError(f"no field of it looks like the text of a document; {_listed(names)}")
    return (longest,), (f"its text was taken from the field “{longest}”, a guess",)


def _words(sample: Sequence[Row], name: str) -> float:
    """Of the texts in a field, how many words on average."""
    counts = [len(value.split()) for row in sample if isinstance(value := row.get(name), str) and value]
    return sum(counts) / len(counts) if counts else 0.0


def _id(sample: Sequence[Row], plain: dict[str, str]) -> str | None:
    """The first field of a fitting name whose values are there and differ, but for a slip."""
    for known in _IDS:
        name = plain.get(known)
        values = [row.get(name) for row in sample] if name else []
        if values and all(is_id(value) for value in values) and 2 * len(set(map(str, values))) > len(values):
            return name
    return None


def is_id(value: object) -> bool:
    """Whether a value can name a record."""
    return isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip() != ""


def _first(known: Iterable[str], plain: dict[str, str], besides: Sequence[str] = ()) -> str | None:
    return next((plain[name] for name in known if name in plain and plain[name] not in besides), None)


def _meant(wanted: str, names: Sequence[str]) -> str:
    close = get_close_matches(wanted, names, n=1)
    return f"did you mean “{close[0]}”?" if close else _listed(names)


def _listed(names: Sequence[str]) -> str:
    more = ", …" if len(names) > MAX_NAMED else ""
    return f"its fields are: {', '.join(names[:MAX_NAMED])}{more}" if names else "it has no fields"
