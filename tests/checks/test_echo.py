"""Findings on lists that Pelican makes stand at the text whose words they repeat."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks import Built, check_site, read_content
from plugins.problem import Problem

from .fixtures import URL, layout_of, make_content, make_site, write

PAGE = """<!doctype html>
<html lang="en">
<head><title>{title}</title>
<meta name="description" content="{title}: a page that stands beside the one under test and is in order.">
<link rel="canonical" href="https://example.org{address}"></head>
<body><main><h1>{title}</h1>
{body}
<p><a href="/">Home</a> and <a href="/list/">the list</a></p></main></body></html>
"""


def found(
    folder: Path, body: str, page: str, listed: str, summary: str = "", home: str = "<p>Words</p>"
) -> list[Problem]:
    """All problems of a site with one text, a list that repeats some of it, and a front page made of another text."""
    text = f"Title: The page\nSummary: {summary}\n\n{body}\n"
    content, _ = read_content(layout_of(make_content(folder / "content", {"pages/page.md": text})))
    site = make_site(folder / "site", {})
    for name, title, html in (("page", "The page", page), ("list", "The list", listed), ("", "Home", home)):
        address = f"/{name}/" if name else "/"
        write(site / name / "index.html", PAGE.format(title=title, address=address, body=html))
    outputs = {"page": "page/index.html", "say-no": "say-no/index.html", "home": "index.html"}
    built = [
        Built(item.path, "page", "published", item.slug, outputs[item.slug], f"{item.slug}/")
        for item in content.sources
    ]
    rules = ("internal-link", "image-alt", "template-unrendered", "link-empty")
    return [problem for problem in check_site(site, url=URL, content=content, built=built) if problem.rule in rules]


@pytest.mark.parametrize(
    ("body", "page", "listed"),
    [
        ("Words, and\n[a page](/gone/).", '<a href="/gone/">a page</a>', '<a href="/gone/">a page</a>'),
        ("Words, and\n[a page](gone/).", '<a href="../gone/">a page</a>', '<a href="./../gone/">a page</a>'),
        ('Words, and\n<img src="/images/clock.svg">', '<img src="/images/clock.svg">', '<img src="/images/clock.svg">'),
        ("Words, and\n[gallery ids='1,2'].", "<b>!</b> [gallery ids='1,2'].", "[gallery ids='1,2']."),
        ("Words, and\n[a page]().", '<a href="">a page</a>', '<a href="">a page</a>'),
    ],
)
def test_what_a_list_repeats_is_one_problem_of_the_text(tmp_path: Path, body: str, page: str, listed: str) -> None:
    (problem,) = found(tmp_path, body, f"<p>{page}</p>", f"<p>{listed}</p>")
    assert problem.file.endswith("content/pages/page.md")
    assert (problem.line, problem.pages) == (5, ("/list/", "/page/"))


def test_what_the_page_of_another_text_repeats_is_one_problem_of_the_text(tmp_path: Path) -> None:
    shown = "<p>Words, and [gallery ids='1,2'].</p>"
    (problem,) = found(tmp_path, "Words, and\n[gallery ids='1,2'].", shown, "<p>Words.</p>", home=shown)
    assert (problem.file[-21:], problem.line, problem.pages) == ("content/pages/page.md", 5, ("/", "/page/"))


def test_a_summary_that_only_lists_show_is_named_in_the_front_matter(tmp_path: Path) -> None:
    html = '<p><a href="/gone-for-good/">a page</a></p>'
    (problem,) = found(tmp_path, "Words.", "<p>Words.</p>", html, summary="See [a page](/gone-for-good/)")
    assert (problem.file[-21:], problem.line) == ("content/pages/page.md", 2)


@pytest.mark.parametrize("html", ['<a href="/gone-for-good/">a page</a>', '<img src="/images/clock.svg">'])
def test_a_fault_of_the_list_itself_stays_there(tmp_path: Path, html: str) -> None:
    (problem,) = found(tmp_path, "Words.", "<p>Words.</p>", f"<p>{html}</p>")
    assert problem.file.endswith("site/list/index.html")
