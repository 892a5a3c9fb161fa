"""What the offline worker keeps: of what readers may find all that fits, the nearest pages first."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest

from plugins.publishing.offline import MOST, WORKER, keep_offline, kept_of, write_farewell

from .conftest import digest

NOISE = "".join(random.Random(0).choices("abcdefghijklmnop", k=600_000))  # hardly smaller after compression


def site_of(folder: Path, pages: dict[str, str]) -> Path:
    for path, html in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(html, encoding="utf-8")
    return folder


def linked(*paths: str) -> str:
    return "".join(f'<a href="{path}">' for path in paths)


FOUR = {
    "index.html": linked("/b/#part", "/a/", "/feed.xml", "https://example.org/c/", "/gone/"),
    "a/index.html": linked("/", "/c/?x=1"),
    "b/index.html": "<p>é",
    "c/index.html": linked("/a/"),
    "404.html": linked("/"),
    "hidden/index.html": "<p>nobody leads here",
}


def test_pages_are_kept_by_how_few_clicks_lead_there_after_the_one_for_wrong_addresses(tmp_path: Path) -> None:
    kept = kept_of(site_of(tmp_path, FOUR))
    assert list(kept.pages) == ["/404.html", "/", "/b/", "/a/", "/c/"]
    assert kept.pages["/b/"] == "<p>é"
    assert kept.whole


def test_a_site_below_another_has_whole_paths(tmp_path: Path) -> None:
    pages = {path: html.replace('"/', '"/sub/') for path, html in FOUR.items()}
    kept = kept_of(site_of(tmp_path, pages), "/sub")
    assert list(kept.pages) == ["/sub/404.html", "/sub/", "/sub/b/", "/sub/a/", "/sub/c/"]


def test_a_page_that_asks_not_to_be_listed_is_not_kept(tmp_path: Path) -> None:
    site = site_of(tmp_path, {**FOUR, "a/index.html": '<meta name="robots" content="noindex">'})
    assert list(kept_of(site).pages) == ["/404.html", "/", "/b/"]


def test_a_large_site_is_kept_as_far_as_the_limit_goes(tmp_path: Path) -> None:
    pages = {f"{number}/index.html": NOISE[number * 150_000 :][:150_000] for number in range(4)}
    kept = kept_of(site_of(tmp_path, {"index.html": linked("/0/", "/1/", "/2/", "/3/"), **pages}))
    assert list(kept.pages) == ["/", "/0/", "/1/"]
    assert not kept.whole


def test_pictures_of_a_page_are_kept_with_it_or_neither(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"index.html": '<img src="/i.svg"><a href="/a/">', "a/index.html": '<img src="/j.svg">'})
    site_of(site, {"i.svg": "<svg/>", "j.svg": "x" * MOST})
    kept = kept_of(site)
    assert (list(kept.pages), dict(kept.files), kept.whole) == (["/"], {"/i.svg": 6}, False)


def test_a_picture_that_is_missing_stops_nothing(tmp_path: Path) -> None:
    assert kept_of(site_of(tmp_path, {"index.html": '<img src="/i.svg">'})).files == {}


@pytest.mark.parametrize("base", ["", "/sub"])
def test_the_worker_names_the_file_that_holds_the_pages(tmp_path: Path, base: str) -> None:
    keep_offline(site_of(tmp_path, {"index.html": "<p>é"}), base)
    (file,) = (tmp_path / "lasting").iterdir()
    assert json.loads(file.read_text(encoding="utf-8")) == {f"{base}/": "<p>é"}
    assert f'"pages": "{base}/lasting/{file.name}"' in (tmp_path / WORKER).read_text(encoding="utf-8")


def test_another_publish_is_another_worker_and_the_same_one_is_the_same(tmp_path: Path) -> None:
    keep_offline(site_of(tmp_path, FOUR))
    first = digest(tmp_path)
    keep_offline(tmp_path)
    assert digest(tmp_path) == first
    before = (tmp_path / WORKER).read_text()
    site_of(tmp_path, {"b/index.html": "<p>new"})
    keep_offline(tmp_path)
    assert (tmp_path / WORKER).read_text() != before
    assert len(list((tmp_path / "lasting").iterdir())) == 1


def test_the_workers_are_small_and_whole(tmp_path: Path) -> None:
    keep_offline(site_of(tmp_path, FOUR))
    assert len((tmp_path / WORKER).read_bytes()) < 2_500
    assert "KEPT" not in (tmp_path / WORKER).read_text()
    write_farewell(tmp_path)
    assert re.search(r"registration\.unregister\(\)", (tmp_path / WORKER).read_text())
