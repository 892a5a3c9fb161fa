"""A page in one file for disk: it needs nothing of the site, leads back there, and states its own policy."""

from __future__ import annotations

import shutil
from pathlib import Path

from plugins.publishing.downloads import NAME, from_disk, offer_downloads
from plugins.publishing.policy import inline_hashes
from plugins.publishing.staged import Staged
from plugins.standing import Standing
from plugins.store import Store

SITE = "https://example.org/sub"
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<link rel="canonical" href="https://example.org/sub/x/">
<link rel="icon" href="/sub/icon.svg" type="image/svg+xml">
<template><link rel="manifest" href="/sub/manifest.webmanifest"></template>
<style>a{}</style>
</head>
<body>
<p>Text. <a download="x.html" href="/sub/x/page.download">Download this page</a>
<p><a href="/sub/b/">B</a> <a href="#part">Part</a> <a href="https://example.com/">Elsewhere</a>
<script type="module">share(location.href.split("#")[0],location.host);location.replace("/");</script>
<script type="module">navigator.serviceWorker.register("/sub/sw.js")</script>
</body>
"""


def made() -> str:
    return from_disk(PAGE, f"{SITE}/x/", SITE)


def test_what_needs_the_site_is_left_out() -> None:
    for part in ("icon.svg", "webmanifest", "template", "serviceWorker", "download"):
        assert part in PAGE
        assert part not in made()


def test_an_icon_that_comes_with_the_page_stays() -> None:
    icon = '<link rel="icon" href="data:image/svg+xml,%3Csvg/%3E">'
    assert icon in from_disk(PAGE.replace("<style>", f"{icon}<style>", 1), f"{SITE}/x/", SITE)


def test_links_lead_to_the_site_or_stay_in_the_file() -> None:
    for link in ("https://example.org/sub/b/", "#part", "https://example.com/", "https://example.org/sub/x/"):
        assert f'href="{link}"' in made()


def test_what_the_page_shares_is_its_address_on_the_site() -> None:
    assert 'share("https://example.org/sub/x/".split("#")[0],"example.org");location.replace("/");' in made()


def test_the_policy_stands_before_the_first_style_and_allows_what_is_left() -> None:
    policy = made().partition("<style>")[0].partition('Content-Security-Policy" content="')[2].partition('"')[0]
    assert "default-src 'none'" in policy
    assert "trusted-types 'none'" in policy
    hashes = inline_hashes([made()])
    assert len(hashes["script"]) == 1
    for found in (*hashes["style"], *hashes["script"]):
        assert found in policy


def test_only_pages_that_offer_a_file_have_one(tmp_path: Path) -> None:
    for name, html in {"x/index.html": PAGE, "y/index.html": "<p>no offer"}.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(html, encoding="utf-8")
    offer_downloads(Staged(tmp_path), SITE)
    assert (tmp_path / "x" / NAME).read_text(encoding="utf-8") == made()
    assert not (tmp_path / "y" / NAME).exists()


def offer(folder: Path, store: Store) -> Standing:
    """Offer a page in the staging folder of an output."""
    (folder / "staging/x").mkdir(parents=True)
    (folder / "staging/x/index.html").write_text(PAGE)
    standing = Standing(folder / "output", folder / "staging", store)
    staged = Staged(folder / "staging", store, standing)
    offer_downloads(staged, SITE)
    staged.keep()
    return standing


def test_what_stands_is_offered_again_unless_somebody_had_a_hand_in_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", code="code")
    first, former = offer(tmp_path, store), tmp_path / "output/x" / NAME
    (tmp_path / "staging").rename(tmp_path / "output")
    first.keep()
    offer(tmp_path, store)
    assert (tmp_path / "staging/x" / NAME).samefile(former)
    shutil.rmtree(tmp_path / "staging")
    former.write_text("Somebody's words")
    offer(tmp_path, store)
    assert (tmp_path / "staging/x" / NAME).read_text() == made()
