"""What every page's HTML gains: tables that scroll by themselves, and outside links that say so."""

from __future__ import annotations

import markdown
import pytest
from bs4 import BeautifulSoup

from plugins.publishing.html import headings, tidied

TABLE = "<table><tr><td>1</td></tr></table>"


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>Words</p>",
        '<a href="/here/">a</a>',
        '<a href="#part">a</a>',
        '<a href="mailto:a@example.org">a</a>',
        '<a href="httpx">a</a>',
        '<a id="x">a</a>',
    ],
)
def test_what_needs_nothing_stays_as_it_is(html: str) -> None:
    assert tidied(html) == html


def test_letters_stay_themselves_and_void_elements_have_no_slash() -> None:
    assert tidied("<p>Café &amp; <br/>“so” &lt;</p>") == "<p>Café &amp; <br>“so” &lt;</p>"


def test_the_alignment_of_a_column_is_a_class_that_the_policy_allows() -> None:
    table = markdown.markdown("| a | b |\n|---|--:|\n| 1 | 2 |", extensions=["tables"])
    assert "style" in table
    assert '<td class="right">2</td>' in tidied(table)
    assert "style" not in tidied(table)


@pytest.mark.parametrize("address", ["https://example.org/", "http://example.org/"])
def test_a_link_to_another_site_is_marked_and_says_nothing_of_where_it_came_from(address: str) -> None:
    wanted = f'<a class="outside" href="{address}" rel="noreferrer">a</a>'
    link = BeautifulSoup(tidied(f'<p><a href="{address}">a</a></p>'), "html.parser").a
    assert link == BeautifulSoup(wanted, "html.parser").a


@pytest.mark.parametrize(
    ("html", "labels"),
    [
        (TABLE, ["Table 1"]),
        (f"<h1>Page</h1>{TABLE}{TABLE}", ["Table 1", "Table 2"]),
        (f"<h2>What it <em>costs</em></h2><p>Words</p>{TABLE}", ["What it costs"]),
        (f"<h2>One</h2>{TABLE}<h3>Two</h3><div>{TABLE}</div>", ["One", "Two"]),
        (f"<h2>One</h2>{TABLE.replace('<tr>', '<caption>Of its own</caption><tr>', 1)}", ["Of its own"]),
    ],
)
def test_a_table_scrolls_in_a_region_named_by_its_heading(html: str, labels: list[str]) -> None:
    soup = BeautifulSoup(tidied(html), "html.parser")
    regions = [table.parent for table in soup.find_all("table")]
    assert [region and (region["role"], region["tabindex"], region["class"]) for region in regions] == [
        ("region", "0", ["table"]) for _ in labels
    ]
    assert [region and region["aria-label"] for region in regions] == labels


def test_the_headings_of_a_text_are_those_of_the_second_level_without_their_marks() -> None:
    html = '<h2 id="a">Ask <em>first</em></h2><h3 id="b">No</h3><h2>No id</h2>\n<h2 id="c">R&amp;D\npay</h2>'
    assert headings(html) == [("a", "Ask first"), ("c", "R&amp;D\npay")]


def test_a_message_to_copy_ends_with_its_last_word() -> None:
    block = '<pre><code class="language-{}">Dear Sam,\n\nyes.\n</code></pre>'
    assert tidied(block.format("message")) == block.format("message").replace(".\n<", ".<")
    assert tidied(block.format("python")) == block.format("python")
