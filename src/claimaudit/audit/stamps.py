"""What the files of a folder hold: read once, then known by what the file system says of them."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Collection, Iterator
from pathlib import Path

from claimaudit.store import Store, digest_of

_SETTLED = 2.0
"""Seconds after which a file system surely gives a change another time than the one before; a file that was
written since is read each time, for its next change might look the same."""
_DIGEST = 32
"""Bytes of SHA-256."""


def contents(folder: Path, store: Store, suffixes: Collection[str] = ()) -> bytes:
    """A digest of the names and contents of its files, of these suffixes where any are named.

    Files with the same names, sizes, inodes and times of change as in an earlier run aren't read again.
    """
    files = sorted(_files(folder, suffixes), key=lambda file: file.path)
    stamps = [_stamp(file) for file in files]
    settled = max((max(stamp[-2:]) for stamp in stamps), default=0) < time.time_ns() - _SETTLED * 1e9
    key = digest_of("contents", str(folder), json.dumps([sorted(suffixes), stamps]))
    known = store.get(key) if settled else None
    if known is not None and len(known) == _DIGEST:
        return known
    parts = ((os.path.relpath(file.path, folder), Path(file.path).read_bytes()) for file in files)
    digest = digest_of(*(part for each in parts for part in each))
    if settled:
        store.put([(key, digest)])
    return digest


def _files(folder: str | Path, suffixes: Collection[str]) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _files(entry.path, suffixes)
            elif entry.is_file() and (not suffixes or os.path.splitext(entry.name)[1] in suffixes):
                yield entry


def _stamp(file: os.DirEntry[str]) -> tuple[str, int, int, int, int]:
    told = file.stat()
    return file.path, told.st_size, told.st_ino, told.st_mtime_ns, told.st_ctime_ns
