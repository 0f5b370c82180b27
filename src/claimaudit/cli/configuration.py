"""`config show`: what applies to a text, option by option, and who said so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from typer import Argument

from claimaudit.cli import exits
from claimaudit.cli.options import RuleOptions
from claimaudit.cli.outputs import opened
from claimaudit.cli.plan import STDIN, Configurations
from claimaudit.config import READERS, Config, Glob, PartialConfig
from claimaudit.configfile import line_of
from claimaudit.discover import key_of
from claimaudit.errors import UserError

DEFAULT = "default"
COMMAND_LINE = "command line"


@dataclass(frozen=True, kw_only=True)
class ConfigOptions(RuleOptions):
    """Whose configuration."""

    path: Annotated[Path, Argument(help="A text or a folder; the working directory without it.")] = Path()


def show_config(options: ConfigOptions) -> int:
    """Show what applies to a text, option by option, and where each value came from."""
    if not options.path.exists():
        raise UserError("no such file or folder", options.path)
    text = options.path / STDIN if options.path.is_dir() else options.path
    with opened(None) as stream:
        stream.writelines(f"{line}\n" for line in _lines(Configurations(options).sources(text)))
    return exits.FINE


def _lines(sources: list[PartialConfig]) -> Iterator[str]:
    """The options as TOML, each with a comment on its source."""
    config = Config()
    for source in sources:
        config = config.apply(source)
    told = {name: _assignment(name, getattr(config, name.replace("-", "_"))) for name in READERS}
    width = max(map(len, told.values()))
    for name, assignment in told.items():
        yield f"{assignment:{width}}  # {_origin(name, sources)}"


def _assignment(name: str, value: object) -> str:
    return f"# {name}: none" if value is None else f"{name} = {_toml(value)}"


def _toml(value: object) -> str:
    """A value as a file would have it: patterns as they were given, paths from the working directory."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Glob):
        return _toml(value.pattern)
    if isinstance(value, Path):
        return _toml(key_of(value, Path.cwd()))
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return f"{{ {', '.join(f'{_toml(key)} = {_toml(item)}' for key, item in value)} }}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _origin(name: str, sources: list[PartialConfig]) -> str:
    """The last source that names the option, with the line where it is a file."""
    said = [source for source in sources if name.replace("-", "_") in source.values]
    if not said:
        return DEFAULT
    if (file := said[-1].path) is None:
        return COMMAND_LINE
    line = line_of(file, name)
    return key_of(file, Path.cwd()) + (f":{line}" if line else "")
