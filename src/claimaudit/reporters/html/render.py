"""The page as HTML: values in, pieces of one self-contained file out."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from claimaudit.reporters.html.page import Page

_PACKAGE = "claimaudit.reporters.html"
_SCRIPTS = ("data.js", "filters.js", "documents.js", "note.js", "table.js", "start.js")


def pieces(page: Page) -> Iterator[str]:
    """The file, piece by piece. Whatever a value holds is escaped; the style and the script are ours."""
    environment = Environment(
        loader=PackageLoader(_PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = style_sheet(), _script()
    return environment.get_template("page.html.j2").generate(
        page=page, style=style, script=script, policy=_policy(style, script)
    )


def style_sheet() -> str:
    """The style of the page."""
    return _asset("style.css")


def _script() -> str:
    return "\n".join(map(_asset, _SCRIPTS))


def _asset(name: str) -> str:
    return files(_PACKAGE).joinpath("assets", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """What the page may do: nothing but its own style and script, and no request at all."""
    allowed = f"style-src {_hash(style)}; script-src {_hash(script)}"
    return f"default-src 'none'; base-uri 'none'; form-action 'none'; {allowed}"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
