"""What is to be done, as every process of a run is told it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from pathlib import PurePosixPath
from typing import Any, Self

from claimaudit.audit.standard import Standard
from claimaudit.formats import Reading

PART = 200
"""Documents of a part, unless told otherwise: some minutes of work, and what a broken run loses a worker."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """How the documents of a run are judged. It can be sent to a worker."""

    standard: Standard
    known_names: Mapping[str, frozenset[str]]
    """Ids of all rules by id, former id and pack, as ignores in the texts may name them."""
    ignores: bool = True
    """Whether those are respected."""


@dataclass(frozen=True, slots=True)
class Job:
    """A corpus, where its results go, and how it is worked on."""

    source: str
    """A file, a folder or a pattern of files: a path, or an address that the engine understands."""
    output: str
    """A folder: a path, or an address in an object store."""
    yardstick: Yardstick
    reading: Reading
    workers: int
    """Processes with a model each."""
    part: int = PART
    """Documents of a part."""
    address: str | None = None
    """Of a Ray cluster; None for this machine."""

    @property
    def name(self) -> str:
        """Of the corpus: what stands before the # in the paths and keys of its documents."""
        return PurePosixPath(self.source.rstrip("/")).name


@dataclass(frozen=True, slots=True)
class Progress:
    """What has been done."""

    documents: int = 0
    words: int = 0
    claims: int = 0
    findings: int = 0
    skipped: int = 0
    """Rows with nothing to read."""
    failed: int = 0
    """Rows that couldn't be read, or that a process died with."""

    @classmethod
    def of(cls, result: Mapping[str, Any]) -> Self:
        """That of one row, by its result."""
        if aside := result["set_aside"]:
            skipped = aside["kind"] == "skipped"
            return cls(skipped=int(skipped), failed=int(not skipped))
        document = result["document"]
        return cls(1, document["words"], document["claims"], document["findings"])

    def __add__(self, other: Progress) -> Progress:
        return Progress(*map(sum, zip(astuple(self), astuple(other), strict=True)))
