"""How the lines of a ``_redirects`` file and pages that are signposts are read."""

from __future__ import annotations

import pytest

from plugins.checks.reading.parse import parse_page
from plugins.checks.records.redirects import Redirect, read_redirects

LINES = """# from  to  status
/old/   /new/
/gone   https://example.com/  302!   # for now
/shop/* /index.html 200
/lost/* /404.html 404
/find id=:id /things/:id 301
nonsense
/alone
"""


def test_each_line_that_says_from_where_to_where_is_a_redirect() -> None:
    assert list(read_redirects(LINES)) == [
        Redirect("/old/", "/new/"),
        Redirect("/gone", "https://example.com/", 302),
        Redirect("/shop/*", "/index.html", 200),
        Redirect("/lost/*", "/404.html", 404),
        Redirect("/find", "/things/:id", 301),
    ]


@pytest.mark.parametrize(
    ("start", "path", "taken"),
    [
        ("/old/", "/old", True),
        ("/old", "/old/", True),
        ("/old/", "/older/", False),
        ("/blog/*", "/blog/2020/x/", True),
        ("/team/:name", "/team/ann", True),
        ("/team/:name", "/team/ann/cv", False),
        ("/a.b", "/aXb", False),
    ],
)
def test_a_redirect_takes_what_its_start_describes(start: str, path: str, taken: bool) -> None:
    assert Redirect(start, "/x/").takes(path) is taken


def test_a_page_of_its_own_for_what_is_missing_is_no_redirect() -> None:
    assert not Redirect("/lost/*", "/404.html", 404).takes("/lost/x")
    assert not Redirect("/shop/*", "/index.html", 200).sends


@pytest.mark.parametrize(
    ("content", "goal"),
    [
        ("0; url=/new/", "/new/"),
        ("0;URL='/new/'", "/new/"),
        ("5, /new/", "/new/"),
        ("30", ""),
    ],
)
def test_a_page_that_sends_on_is_a_signpost(content: str, goal: str) -> None:
    html = f'<head><meta http-equiv="Refresh" content="{content}"></head>'
    assert parse_page(html, path="a.html", file="a.html", size=1).outline.goal == goal


def test_a_page_that_only_names_its_character_set_is_none() -> None:
    html = '<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>'
    assert parse_page(html, path="a.html", file="a.html", size=1).outline.goal == ""
