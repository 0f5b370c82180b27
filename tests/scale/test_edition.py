"""Which model it is that kept answers hang on."""

import json
import os
from pathlib import Path

import pytest

from claimaudit.audit.edition import _model

META = {
    "lang": "en",
    "name": "little",
    "version": "1.0",
    "spacy_version": ">=3.0",
    "pipeline": ["tagger", "parser", "lemmatizer"],
}


def install(folder: Path, digest: str | None) -> None:
    """Lay a model down as an installer does, with the digest of its weights; without one, just copy it."""
    package = folder / "little_en"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "meta.json").write_text(json.dumps(META), encoding="utf-8")
    (package / "weights").write_bytes(b"weights")
    if digest is not None:
        about = folder / "little_en-1.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(
            "Metadata-Version: 2.1\nName: little-en\nVersion: 1.0\n", encoding="utf-8"
        )
        (about / "RECORD").write_text(f"little_en/weights,sha256={digest},7\n", encoding="utf-8")


def edition_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    with monkeypatch.context() as patched:
        patched.syspath_prepend(folder)
        return _model("little_en")


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [("AAAA", "AAAA", True), ("AAAA", "BBBB", False), (None, None, False), ("AAAA", None, False)],
)
def test_a_model_installed_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str | None, second: str | None, same: bool
) -> None:
    install(tmp_path / "one", first)
    install(tmp_path / "other", second)
    os.utime(tmp_path / "other/little_en/weights", (1, 1))
    one, other = (edition_of(tmp_path / name, monkeypatch) for name in ("one", "other"))
    assert (one == other) is same
