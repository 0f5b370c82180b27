"""Blots out what a site generator puts into Markdown and no reader sees: shortcodes, components, code.

The masked text is as long as the source, so that offsets stay what they are.
"""

from __future__ import annotations

import re

_SHORTCODE = re.compile(
    r"\{\{[<%].{0,2000}?[%>]\}\}"  # Hugo: {{< figure src="a.png" >}}
    r"|\{%.{0,2000}?%\}"  # Jekyll, Eleventy: {% include a.html %}
    r"|\{\{.{0,400}?\}\}",  # a variable
    re.DOTALL,
)
_FENCE = re.compile(r"^[ \t>]*:{3,}.*$", re.MULTILINE)
"""Opens and closes an admonition in Docusaurus, Quarto and Pandoc: its text is Markdown."""
_MODULE = re.compile(
    r"^(?:import\s+(?:[\w*{][^\n;]*?\sfrom\s|[\"'])|export\s+(?:const|let|var|default|function|class|async|[*{]))"
    r"[^\n]*(?:\n(?![ \t]*$)[^\n]*){0,200}",
    re.MULTILINE,
)
_EXPRESSION = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,500}\}){0,1000}\}){0,2000}\}"
_COMPONENT = re.compile(
    rf"</?[A-Z][\w.]{{0,80}}(?:\s(?:[^<>{{}}\"']|\"[^\"]{{0,2000}}\"|'[^']{{0,2000}}'|{_EXPRESSION}){{0,500}})?/?>"
    rf"|</?>|{_EXPRESSION}"
)
_CHARACTER = re.compile(r"[^\r\n]")


def mask_shortcodes(source: str) -> str:
    """Without shortcodes and the fences of admonitions."""
    if "{{" in source or "{%" in source:
        source = _mask(_SHORTCODE, source)
    return _FENCE.sub(lambda fence: " " * len(fence[0]), source) if ":::" in source else source


def mask_mdx(source: str) -> str:
    """Without imports, exports, expressions and the tags of components; what stands inside these stays."""
    return _mask(_COMPONENT, _MODULE.sub(lambda code: _CHARACTER.sub(" ", code[0]), source))


def _mask(pattern: re.Pattern[str], source: str) -> str:
    return pattern.sub(_filler, source)


def _filler(found: re.Match[str]) -> str:
    """White space for whole lines; inside a line a tag without effect, which breaks no word or paragraph."""
    blank = _CHARACTER.sub(" ", found[0])
    before = found.string.rfind("\n", 0, found.start()) + 1
    after = found.string.find("\n", found.end())
    around = found.string[before : found.start()] + found.string[found.end() : None if after < 0 else after]
    if not around.strip() or len(blank) < len("<i>") or "\n" in blank:
        return blank
    return f"<i{blank[2:-1]}>"
