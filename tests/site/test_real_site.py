"""The real site as it is published: what every page carries, and that feed, sitemap and pages agree."""

from __future__ import annotations

import datetime
import json
import re
import struct
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

import feedparser
import pytest
from bs4 import BeautifulSoup

from plugins.evidence.parse import read_sources
from plugins.publishing.hosts.netlify import read_headers
from plugins.publishing.policy import inline_hashes

from ..conftest import ROOT, Built

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LOCAL = "http://localhost:8000"
GUIDES = [
    "should-i-go",
    "is-this-interview-real",
    "when-not-to-go",
    "ask-before-you-go",
    "say-no-politely",
    "if-you-claim-benefits",
    "what-will-it-cost",
    "prepare-in-an-hour",
    "am-i-ready-enough",
    "should-i-take-this-offer",
    "what-to-find-out",
    "notes-after-the-interview",
    "nerves",
    "adjustments-and-access",
    "questions-they-should-not-ask",
    "your-floor",
    "two-offers",
    "taking-it-and-leaving-later",
    "video-and-phone",
    "trial-shifts-and-tasks",
    "they-have-gone-quiet",
    "how-long-a-search-takes",
    "i-have-been-scammed",
    "if-going-could-put-you-at-risk",
    "practise-out-loud",
    "coming-back-after-a-break",
    "interviewing-while-you-have-a-job",
]
SHEETS = [
    "worksheet-should-i-go",
    "worksheet-prepare-in-an-hour",
    "worksheet-questions-to-take-in",
    "worksheet-notes-after",
]
STANDING = ["all-guides", "about", "how-we-know", "corrections", "privacy", "accessibility"]
SOURCES, _ = read_sources(ROOT / "content" / "evidence")


@pytest.fixture(scope="session")
def soups(real_site: Built) -> dict[str, BeautifulSoup]:
    """Every page of the real site, parsed, by its path."""
    return {path: BeautifulSoup(real_site.html(path), "html.parser") for path in real_site.pages}


def test_every_page_that_must_be_there_is_there(real_site: Built) -> None:
    wanted = {f"{slug}/index.html" for slug in [*GUIDES, *SHEETS, *STANDING, "take-the-interview"]}
    assert wanted | {"index.html", "404.html"} <= set(real_site.pages)


def test_the_build_of_the_real_site_has_nothing_to_say(real_site: Built) -> None:
    assert [str(problem) for problem in real_site.result.problems] == []


def test_every_page_has_a_title_a_description_a_language_and_its_own_address(soups: dict[str, BeautifulSoup]) -> None:
    for path, soup in soups.items():
        address = f"{LOCAL}/{path.removesuffix('index.html')}"
        assert soup.title.get_text(), path
        assert soup.html["lang"] == "en-GB", path
        assert soup.select_one("link[rel=canonical]")["href"] == address, path
        for name in ("og:title", "og:description", "og:url", "og:type"):
            assert soup.select_one(f"meta[property='{name}']")["content"], (path, name)


def test_every_page_but_the_one_for_wrong_addresses_has_a_picture_of_its_own(
    real_site: Built, soups: dict[str, BeautifulSoup]
) -> None:
    for path, soup in soups.items():
        said = {name: soup.select_one(f"meta[property='og:{name}']") for name in ("url", "image", "image:alt")}
        if path != "404.html":
            assert said["image"]["content"] == f"{said['url']['content']}card.png", path
            assert said["image:alt"] or soup.select_one("[data-checklist]"), path
            raw = (real_site.folder / path).with_name("card.png").read_bytes()
            assert len(raw) < 25_000, path
            assert struct.unpack(">II", raw[16:24]) == (1200, 630), path
            sides = [soup.select_one(f"meta[property='og:image:{side}']") for side in ("width", "height")]
            told = [side["content"] for side in sides if side]
            assert told == ["1200", "630"] or (not told and soup.select_one("form.checklist")), path


def test_readers_keep_every_page_but_unlisted_ones_for_less_than_half_of_what_may_be(real_site: Built) -> None:
    (file,) = (real_site.folder / "lasting").glob("offline.*.json")
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert {f"/{path.removesuffix('index.html')}" for path in real_site.pages} == set(kept)
    assert file.with_name(f"{file.name}.br").stat().st_size < 150_000
    assert file.with_name(f"{file.name}.gz").stat().st_size < 250_000  # for hosts that know no brotli


def test_the_icons_that_the_manifest_names_are_there(real_site: Built) -> None:
    manifest = json.loads((real_site.folder / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert [
        icon["src"] for icon in manifest["icons"] if not (real_site.folder / icon["src"].lstrip("/")).is_file()
    ] == []
    assert {icon["sizes"] for icon in manifest["icons"]} >= {"192x192", "512x512"}


REQUIRED = {
    "WebSite": {"name", "url", "description", "inLanguage", "publisher"},
    "Organization": {"name", "url"},
    "WebPage": {"url", "lastReviewed"},
    "Article": {"headline", "author", "datePublished", "dateModified", "image", "mainEntityOfPage"},
}
"""What a thing of each kind must say. Search engines ask for most of it, and drop a thing that lacks it."""


def things(data: object) -> Iterator[dict[str, object]]:
    """Everything that a block of linked data describes, whatever it stands in."""
    if isinstance(data, list):
        yield from (thing for item in data for thing in things(item))
    elif isinstance(data, dict):
        yield from [data] if "@type" in data else []
        yield from (thing for value in data.values() for thing in things(value))


def test_linked_data_says_what_each_page_is_with_all_that_is_required(soups: dict[str, BeautifulSoup]) -> None:
    for path, soup in soups.items():
        data = json.loads(soup.select_one("script[type='application/ld+json']").string)
        found = list(things(data))
        kind = {"index.html": "WebSite", "take-the-interview/index.html": "Article"}.get(path, "WebPage")
        assert found[0]["@type"] == kind, path
        for thing in found:
            assert REQUIRED[str(thing["@type"])] <= {name for name, value in thing.items() if value}, (path, thing)
        dates = [value for thing in found for name, value in thing.items() if name.startswith(("date", "last"))]
        assert all(datetime.date.fromisoformat(str(value)) for value in dates), path


def test_an_independent_reader_reads_the_feed_without_complaint(real_site: Built) -> None:
    feed = feedparser.parse((real_site.folder / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert [entry.link for entry in feed.entries] == [f"{LOCAL}/take-the-interview/"]
    entry = feed.entries[0]
    assert all((entry.id, entry.updated, entry.published, entry.summary, feed.feed.id, feed.feed.author))
    assert feed.feed.updated == max(one.updated for one in feed.entries)


def test_links_and_checklist_in_the_feed_work_away_from_the_site(real_site: Built) -> None:
    content = feedparser.parse((real_site.folder / "feed.xml").read_bytes()).entries[0].content[0].value
    links = [link["href"] for link in BeautifulSoup(content, "html.parser").find_all("a", href=True)]
    assert not [link for link in links if link.startswith("/")]
    assert f"{LOCAL}/take-the-interview/#go" in links


def test_the_sitemap_holds_the_pages_that_readers_may_find_and_no_other(real_site: Built) -> None:
    tree = ElementTree.parse(real_site.folder / "sitemap.xml")
    named = [place.text for place in tree.iter(f"{SITEMAP}loc")]
    pages = [f"{LOCAL}/{path.removesuffix('index.html')}" for path in real_site.pages if path != "404.html"]
    assert sorted(named) == sorted(pages)  # type: ignore[type-var]


def test_robots_are_told_where_the_sitemap_is(real_site: Built) -> None:
    assert f"Sitemap: {LOCAL}/sitemap.xml" in (real_site.folder / "robots.txt").read_text(encoding="utf-8")


def test_one_policy_allows_exactly_what_stands_in_the_pages(real_site: Built) -> None:
    policy = read_headers(real_site.folder)["Content-Security-Policy"]
    hashes = inline_hashes(real_site.html(path) for path in real_site.pages)
    for kind, found in hashes.items():
        assert f"{kind}-src {' '.join(found)};" in policy
    assert len(hashes["style"]) + len(hashes["script"]) <= 10  # hosts limit the length of a header
    assert "unsafe" not in policy
    for wall in ("default-src 'none'", "form-action 'none'", "base-uri 'none'", "trusted-types default"):
        assert wall in policy


def test_no_page_names_another_host_for_anything_but_a_link(soups: dict[str, BeautifulSoup]) -> None:
    for path, soup in soups.items():
        for name in ("src", "srcset", "action", "data", "poster"):
            assert not soup.select(f"[{name}]"), (path, name)
        assert not soup.select("link[rel=stylesheet], link[rel=preload], link[rel=preconnect], style[media]"), path


def test_every_guide_is_reviewed_and_leads_on(soups: dict[str, BeautifulSoup]) -> None:
    for slug in [*GUIDES, "take-the-interview"]:
        soup = soups[f"{slug}/index.html"]
        assert re.search(r"Reviewed \d+ \w+ 20\d\d", soup.main.get_text(" ")), slug
        assert soup.select("main nav a, main .next a"), slug


def test_every_source_note_leads_to_its_source_and_back(soups: dict[str, BeautifulSoup]) -> None:
    noted = 0
    for path, soup in soups.items():
        for note in soup.select("sup.note a"):
            source = soup.find(id=note["href"].removeprefix("#"))
            assert source, (path, note["href"])
            assert source.select_one(f"a[href='#{note['id']}']"), (path, note["href"])
            noted += 1
    assert noted > 50


def test_how_we_know_leads_to_each_topic_and_the_foot_of_a_page_only_to_how_we_know(
    soups: dict[str, BeautifulSoup],
) -> None:
    topics = sorted(f"/{path.removesuffix('index.html')}" for path in soups if path.startswith("how-we-know-"))
    hub = soups["how-we-know/index.html"]
    assert sorted(link["href"] for link in hub.select("main nav.chapter:not(.next) a")) == topics
    foot = [link["href"] for link in soups["index.html"].select(".foot nav a")]
    assert [link for link in foot if link.startswith("/how-we-know")] == ["/how-we-know/"]


def test_every_source_stands_on_the_page_of_its_topic_with_what_a_reader_needs(
    soups: dict[str, BeautifulSoup],
) -> None:
    for source in SOURCES.values():
        page = soups[f"how-we-know-{source.topic}/index.html"]
        entry = page.find(id=source.id)
        assert bool(entry) == source.publish, source.id
        if entry:
            text = entry.get_text(" ")
            wanted = (source.title, source.publisher, source.year, source.says, source.careful, f"Grade {source.read}")
            assert [part for part in wanted if part not in text] == [], source.id
            assert entry.select_one(f'a[href="{source.url}"]'), source.id


def test_the_number_of_a_note_leads_on_to_all_we_say_of_its_source(soups: dict[str, BeautifulSoup]) -> None:
    notes = [note for soup in soups.values() if not soup.form for note in soup.select(".notes li")]
    assert notes
    for note in notes:
        name = note["id"].removeprefix("note-")
        assert note.select_one(f"a[href$='/how-we-know-{SOURCES[name].topic}/#{name}']"), name


def links(soup: BeautifulSoup) -> set[str]:
    return {link["href"].partition("#")[0] for link in soup.select("a[href]")}


def test_every_page_leads_to_the_checklist_and_to_the_article_in_one_click(soups: dict[str, BeautifulSoup]) -> None:
    for path, soup in soups.items():
        for goal in ("/should-i-go/", "/take-the-interview/"):
            assert f"/{path}" == f"{goal}index.html" or goal in links(soup), (path, goal)


WAYS = {
    "index.html": [f"/{slug}/" for slug in GUIDES],
    "all-guides/index.html": [f"/{slug}/" for slug in [*GUIDES, *SHEETS]],
    "about/index.html": ["/corrections/"],
    "404.html": ["/i-have-been-scammed/", "/is-this-interview-real/"],
    "is-this-interview-real/index.html": ["/i-have-been-scammed/"],
    "when-not-to-go/index.html": ["/if-going-could-put-you-at-risk/"],
    "should-i-go/index.html": ["/if-going-could-put-you-at-risk/", "/worksheet-should-i-go/"],
    "prepare-in-an-hour/index.html": ["/worksheet-prepare-in-an-hour/", "/practise-out-loud/"],
    "what-to-find-out/index.html": ["/worksheet-questions-to-take-in/"],
    "notes-after-the-interview/index.html": ["/worksheet-notes-after/"],
    "should-i-take-this-offer/index.html": ["/two-offers/", "/your-floor/"],
}


@pytest.mark.parametrize("path", WAYS)
def test_who_needs_a_page_next_is_led_to_it(soups: dict[str, BeautifulSoup], path: str) -> None:
    assert set(WAYS[path]) - links(soups[path]) == set()


def test_the_foot_of_every_page_leads_to_the_corrections(soups: dict[str, BeautifulSoup]) -> None:
    assert [path for path, soup in soups.items() if not soup.select('.foot a[href="/corrections/"]')] == []


def test_every_chart_is_small_and_stands_beside_its_numbers_and_their_source(soups: dict[str, BeautifulSoup]) -> None:
    charts = [chart for soup in soups.values() for chart in soup.select("figure.chart")]
    assert len(charts) == len(list((ROOT / "content" / "charts").glob("*.toml"))) == 3
    for chart in charts:
        assert len(str(chart.svg).encode()) < 3_000
        assert chart.figcaption.select(".note a")
        words = chart.svg["aria-label"]
        assert [cell.get_text() for cell in chart.select("td") if cell.get_text() not in words] == []


def test_what_the_publisher_has_not_said_is_said_openly(soups: dict[str, BeautifulSoup]) -> None:
    assert "has not said" in soups["about/index.html"].get_text(" ")
