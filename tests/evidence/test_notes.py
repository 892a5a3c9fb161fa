"""``[^B01]`` in running text becomes a numbered reference, and stays as it is everywhere else."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown

NOTES = "plugins.evidence.notes"


def html_of(text: str, *extensions: str, **options: str) -> str:
    return Markdown(extensions=[NOTES, *extensions], extension_configs={NOTES: options}).convert(text)


def links_in(html: str) -> list[tuple[str, ...]]:
    return re.findall(r'<a aria-label="Source (\d)" href="#note-(\w+)" id="([\w-]+)">(\d)</a>', html)


@pytest.mark.parametrize(
    "text",
    [
        "`[^B01]`",
        "    [^B01]",
        "```\n[^B01]\n```",
        r"\[^B01]",
        "[a link [^B01]](https://example.org/)",
        "![an image [^B01]](x.png)",
        "<!-- [^B01] -->",
        "A class such as [^ a b] or [^].",
        "[B01]",
        "[sic]",
    ],
)
def test_what_is_no_reference_is_left_alone(text: str) -> None:
    assert "<sup" not in html_of(text, "fenced_code")


def test_markdowns_own_footnotes_keep_working() -> None:
    html = html_of("One.[^1] Two.[^B01]\n\n[^1]: A footnote.", "footnotes")
    assert 'href="#fn:1"' in html
    assert [name for _, name, _, _ in links_in(html)] == ["B01"]


def test_a_reference_is_a_raised_link_that_names_its_source() -> None:
    link = '<a aria-label="Source 1" href="#note-B01" id="ref-B01">1</a>'
    assert html_of("Some had an offer.[^B01]") == f'<p>Some had an offer.<sup class="note">{link}</sup></p>'


def test_the_word_before_the_number_can_be_chosen() -> None:
    assert 'aria-label="Quelle 1"' in html_of("Ja.[^B01]", label="Quelle")


def test_sources_are_numbered_in_order_of_first_use() -> None:
    found = links_in(html_of("One.[^E05][^B01] Two.[^E05]\n\nThree.[^E05]"))
    assert found == [
        ("1", "E05", "ref-E05", "1"),
        ("2", "B01", "ref-B01", "2"),
        ("1", "E05", "ref-E05-2", "1"),
        ("1", "E05", "ref-E05-3", "1"),
    ]


def test_numbers_follow_the_text_through_nested_markup() -> None:
    text = "## A[^A01]\n\n**One *two*[^A02]** three[^A03]\n\n- x\n\n    - y[^A04]\n- z[^A05]\n\n"
    text += "| a[^A06] |\n|---|\n| b[^A07] |\n"
    found = links_in(html_of(text, "tables", "toc"))
    assert [(name, number) for _, name, _, number in found] == [(f"A0{n}", str(n)) for n in range(1, 8)]


def test_each_document_starts_at_one_again() -> None:
    markdown = Markdown(extensions=[NOTES])
    first = markdown.convert("One.[^B01]")
    assert markdown.reset().convert("One.[^B01]") == first


def test_a_slip_in_an_id_is_still_a_reference() -> None:
    assert [name for _, name, _, _ in links_in(html_of("One.[^b1]"))] == ["b1"]
