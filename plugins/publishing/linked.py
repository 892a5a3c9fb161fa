"""Linked data for search engines: what a page is, in the terms of schema.org, and no more than is true of it.

Which properties each kind must have: developers.google.com/search/docs/appearance/structured-data, under "Article",
"Site name" and "Organization". There are no breadcrumbs: where every page stands right below the first, a trail of two
says nothing, and costs each page some 70 bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..record import record
from .words import as_date

CONTEXT = {"@context": "https://schema.org"}


@record
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


def of_page(page: Any, address: str) -> dict[str, Any]:
    """A page that is kept up to date: when it was last looked over."""
    reviewed = _day(getattr(page, "reviewed", ""))
    return _filled({**CONTEXT, "@type": "WebPage", "url": address, "lastReviewed": reviewed})


def of_article(page: Any, address: str, picture: str, site: Whole) -> dict[str, Any]:
    """A dated piece: who wrote it and when."""
    said = {
        **CONTEXT,
        "@type": "Article",
        "mainEntityOfPage": address,
        "headline": page.title,
        "image": picture,
        "datePublished": _day(page.date),
        "dateModified": _day(getattr(page, "modified", "") or getattr(page, "reviewed", "") or page.date),
        "author": {"@type": "Organization", "name": site.publisher, "url": site.home},
    }
    return _filled(said)


def _filled(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value}


def _day(value: Any) -> str:
    """A date as schema.org wants it; empty where it is none: the front-matter rules name it."""
    try:
        return as_date(value).isoformat()
    except ValueError:
        return ""
