"""Collects the links of a built site that lead out of it, each with the places where it is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from .external.records import Outside, Use
from .reading.load import read_files, read_site
from .records import Link, Page, Site
from .records.content import Built, Content
from .tracing.trace import Spot, Tracer


def outside_links(folder: Path, *, url: str, content: Content, built: Iterable[Built]) -> tuple[Outside, ...]:
    """Every address of the web that a reader may follow from the site in ``folder``, or that a page loads, by address.

    ``url``, ``content`` and ``built`` as for ``check_site``.
    """
    site, _ = read_site(folder, url=url, content=content, built=built)
    tracer = Tracer(site.addresses, read_files(content.layout))
    spots: dict[str, dict[Spot, set[str]]] = defaultdict(lambda: defaultdict(set))
    for page, link, address in _links(site):
        spots[address][tracer.trace(link, page)].add(page.address)
    return tuple(Outside(address, tuple(_uses(places))) for address, places in sorted(spots.items()))


def _links(site: Site) -> Iterator[tuple[Page, Link, str]]:
    for page, link, _ in site.leading("outside"):
        address = f"https:{link.href.strip()}" if link.href.strip().startswith("//") else link.href.strip()
        if link.role != "name" and address.lower().startswith(("http://", "https://")):
            yield page, link, address


def _uses(places: dict[Spot, set[str]]) -> Iterator[Use]:
    """One use for each place; what stands in the frame of several pages stands at one."""
    merged: dict[tuple[str, int, int], set[str]] = defaultdict(set)
    for spot, pages in places.items():
        merged[spot.file, spot.line, spot.column] |= pages
    return (Use(*place, tuple(sorted(pages))) for place, pages in sorted(merged.items()))
