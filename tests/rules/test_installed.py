"""Packs of installed distributions: tiny ones, laid out on a path as an installer lays them out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from desk import filled

from claimaudit.cli import main
from claimaudit.errors import UserError
from claimaudit.rules.installed import InstalledPacks, installed_packs
from claimaudit.rules.load import load_book

PACK = "pack: acme\ntitle: Acme's rules\n\nrules:\n" + filled(
    "- id: tonic\n  scope: sentence\n  match: {phrase: {lexicon: tonics}}\n"
    '  examples: {flag: ["A [[tonic]]."], leave: ["None."]}'
).replace("t/tonic", "acme/tonic")
TONICS = "source: made up\nwords: [tonic]\n"
Install = Callable[..., Path]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Lays out a distribution on the import path; gives the folder that holds it."""
    site = tmp_path / "site"
    monkeypatch.syspath_prepend(str(site))

    def lay_out(value: str = "acme_rules", name: str = "acme-rules", **files: str) -> Path:
        info = site / f"{name.replace('-', '_')}-1.2.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n")
        (info / "entry_points.txt").write_text(f"[claimaudit.packs]\nacme = {value}\n")
        for path, text in {"acme_rules/__init__.py": "raise SystemExit('imported')", **files}.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, encoding="utf-8")
        return site

    return lay_out


def test_what_is_installed_is_found_and_not_imported(install: Install) -> None:
    site = install(**{"acme_rules/acme.yml": PACK})
    assert installed_packs() == (InstalledPacks("acme-rules 1.2", site / "acme_rules"),)


def test_a_folder_below_a_package_will_do(install: Install) -> None:
    site = install("acme_rules.packs", **{"acme_rules/packs/acme.yml": PACK})
    assert installed_packs() == (InstalledPacks("acme-rules 1.2", site / "acme_rules" / "packs"),)


def test_it_stands_beside_the_built_in_packs_with_what_belongs_to_it(install: Install) -> None:
    install(**{"acme_rules/acme.yml": PACK, "acme_rules/lexicon/rule-words/tonics.yml": TONICS})
    book = load_book()
    assert book.rule("acme/tonic").entry.origin == "acme-rules 1.2"
    assert book.rule("overclaim/absolute").entry.origin == ""
    assert load_book([], builtin=False).rules == ()


def test_the_list_and_the_explanation_say_where_a_rule_comes_from(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    site = install(**{"acme_rules/acme.yml": PACK, "acme_rules/lexicon/rule-words/tonics.yml": TONICS})
    assert main(["rules", "list", "--isolated", "--select", "acme", "--select", "eu/article12"]) == 0
    assert capsys.readouterr().out.splitlines()[0::3] == [
        "acme: Acme's rules (acme-rules 1.2)", "eu: European Union and Great Britain, food and medicines",
    ]  # fmt: skip
    assert main(["explain", "acme/tonic", "--isolated"]) == 0
    told = capsys.readouterr().out
    assert f"  comes from  acme-rules 1.2\n  stands in   {site}/acme_rules/acme.yml:5\n" in told


def test_its_author_can_try_it_where_it_is_installed(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    site = install(**{"acme_rules/acme.yml": PACK, "acme_rules/lexicon/rule-words/tonics.yml": TONICS})
    assert main(["rules", "test", str(site / "acme_rules")]) == 0
    assert capsys.readouterr().out == "1 rule holds\n"


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("acme_ruels", "“acme_ruels” is no installed folder with packs (*.yml)"),
        ("acme_rules", "“acme_rules” is no installed folder with packs (*.yml)"),
        ("acme_rules.packs", "“acme_rules.packs” is no installed folder with packs (*.yml)"),
        ("json.decoder", "“json.decoder” is no installed folder with packs (*.yml)"),
        ("__main__", "“__main__” is no installed folder with packs (*.yml)"),
        ("acme_rules:folder", "“acme_rules:folder” is not the dotted name of a package"),
        ("../acme_rules", "“../acme_rules” is not the dotted name of a package"),
    ],
)
def test_an_entry_point_that_leads_nowhere(install: Install, value: str, what: str) -> None:
    install(value)
    with pytest.raises(UserError) as raised:
        installed_packs()
    assert raised.value.message == (
        f"acme-rules 1.2: the entry point “acme” (claimaudit.packs) names no packs: {what}"
    )
    assert raised.value.hint == "mend or uninstall that distribution, or use --no-default-rules"


def test_a_mistake_in_a_pack_is_told_with_its_place(install: Install) -> None:
    site = install(**{"acme_rules/acme.yml": PACK.replace("lexicon: tonics", "lexicon: tonic")})
    with pytest.raises(UserError) as raised:
        load_book()
    assert str(raised.value).startswith(f"{site}/acme_rules/acme.yml:7:29: no word list is called “tonic”")


def test_two_distributions_with_the_same_rules_clash(install: Install) -> None:
    install(**{"acme_rules/acme.yml": PACK, "acme_rules/lexicon/rule-words/tonics.yml": TONICS})
    install(name="more-rules")
    with pytest.raises(UserError, match="“tonics” is already taken"):
        load_book()
