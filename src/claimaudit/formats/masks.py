"""Blots out what a site generator puts into Markdown and no reader sees: shortcodes, components, code.

The masked text is as long as the source, so that offsets stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

Range = tuple[int, int]

_OPENING = re.compile(r"\{\{<|\{\{%|\{%|\{\{")
_CLOSING = {"{{<": ">}}", "{{%": "%}}", "{%": "%}", "{{": "}}"}
"""Hugo's shortcodes, Jekyll's and Eleventy's tags, and variables."""
MAX_LENGTH = 5_000
"""Characters; what is longer isn't closed where it should be."""
_WORDPRESS = re.compile(
    r"\[/(?P<closing>[a-z][\w-]{0,60})\]|\[(?P<opening>[a-z][\w-]{0,60})(?P<rest>(?:\s[^\[\]]{0,2000})?)\]"
)
"""`[caption id="7"]`, `[/caption]`; what stands between them is text."""
_FENCE = re.compile(r"^[ \t>]*:{3,}.*$", re.MULTILINE)
"""Opens and closes an admonition in Docusaurus, Quarto and Pandoc: its text is Markdown."""
_MODULE = re.compile(
    r"^(?:import\s+(?:[\w*{][^\n;]*?\sfrom\s|[\"'])|export\s+(?:const|let|var|default|function|class|async|[*{]))"
    r"[^\n]*(?:\n(?![ \t]*$)[^\n]*){0,200}",
    re.MULTILINE,
)
_BRACE = re.compile(r"[{}]")
_COMPONENT = re.compile(r"</?[A-Z][\w.]{0,80}(?:\s[^<>]{0,2000})?/?>|</?>")
_CHARACTER = re.compile(r"[^\r\n]")


def mask_shortcodes(source: str) -> str:
    """Without shortcodes and the fences of admonitions."""
    if "{{" in source or "{%" in source:
        source = _masked(source, _shortcodes(source))
    return _FENCE.sub(lambda fence: " " * len(fence[0]), source) if ":::" in source else source


def mask_wordpress(source: str) -> str:
    """Without shortcodes of WordPress: tags in brackets that have attributes or a closing tag.

    Other words in brackets are a writer's, such as "[sic]".
    """
    tags = list(_WORDPRESS.finditer(source))
    closed = {tag["closing"] for tag in tags}
    ours = (tag.span() for tag in tags if tag["closing"] or tag["opening"] in closed or "=" in tag["rest"])
    return _masked(source, ours)


def mask_mdx(source: str) -> str:
    """Without imports, exports, expressions and the tags of components; what stands inside these stays."""
    source = _MODULE.sub(lambda code: _CHARACTER.sub(" ", code[0]), source)
    expressions = list(_expressions(source))
    # A component may have expressions, with any character in them, for attributes.
    bare = _replaced(source, expressions, lambda start, end: _CHARACTER.sub(" ", source[start:end]))
    components = [tag.span() for tag in _COMPONENT.finditer(bare)]
    return _masked(source, _outermost([*expressions, *components]))


def _shortcodes(source: str) -> Iterator[Range]:
    done = 0
    for opening in _OPENING.finditer(source):
        closing = _CLOSING[opening[0]]
        end = source.find(closing, opening.end(), opening.end() + MAX_LENGTH)
        if end >= 0 and opening.start() >= done:
            done = end + len(closing)
            yield opening.start(), done


def _expressions(source: str) -> Iterator[Range]:
    """Outermost pairs of braces."""
    found: list[Range] = []
    starts: list[int] = []
    for brace in _BRACE.finditer(source):
        if brace[0] == "{":
            starts.append(brace.start())
        elif starts:
            start = starts.pop()
            if brace.end() - start <= MAX_LENGTH:
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, brace.end()))
    return iter(found)


def _outermost(ranges: Iterable[Range]) -> Iterator[Range]:
    done = 0
    for start, end in sorted(ranges, key=lambda span: (span[0], -span[1])):
        if start >= done:
            done = end
            yield start, end


def _masked(source: str, ranges: Iterable[Range]) -> str:
    return _replaced(source, ranges, lambda start, end: _filler(source, start, end))


def _replaced(source: str, ranges: Iterable[Range], replace: Callable[[int, int], str]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in ranges:
        pieces += [source[at:start], replace(start, end)]
        at = end
    return "".join([*pieces, source[at:]])


def _filler(source: str, start: int, end: int) -> str:
    """White space for whole lines; inside a line a tag without effect, which breaks no word or paragraph."""
    blank = _CHARACTER.sub(" ", source[start:end])
    before = source.rfind("\n", max(0, start - MAX_LENGTH), start) + 1 or max(0, start - MAX_LENGTH)
    after = source.find("\n", end, end + MAX_LENGTH)
    around = source[before:start] + source[end : end + MAX_LENGTH if after < 0 else after]
    if not around.strip() or len(blank) < len("<i>") or "\n" in blank:
        return blank
    return f"<i{blank[2:-1]}>"
