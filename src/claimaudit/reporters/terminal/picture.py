"""The text report as a picture: an SVG that needs nothing from the network."""

from __future__ import annotations

import io
from itertools import chain, islice

from rich.console import Console
from rich.segment import Segment, Segments
from rich.terminal_theme import DIMMED_MONOKAI

from claimaudit.model import Report
from claimaudit.reporters.options import Options
from claimaudit.reporters.terminal import parts

# The frame of rich's own pictures, without its web fonts.
_FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
    font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
    font-size: {char_height}px;
    line-height: {line_height}px;
    font-variant-east-asian: full-width;
}}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: system-ui, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def picture(report: Report, title: str, *, width: int = 100, rows: int | None = None) -> str:
    """The report in colour as an SVG; with `rows`, that many lines from its top."""
    console = Console(
        record=True,
        file=io.StringIO(),
        width=width,
        height=25,
        color_system="standard",
        force_terminal=True,
        no_color=False,
        legacy_windows=False,
    )
    lines = chain.from_iterable(
        console.render_lines(part, pad=False) for part in parts(report, Options(width=width, colour=True))
    )
    for line in islice(lines, rows):
        console.print(Segments([*line, Segment.line()]), end="")
    return console.export_svg(title=title, theme=DIMMED_MONOKAI, code_format=_FRAME, unique_id="claimaudit")
