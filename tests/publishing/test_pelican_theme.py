"""What the theme draws with, on a real site: menu, guides, next steps, dates, addresses, style and script."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace

import pytest
from pelican.contents import Static

from plugins.publishing.pelican_theme import complete, guides, parts, slugs

from .conftest import TinySite


@pytest.fixture
def built(tiny: TinySite) -> TinySite:
    """The tiny site, published."""
    result = tiny.build()
    assert result.published, result
    return tiny


def test_the_menu_has_the_pages_of_the_site_file_in_their_order(built: TinySite) -> None:
    menu = built.html().partition("<nav>")[2].partition("</nav>")[0]
    assert re.findall('href="([^"]*)"', menu) == ["/", "/first/", "/ways/"]


def test_next_steps_lead_on_in_their_order(built: TinySite) -> None:
    html = built.html("first/index.html")
    assert re.findall('<p><a href="([^"]*)">', html) == ["/ways/", "/"]


def test_a_next_step_that_leads_nowhere_is_reported_and_not_drawn(tiny: TinySite) -> None:
    tiny.change("content/articles/first.md", "Next: ways, home", "Next: wyas")
    (problem,) = tiny.build().problems
    assert (problem.file, problem.line) == ("content/articles/first.md", 6)


def test_the_home_page_shows_the_guides_of_each_stage_that_has_some(built: TinySite) -> None:
    html = built.html()
    assert '<h2>You are getting ready</h2>\n<p><a href="/ways/">' in html
    assert "You have been invited" not in html


def test_parts_stand_under_the_page_they_name_in_their_order() -> None:
    later, first, other = (SimpleNamespace(part_of="whole", order=order) for order in ("10", "2", "x"))
    alone = SimpleNamespace()
    assert parts([alone, other, later, first]) == {"whole": [first, later, other]}


def test_style_script_and_dates_stand_in_the_page(built: TinySite) -> None:
    html = built.html("ways/index.html")
    assert "<style>:root{color:black}" in html
    assert "<script>const ready=1;</script>" in html
    assert "<p>23 November 2026</p>" in html


def test_full_addresses_start_at_the_sites_own(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/sub/")
    tiny.change("content/pages/ways.md", "(/)", "({filename}home.md)")
    result = tiny.build()
    assert result.published, result
    assert '<link rel="canonical" href="https://example.org/sub/ways/">' in tiny.html("ways/index.html")
    assert 'href="/sub/icon.svg"' in tiny.html()
    assert "https://example.org/sub/feed.xml" in tiny.html("feed.xml")
    assert "https://example.org/sub/ways/" in tiny.html("feed.xml").partition("<content")[2]
    assert "<loc>https://example.org/sub/</loc>" in tiny.html("sitemap.xml")


def test_data_for_search_engines_knows_an_article_from_a_page_and_from_the_site(built: TinySite) -> None:
    def kind(path: str) -> str:
        data = json.loads(built.html(path).partition('ld+json">')[2].partition("</script>")[0])
        return str(data.get("@graph", [data])[0]["@type"])

    assert (kind("first/index.html"), kind("ways/index.html"), kind("index.html")) == ("Article", "WebPage", "WebSite")


def test_drafts_and_hidden_pages_are_not_shown_to_readers(tiny: TinySite) -> None:
    tiny.change("content/pages/ways.md", "Stage: ready", "Status: hidden")
    tiny.change("content/site.toml", ', "ways"', "")
    result = tiny.build()
    assert result.published, result
    assert (tiny.output / "ways" / "index.html").is_file()
    assert not (tiny.output / "later").exists()
    assert not (tiny.output / "sometime").exists()
    assert "/ways/" not in tiny.html("sitemap.xml")


def test_what_is_no_content_is_left_alone() -> None:
    picture = Static.__new__(Static)
    complete(picture)
    assert vars(picture) == {}


def test_a_summary_that_the_author_wrote_stays() -> None:
    settings = {"TEXT": {"page": {"table": "Table"}}}
    metadata = {"summary": "Mine", "description": "D"}
    content = SimpleNamespace(metadata=metadata, _content="", settings=settings, source_path="x.md")
    complete(content)
    assert content.metadata["summary"] == "Mine"


def test_a_value_that_goes_on_over_lines_is_one_text(tiny: TinySite) -> None:
    tiny.change("content/pages/ways.md", "Description: ", "Description: Four short\n    ")
    result = tiny.build()
    assert result.published, result
    assert '<meta name="description" content="Four short ' in tiny.html("ways/index.html")


def test_guides_keep_their_order_within_a_stage() -> None:
    contents = [SimpleNamespace(stage=stage) for stage in ("b", "a", "b", "")]
    assert guides(contents, ["a", "b", "c"]) == [("a", [contents[1]]), ("b", [contents[0], contents[2]])]


def test_within_a_stage_the_numbers_of_the_authors_count() -> None:
    orders = ("", "10", "2", "first", None)
    contents = [SimpleNamespace(stage="a", **({} if order is None else {"order": order})) for order in orders]
    assert guides(contents, ["a"]) == [("a", [contents[index] for index in (2, 1, 0, 3, 4)])]


@pytest.mark.parametrize(("text", "names"), [("", []), ("a", ["a"]), (" a , b-c ,, ", ["a", "b-c"])])
def test_a_list_of_names_is_taken_apart(text: str, names: list[str]) -> None:
    assert slugs(text) == names
