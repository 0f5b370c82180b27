"""reStructuredText: docutils tells the blocks, as events; it opens no other file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from docutils.core import publish_doctree

Event = tuple[str, dict[str, Any]]
"""What begins or ends, and what is known of it; a `text` holds runs of words, whether bold, and a target."""
Run = tuple[str, bool, str | None]

_SETTINGS = {
    "raw_enabled": False,
    "file_insertion_enabled": False,
    "_disable_config": True,
    "report_level": 3,
    "halt_level": 5,
    "warning_stream": False,
    "line_length_limit": 1_000_000,
    "smart_quotes": False,
    "input_encoding": "unicode",
}
_UNREAD = (
    nodes.comment, nodes.literal_block, nodes.doctest_block, nodes.math_block, nodes.image, nodes.target,
    nodes.substitution_definition, nodes.decoration, nodes.raw, nodes.pending, nodes.math, nodes.colspec,
    nodes.label, nodes.option_list,
)  # fmt: skip
_ERROR = 3
MAX_NOTES = 3


@dataclass(frozen=True, slots=True)
class Outline:
    """A text as events in reading order."""

    events: list[Event]
    metadata: dict[str, str]
    notes: list[str]


def convert(data: bytes) -> Outline:
    """The outline of a text."""
    document = publish_doctree(data.decode("utf-8", "surrogatepass"), settings_overrides=_SETTINGS)
    walk = _Walk()
    events = list(walk.block(document, 0))
    return Outline(events, walk.metadata, walk.notes())


class _Walk:
    def __init__(self) -> None:
        self.metadata: dict[str, str] = {}
        self._errors: list[str] = []

    def notes(self) -> list[str]:
        """What docutils could make nothing of."""
        return self._errors[:MAX_NOTES]

    def block(self, node: Any, level: int) -> Iterator[Event]:
        """The events of a node that holds blocks or text."""
        match node:
            case nodes.system_message():
                self._error(node)
            case nodes.docinfo() | nodes.meta():
                self._metadata(node)
            case nodes.topic() if "contents" in node.get("classes", ()):
                return
            case nodes.title() | nodes.subtitle() | nodes.rubric():
                yield from self._title(node, level)
            case nodes.paragraph() | nodes.term() | nodes.attribution() | nodes.caption() | nodes.line():
                yield self._text(node)
            case nodes.line_block():
                yield "text", {"runs": _lines(node)}
            case nodes.entry():
                yield "cell", {"columns": node.get("morecols", 0) + 1, "rows": node.get("morerows", 0) + 1}
                yield from self._children(node, level)
                yield "end", {}
            case _ if not isinstance(node, _UNREAD):
                yield from self._container(node, level)

    def _container(self, node: Any, level: int) -> Iterator[Event]:
        deeper = level + isinstance(node, nodes.section | nodes.document)
        name = type(node).__name__
        known = {
            "bullet_list": "list", "enumerated_list": "list", "definition_list": "list", "field_list": "list",
            "list_item": "item", "field": "item", "definition_list_item": "item", "definition": "definition",
            "block_quote": "quote", "table": "table", "thead": "head", "row": "row", "footnote": "note",
            "citation": "note",
        }.get(name)  # fmt: skip
        if known is None:
            yield from self._children(node, deeper)
            return
        yield known, {}
        yield from self._children(node, deeper)
        yield "end", {}

    def _children(self, node: Any, level: int) -> Iterator[Event]:
        for child in node.children:
            if isinstance(child, nodes.field_name):
                yield self._text(child)
            elif not isinstance(child, nodes.Text):
                yield from self.block(child, level)

    def _title(self, node: Any, level: int) -> Iterator[Event]:
        event, content = self._text(node)
        if isinstance(node.parent, nodes.table):
            yield "caption", {}
            yield event, content
            yield "end", {}
            return
        if isinstance(node.parent, nodes.section | nodes.document):
            content["level"] = min(level + isinstance(node, nodes.subtitle), 6)
        else:
            content["level"] = 6
        yield event, content

    def _text(self, node: Any) -> Event:
        event: dict[str, Any] = {"runs": list(_runs(node, strong=False, target=None))}
        if isinstance(node, nodes.term):
            event["term"] = True
        if isinstance(node, nodes.caption):
            event["caption"] = True
        return "text", event

    def _metadata(self, node: Any) -> None:
        if isinstance(node, nodes.meta):
            self.metadata.setdefault(str(node.get("name") or "").lower(), str(node.get("content") or ""))
            return
        for child in node.children:
            if isinstance(child, nodes.field):
                self.metadata[child[0].astext().lower()] = child[1].astext()
            elif isinstance(child, nodes.authors):
                self.metadata["author"] = ", ".join(author.astext() for author in child.children)
            else:
                self.metadata[type(child).__name__] = child.astext()

    def _error(self, node: Any) -> None:
        if node.get("level", 0) >= _ERROR and node.children:
            said = " ".join(node.children[0].astext().split())[:200]
            self._errors.append(f"line {node.get('line', '?')}: {said}")


def _lines(block: Any) -> list[Run]:
    """The lines of a line block, each ended by a run that breaks the line."""
    runs: list[Run] = []
    for line in block.children:
        inner = (
            _lines(line)
            if isinstance(line, nodes.line_block)
            else list(_runs(line, strong=False, target=None))
        )
        runs += [*inner, ("\v", False, None)]
    return runs


def _runs(node: Any, *, strong: bool, target: str | None) -> Iterator[Run]:
    for child in node.children:
        match child:
            case nodes.Text():
                yield child.astext(), strong, target
            case nodes.footnote_reference() | nodes.citation_reference():
                yield f"[{child.astext()}]", strong, f"#fn{child.astext()}"
            case nodes.reference():
                leads = child.get("refuri") or (f"#{child['refid']}" if child.get("refid") else None)
                yield from _runs(child, strong=strong, target=leads)
            case _ if not isinstance(child, _UNREAD):
                yield from _runs(child, strong=strong or isinstance(child, nodes.strong), target=target)
