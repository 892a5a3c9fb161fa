"""What a feed names is on the site, at its whole address, and what is new on the site is in the feed.

A feed reader shows the feed on its own: an address without its host leads nowhere there.

While a site is built for "localhost" whole addresses are not asked for; SITEURL brings them.

Bad:  <link href="/say-no/"/>, or an article that the feed leaves out
Good: <link href="https://example.org/say-no/"/>
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ...lore.dates import read_day
from ...reading.feeds import Entry, Feed, is_feed, read_feed
from ...records import Finding, Page, Site
from ...tracing.origin import origin

FEED_TYPES = ("application/atom+xml", "application/rss+xml")


def check(site: Site) -> Iterator[Finding]:
    """Each entry that leads nowhere, and each article that a feed of the home page leaves out."""
    feeds = {path: read_feed(text) for path, text in site.xml.items() if is_feed(text)}
    local = "//localhost" in site.addresses.url or "//127." in site.addresses.url
    said: set[str] = set()
    for path, feed in feeds.items():
        for entry in feed.entries if isinstance(feed, Feed) else ():
            fault = _fault(entry, site, local=local)
            if fault and entry.link not in said:
                said.add(entry.link)
                yield Finding(f'"{entry.link}", in the feed /{path}, {fault}', at=origin(site, path, entry.link))
    for path in _announced(site):
        announced = feeds.get(path)
        if isinstance(announced, Feed):
            yield from _left_out(site, path, announced)


def _fault(entry: Entry, site: Site, *, local: bool) -> str:
    if not entry.link:
        return ""
    if not entry.link.startswith(("http://", "https://")):
        return "" if local else "is no whole address; it has to begin with that of the site"
    target = site.addresses.find("/", entry.link.partition("?")[0])
    return "leads to nothing on this site" if target.state in ("missing", "case") else ""


def _announced(site: Site) -> Iterator[str]:
    """The files of the feeds that the home page names."""
    home = site.by_path.get("index.html")
    for element in home.all("link") if home else ():
        if element.get("type") in FEED_TYPES:
            yield site.addresses.find("/", element.get("href")).path


def _left_out(site: Site, path: str, feed: Feed) -> Iterator[Finding]:
    """Articles that are newer than the oldest entry and no entry: a feed may leave out what is old."""
    named = {site.addresses.find("/", entry.link.partition("?")[0]).path for entry in feed.entries}
    oldest = min((entry.date.date() for entry in feed.entries if entry.date), default=datetime.date.min)
    for item in site.built:
        page = site.by_path.get(item.save_as) if item.kind == "article" and item.status == "published" else None
        if page and page.path not in named and _day(page) > oldest:
            yield Finding(f"the feed /{path} leaves this article out", at=page.field("title"), where=page)


def _day(page: Page) -> datetime.date:
    """The day of an article as far as its text says it. Translations have feeds of their own."""
    day = read_day(page.source.value("date")) if page.source and not page.source.value("lang") else None
    return day or datetime.date.min
