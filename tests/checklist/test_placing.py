"""Markers in a page's HTML become links between comments, and the page comes apart at these."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.checklist.model import Checklist
from plugins.checklist.placing import Part, into_page, marker, place, take_apart

LINK = '<!--checklist small--><p><a href="/base/page/#we">Shall we?</a></p><!--/checklist-->'


def placed(html: str, checklist: Checklist) -> tuple[str, list[Checklist]]:
    return place(html, {"small": checklist}, "/base/page/")


@pytest.mark.parametrize(
    "html",
    [
        "<p>[checklist: unknown]</p>",
        "<p>[checklist: ]</p>",
        "<p>[checklist small]</p>",
        "<p>Here: [checklist: small]</p>",
        "<li>[checklist: small]</li>",
        "",
    ],
)
def test_what_is_no_marker_of_a_known_checklist_stays(small: Checklist, html: str) -> None:
    assert placed(html, small) == (html, [])


@pytest.mark.parametrize("marker", ["[checklist: small]", "[checklist:small]", " [checklist:  small ]\n"])
def test_a_marker_becomes_a_link_between_comments(small: Checklist, marker: str) -> None:
    assert placed(f"<h2>A</h2><p>{marker}</p>", small) == (f"<h2>A</h2>{LINK}", [small])


def test_checklists_are_given_in_the_order_asked_for(small: Checklist) -> None:
    html, asked = placed("<p>[checklist: small]</p><p>[checklist: small]</p>", small)
    assert (html, asked) == (LINK + LINK, [small, small])


def test_a_page_comes_apart_at_its_checklists(small: Checklist) -> None:
    other = replace(small, slug="other")
    parts = take_apart(
        f"<p>Before</p>{LINK}<p>Between</p>\n{LINK.replace('small-->', 'other-->')}\n", {"other": other, "small": small}
    )
    assert parts == [
        Part("<p>Before</p>"),
        Part(checklist=small),
        Part("<p>Between</p>\n"),
        Part(checklist=other),
    ]


def test_a_checklist_stands_once_and_is_a_link_where_it_is_asked_for_again(small: Checklist) -> None:
    (first, again) = take_apart(LINK + LINK, {"small": small})
    assert (first, again) == (Part(checklist=small), Part('<p><a href="/base/page/#we">Shall we?</a></p>'))


@pytest.mark.parametrize("html", ["<p>Words</p>", "<!--checklist small-->", LINK.replace("small-->", "other-->")])
def test_a_page_without_known_checklists_stays_whole(small: Checklist, html: str) -> None:
    assert take_apart(html, {"small": small}) == [Part(html)]


def test_an_empty_page_has_no_parts() -> None:
    assert take_apart(" \n", {}) == []


def test_a_slug_may_hold_what_a_file_name_may(small: Checklist) -> None:
    assert take_apart(LINK.replace("small-->", "small.v2-->"), {"small.v2": small}) == [Part(checklist=small)]


def test_a_marker_can_be_written_for_an_author(small: Checklist) -> None:
    assert placed(marker("small"), small) == (LINK, [small])


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<head><title>A</title></head><body>B</body>", "<head><title>A</title>STYLE</head><body>BSCRIPT</body>"),
        ("<title>A</title>B", "STYLE<title>A</title>BSCRIPT"),
        ("<head></head>B", "<head>STYLE</head>BSCRIPT"),
        ("<body>&lt;/body></body></body>", "STYLE<body>&lt;/body></body>SCRIPT</body>"),
        ("", "STYLESCRIPT"),
    ],
)
def test_style_ends_the_head_and_script_ends_the_body(html: str, expected: str) -> None:
    assert into_page(html, "STYLE", "SCRIPT") == expected
