"""Reads the feeds and the sitemaps of a site as far as the rules ask about them."""

from __future__ import annotations

import datetime
import email.utils
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from ...record import record
from ..records.trees import Broken, read_xml

if TYPE_CHECKING:
    from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@record
class Entry:
    """One text of a feed. What it does not say is empty; ``date`` is None where that is no date."""

    title: str
    id: str
    link: str
    written: str
    date: datetime.datetime | None


@record
class Feed:
    """One feed. ``lacking`` are elements that its form asks for and it does not have (RFC 4287, RSS 2.0)."""

    form: str
    entries: tuple[Entry, ...]
    lacking: tuple[str, ...]


def is_feed(text: str) -> bool:
    """Whether a file is meant as a feed."""
    return "<feed" in text[:1000] or "<rss" in text[:1000]


def is_map(text: str) -> bool:
    """Whether a file is meant as a sitemap, or as a list of those."""
    return "<urlset" in text[:1000] or "<sitemapindex" in text[:1000]


@lru_cache(maxsize=256)
def read_feed(text: str) -> Feed | Broken:
    """A feed, or why it cannot be read."""
    root = read_xml(text.encode())
    if isinstance(root, Broken):
        return root
    return _atom(root) if root.tag == f"{ATOM}feed" else _rss(root)


@lru_cache(maxsize=256)
def read_map(text: str) -> tuple[str, ...] | Broken:
    """The addresses in a sitemap, or why it cannot be read."""
    root = read_xml(text.encode())
    return root if isinstance(root, Broken) else tuple((found.text or "").strip() for found in root.iter(f"{MAPS}loc"))


def _atom(root: ElementTree.Element) -> Feed:
    entries = root.findall(f"{ATOM}entry")
    lacking = [name for name in ("id", "title", "updated") if not _text(root, f"{ATOM}{name}")]
    inner = {name for entry in entries for name in ("id", "title", "updated") if not _text(entry, f"{ATOM}{name}")}
    return Feed("Atom", tuple(map(_atom_entry, entries)), (*lacking, *_of_entries(inner)))


def _atom_entry(entry: ElementTree.Element) -> Entry:
    links = [link.get("href", "") for link in entry.iter(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    written = _text(entry, f"{ATOM}published") or _text(entry, f"{ATOM}updated")
    return Entry(_text(entry, f"{ATOM}title"), _text(entry, f"{ATOM}id"), "".join(links[:1]), written, _iso(written))


def _rss(root: ElementTree.Element) -> Feed:
    channel = root.find("channel")
    if channel is None:
        return Feed("RSS", (), ("channel",))
    items = channel.findall("item")
    lacking = [name for name in ("title", "link", "description") if channel.find(name) is None]
    bare = {"title" for item in items if not _text(item, "title") and not _text(item, "description")}
    return Feed("RSS", tuple(map(_rss_entry, items)), (*lacking, *_of_entries(bare)))


def _rss_entry(item: ElementTree.Element) -> Entry:
    written = _text(item, "pubDate")
    return Entry(_text(item, "title"), _text(item, "guid"), _text(item, "link"), written, _of_mail(written))


def _of_entries(names: set[str]) -> Iterator[str]:
    return (f"{name} of an entry" for name in sorted(names))


def _text(element: ElementTree.Element, name: str) -> str:
    return (element.findtext(name) or "").strip()


def _iso(text: str) -> datetime.datetime | None:
    try:
        found = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None  # RFC 3339 asks for a zone


def _of_mail(text: str) -> datetime.datetime | None:
    try:
        return email.utils.parsedate_to_datetime(text)
    except ValueError:
        return None
