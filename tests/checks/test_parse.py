"""What is read out of the HTML of a page."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator

import pytest

from plugins.checks.reading.parse import _Reader, parse_page
from plugins.checks.records import Page
from plugins.source import Unreadable


def page(html: str, path: str = "page/index.html") -> Page:
    return parse_page(html, path=path, file=f"site/{path}", size=len(html))


def texts(html: str) -> list[tuple[str, str]]:
    return [(element.tag, element.words) for element in page(html).elements]


def test_a_declaration_that_no_parser_takes_is_a_problem_with_a_place() -> None:
    with pytest.raises(Unreadable) as caught:
        page("<p>Words</p>\n <![words[>")
    assert str(caught.value).startswith("site/page/index.html:2:2: not valid HTML: ")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li>a<li>b<p>c<li>d</ul>", [("ul", "abcd"), ("li", "a"), ("li", "bc"), ("p", "c"), ("li", "d")]),
        ("<p>a<p>b<div>c</div>", [("p", "a"), ("p", "b"), ("div", "c")]),
        ("<dl><dt>a<dd>b<dt>c</dl>", [("dl", "abc"), ("dt", "a"), ("dd", "b"), ("dt", "c")]),
        (
            "<table><tr><td>a<th>b<tr><td>c</table>d",
            [("table", "abc"), ("tr", "ab"), ("td", "a"), ("th", "b"), ("tr", "c"), ("td", "c")],
        ),
        ("<ul><li>a<ul><li>b</ul></ul>", [("ul", "ab"), ("li", "ab"), ("ul", "b"), ("li", "b")]),
        ("<p>a</b>b</p></p>c", [("p", "ab")]),
        ("<p>a<br>b<img>c", [("p", "a bc"), ("br", ""), ("img", "")]),
        ("<p>a &amp; <b>b&eacute;</b>", [("p", "a & bé"), ("b", "bé")]),
        ("<p>a<script>b</script><style>c</style>d", [("p", "ad"), ("script", "b"), ("style", "c")]),
    ],
)
def test_elements_have_the_text_that_a_browser_puts_into_them(html: str, expected: list[tuple[str, str]]) -> None:
    assert texts(html) == expected


def test_elements_know_their_place_and_what_is_inside_them() -> None:
    read = page("<main>\n  <p><b>a</b></p>\n</main><p>c</p>")
    main, first, bold, second = read.elements
    assert [read.place(item.offset) for item in read.elements] == [(1, 1), (2, 3), (2, 6), (3, 8)]
    assert read.inside(main) == (first, bold)
    assert [item.tag for item in read.around(bold.number)] == ["b", "p", "main"]
    assert not read.within(second, "main")


def test_text_is_what_readers_take_for_prose_each_run_with_its_place() -> None:
    read = page("a<p>b\n <code>c</code> <b>d</b></p><pre>e</pre><script>f</script><textarea>g</textarea>")
    assert [(run.text, *read.place(run.offset)) for run in read.texts] == [("a", 1, 1), ("b\n ", 1, 5), ("d", 2, 20)]


def test_a_part_of_a_text_has_its_own_place() -> None:
    read = page("<p>ab\ncd")
    run = read.texts[0]
    assert [(part.text, *read.place(part.offset)) for part in (run.part(1, 2), run.part(3, 5))] == [
        ("b", 1, 5),
        ("cd", 2, 1),
    ]


def test_every_address_is_a_link_with_its_kind_and_role() -> None:
    read = page(
        '<a href="1"></a><img src="2" srcset="3 1x, 4,5 2x,6"><link rel="Stylesheet" href="7">'
        '<link rel="next" href="8">'
        '<link rel="canonical" href="9"><form action="10"></form><q cite="11"></q>'
        '<meta name="twitter:image" content="12">'
        '<meta name="x" content="no"><video poster="13"></video>'
    )
    assert [(link.kind, link.attribute, link.href, link.role) for link in read.links] == [
        ("a", "href", "1", "go"),
        ("img", "src", "2", "load"),
        ("img", "srcset", "3", "load"),
        ("img", "srcset", "4,5", "load"),
        ("img", "srcset", "6", "load"),
        ("link", "href", "7", "load"),
        ("link", "href", "8", "go"),
        ("link", "href", "9", "name"),
        ("form", "action", "10", "go"),
        ("q", "cite", "11", "name"),
        ("meta", "content", "12", "load"),
        ("video", "poster", "13", "load"),
    ]


def test_the_first_of_two_equal_attributes_counts() -> None:
    assert page('<p id="a" id="b">').elements[0].get("id") == "a"


def test_a_page_says_what_it_is() -> None:
    read = page(
        '<html lang="en"><head><title>A\n page</title><meta name="description" content=" Words \n for it ">'
        '<link rel="canonical" href="x"><meta name="robots" content="noindex"><body><h2 id="h">A <b>b</b></h2>'
        '<img src="i"><a name="n"></a>'
    )
    assert (read.title, read.description, read.language, read.canonical) == ("A page", "Words for it", "en", "x")
    assert read.ids == {"h", "n"}
    assert [(item.level, item.text, item.id) for item in read.headings] == [(2, "A b", "h")]
    assert [(item.src, item.alt) for item in read.images] == [("i", None)]
    assert read.counts["meta"] == 2
    assert read.unlisted
    assert read.address == "/page/"


def test_a_page_that_says_nothing_has_empty_answers() -> None:
    read = page("words")
    assert (read.title, read.description, read.language, read.canonical) == ("", "", "", "")
    assert not read.unlisted
    assert page("words", "404.html").unlisted


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li>a<p>b</ul><br/><img src=a>", []),
        ("<b>a", ["unclosed <b>"]),
        ("<div><b>a</div>", ["crossed <b>"]),
        ("a</b>", ["stray </b>"]),
        ("<p>a<ul></ul></p>", ["stray </p>"]),
        ("<span class='x'/>a", ["slashed <span class='x'/>"]),
        ("<svg><path/><g></g></svg>", []),
        ("<p id=a id=b>", ["repeated <p id=a id=b>"]),
        ('<p title="a" b">x', ['garbled <p title="a" b"']),
        ('<a href="/x>a</a>', ['broken <a href="/x', "stray </a>"]),
        ("a < b &lt;a x", []),
    ],
)
def test_what_is_not_well_formed_is_told_with_the_tag_as_it_stands(html: str, expected: list[str]) -> None:
    assert [f"{fault.kind} {fault.text.text}" for fault in page(html).faults] == expected


def test_an_end_tag_too_many_does_not_end_the_text_of_the_page() -> None:
    read = page("<body><div><main><article>a</div>b</article></main></div></body>")
    assert [(fault.kind, fault.tag) for fault in read.faults] == [("stray", "div")]
    assert read.first("article").text == "ab"
    open_ended = page("<body><main><p>a</body>")
    assert [(fault.kind, fault.tag) for fault in open_ended.faults] == [("crossed", "main")]


def test_a_page_knows_the_children_of_an_element_and_whether_it_moves_on() -> None:
    read = page('<meta http-equiv="Refresh" content="0; url=/"><ul><li><b>a</b></li><li>c</li></ul>')
    assert [item.words for item in read.children(read.first("ul"))] == ["a", "c"]
    assert read.refreshed
    assert not page("a").refreshed


def rows(reader: _Reader) -> object:
    return reader.elements(), reader.texts, reader.faults


def slowly(html: str) -> object:
    reader = _Reader()
    reader.read(html)
    return rows(reader)


PLAIN = (
    "<!DOCTYPE html><!-- a - b --><html lang=en><head><title>a &amp; b</title><meta name='c' content='d&#39;e'></head>",
    '<p id="a" class=b hidden data-x="y>z">c&lt;d &copy e<br/>f<br>g</p>',
    '<svg viewBox="0 0 1 1"><path d="M0"/><g/></svg><div/>h</div>',
    "<script>if (a<b && c) { d('<p>') }</script><style>a > b {c: d}</style><textarea>e &amp; f</textarea>",
    "<ul><li>a<li>b</ul></p></b><i>c<b>d</i>e</b>",
    "a&amp;b",
    "<P CLASS=A>b</P ><a href=/c/>d</a>",
    "",
)


@pytest.mark.parametrize("html", PLAIN)
def test_html_that_is_written_plainly_is_read_as_the_standard_library_reads_it(html: str) -> None:
    quick = _Reader()
    assert quick.read_plain(html)
    assert rows(quick) == slowly(html)


@pytest.mark.parametrize(
    "html",
    [
        "a < b",
        "<p",
        "<p class='a>b</p>",
        '<p a="b"c="d">',
        '<p a="b" a="c">',
        '<a href="?a=b&copy=c">',
        "<a b = c>",
        "<![CDATA[a]]>",
        "<!-- a -- b -->",
        "<script>a</b</script>",
        "<script>a",
        "<script src=a />",
        "<title>a<b></title>",
        "<iframe>a</iframe>",
        "<p\x0b>",
        "<p é>",
    ],
)
def test_what_parsers_have_to_guess_at_is_left_to_the_standard_library(html: str) -> None:
    assert not _Reader().read_plain(html)


def _built_from(pieces: Iterable[str]) -> Iterator[str]:
    chance = random.Random(4)
    pieces = tuple(pieces)
    for _ in range(400):
        yield "".join(chance.choices(pieces, k=chance.randint(1, 12)))


def test_pieces_of_html_in_any_order_are_read_as_the_standard_library_reads_them() -> None:
    pieces = [*(piece for html in PLAIN for piece in re.findall(r"<[^<]*|[^<]+", html)), "<", ">", "&", "/", "'", '"']
    plain = 0
    for html in _built_from(pieces):
        quick = _Reader()
        if quick.read_plain(html):
            plain += 1
            assert rows(quick) == slowly(html), html
    assert plain > 20
