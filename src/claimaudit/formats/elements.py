"""What HTML elements mean to a reader: which are dropped, which bear text of which kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from claimaudit.formats.tables import Grid
from claimaudit.source import BlockKind, BlockRole

DROPPED = frozenset(
    "head title script style template noscript nav svg math iframe object embed audio video canvas map "
    "button select textarea datalist label progress meter del".split()
)
"""Elements whose text is no part of the article."""

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre "
    "search section summary table tbody td tfoot th thead tr ul".split()
)
"""Elements whose borders are borders of running text."""

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without content."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol", "menu", "dir", "dl"})

_KINDS: dict[str, BlockKind] = {
    "li": "list_item", "dt": "list_item", "dd": "list_item", "blockquote": "quote", "td": "table_cell",
    "th": "table_cell", "caption": "caption", "figcaption": "caption", **dict.fromkeys(HEADINGS, "heading"),
}  # fmt: skip

CLOSED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), LISTS),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr", "caption"}), frozenset({"table"})),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot"),
        (frozenset({"thead", "tbody", "tfoot", "caption"}), frozenset({"table"})),
    ),
}
"""A start tag ends these open elements, unless one of those stands between: `<li>a<li>b`."""

_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE
)
_HIDDEN_ROLES = frozenset(
    {"navigation", "search", "menu", "menubar", "toolbar", "tablist", "button", "doc-backlink", "doc-toc"}
)
_HIDDEN_CLASSES = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text skip-link footnote-back footnote-backref "
    "reversefootnote".split()
)
"""Class names for what only screen readers say, and for the ways back from footnotes."""
_ASIDE_CLASSES = frozenset(
    "sidebar widget widget-area related related-posts related-articles related-products related-content "
    "recommended recommendations recirculation newsletter newsletter-signup newsletter-box subscribe promo "
    "advert advertisement ads ad-slot cookie-banner cookie-notice pagination pager toc table-of-contents "
    "breadcrumb breadcrumbs crumbs share-buttons social-share author-bio author-box".split()
)
"""Class names for what stands beside the text. Whole names alone: pages have classes like `has-sidebar`."""
_WHOLE = frozenset({"html", "body", "main", "article"})
_NOTE_ID = re.compile(r"(?:fn|footnote|endnote|cite_note)[-_:]?\d{1,4}\b", re.IGNORECASE)
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote"})
_SECTIONING = frozenset({"article", "main", "section", "blockquote", "aside", "td"})
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:byline|breadcrumbs?|post-?meta|entry-?meta|article-?meta|meta|dateline|timestamp|"
    r"post-?date|social|share|sharing|cookies?|newsletter-signup)(?:$|[\s_-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Element:
    """An open element, with what it has inherited from those around it."""

    tag: str
    kind: BlockKind = "paragraph"
    role: BlockRole = "body"
    hidden: bool = False
    sectioned: bool = False
    """Inside an article, so that a header or footer is no longer that of the page."""
    list_number: int | None = None
    grid: Grid | None = None
    """The table whose cell this is in."""
    is_note: bool = False
    """A footnote."""
    aside: bool = False
    """Beside the text: teasers of other pages, a newsletter box."""
    in_head: bool = False
    """Inside `thead`."""

    def inside(self, tag: str, attributes: Mapping[str, str]) -> Element:
        """The element `tag` opened in this one."""
        return replace(
            self,
            tag=tag,
            kind=self._kind(tag),
            role=self._role(tag, attributes),
            hidden=self.hidden or _is_hidden(tag, attributes),
            sectioned=self.sectioned or tag in _SECTIONING,
            in_head=self.in_head or tag == "thead",
            is_note=self.is_note or _is_note(attributes),
            aside=self.aside or is_aside(tag, attributes),
        )

    def _kind(self, tag: str) -> BlockKind:
        if self.kind == "table_cell" and tag not in HEADINGS:
            return "table_cell"
        return _KINDS.get(tag, self.kind)

    def _role(self, tag: str, attributes: Mapping[str, str]) -> BlockRole:
        if self.aside or is_aside(tag, attributes):
            return "metadata"
        if tag in HEADINGS or tag in ("article", "main"):
            return "body"
        of_page = tag in ("header", "footer") and not self.sectioned
        if of_page or attributes.get("role") == "contentinfo" or is_furniture(attributes.get("class", "")):
            return "metadata"
        return self.role


def is_aside(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether class or id say that an element stands beside the text."""
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:500].lower().split()
    return tag not in _WHOLE and not _ASIDE_CLASSES.isdisjoint(names)


def _is_note(attributes: Mapping[str, str]) -> bool:
    return (
        attributes.get("role") in _NOTE_ROLES
        or attributes.get("epub:type") in ("footnote", "endnote")
        or _NOTE_ID.match(attributes.get("id", "")) is not None
    )


def is_furniture(names: str) -> bool:
    """Whether the class names say byline, breadcrumbs, share bar."""
    return len(names) < 200 and _FURNITURE.search(names) is not None


def _is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    return (
        tag in DROPPED
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in _HIDDEN_ROLES
        or not _HIDDEN_CLASSES.isdisjoint(attributes.get("class", "")[:500].lower().split())
        or _HIDDEN_STYLE.search(attributes.get("style", "")[:500]) is not None
    )
