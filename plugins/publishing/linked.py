"""Linked data for search engines: what a page is, in the terms of schema.org, and no more than is true of it.

Which properties each kind must have: developers.google.com/search/docs/appearance/structured-data, under "Article",
"Breadcrumb", "Site name" and "Organization".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .words import as_date

CONTEXT = {"@context": "https://schema.org"}


@dataclass(frozen=True)
class Whole:
    """The site that pages belong to. ``home`` is its address, with a slash at its end, as are those of pages."""

    name: str
    line: str
    language: str
    home: str
    publisher: str
    icon: str


def of_home(site: Whole) -> dict[str, Any]:
    """The first page stands for the site and for who publishes it."""
    publisher = {"@type": "Organization", "name": site.publisher, "url": site.home, "logo": site.icon}
    return {
        **CONTEXT,
        "@type": "WebSite",
        "name": site.name,
        "url": site.home,
        "description": site.line,
        "inLanguage": site.language,
        "publisher": publisher,
    }


def of_page(page: Any, address: str, site: Whole) -> dict[str, Any]:
    """A page that is kept up to date: when it was last looked over, and the way to it."""
    said = {
        **CONTEXT,
        "@type": "WebPage",
        "url": address,
        "lastReviewed": _day(getattr(page, "reviewed", "")),
        "breadcrumb": _trail(page, site),
    }
    return _filled(said)


def of_article(page: Any, address: str, picture: str, site: Whole) -> dict[str, Any]:
    """A dated piece: who wrote it and when, and the way to it."""
    said = {
        "@type": "Article",
        "mainEntityOfPage": address,
        "headline": page.title,
        "image": picture,
        "datePublished": _day(page.date),
        "dateModified": _day(getattr(page, "modified", "") or getattr(page, "reviewed", "") or page.date),
        "author": {"@type": "Organization", "name": site.publisher, "url": site.home},
    }
    return {**CONTEXT, "@graph": [_filled(said), _trail(page, site)]}


def _trail(page: Any, site: Whole) -> Mapping[str, Any]:
    # The last one is the page itself, and needs no address.
    home = {"@type": "ListItem", "position": 1, "name": site.name, "item": site.home}
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [home, {"@type": "ListItem", "position": 2, "name": page.title}],
    }


def _filled(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value}


def _day(value: Any) -> str:
    """A date as schema.org wants it; empty where it is none: the front-matter rules name it."""
    try:
        return as_date(value).isoformat()
    except ValueError:
        return ""
