"""Pictures, sounds and films that a page loads from other people's hosts."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from ..records import Road, Site
from ..records.form import host_of, made_up, private_host
from ..records.page import Link, Page
from .policy import policies

_DIRECTIVES = {"audio": "media-src", "source": "media-src", "track": "media-src", "video": "media-src"}
_TAGS = frozenset(("audio", "image", "img", "input", "source", "track", "video"))


def foreign_media(site: Site) -> Iterator[tuple[Page, Link]]:
    """Each such link, but where another rule says more: plain http, a host that is local or made up, a policy."""
    for page, link, _ in site.links(road for road in site.hosted if _is_meant(road)):
        if not _blocked(page, link, site):
            yield page, link


def _is_meant(road: Road) -> bool:
    host = host_of(road.href) if road.kind in _TAGS and road.target.state == "outside" else ""
    return bool(host and not private_host(host) and not made_up(host) and not road.href.lower().startswith("http://"))


def _blocked(page: Page, link: Link, site: Site) -> bool:
    in_picture = link.kind == "source" and page.elements[link.element.parent].tag == "picture"
    directive = "img-src" if in_picture or link.attribute == "poster" else _DIRECTIVES.get(link.kind, "img-src")
    home = site.addresses.root
    headers = policies(site.texts.get("_headers", ""), page.address)
    return not all(policy.loads(directive, urljoin(home + page.address, link.href), home) for policy in headers)
