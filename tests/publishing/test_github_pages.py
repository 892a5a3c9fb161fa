"""The copy for GitHub Pages: each page under its own part of the policy, each old address a page that leads on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.publishing.finish import finish
from plugins.publishing.hosts.github_pages import copy, unled
from plugins.publishing.offline import keep_offline
from plugins.publishing.policy import inline_hashes
from plugins.publishing.redirects import Redirect
from plugins.publishing.staged import Staged

PAGE = """<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<title>Seite</title>
<link rel="canonical" href="{address}">
<style>a{{}}</style>
</head>
<body><main><h1>Seite</h1></main></body>
</html>
"""
OLD = (
    Redirect("/old/", "/about/?a=1&b=2#part"),
    Redirect("/old.html", "https://example.net/"),
    Redirect("/x.php", "/"),
)


def made(tmp_path: Path, address: str = "https://example.org", *, policy: bool = True, base: str = "") -> Path:
    """A small finished site."""
    site = tmp_path / "site"
    for name, extra in {"index.html": "", "about/index.html": "<script>b()</script>"}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        text = PAGE.format(address=f"{address}/{name.removesuffix('index.html')}") + extra
        (site / name).write_text(text, encoding="utf-8")
    (site / "icon.svg").write_text("<svg/>", encoding="utf-8")
    finish(Staged(site), policy=policy, redirects=OLD, base=base)
    return site


def policy_of(html: str) -> str:
    start = html.index('<meta http-equiv="Content-Security-Policy" content="')
    assert start < html.find("<style") or "<style" not in html
    return html[start:].split('"')[3]


def test_a_page_states_its_own_part_of_the_policy_before_anything_else(tmp_path: Path) -> None:
    assert copy(made(tmp_path), tmp_path / "copy") == []
    first = (tmp_path / "copy/index.html").read_text(encoding="utf-8")
    about = (tmp_path / "copy/about/index.html").read_text(encoding="utf-8")
    assert '<meta charset="utf-8"><meta http-equiv=' in first
    assert '<meta name="referrer" content="no-referrer">' in first
    assert "script-src 'none'" in policy_of(first)
    assert inline_hashes([about])["script"][0] in policy_of(about)
    assert "default-src 'none'" in policy_of(first)
    assert "frame-ancestors" not in first  # a browser complains of it in a page


def test_files_for_other_hosts_are_left_out(tmp_path: Path) -> None:
    copy(made(tmp_path), tmp_path / "copy")
    names = {
        path.relative_to(tmp_path / "copy").as_posix() for path in (tmp_path / "copy").rglob("*") if path.is_file()
    }
    assert names == {
        *("index.html", "about/index.html", "icon.svg", "old/index.html", "old.html", ".nojekyll", "CNAME")
    }


def test_an_old_address_is_a_page_that_leads_on_under_the_policy(tmp_path: Path) -> None:
    copy(made(tmp_path), tmp_path / "copy")
    page = (tmp_path / "copy/old/index.html").read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert '<meta http-equiv="refresh" content="0; url=/about/?a=1&amp;b=2#part">' in page
    assert '<link rel="canonical" href="https://example.org/about/?a=1&amp;b=2#part">' in page
    assert "style-src 'none'; script-src 'none'" in policy_of(page)
    assert "url=https://example.net/" in (tmp_path / "copy/old.html").read_text(encoding="utf-8")


def test_addresses_that_can_be_no_page_are_named(tmp_path: Path) -> None:
    assert unled(made(tmp_path)) == ["/x.php"]
    (tmp_path / "site/_redirects").unlink()
    assert unled(tmp_path / "site") == []


def test_below_a_path_old_addresses_stand_at_the_root_of_the_copy(tmp_path: Path) -> None:
    copy(made(tmp_path, "https://someone.github.io/site", base="/site"), tmp_path / "copy")
    page = (tmp_path / "copy/old/index.html").read_text(encoding="utf-8")
    assert "url=/site/about/?a" in page
    assert 'href="https://someone.github.io/site/about/?a' in page


# Each row: the address that the first page names as its own, and what CNAME holds.
HOSTS = [
    ("https://example.org", "example.org\n"),
    ("https://example.org:8443/sub", "example.org\n"),
    ("https://someone.github.io/site", None),
    ("http://localhost:8000", None),
]


@pytest.mark.parametrize(("address", "host"), HOSTS)
def test_the_host_is_the_one_of_the_pages_where_it_is_not_github(
    address: str, host: str | None, tmp_path: Path
) -> None:
    copy(made(tmp_path, address), tmp_path / "copy")
    name = tmp_path / "copy/CNAME"
    assert (name.read_text(encoding="utf-8") if name.exists() else None) == host


def test_a_site_without_a_policy_gets_none(tmp_path: Path) -> None:
    site = made(tmp_path, policy=False)
    (site / "index.html").write_text("<title>No head, and no address</title>", encoding="utf-8")
    assert copy(site, tmp_path / "copy") == []
    first = (tmp_path / "copy/index.html").read_text(encoding="utf-8")
    assert first.startswith('<meta name="referrer" content="no-referrer"><title>')
    assert not (tmp_path / "copy/CNAME").exists()
    assert '<html lang="en">' in (tmp_path / "copy/old/index.html").read_text(encoding="utf-8")


def test_what_the_policy_of_a_page_would_stop_is_said(tmp_path: Path) -> None:
    site = made(tmp_path)
    page = site / "about/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<h1>", '<h1 onclick="b()">'), encoding="utf-8")
    (problem,) = copy(site, tmp_path / "copy")
    assert (problem.rule, "onclick" in problem.message) == ("page-policy", True)


def test_what_readers_keep_states_the_policy_as_well(tmp_path: Path) -> None:
    site = made(tmp_path)
    keep_offline(site)
    copy(site, tmp_path / "copy")
    (file,) = (tmp_path / "copy" / "lasting").glob("offline.*.json")
    assert json.loads(file.read_text())["/"] == (tmp_path / "copy" / "index.html").read_text()
    assert file.name in (tmp_path / "copy" / "sw.js").read_text()
