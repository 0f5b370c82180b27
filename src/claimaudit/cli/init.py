"""`init`: sets claimaudit up in a project after looking at it, and never writes over anything."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Annotated, get_args

from typer import Argument, Option

from claimaudit.cli import exits
from claimaudit.cli.baseline import CreateOptions, create
from claimaudit.cli.messages import notice
from claimaudit.cli.outputs import opened
from claimaudit.cli.survey import SERVICES, Survey, survey
from claimaudit.errors import UserError

PLACES = {
    "github": ".github/workflows/claimaudit.yml",
    "gitlab": ".gitlab-ci.yml",
    "pre-commit": ".pre-commit-config.yaml",
}


@dataclass(frozen=True, kw_only=True)
class InitOptions:
    """Where, and how strictly."""

    folder: Annotated[Path, Argument(help="The top of the project; the working directory without it.")] = (
        Path()
    )
    profile: Annotated[str, Option(metavar="NAME", help="Whose yardstick: editorial, commercial-us, …")] = (
        "editorial"
    )
    ci: Annotated[
        list[str] | None,
        Option(
            "--ci",
            metavar="github|gitlab|pre-commit|none",
            help="Write the file of this service; without it, of those that the project seems to use.",
        ),
    ] = None
    baseline: Annotated[
        bool, Option(help="Enter what is found now into a baseline, so that what is new counts.")
    ] = True


def init(options: InitOptions) -> int:
    """Write a starting configuration, a baseline and the file that CI needs, after looking at the project.

    What is there already stays as it is.
    """
    from claimaudit.audit import profile_named

    profile_named(options.profile)
    if not options.folder.is_dir():
        raise UserError("is no folder", options.folder)
    found = survey(options.folder)
    services = _services(options, found)
    if found.configured:
        notice(f"{found.configured} holds a configuration already, and stays as it is")
    else:
        _configure(options, found)
    for service in services:
        _write(options.folder / PLACES[service], _template(service, found))
    if not found.texts:
        notice("no texts were found here that can be read as they are")
    return exits.FINE


def _configure(options: InitOptions, found: Survey) -> None:
    """Write a configuration, and the baseline that it names."""
    from claimaudit.baseline.store import FILE_NAME

    file, baseline = options.folder / "claimaudit.toml", options.folder / FILE_NAME
    text = _configuration(options.profile, found)
    if not options.baseline or not found.texts or baseline.exists():
        _write(file, text)
        return
    naming = f"\n# Findings that are known; what is new or changed counts.\nbaseline = {_quoted(FILE_NAME)}\n"
    _write(file, text + naming)
    try:
        create(CreateOptions(paths=[str(options.folder)], config=file))
    except UserError:
        # It was ours a moment ago; it mustn't name a baseline that isn't there.
        file.write_text(text, encoding="utf-8")
        raise


def _services(options: InitOptions, found: Survey) -> tuple[str, ...]:
    if options.ci is None:
        return found.services
    chosen = tuple(dict.fromkeys(name for name in options.ci if name != "none"))
    if unknown := sorted(set(chosen) - set(SERVICES)):
        raise UserError(f'--ci knows no "{unknown[0]}"', hint=f"it takes {', '.join(SERVICES)} or none")
    return chosen


def _configuration(profile: str, found: Survey) -> str:
    """A starting configuration, with what was found and what one may want to change."""
    from claimaudit.rules.vocabulary import Profile

    profiles: tuple[str, ...] = get_args(Profile)
    kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(found.texts.items()))
    lines = [
        "# `claimaudit config show` tells what applies to a text, and why.",
        f"# Texts found when this was written: {kinds or 'none'}.",
        "",
        f"# Whose yardstick: {', '.join(profiles)}.",
        f"profile = {_quoted(profile)}",
        "",
        "# What `check` fails on: error, warning, info or never; and what it doesn't tell at all.",
        'fail-on = "error"',
        'min-severity = "info"',
    ]
    if found.housekeeping:
        patterns = ", ".join(_quoted(f"/{pattern}") for pattern in found.housekeeping)
        lines += ["", "# Texts on the project, and not for its readers.", f"exclude = [{patterns}]"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _template(service: str, found: Survey) -> str:
    from importlib.metadata import version  # which takes long to import

    text = files("claimaudit.cli").joinpath(f"templates/{service}.yml").read_text(encoding="utf-8")
    values = {
        '"@BRANCH@"': _quoted(found.branch),
        "@BRANCH@": found.branch,
        "@VERSION@": version("claimaudit"),
    }
    for placeholder, value in values.items():
        text = text.replace(placeholder, value)
    return text


def _write(path: Path, text: str) -> None:
    """Write a file that isn't there yet, and say what became of it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except FileExistsError:
        _say(f"{path} is there already, and stays as it is. What would stand in it:\n\n{text}")
    except OSError as error:
        raise UserError(f"can't be written: {error.strerror}", path) from error
    else:
        _say(f"wrote {path}")


def _say(text: str) -> None:
    with opened(None) as stream:
        stream.write(f"{text}\n")
