"""The tags that authors write into their texts, and which of them a fault of the built page is blamed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks import Built, check_site, read_content
from plugins.checks.reading.markup import splitter, tags, unpaired, written
from plugins.checks.reading.parse import parse_page
from plugins.checks.reading.sources import parse_source
from plugins.checks.records import Page, Source

from .fixtures import URL, layout_of, make_content, make_site


def source(body: str) -> Source:
    return parse_source(f"Title: A <b>\n\n{body}", path="x.md", kind="page", stem="x")


def page(html: str, body: str = "") -> Page:
    text = source(body) if body else None
    return parse_page(html, path="page/index.html", file="site/page/index.html", size=len(html), source=text)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("no tags, a < b and <https://example.org> and <a@example.org>", []),
        ("<b>a</b> <IMG src='>'/> <br>", ["b", "b", "img", "br"]),
        ("<a\n href='/'\n title=\"a > b\">x", ["a"]),
        ("`<a>` ``<b>`` <!-- <c> --> <d>", ["d"]),
        ("<www.example.org> <name> <https://a> <x@y.z> <tel:1>", ["www.example.org", "name", "tel:1"]),
        ("~~~\n<a>\n~~~\n\n<b>\n\n```\n<c>", ["b"]),
        ("Words:\n\n    <a>\n\n\t<b>\n\nWords\n    <c>", ["c"]),
        ("- item\n\n    <a>\n\n        <b>\n\n<c>", ["a", "c"]),
        ("1. item\n\n    - inner\n\n        <a>\n\n            <b>\n\nWords\n\n    <c>", ["a"]),
        ("> ```\n> <a>\n> ```\n\n<b>", ["b"]),
        ("<script>'<a>'</SCRIPT><style>", ["script", "script", "style"]),
        ("<script><a>", ["script"]),
    ],
)
def test_tags_are_those_that_no_code_and_no_comment_holds(body: str, names: list[str]) -> None:
    assert [tag.name for tag in tags(source(body))] == names


def test_a_tag_knows_its_attributes_and_where_they_stand() -> None:
    text = source('<a href="/x?a&amp;b"\n  ONCLICK=go() hidden href="/y">')
    tag = tags(text)[0]
    assert tag.attributes == {"href": "/x?a&b", "onclick": "go()", "hidden": ""}
    assert tag.place(text) == (3, 1)
    assert tag.place(text, "onclick") == (4, 3)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<div><p>a<br></div>", []),
        ("<div><b>a</div></i>", ["<b>"]),
        ("<div><b>a\n\n</div></i></b>", ["<b>", "</i>"]),
        ("</div><div>", ["</div>", "<div>"]),
        ("</p>", ["</p>"]),
    ],
)
def test_tags_without_their_counterpart_are_known(body: str, expected: list[str]) -> None:
    assert [tag.written for tag in unpaired(source(body))] == expected


@pytest.mark.parametrize(
    ("body", "shell", "expected"),
    [
        ("<div>\n\nopen", "<main><div>{}</div></main>", "8:1 tag-unclosed"),
        ("closed\n\n</div>", "<main><div>{}</div></main>", "10:1 tag-stray"),
        ("<div>x</div>\n\n<section>\n\nopen", "<main><div>{}</div></main>", "10:1 tag-unclosed"),
        ("<div>\n<div>\n\nopen", "<main><div>{}</div></main>", "8:1 tag-unclosed 9:1 tag-unclosed"),
        ("a <i/> b", "<main>{}</main>", "8:3 tag-unclosed"),
        ('a <b id="x>b</b>', '<main>a &lt;b id="x&gt;b{0:.0}</b></main>', "8:3 tag-garbled"),
        ("a <td>b</td>", "<main><p>{}</p></main>", ""),
        ("a <strong>b</b>", "<main>{}</main>", "8:3 tag-unclosed"),
        ("a <path/> List<String>", "<main><svg>{}</svg></main>", ""),
        ("a <b>bold", "<main>{}</main>", "8:3 tag-unclosed"),
        ('<span class="x">a</span>\n\n<span class="x">b', "<main><p>{}</p></main>", "10:1 tag-unclosed"),
    ],
)
def test_a_fault_of_the_page_is_shown_where_the_author_made_it(
    body: str, shell: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert problems(body, shell) == expected


def test_what_a_text_may_not_hold_at_all_is_reported_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    body = '<iframe src="/say-no/"></iframe> <script>go()</script> <meta http-equiv="refresh" content="9">'
    assert problems(body, "<main>{}</main>", policy="default-src 'none'") == ""


def problems(
    body: str, shell: str, policy: str = "", kinds: tuple[str, ...] = ("tag-", "frame-", "timed-", "page-policy")
) -> str:
    """What is wrong in the file of the text and on the page, where rules for built pages look."""
    head = "Title: The page\nDescription: Words for it, enough of them to be a description.\nReviewed: 2026-11-23\n"
    folder = make_content(Path("content"), {"pages/the-page.md": f"{head}\nWords.\n\n\n{body}\n"})
    html = f'<!doctype html><html lang="en"><title>The page</title><body>{shell.format(body)}</body></html>'
    headers = f"/*\n  Content-Security-Policy: {policy}\n" if policy else "# none\n"
    site = make_site(Path("site"), {"page/index.html": html, "_headers": headers})
    content, _ = read_content(layout_of(folder))
    built = [Built("content/pages/the-page.md", "page", "published", "page", "page/index.html", "page/")]
    found = check_site(site, url=URL, content=content, built=built)
    mine = [item for item in found if item.rule.startswith(kinds) and "the-page" in item.file]
    return " ".join(f"{item.line}:{item.column} {item.rule}" for item in mine)


def test_what_the_theme_put_there_is_not_the_authors() -> None:
    read = page("<main><iframe></iframe><p>a</p></main>", body="`<iframe>` <b>x</b>")
    assert not written(read.all("iframe")[0], read)
    assert not written(page("<iframe>").all("iframe")[0], page("<iframe>"))


def test_a_paragraph_is_split_by_the_block_that_follows_it() -> None:
    read = page("<p>a</p><p>b<ul><li>c</ul> d</p>")
    assert [block.tag for fault in read.faults if (block := splitter(fault, read))] == ["ul"]
    by_hand = page("<p>b<ul><li>c</ul> d</p>", body="b<ul><li>c</ul> d</p>")
    assert [splitter(fault, by_hand) for fault in by_hand.faults] == [None]


def test_a_site_that_mends_its_html_does_not_hide_the_authors_slips(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    body = "<div>\n\n<b>bold\n\n<i>a</i></i> 5&nbps;km <p id=a class=b ID=c>x</p> <my-part>"
    mended = "<main><div><b>bold<i>a</i> 5&amp;nbpskm <p id=a class=b>x</p> <my-part></my-part></b></div></main>"
    assert problems(body, mended, kinds=("tag-", "entity", "attribute-d", "element-u")) == (
        "8:1 tag-unclosed 10:1 tag-unclosed 12:9 tag-stray 12:15 entity-unknown 12:24 attribute-duplicate "
        "12:51 element-unknown"
    )
