"""A feed is sound XML, and has what feed readers ask of it.

One stray "&" and every feed reader shows an error, or nothing, for months: nobody looks at a feed in the browser.

Bad:  <title>Beans & peas</title>
Good: <title>Beans &amp; peas</title>
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...reading.feeds import Feed, is_feed, read_feed
from ...records import Finding, Site
from ...records.trees import Broken
from ...tracing.origin import origin, origin_of_fault


def check(site: Site) -> Iterator[Finding]:
    """What is wrong with each feed; an id that several of them have twice is named once."""
    said: set[str] = set()
    for path, text in site.xml.items():
        if is_feed(text):
            feed = read_feed(text)
            yield from _broken(site, path, feed) if isinstance(feed, Broken) else _wrong(site, path, feed, said)


def _broken(site: Site, path: str, fault: Broken) -> Iterator[Finding]:
    message = f"the feed /{path} is no sound XML: {fault.reason}, on its line {fault.line}"
    yield Finding(message, at=origin_of_fault(site, path, fault))


def _wrong(site: Site, path: str, feed: Feed, said: set[str]) -> Iterator[Finding]:
    if feed.lacking:
        yield Finding(f"the feed /{path} lacks {', '.join(feed.lacking)}", at=origin(site, path))
    times = Counter(entry.id for entry in feed.entries if entry.id)
    twice = {name for name, count in times.items() if count > 1} - said
    said |= twice
    for name in sorted(twice):
        message = f'two entries of the feed /{path} have the id "{name}"; readers show one of them'
        yield Finding(message, at=origin(site, path, name))
    for entry in feed.entries:
        if entry.date is None and entry.written:
            message = f'"{entry.written}", of "{entry.title}" in the feed /{path}, is no date of {feed.form}'
            yield Finding(message, at=origin(site, path, entry.written))
