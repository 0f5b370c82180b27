"""Where a run keeps its answers, and whether it does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.cli.messages import notice
from claimaudit.config import Config

if TYPE_CHECKING:
    from claimaudit.audit.edition import Editions

PLACE = "CLAIMAUDIT_CACHE_DIR"
"""The environment variable that names the folder, where neither a command line nor a configuration does."""
FILE = "answers.db"


def cache_file(config: Config) -> Path:
    """The file: where the configuration or the environment wants it, else where the system has caches."""
    if config.cache_dir:
        return config.cache_dir / FILE
    if named := os.environ.get(PLACE):
        return Path(named) / FILE
    # Here, since no other command asks.
    from platformdirs import user_cache_path

    return user_cache_path("claimaudit", appauthor=False) / FILE


@contextmanager
def remembering(config: Config) -> Iterator[Editions | None]:
    """The editions of this run, with the store of what earlier ones of them have found; None where nothing is
    to be recalled or kept."""
    if not config.cache:
        yield None
        return
    # Here, since nothing else needs them.
    from claimaudit.audit.edition import Editions
    from claimaudit.store import Store

    store = Store(cache_file(config), notice)
    try:
        yield Editions(store)
    finally:
        store.close()
