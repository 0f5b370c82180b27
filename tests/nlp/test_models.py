"""Which installed packages serve as a model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimaudit.errors import UserError
from claimaudit.nlp.models import find_model

PIPES = ["tok2vec", "tagger", "parser", "lemmatizer"]
META: dict[str, object] = {
    "lang": "en",
    "name": "web_md",
    "version": "3.8.0",
    "spacy_version": ">=3.8.0",
    "pipeline": PIPES,
}


def _install(folder: Path, monkeypatch: pytest.MonkeyPatch, package: str, meta: dict[str, object]) -> None:
    (folder / package).mkdir()
    (folder / package / "__init__.py").touch()
    (folder / package / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    monkeypatch.syspath_prepend(folder)


def test_another_english_model_is_told_by_name_and_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(tmp_path, monkeypatch, "english_web_md", META)
    assert find_model("english_web_md").title == "en_web_md 3.8.0"


@pytest.mark.parametrize(
    ("package", "change"),
    [
        ("german_news", {"lang": "de"}),
        ("tokens_alone", {"pipeline": []}),
        ("no_parser", {"pipeline": ["tok2vec", "tagger", "lemmatizer"]}),
        ("other_spacy", {"spacy_version": "<3"}),
    ],
)
def test_a_model_that_cannot_serve_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, change: dict[str, object]
) -> None:
    _install(tmp_path, monkeypatch, package, META | change)
    with pytest.raises(UserError, match=f"the English model {package} is not installed"):
        find_model(package)


@pytest.mark.parametrize("name", ["json", "no_such_model", "not a name", "../models"])
def test_what_is_no_model_is_refused(name: str) -> None:
    with pytest.raises(UserError, match="is not installed"):
        find_model(name)
