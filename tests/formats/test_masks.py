from __future__ import annotations

import pytest
from outlines import document_of, outline


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ('{{< figure src="a.png" alt="5 mg" >}}\n\nZinc helps.', [("paragraph", "Zinc helps.")]),
        ("{{% note %}}\nZinc *helps*.\n{{% /note %}}", [("paragraph", "Zinc helps.")]),
        ("Zinc {{< ref >}}**helps** a lot.", [("paragraph", "Zinc helps a lot.")]),
        ("{{< lead >}}Zinc **helps**.{{< /lead >}}", [("paragraph", "Zinc helps.")]),
        ("{% include ad.html %}\n\nTake {{ page.dose }} daily.", [("paragraph", "Take daily.")]),
        (":::tip Dose\n\nTake **5 mg**.\n\n:::", [("paragraph", "Take 5 mg.")]),
        ("<div>\n{{< youtube x >}}\nZinc helps.\n</div>", [("paragraph", "Zinc helps.")]),
        ("Sets {a, b} and {{unclosed stay.", [("paragraph", "Sets {a, b} and {{unclosed stay.")]),
        ("> [!NOTE]\n> Ask first.", [("quote", "Ask first.")]),
        ("## Doses {#doses}", [("heading", "Doses")]),
    ],
)
def test_what_generators_put_into_markdown(text: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(text, ".md") == blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("import { Box } from './box'\nimport x from 'y'\n\nZinc helps.", [("paragraph", "Zinc helps.")]),
        ("export const meta = {\n  dose: '5 mg'\n}\n\nZinc helps.", [("paragraph", "Zinc helps.")]),
        ("Import duties rose.", [("paragraph", "Import duties rose.")]),
        ("import duties rose.", [("paragraph", "import duties rose.")]),
        ('<Callout type="warning">\n**Zinc** helps.\n</Callout>', [("paragraph", "Zinc helps.")]),
        ("Zinc <Tip a={{b: 1}}>helps</Tip> a lot.", [("paragraph", "Zinc helps a lot.")]),
        ("{/* Zinc cures all. */}\n\nZinc {props.verb}helps.", [("paragraph", "Zinc helps.")]),
        ("<Chart data={[1, 2]} />\n\n- Zinc", [("list_item", "Zinc")]),
        ("<>\nZinc helps.\n</>", [("paragraph", "Zinc helps.")]),
    ],
)
def test_mdx(text: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(text, ".mdx") == blocks


def test_offsets_behind_what_is_passed_over() -> None:
    document = document_of("Zinc µ {{< x 😀 >}}helps.\n", ".md")
    region = document.locate(document.text.index("helps"), document.text.index("helps") + 5)
    assert (region.line, region.column, document.source[region.start : region.end]) == (1, 19, "helps")


@pytest.mark.parametrize(
    ("front", "metadata"),
    [
        ('+++\ntitle = "Zinc"\ndate = 2024-01-02\n+++', (("title", "Zinc"), ("date", "2024-01-02"))),
        ("---\ntitle: >\n  Zinc and\n  you\n---", (("title", "Zinc and you"),)),
        ("---\nauthors:\n  - name: Jo\n  - Ann\n---", (("author", "Jo, Ann"),)),
        ("---\ntitle: Zinc: a guide\nauthor: Jo\n---", (("title", "Zinc: a guide"), ("author", "Jo"))),
        ("---\nmedically reviewed by: J. Roy\n---", (("reviewer", "J. Roy"),)),
        ("---\nReviewed_By: {name: J. Roy, role: pharmacist}\n---", (("reviewer", "J. Roy"),)),
        ("---\nbyline: Jo\nmedicalReviewer: Ann\n---", (("author", "Jo"), ("reviewer", "Ann"))),
        (
            "---\nsources:\n  - {title: A trial, url: 'https://a.example'}\n  - url: https://b.example\n---",
            (("references", "A trial, https://b.example"),),
        ),
        ("---\nlast reviewed: 2024-01-02\nreviewed: 2023-01-02\n---", (("updated", "2024-01-02"),)),
        ("---\nreviews: 12\nby the way: no\n---", (("reviews", "12"), ("by the way", "no"))),
        ("---\ntitle: &a [*a, *a]\n---", (("title", "&a [*a, *a]"),)),
    ],
)
def test_front_matter(front: str, metadata: tuple[tuple[str, str], ...]) -> None:
    assert document_of(f"{front}\n\nHi there.\n", ".md").metadata == metadata


@pytest.mark.parametrize("text", ["{{< " * 20_000, "{" * 50_000, "<A " * 30_000, "{" * 20_000 + "}" * 20_000])
def test_openings_without_end_take_no_time(text: str) -> None:
    assert document_of(text + "Zinc.", ".mdx").text.endswith("Zinc.")
