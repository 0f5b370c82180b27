"""The posts of a WordPress export (WXR) or a feed: RSS, an item for each, with HTML in `content:encoded`.

Read item by item; nothing that an XML file may name or expand is followed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DTDForbidden
from defusedxml.ElementTree import iterparse

from claimaudit.formats.failures import UnreadableError
from claimaudit.formats.masks import mask_wordpress
from claimaudit.formats.rows import Broken, Row, Unwanted

MAX_DEPTH = 50
"""How deep elements may be nested; an export has five levels."""
CONTENT, ID, TYPE, STATUS = "content:encoded", "wp:post_id", "wp:post_type", "wp:status"
_FURNITURE = frozenset(
    "attachment nav_menu_item revision custom_css customize_changeset oembed_cache user_request wp_block "
    "wp_template wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face".split()
)
"""What WordPress itself keeps as posts, and no reader opens as a page."""
_DISCARDED = frozenset({"trash", "auto-draft"})
# Old databases hold them, and WordPress exports them; XML can't.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def items(text: str) -> Iterator[Row | Broken | Unwanted]:
    """The items, as fields called as in the file: `title`, `content:encoded`, `wp:post_id`.

    Raises `UnreadableError` where the file declares a document type (entities that expand or lead
    outside), is nested beyond measure, or is XML of another kind.
    """
    number = 0
    try:
        for number, row in enumerate(_items(_NO_XML.sub(" ", text)), start=1):
            yield _wanted(row, number)
    except DTDForbidden as error:
        raise UnreadableError("declares a document type, as no export does") from error
    except ParseError as error:
        if not number:
            raise UnreadableError(f"not valid XML: {error}") from error
        yield Broken(f"line-{error.position[0]}", f"not valid XML from here on: {error}")
    else:
        if not number:
            raise UnreadableError("XML, but neither a WordPress export nor an RSS feed: it has no items")


def _items(text: str) -> Iterator[Row]:
    prefixes: dict[str, str] = {}
    language: dict[str, object] = {}
    above: list[Element] = []
    for event, found in iterparse(io.StringIO(text), ("start", "end", "start-ns"), forbid_dtd=True):
        if event == "start-ns":
            prefix, uri = found
            prefixes[uri] = prefix
        elif event == "start":
            above.append(found)
            if len(above) > MAX_DEPTH:
                raise UnreadableError("nested too deeply")
        else:
            above.pop()
            if found.tag == "language" and len(above) == 2:
                language = {"language": found.text}
            elif found.tag == "item" and above:
                yield language | _fields(found, prefixes)
                above[-1].remove(found)


def _fields(item: Element, prefixes: dict[str, str]) -> dict[str, object]:
    """The first of each of its children that hold text alone."""
    fields: dict[str, object] = {}
    for child in item:
        if not len(child):
            fields.setdefault(_name(child.tag, prefixes), child.text or "")
    return fields


def _name(tag: str, prefixes: dict[str, str]) -> str:
    uri, _, name = tag.rpartition("}")
    prefix = prefixes.get(uri[1:], "")
    return f"{prefix}:{name}" if prefix else name


def _wanted(row: Row, number: int) -> Row | Unwanted:
    name = str(row.get(ID) or number)
    sort, status = row.get(TYPE), row.get(STATUS)
    if sort in _FURNITURE:
        return Unwanted(name, f"no page, but what WordPress keeps beside them ({sort})")
    if status in _DISCARDED:
        return Unwanted(name, f"thrown away ({status})")
    return {name: mask_wordpress(str(value)) if name == CONTENT else value for name, value in row.items()}
